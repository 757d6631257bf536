"""Starting, saving and handing in with FastAPI and SQLAlchemy, as most would write them.

`python -m tests.bench.rest.attempts <port>`: the routes of tests/bench/rest/peer.py and these.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, cast
from uuid import UUID, uuid4

import uvicorn
from fastapi import HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field
from redis.asyncio import Redis
from sqlalchemy import BigInteger, ForeignKey, func, or_, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, joinedload, mapped_column, relationship

from tests.bench.rest.peer import (
    Base,
    Course,
    CourseStaff,
    Db,
    Enrollment,
    Me,
    Moment,
    Out,
    Slot,
    User,
    Version,
    app,
    visible,
)

redis = Redis.from_url(os.environ["REDIS_URL"])
GRACE = timedelta(seconds=5)


class Quiz(Base):
    __tablename__ = "quizzes"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID] = mapped_column(ForeignKey("courses.id"))
    title: Mapped[str]
    status: Mapped[str]
    mode: Mapped[str]
    opens_at: Mapped[datetime | None] = mapped_column(Moment)
    closes_at: Mapped[datetime | None] = mapped_column(Moment)
    time_limit_s: Mapped[int | None]
    attempts_allowed: Mapped[int]
    grading_policy: Mapped[str]
    shuffle_options: Mapped[bool]
    one_at_a_time: Mapped[bool]
    pass_percent: Mapped[Decimal | None]
    policy: Mapped[str]
    show_score: Mapped[str]
    show_answers: Mapped[str]


class Attempt(Base):
    __tablename__ = "attempts"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    quiz_id: Mapped[UUID] = mapped_column(ForeignKey("quizzes.id"))
    course_id: Mapped[UUID]
    user_id: Mapped[UUID]
    number: Mapped[int]
    state: Mapped[str]
    preview: Mapped[bool]
    practice: Mapped[bool]
    shuffle_options: Mapped[bool]
    started_at: Mapped[datetime] = mapped_column(Moment)
    deadline: Mapped[datetime | None] = mapped_column(Moment)
    submitted_at: Mapped[datetime | None] = mapped_column(Moment)
    submitted_by: Mapped[str | None]
    score: Mapped[Decimal | None]
    max_points: Mapped[Decimal]
    percent: Mapped[Decimal | None]
    passed: Mapped[bool | None]
    abandoned_reason: Mapped[str]
    version: Mapped[int]
    failures: Mapped[int]
    quiz: Mapped[Quiz] = relationship()


class Answer(Base):
    __tablename__ = "attempt_answers"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempts.id"))
    question_id: Mapped[UUID]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_versions.id"))
    position: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    points: Mapped[Decimal]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    seq: Mapped[int] = mapped_column(BigInteger)
    saved_at: Mapped[datetime | None] = mapped_column(Moment)
    flagged: Mapped[bool]
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    fraction: Mapped[Decimal | None]
    earned: Mapped[Decimal | None]
    by_hand: Mapped[bool]
    comment: Mapped[str]
    inline: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    version: Mapped[Version] = relationship()


class Item(Base):
    __tablename__ = "grade_items"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    source_id: Mapped[UUID | None]


class Grade(Base):
    __tablename__ = "grades"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID]
    user_id: Mapped[UUID]
    points: Mapped[Decimal | None]
    waiting: Mapped[bool]
    version: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(Moment)


class Change(Base):
    __tablename__ = "grade_changes"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID]
    user_id: Mapped[UUID]
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    cause: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class Allowance(Base):
    __tablename__ = "accommodations"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    course_id: Mapped[UUID | None]
    quiz_id: Mapped[UUID | None]
    time_multiplier: Mapped[Decimal]
    extra_s: Mapped[int]
    extra_attempts: Mapped[int]
    shift_s: Mapped[int]


class Lesson(Base):
    __tablename__ = "lessons"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    target_id: Mapped[UUID | None]
    status: Mapped[str]


class Thing(BaseModel):
    id: str
    text: str


class QuestionOut(Out):
    question_id: UUID
    position: int
    points: float
    type: str
    stem_html: str
    options: list[Thing] | None = None
    unit: str | None = None
    answer: dict[str, Any] | None
    seq: int
    saved_at: datetime | None
    flagged: bool
    earned: float | None = None
    fraction: float | None = None
    correct: bool | None = None
    key: dict[str, Any] | None = None
    explanation_html: str | None = None
    comment: str | None = None


class AttemptOut(Out):
    id: UUID
    quiz_id: UUID
    course_id: UUID
    user_id: UUID
    number: int
    state: str
    preview: bool
    started_at: datetime
    deadline: datetime | None
    remaining_ms: int | None
    server_time: datetime
    submitted_at: datetime | None
    submitted_by: str | None
    score: float | None
    max_points: float
    percent: float | None
    passed: bool | None
    title: str
    mode: str
    one_at_a_time: bool
    questions: list[QuestionOut]


class SavedOut(BaseModel):
    question_id: UUID
    saved_at: datetime
    answered: bool
    remaining_ms: int | None


class SaveIn(BaseModel):
    model_config = ConfigDict(extra="forbid")
    answer: dict[str, Any] | None
    flagged: bool | None = None
    seq: int | None = Field(None, ge=0)


class SubmitIn(BaseModel):
    model_config = ConfigDict(extra="forbid")
    answers: dict[UUID, dict[str, Any]] = Field(default_factory=dict, max_length=500)


class Chosen(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    options: list[str] = Field(min_length=1, max_length=20)


class Typed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    text: str = Field(min_length=1, max_length=500)


class Counted(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    value: float


ANSWERS: dict[str, type[BaseModel]] = {"short_answer": Typed, "numeric": Counted}


def checked(version: Version, raw: dict[str, Any]) -> dict[str, Any]:
    try:
        answer = ANSWERS.get(version.type, Chosen).model_validate(raw)
    except ValueError:
        raise HTTPException(422) from None
    if isinstance(answer, Chosen):
        known = {one["id"] for one in version.content["options"]}
        if not known.issuperset(answer.options):
            raise HTTPException(422)
    return answer.model_dump()


def worth(version: Version, answer: dict[str, Any] | None) -> Decimal:
    if answer is None:
        return Decimal(0)
    content = version.content
    if version.type == "short_answer":
        given = " ".join(answer["text"].casefold().split())
        texts = [" ".join(one["text"].casefold().split()) for one in content["answers"]]
        return Decimal(given in texts)
    if version.type == "numeric":
        number = content["numeric"]
        return Decimal(abs(answer["value"] - number["value"]) <= number["tolerance"])
    right = {one["id"] for one in content["options"] if one["correct"]}
    ticked = set(answer["options"])
    if version.type != "multiple_choice":
        return Decimal(ticked == right)
    wrong = max(1, len(content["options"]) - len(right))
    found = Decimal(len(ticked & right)) / len(right) - Decimal(len(ticked - right)) / wrong
    return max(Decimal(0), found)


def right(version: Version) -> dict[str, Any]:
    content = version.content
    if version.type == "short_answer":
        return {"text": content["answers"][0]["text"]}
    if version.type == "numeric":
        return {"value": content["numeric"]["value"]}
    return {"options": [one["id"] for one in content["options"] if one["correct"]]}


async def learns(db: AsyncSession, me: User, course_id: UUID) -> None:
    place = await db.scalar(
        select(Enrollment.id).where(
            Enrollment.course_id == course_id, Enrollment.user_id == me.id,
            Enrollment.status.in_(("active", "completed")),
        )
    )  # fmt: skip
    if place is None:
        raise HTTPException(404)


async def allowances(db: AsyncSession, me: User, quiz: Quiz) -> Sequence[Allowance]:
    found = await db.scalars(
        select(Allowance).where(
            Allowance.user_id == me.id,
            or_(
                Allowance.quiz_id == quiz.id,
                Allowance.course_id == quiz.course_id,
                Allowance.course_id.is_(None) & Allowance.quiz_id.is_(None),
            ),
        )
    )
    return found.all()


def seen(row: Answer, attempt: Attempt, *, score: bool, key: bool) -> QuestionOut:
    version, content = row.version, row.version.content
    things = None
    if "options" in content:
        things = [Thing(id=one["id"], text=one["text"]) for one in content["options"]]
        if attempt.shuffle_options:
            random.Random(row.seed).shuffle(things)
    return QuestionOut(
        question_id=row.question_id,
        position=row.position,
        points=float(row.points),
        type=version.type,
        stem_html=version.stem,
        options=things,
        unit=content["numeric"]["unit"] if version.type == "numeric" else None,
        answer=row.answer,
        seq=row.seq,
        saved_at=row.saved_at,
        flagged=row.flagged,
        earned=float(row.earned) if score and row.earned is not None else None,
        fraction=float(row.fraction) if score and row.fraction is not None else None,
        correct=row.fraction == 1 if score else None,
        key=right(version) if key else None,
        explanation_html=version.explanation if key else None,
        comment=row.comment if score else None,
    )


async def told(db: AsyncSession, me: User, attempt: Attempt, quiz: Quiz) -> AttemptOut:
    """The attempt with its questions, as its student may see it."""
    given = await allowances(db, me, quiz)
    rows = await db.scalars(
        select(Answer)
        .options(joinedload(Answer.version))
        .where(Answer.attempt_id == attempt.id)
        .order_by(Answer.position)
    )
    states = list(
        await db.scalars(
            select(Attempt.state).where(Attempt.quiz_id == quiz.id, Attempt.user_id == me.id)
        )
    )
    extra = max((one.extra_attempts for one in given), default=0)
    last = bool(quiz.attempts_allowed) and len(states) >= quiz.attempts_allowed + extra
    done = attempt.state == "graded"
    score = done and quiz.show_score == "after_submit"
    key = done and quiz.show_answers == "after_submit" and last and "open" not in states
    now = datetime.now(UTC)
    left = None
    if attempt.deadline and not done:
        left = max(0, int((attempt.deadline - now) / timedelta(milliseconds=1)))
    plain = (
        "id", "quiz_id", "course_id", "user_id", "number", "state", "preview", "started_at",
        "deadline", "submitted_at", "submitted_by", "max_points",
    )  # fmt: skip
    result = {name: getattr(attempt, name) if score else None for name in RESULT}
    return AttemptOut(
        **{name: getattr(attempt, name) for name in plain},
        **result,
        remaining_ms=left,
        server_time=now,
        title=quiz.title,
        mode=quiz.mode,
        one_at_a_time=quiz.one_at_a_time,
        questions=[seen(row, attempt, score=score, key=key) for row in rows],
    )


RESULT = ("score", "percent", "passed")


@app.post("/api/v1/quizzes/{quiz_id}/attempts", status_code=201)
async def start(db: Db, me: Me, quiz_id: UUID, response: Response) -> AttemptOut:
    quiz = await db.scalar(
        select(Quiz)
        .join(Course, Course.id == Quiz.course_id)
        .where(Quiz.id == quiz_id, Quiz.status == "published", *visible(me))
    )
    if quiz is None:
        raise HTTPException(404)
    staff = await db.scalar(
        select(CourseStaff.id).where(
            CourseStaff.course_id == quiz.course_id, CourseStaff.user_id == me.id
        )
    )
    if staff is None:
        await learns(db, me, quiz.course_id)
    before = list(
        await db.scalars(
            select(Attempt).where(Attempt.quiz_id == quiz_id, Attempt.user_id == me.id)
        )
    )
    for one in before:
        if one.state == "open":
            response.status_code = 200
            return await told(db, me, one, quiz)
    given = await allowances(db, me, quiz)
    now = datetime.now(UTC)
    if quiz.opens_at and now < quiz.opens_at:
        raise HTTPException(409, {"code": "not_open_yet"})
    if quiz.closes_at and now >= quiz.closes_at:
        raise HTTPException(409, {"code": "closed"})
    extra = max((one.extra_attempts for one in given), default=0)
    if quiz.attempts_allowed and len(before) >= quiz.attempts_allowed + extra:
        raise HTTPException(409, {"code": "no_attempts_left"})
    newest = aliased(Version)
    places = await db.execute(
        select(Slot, Version)
        .join(Version, Version.question_id == Slot.question_id)
        .where(
            Slot.quiz_id == quiz_id,
            Version.number
            == select(func.max(newest.number))
            .where(newest.question_id == Slot.question_id)
            .scalar_subquery(),
        )
        .order_by(Slot.position)
    )
    asked = places.all()
    longer = max((one.time_multiplier for one in given), default=Decimal(1))
    deadline = None
    if quiz.time_limit_s:
        deadline = now + timedelta(seconds=float(quiz.time_limit_s * longer))
    attempt = Attempt(
        id=uuid4(), quiz_id=quiz_id, course_id=quiz.course_id, user_id=me.id,
        number=len(before) + 1, state="open", preview=staff is not None, practice=False,
        shuffle_options=quiz.shuffle_options, started_at=now, deadline=deadline,
        max_points=sum((one.points or Decimal(1) for one, _ in asked), Decimal(0)),
        abandoned_reason="", version=1, failures=0,
    )  # fmt: skip
    db.add(attempt)
    await db.flush()
    for n, (place, version) in enumerate(asked, start=1):
        db.add(
            Answer(
                id=uuid4(), attempt_id=attempt.id, question_id=place.question_id,
                version_id=version.id, position=n, points=place.points or Decimal(1),
                seed=random.getrandbits(62), seq=0, flagged=False, by_hand=False, comment="",
                inline=[],
            )
        )  # fmt: skip
    await db.flush()
    used = [version.id for _, version in asked if not version.used]
    if used:
        await db.execute(update(Version).where(Version.id.in_(used)).values(used=True))
    await db.commit()
    return await told(db, me, attempt, quiz)


def open_for(attempt: Attempt | None) -> Attempt:
    if attempt is None:
        raise HTTPException(404)
    if attempt.state != "open":
        raise HTTPException(409, {"code": "closed"})
    if attempt.deadline and datetime.now(UTC) > attempt.deadline + GRACE:
        raise HTTPException(409, {"code": "late"})
    return attempt


@app.put("/api/v1/attempts/{attempt_id}/answers/{question_id}")
async def save(db: Db, me: Me, attempt_id: UUID, question_id: UUID, data: SaveIn) -> SavedOut:
    scope = select(Attempt).where(Attempt.id == attempt_id, Attempt.user_id == me.id)
    attempt = open_for(await db.scalar(scope))
    await learns(db, me, attempt.course_id)
    row = await db.scalar(
        select(Answer)
        .options(joinedload(Answer.version, innerjoin=True))
        .where(Answer.attempt_id == attempt_id, Answer.question_id == question_id)
        .with_for_update(of=Answer)
    )
    if row is None:
        raise HTTPException(404)
    if row.closed_at is not None:
        raise HTTPException(409, {"code": "closed"})
    now = datetime.now(UTC)
    if data.seq is None or data.seq > row.seq:
        row.answer = None if data.answer is None else checked(row.version, data.answer)
        row.flagged = row.flagged if data.flagged is None else data.flagged
        row.seq, row.saved_at = data.seq or row.seq, now
    await db.commit()
    event = {"type": "attempt.saved", "question_id": str(question_id), "answer": row.answer}
    await redis.publish(f"peer:attempt:{attempt_id}", json.dumps(event))
    left = None
    if attempt.deadline:
        left = max(0, int((attempt.deadline - now) / timedelta(milliseconds=1)))
    return SavedOut(
        question_id=question_id, saved_at=cast(datetime, row.saved_at),
        answered=row.answer is not None, remaining_ms=left,
    )  # fmt: skip


@app.post("/api/v1/attempts/{attempt_id}/submit")
async def submit(db: Db, me: Me, attempt_id: UUID, data: SubmitIn) -> AttemptOut:
    attempt = await db.scalar(
        select(Attempt)
        .options(joinedload(Attempt.quiz, innerjoin=True))
        .where(Attempt.id == attempt_id, Attempt.user_id == me.id)
        .with_for_update(of=Attempt)
    )
    if attempt is None:
        raise HTTPException(404)
    quiz = attempt.quiz
    if attempt.state != "open":
        return await told(db, me, attempt, quiz)
    await learns(db, me, attempt.course_id)
    rows = list(
        await db.scalars(
            select(Answer)
            .options(joinedload(Answer.version, innerjoin=True))
            .where(Answer.attempt_id == attempt_id)
            .order_by(Answer.position)
            .with_for_update(of=Answer)
        )
    )
    now = datetime.now(UTC)
    for row in rows:
        if row.question_id in data.answers:
            row.answer, row.saved_at = checked(row.version, data.answers[row.question_id]), now
        row.fraction = worth(row.version, row.answer)
        row.earned = (row.points * row.fraction).quantize(Decimal("0.01"))
        row.closed_at = now
    attempt.state, attempt.submitted_by, attempt.submitted_at = "graded", "student", now
    attempt.score = sum((row.earned or Decimal(0) for row in rows), Decimal(0))
    attempt.percent = 100 * attempt.score / attempt.max_points if attempt.max_points else None
    least = quiz.pass_percent
    attempt.passed = least is None or (attempt.percent is not None and attempt.percent >= least)
    attempt.version += 1
    await db.flush()
    item_id = await db.scalar(select(Item.id).where(Item.source_id == quiz.id))
    if item_id is not None:
        await graded(db, me, quiz, item_id)
    await db.scalar(select(Lesson).where(Lesson.target_id == quiz.id, Lesson.status == "published"))
    await db.commit()
    await redis.publish(f"peer:attempt:{attempt_id}", json.dumps({"type": "attempt.changed"}))
    return await told(db, me, attempt, quiz)


async def graded(db: AsyncSession, me: User, quiz: Quiz, item_id: UUID) -> None:
    """The best of the student's attempts goes into the gradebook, with a line of what changed."""
    made = insert(Grade).values(
        id=uuid4(), item_id=item_id, user_id=me.id, waiting=False, version=1,
        updated_at=datetime.now(UTC),
    )  # fmt: skip
    await db.execute(made.on_conflict_do_nothing(index_elements=["item_id", "user_id"]))
    grade = await db.scalar(
        select(Grade).where(Grade.item_id == item_id, Grade.user_id == me.id).with_for_update()
    )
    assert grade is not None
    best = await db.scalar(
        select(func.max(Attempt.score)).where(
            Attempt.quiz_id == quiz.id, Attempt.user_id == me.id, Attempt.state == "graded",
            Attempt.preview.is_(False),
        )
    )  # fmt: skip
    if grade.points != best:
        db.add(
            Change(
                id=uuid4(), item_id=item_id, user_id=me.id, field="score", cause="auto",
                before=None if grade.points is None else str(grade.points), after=str(best),
                at=datetime.now(UTC),
            )
        )  # fmt: skip
        grade.points, grade.version = best, grade.version + 1
    await db.flush()


if __name__ == "__main__":
    uvicorn.run(
        app, host="127.0.0.1", port=int(sys.argv[1]), loop="uvloop", log_level="warning",
        access_log=False,
    )  # fmt: skip
