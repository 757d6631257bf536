"""A course as one reader sees it: its order, what they have done, what is locked for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from lms.core import clock
from lms.core.access import TEACHERS, Actor
from lms.core.errors import NotFound, refuse
from lms.courses.models import CourseStatus
from lms.courses.reading import ROLES
from lms.lessons import hooks, queries, rules
from lms.lessons.content import LockReason, Unlock, UnlockOut
from lms.lessons.hooks import Learned, Learner
from lms.lessons.models import LessonStatus
from lms.lessons.rules import Access, Group, Reader, Step


@dataclass(frozen=True, slots=True)
class Known:
    """A course as one reader sees it: what it teaches, and what of it is locked."""

    course: Any
    role: Any
    access: Access
    learns: bool
    modules: list[Any]
    """The rows, with one in front for what stands before all modules."""
    lessons: dict[UUID, Any]
    groups: list[Group]
    learned: dict[UUID, Learned]
    done: frozenset[UUID]
    module_locks: rules.Reasons
    locks: dict[UUID, list[LockReason]]

    @property
    def order(self) -> list[Step]:
        """The lessons that the reader sees, in their order."""
        return [step for group in self.groups for step in group.lessons]


def _unlock(stored: str | None) -> Unlock | None:
    return Unlock.model_construct(**times(from_json(stored))) if stored else None


def times(stored: dict[str, Any]) -> dict[str, Any]:
    return UnlockOut.model_validate(stored).model_dump()


def _ids(stored: str) -> list[UUID]:
    return [] if stored == "[]" else [UUID(one) for one in from_json(stored)]


def _step(row: Any) -> Step:
    return Step(
        row["id"], row["title"], row["required"], row["preview"], _unlock(row["unlock"]),
        _ids(row["prerequisite_ids"]),
    )  # fmt: skip


def groups_of(modules: Sequence[Any], lessons: Sequence[Any]) -> list[Group]:
    """Rows of modules and lessons in their order; the first group is the one before all modules."""
    inside: dict[UUID | None, list[Step]] = {}
    for row in lessons:
        inside.setdefault(row["module_id"], []).append(_step(row))
    first = Group(None, lessons=inside.get(None, []))
    return [
        first,
        *(
            Group(
                row["id"], row["title"], _unlock(row["unlock"]), _ids(row["prerequisite_ids"]),
                row["sequential"], inside.get(row["id"], []),
            )
            for row in modules
        ),
    ]  # fmt: skip


def _place(actor: Actor | None, row: Any) -> tuple[Any, Access]:
    """The reader's role in the course, and what it lets them see."""
    if actor is None:
        return None, "none"
    role = "owner" if row["owner_id"] == actor.id else ROLES.get(row["staff_role"])
    if actor.is_admin or (role and actor.role in TEACHERS):
        return role or ("student" if row["place_status"] else None), "staff"
    match row["place_status"]:
        case None:
            return None, "none"
        case "suspended":
            return "student", "suspended"
    open_now = row["status"] in (CourseStatus.PUBLISHED, CourseStatus.ARCHIVED)
    return "student", "learner" if open_now else "none"


async def known(
    actor: Actor | None, course_id: UUID, *, as_learner: bool = False, draft: UUID | None = None
) -> Known:
    """What a course teaches to this reader, in a constant number of statements; else 404.

    `as_learner`: its staff see it as somebody who has just been enrolled, with one `draft`, if
    given, as if it were published.
    """
    course = await queries.reader(actor, course_id) or refuse(NotFound)
    role, access = _place(actor, course)
    learns, begins_at = course["place_status"] is not None, course["begins_at"]
    fresh = as_learner and access == "staff"
    if fresh:
        access, learns, begins_at = "learner", True, clock.now()
    modules = await queries.modules(course_id)
    rows = await queries.lessons(course_id)
    titles = {row["id"]: row["title"] for row in rows}
    shown = [
        row
        for row in rows
        if access == "staff"
        or row["status"] == LessonStatus.PUBLISHED
        or (fresh and row["id"] == draft)
    ]
    learned: dict[UUID, Learned] = {}
    if actor is not None and learns and not fresh:
        for answer in await hooks.learned(Learner(course_id, actor.id)):
            learned |= answer
    done = frozenset(one for one, what in learned.items() if what.status == "completed")
    groups = groups_of(modules, shown)
    reader = Reader(access, begins_at, done)
    of_modules, locks = rules.locks(groups, reader, course["starts_at"], clock.now(), titles)
    return Known(
        course, role, access, learns, modules, {row["id"]: row for row in shown}, groups, learned,
        done, of_modules, locks,
    )  # fmt: skip
