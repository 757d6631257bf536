"""Outline, completion and report of the same server with FastAPI and SQLAlchemy, as most would.

`python -m tests.bench.rest.learning <port>`: the routes of tests/bench/rest/peer.py and these.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import uvicorn
from fastapi import HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field
from redis.asyncio import Redis
from sqlalchemy import ForeignKey, case, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from tests.bench.rest.peer import (
    Base,
    Course,
    CourseStaff,
    Db,
    Enrollment,
    Me,
    Moment,
    Out,
    User,
    app,
    visible,
)

redis = Redis.from_url(os.environ["REDIS_URL"])


class Module(Base):
    __tablename__ = "modules"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID] = mapped_column(ForeignKey("courses.id"))
    title: Mapped[str]
    position: Mapped[int]
    unlock: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    prerequisite_ids: Mapped[list[str]] = mapped_column(JSONB)
    sequential: Mapped[bool]


class Lesson(Base):
    __tablename__ = "lessons"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID] = mapped_column(ForeignKey("courses.id"))
    module_id: Mapped[UUID | None]
    title: Mapped[str]
    kind: Mapped[str]
    status: Mapped[str]
    position: Mapped[int]
    required: Mapped[bool]
    preview: Mapped[bool]
    unlock: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    prerequisite_ids: Mapped[list[str]] = mapped_column(JSONB)
    duration_s: Mapped[int | None]
    conditions: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB)


class Progress(Base):
    __tablename__ = "lesson_progress"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID]
    user_id: Mapped[UUID]
    lesson_id: Mapped[UUID]
    viewed_at: Mapped[datetime | None] = mapped_column(Moment)
    reported_at: Mapped[datetime | None] = mapped_column(Moment)
    time_s: Mapped[float]
    position_s: Mapped[float | None]
    watched: Mapped[list[list[float]]] = mapped_column(JSONB)
    submitted: Mapped[bool]
    passed: Mapped[bool]
    score_percent: Mapped[float | None]
    completed_at: Mapped[datetime | None] = mapped_column(Moment)
    completed_how: Mapped[str | None]
    completed_by_id: Mapped[UUID | None]
    reason: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(Moment)


class ChannelVersion(Base):
    __tablename__ = "channel_versions"
    channel: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]


class LearnedOut(Out):
    status: str
    completed_at: datetime | None


class LessonOut(Out):
    id: UUID
    title: str
    kind: str
    status: str
    position: int
    required: bool
    preview: bool
    duration_s: int | None
    locked: bool
    lock_reasons: list[dict[str, Any]]
    my: LearnedOut | None


class ModuleOut(Out):
    id: UUID | None
    course_id: UUID
    title: str
    position: int
    unlock: dict[str, Any] | None
    prerequisite_ids: list[UUID]
    sequential: bool
    locked: bool
    lock_reasons: list[dict[str, Any]]
    done: int
    total: int
    lessons: list[LessonOut]


class CourseOut(Out):
    id: UUID
    title: str
    status: str
    my_role: str | None


class OutlineOut(Out):
    course: CourseOut
    version: int
    percent: int | None
    next_lesson_id: UUID | None
    modules: list[ModuleOut]


class ProgressOut(Out):
    lesson_id: UUID
    status: str
    time_s: int
    conditions: list[dict[str, Any]]
    viewed_at: datetime | None
    position_s: float | None
    watched_percent: float | None
    score_percent: float | None
    completed_at: datetime | None
    completed_by: dict[str, Any] | None


class ReportIn(BaseModel):
    model_config = ConfigDict(extra="forbid")
    add_s: float = Field(0, ge=0, le=300)
    position_s: float | None = None


@dataclass
class Seen:
    course: Course
    place: Enrollment | None
    staff: bool
    modules: Sequence[Module]
    lessons: Sequence[Lesson]
    progress: dict[UUID, Progress]
    locks: dict[UUID, list[dict[str, Any]]]
    module_locks: dict[UUID | None, list[dict[str, Any]]]

    def done(self, lesson: Lesson) -> bool:
        row = self.progress.get(lesson.id)
        return row is not None and row.completed_at is not None

    def within(self, module_id: UUID | None) -> list[Lesson]:
        return [one for one in self.lessons if one.module_id == module_id]


async def seen_by(db: AsyncSession, me: User, course_id: UUID) -> Seen:
    course = await db.scalar(select(Course).where(*visible(me), Course.id == course_id))
    if course is None:
        raise HTTPException(404)
    role = await db.scalar(
        select(CourseStaff).where(CourseStaff.course_id == course_id, CourseStaff.user_id == me.id)
    )
    place = await db.scalar(
        select(Enrollment).where(
            Enrollment.course_id == course_id,
            Enrollment.user_id == me.id,
            Enrollment.status.in_(("active", "completed", "suspended")),
        )
    )
    staff = course.owner_id == me.id or role is not None or me.role == "admin"
    modules = await db.scalars(
        select(Module).where(Module.course_id == course_id).order_by(Module.position)
    )
    shown = select(Lesson).where(Lesson.course_id == course_id).order_by(Lesson.position)
    if not staff:
        shown = shown.where(Lesson.status == "published")
    lessons = await db.scalars(shown)
    rows = await db.scalars(
        select(Progress).where(Progress.course_id == course_id, Progress.user_id == me.id)
    )
    seen = Seen(
        course, place, staff, modules.all(), lessons.all(), {row.lesson_id: row for row in rows},
        {}, {},
    )  # fmt: skip
    lock(seen)
    return seen


def lock(seen: Seen) -> None:
    now = datetime.now(UTC)
    begins: list[dict[str, Any]] = []
    if seen.place is None:
        begins.append({"code": "not_enrolled"})
    elif seen.place.status == "suspended":
        begins.append({"code": "suspended"})
    if seen.course.starts_at and now < seen.course.starts_at:
        begins.append({"code": "course_not_started", "at": seen.course.starts_at})
    modules = {one.id: one for one in seen.modules}
    lessons = {str(one.id): one for one in seen.lessons}
    for module in [None, *seen.modules]:
        shared = list(begins)
        for one in module.prerequisite_ids if module else ():
            before = modules.get(UUID(one))
            needed = [lesson for lesson in seen.within(UUID(one)) if lesson.required]
            if before and not all(seen.done(lesson) for lesson in needed):
                shared.append(
                    {"code": "prerequisite_module", "module_id": one, "title": before.title}
                )
        seen.module_locks[module.id if module else None] = (
            shared + times(now, module.unlock) if module else shared
        )
        first: Lesson | None = None
        for lesson in seen.within(module.id if module else None):
            found = shared + times(now, module.unlock if module else None, lesson.unlock)
            for one in lesson.prerequisite_ids:
                if one in lessons and not seen.done(lessons[one]):
                    found.append(
                        {
                            "code": "prerequisite_lesson", "lesson_id": one,
                            "title": lessons[one].title,
                        }
                    )  # fmt: skip
            if module and module.sequential and first:
                found.append({"code": "sequence", "lesson_id": str(first.id), "title": first.title})
            seen.locks[lesson.id] = [] if seen.staff or lesson.preview else found
            if first is None and lesson.required and not seen.done(lesson):
                first = lesson


def times(now: datetime, *unlocks: dict[str, Any] | None) -> list[dict[str, Any]]:
    found = [
        datetime.fromisoformat(one["at"]) for one in unlocks if one is not None and one.get("at")
    ]
    return [{"code": "unlocks_at", "at": max(found)}] if found and now < max(found) else []


@app.get("/api/v1/courses/{course_id}/outline")
async def read_outline(db: Db, me: Me, course_id: UUID, response: Response) -> OutlineOut:
    seen = await seen_by(db, me, course_id)
    modules = []
    upcoming: UUID | None = None
    for module in [None, *seen.modules]:
        inside = seen.within(module.id if module else None)
        if module is None and not inside:
            continue
        needed = [one for one in inside if one.required]
        lessons = []
        for one in inside:
            row = seen.progress.get(one.id)
            status = "completed" if seen.done(one) else "in_progress" if row else "not_started"
            if upcoming is None and not seen.done(one) and not seen.locks[one.id]:
                upcoming = one.id
            lessons.append(
                LessonOut(
                    **{name: getattr(one, name) for name in PLAIN},
                    locked=bool(seen.locks[one.id]),
                    lock_reasons=seen.locks[one.id],
                    my=LearnedOut(status=status, completed_at=row and row.completed_at)
                    if seen.place
                    else None,
                )
            )
        reasons = seen.module_locks[module.id if module else None]
        modules.append(
            ModuleOut(
                id=module and module.id,
                course_id=course_id,
                title=module.title if module else "",
                position=module.position if module else 0,
                unlock=module.unlock if module else None,
                prerequisite_ids=[UUID(one) for one in module.prerequisite_ids] if module else [],
                sequential=bool(module and module.sequential),
                locked=bool(reasons),
                lock_reasons=reasons,
                done=sum(seen.done(one) for one in needed),
                total=len(needed),
                lessons=lessons,
            )
        )
    response.headers["ETag"] = f'"{seen.course.version}"'
    role = "owner" if seen.course.owner_id == me.id else "student" if seen.place else None
    return OutlineOut(
        course=CourseOut(
            id=course_id, title=seen.course.title, status=seen.course.status, my_role=role
        ),
        version=seen.course.version,
        percent=seen.place and seen.place.percent,
        next_lesson_id=upcoming,
        modules=modules,
    )


PLAIN = ("id", "title", "kind", "status", "position", "required", "preview", "duration_s")


async def opened(db: AsyncSession, me: User, lesson_id: UUID) -> tuple[Seen, Lesson, Progress]:
    """The learner's row, locked with their enrollment; the checks of a lesson they work on."""
    lesson = await db.get(Lesson, lesson_id)
    if lesson is None:
        raise HTTPException(404)
    await db.scalar(
        select(Enrollment)
        .where(Enrollment.course_id == lesson.course_id, Enrollment.user_id == me.id)
        .with_for_update()
    )
    seen = await seen_by(db, me, lesson.course_id)
    if lesson not in seen.lessons or seen.place is None:
        raise HTTPException(404)
    if seen.locks[lesson_id]:
        raise HTTPException(409, {"code": "locked", "lock_reasons": seen.locks[lesson_id]})
    if seen.course.ends_at and seen.course.ends_at <= datetime.now(UTC):
        raise HTTPException(409, {"code": "course_ended"})
    row = seen.progress.get(lesson_id)
    if row is None:
        now = datetime.now(UTC)
        row = Progress(
            id=uuid4(), course_id=lesson.course_id, user_id=me.id, lesson_id=lesson_id,
            viewed_at=now, time_s=0, watched=[], submitted=False, passed=False, created_at=now,
        )  # fmt: skip
        db.add(row)
    return seen, lesson, row


