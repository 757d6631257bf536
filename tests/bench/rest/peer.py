"""Courses and questions with FastAPI, SQLAlchemy and asyncpg, written as most would.

`python -m tests.bench.rest.peer <port>`, with DATABASE_URL and SECRET_KEY. It reads and writes the
same tables, asks who may do what, and answers with the same fields.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import jwt
import uvicorn
from fastapi import Depends, FastAPI, Header, HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import DateTime, ForeignKey, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship

address = os.environ["DATABASE_URL"].replace("postgresql://", "postgres://", 1)
engine = create_async_engine(
    address.replace("postgres://", "postgresql+asyncpg://", 1), pool_size=10, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
Moment = DateTime(timezone=True)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    full_name: Mapped[str]
    role: Mapped[str]
    status: Mapped[str]


class AuthSession(Base):
    __tablename__ = "auth_sessions"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Category(Base):
    __tablename__ = "course_categories"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str]
    name: Mapped[str]


class Course(Base):
    __tablename__ = "courses"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    slug: Mapped[str]
    summary: Mapped[str]
    description: Mapped[str]
    status: Mapped[str]
    level: Mapped[str | None]
    language: Mapped[str]
    timezone: Mapped[str]
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("course_categories.id"))
    tags: Mapped[list[str]] = mapped_column(JSONB)
    visibility: Mapped[str]
    starts_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    enrollment_mode: Mapped[str]
    enrollment_opens_at: Mapped[datetime | None] = mapped_column(Moment)
    enrollment_closes_at: Mapped[datetime | None] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int]
    owner: Mapped[User] = relationship()
    category: Mapped[Category | None] = relationship()


class CourseStaff(Base):
    __tablename__ = "course_staff"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    user_id: Mapped[UUID]
    role: Mapped[str]


class Enrollment(Base):
    __tablename__ = "enrollments"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    user_id: Mapped[UUID]
    status: Mapped[str]
    percent: Mapped[int]


class Bank(Base):
    __tablename__ = "question_banks"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID | None]


class Question(Base):
    __tablename__ = "questions"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    bank_id: Mapped[UUID] = mapped_column(ForeignKey("question_banks.id"))
    category_id: Mapped[UUID | None]
    title: Mapped[str]
    tags: Mapped[list[str]] = mapped_column(JSONB)
    archived: Mapped[bool]
    version: Mapped[int]
    points: Mapped[float]
    live_points: Mapped[int]
    time_limit_s: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(Moment)


class Version(Base):
    __tablename__ = "question_versions"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    question_id: Mapped[UUID]
    number: Mapped[int]
    type: Mapped[str]
    stem: Mapped[str]
    explanation: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    hints: Mapped[list[str]] = mapped_column(JSONB)
    feedback: Mapped[dict[str, Any]] = mapped_column(JSONB)
    policy: Mapped[str | None]
    used: Mapped[bool]


class Slot(Base):
    __tablename__ = "quiz_slots"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    quiz_id: Mapped[UUID]
    question_id: Mapped[UUID | None]
    position: Mapped[int]
    points: Mapped[Decimal | None]


class Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Person(Out):
    id: UUID
    full_name: str


class CategoryName(Out):
    id: UUID
    slug: str
    name: str


class Rules(Out):
    mode: str
    opens_at: datetime | None
    closes_at: datetime | None
    open: bool


class Mine(Out):
    id: UUID
    status: str
    percent: int


class CourseItem(Out):
    id: UUID
    title: str
    slug: str
    summary: str
    status: str
    level: str | None
    language: str
    timezone: str
    category_id: UUID | None
    category: CategoryName | None
    tags: list[str]
    visibility: str
    starts_at: datetime | None
    ends_at: datetime | None
    published_at: datetime | None
    owner: Person
    enrollment: Rules
    learners: int
    my_role: str | None
    my_enrollment: Mine | None
    enrolled: bool
    created_at: datetime
    updated_at: datetime


class CourseOut(CourseItem):
    description: str
    bank_id: UUID | None


class CoursePage(BaseModel):
    items: list[CourseItem]
    next: str | None


class QuestionPatch(BaseModel):
    model_config = ConfigDict(extra="forbid")
    stem: str | None = Field(None, max_length=10_000)
    explanation: str | None = Field(None, max_length=10_000)


class QuestionOut(Out):
    id: UUID
    bank_id: UUID
    category_id: UUID | None
    title: str
    tags: list[str]
    archived: bool
    points: float
    live_points: int
    time_limit_s: int
    type: str
    stem: str
    explanation: str
    hints: list[str]
    feedback: dict[str, str]
    policy: str | None
    version: int
    options: list[dict[str, Any]]
    position: int | None


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    print("ready", flush=True)  # noqa: T201  the bench waits for it
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)
KEY = os.environ["SECRET_KEY"]


async def database() -> AsyncIterator[AsyncSession]:
    async with sessions() as db:
        yield db


Db = Annotated[AsyncSession, Depends(database)]


async def person(db: Db, authorization: Annotated[str, Header()]) -> User:
    try:
        token = authorization.removeprefix("Bearer ")
        claims = jwt.decode(token, KEY, ["HS256"], audience="lms-api", issuer="lms")
    except jwt.InvalidTokenError:
        raise HTTPException(401) from None
    found = await db.scalar(
        select(User)
        .join(AuthSession, AuthSession.user_id == User.id)
        .where(
            User.id == UUID(claims["sub"]),
            User.status == "active",
            AuthSession.id == UUID(claims["sid"]),
            AuthSession.revoked_at.is_(None),
            AuthSession.expires_at > func.now(),
        )
    )
    if found is None:
        raise HTTPException(401)
    return found


Me = Annotated[User, Depends(person)]


async def items(db: AsyncSession, me: User, courses: list[Course]) -> list[dict[str, Any]]:
    ids = [course.id for course in courses]
    staff = await db.scalars(
        select(CourseStaff).where(CourseStaff.user_id == me.id, CourseStaff.course_id.in_(ids))
    )
    roles = {one.course_id: one.role for one in staff}
    mine = await db.scalars(
        select(Enrollment).where(
            Enrollment.user_id == me.id,
            Enrollment.course_id.in_(ids),
            Enrollment.status.in_(("active", "completed")),
        )
    )
    places = {one.course_id: one for one in mine}
    counted = await db.execute(
        select(Enrollment.course_id, func.count().label("n"))
        .where(Enrollment.course_id.in_(ids), Enrollment.status.in_(("active", "completed")))
        .group_by(Enrollment.course_id)
    )
    learners = {one.course_id: one.n for one in counted}
    now = datetime.now(UTC)
    shown = []
    for course in courses:
        place = places.get(course.id)
        opens, closes = course.enrollment_opens_at, course.enrollment_closes_at
        is_open = (
            course.status == "published"
            and course.enrollment_mode == "self"
            and (opens is None or opens <= now)
            and (closes is None or now < closes)
        )
        role = "owner" if course.owner_id == me.id else roles.get(course.id)
        shown.append(
            {
                **{name: getattr(course, name) for name in PLAIN},
                "enrollment": {
                    "mode": course.enrollment_mode, "opens_at": opens, "closes_at": closes,
                    "open": is_open,
                },
                "learners": learners.get(course.id, 0),
                "my_role": role or ("student" if place else None),
                "my_enrollment": place,
                "enrolled": place is not None,
            }
        )  # fmt: skip
    return shown


PLAIN = CourseItem.model_fields.keys() - {
    "enrollment", "learners", "my_role", "my_enrollment", "enrolled",
}  # fmt: skip


def visible(me: User) -> Any:
    teaches = select(CourseStaff.course_id).where(CourseStaff.user_id == me.id)
    return (
        Course.deleted_at.is_(None),
        or_(Course.status == "published", Course.owner_id == me.id, Course.id.in_(teaches)),
    )


@app.get("/api/v1/courses")
async def list_courses(db: Db, me: Me, limit: int = 25) -> CoursePage:
    found = await db.scalars(
        select(Course)
        .options(joinedload(Course.owner), joinedload(Course.category))
        .where(*visible(me))
        .order_by(Course.id.desc())
        .limit(limit + 1)
    )
    courses = list(found)
    shown = await items(db, me, courses[:limit])
    following = str(courses[limit].id) if len(courses) > limit else None
    return CoursePage(items=[CourseItem.model_validate(one) for one in shown], next=following)


@app.get("/api/v1/courses/{course_id}")
async def read_course(db: Db, me: Me, course_id: UUID, response: Response) -> CourseOut:
    course = await db.scalar(
        select(Course)
        .options(joinedload(Course.owner), joinedload(Course.category))
        .where(*visible(me), Course.id == course_id)
    )
    if course is None:
        raise HTTPException(404)
    [shown] = await items(db, me, [course])
    bank_id = None
    if shown["my_role"] not in (None, "student"):
        bank_id = await db.scalar(select(Bank.id).where(Bank.course_id == course_id))
    response.headers["ETag"] = f'"{course.version}"'
    return CourseOut.model_validate(shown | {"description": course.description, "bank_id": bank_id})


@app.patch("/api/v1/questions/{question_id}")
async def change_question(
    db: Db, me: Me, question_id: UUID, data: QuestionPatch, response: Response
) -> QuestionOut:
    manages = (
        select(Bank.id)
        .join(Course, Course.id == Bank.course_id)
        .where(
            Course.deleted_at.is_(None),
            or_(
                Course.owner_id == me.id,
                Course.id.in_(
                    select(CourseStaff.course_id).where(
                        CourseStaff.user_id == me.id, CourseStaff.role == "co_instructor"
                    )
                ),
            ),
        )
    )
    question = await db.scalar(
        select(Question)
        .where(Question.id == question_id, Question.bank_id.in_(manages))
        .with_for_update(key_share=True)
    )
    if question is None:
        raise HTTPException(404)
    version = await db.scalar(
        select(Version)
        .where(Version.question_id == question_id, Version.number == question.version)
        .with_for_update(key_share=True)
    )
    assert version is not None
    for name, value in data.model_dump(exclude_unset=True).items():
        setattr(version, name, value)
    question.updated_at = datetime.now(UTC)
    await db.flush()
    places = list(await db.scalars(select(Slot).where(Slot.question_id == question_id).limit(2)))
    await db.commit()
    response.headers["ETag"] = f'"{question.updated_at.timestamp()}"'
    asked = ("type", "stem", "explanation", "hints", "feedback", "policy")
    own = QuestionOut.model_fields.keys() - {*asked, "options", "position", "version"}
    return QuestionOut(
        **{name: getattr(question, name) for name in own},
        **{name: getattr(version, name) for name in asked},
        version=version.number,
        options=version.content["options"],
        position=places[0].position if len(places) == 1 else None,
    )


if __name__ == "__main__":
    uvicorn.run(
        app, host="127.0.0.1", port=int(sys.argv[1]), loop="uvloop", log_level="warning",
        access_log=False,
    )  # fmt: skip