async def keep(db: AsyncSession, seen: Seen, row: Progress, *, moved: bool) -> None:
    """Store it, count the percent anew, and tell the learner's devices."""
    await db.flush()
    if moved:
        required, done = (
            await db.execute(
                select(
                    func.count(),
                    func.count(case((Progress.completed_at.is_not(None), 1))),
                )
                .select_from(Lesson)
                .outerjoin(
                    Progress,
                    (Progress.lesson_id == Lesson.id) & (Progress.user_id == row.user_id),
                )
                .where(
                    Lesson.course_id == row.course_id,
                    Lesson.status == "published",
                    Lesson.required,
                )
            )
        ).one()
        assert seen.place is not None
        seen.place.percent = 100 * done // required if required else 0
        channel = f"progress:{row.user_id}"
        raised = insert(ChannelVersion).values(channel=channel, version=1)
        version = await db.scalar(
            raised.on_conflict_do_update(
                index_elements=["channel"], set_={"version": ChannelVersion.version + 1}
            ).returning(ChannelVersion.version)
        )
        event = {
            "type": "progress.changed", "version": version, "course_id": str(row.course_id),
            "lesson_id": str(row.lesson_id), "percent": seen.place.percent,
            "status": seen.place.status,
        }  # fmt: skip
        await db.commit()
        await redis.publish(f"peer:{channel}", json.dumps(event))
        return
    await db.commit()


def shown(lesson: Lesson, row: Progress) -> ProgressOut:
    conditions = lesson.conditions or [{"type": "manual"}]
    met = row.completed_how == "learner"
    return ProgressOut(
        lesson_id=lesson.id,
        status="completed" if row.completed_at else "in_progress",
        time_s=int(row.time_s),
        conditions=[one | {"met": met} for one in conditions],
        viewed_at=row.viewed_at,
        position_s=row.position_s,
        watched_percent=None,
        score_percent=row.score_percent,
        completed_at=row.completed_at,
        completed_by={"how": row.completed_how, "user": None, "reason": row.reason}
        if row.completed_how
        else None,
    )


@app.put("/api/v1/lessons/{lesson_id}/completion")
async def complete(db: Db, me: Me, lesson_id: UUID) -> ProgressOut:
    seen, lesson, row = await opened(db, me, lesson_id)
    if row.completed_at is None:
        if any(one["type"] != "manual" for one in lesson.conditions or ()):
            raise HTTPException(409, {"code": "conditions_unmet"})
        row.completed_at, row.completed_how = datetime.now(UTC), "learner"
        await keep(db, seen, row, moved=True)
    return shown(lesson, row)


@app.put("/api/v1/lessons/{lesson_id}/progress")
async def report(db: Db, me: Me, lesson_id: UUID, data: ReportIn) -> ProgressOut:
    seen, lesson, row = await opened(db, me, lesson_id)
    now = datetime.now(UTC)
    last = row.reported_at or row.viewed_at or now
    begun = row.reported_at is None
    row.reported_at = now
    row.time_s += min(data.add_s, (now - last) / timedelta(seconds=1))
    if data.position_s is not None:
        row.position_s = data.position_s
    await keep(db, seen, row, moved=begun)
    return shown(lesson, row)


if __name__ == "__main__":
    uvicorn.run(
        app, host="127.0.0.1", port=int(sys.argv[1]), loop="uvloop", log_level="warning",
        access_log=False,
    )  # fmt: skip
