"""The order of lessons, what opens them and why they are locked; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from graphlib import CycleError, TopologicalSorter
from itertools import groupby
from typing import Literal, TypeAlias
from uuid import UUID

from lms.core.errors import Conflict, Invalid
from lms.lessons.content import (
    DEFAULTS,
    FIELDS,
    GRADED,
    Condition,
    Content,
    Kind,
    LessonFirst,
    LockReason,
    ModuleFirst,
    NoAccess,
    TooEarly,
    Unlock,
)

MAX_MODULES = 200
MAX_LESSONS = 1000
MAX_PREREQUISITES = 50
MAX_NAMED = 6
"""Titles in a message about a circle."""


@dataclass(frozen=True, slots=True)
class Step:
    """A lesson as far as its place and its locks go."""

    id: UUID
    title: str = ""
    required: bool = True
    preview: bool = False
    unlock: Unlock | None = None
    prerequisite_ids: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A module with its lessons in their order; without an id, those before all modules."""

    id: UUID | None
    title: str = ""
    unlock: Unlock | None = None
    prerequisite_ids: Sequence[UUID] = ()
    sequential: bool = False
    lessons: Sequence[Step] = ()


Access: TypeAlias = Literal["staff", "learner", "suspended", "none"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: staff see all; a learner began at a moment and has done some lessons."""

    access: Access
    begins_at: datetime | None = None
    done: Set[UUID] = field(default_factory=frozenset)


Reasons: TypeAlias = dict[UUID | None, list[LockReason]]


# Done -------------------------------------------------------------------------------------------


def required(groups: Iterable[Group]) -> list[UUID]:
    """The lessons that a learner must do, in their order."""
    return [step.id for group in groups for step in group.lessons if step.required]


def is_done(group: Group, done: Set[UUID]) -> bool:
    """Whether all required lessons of a module are."""
    return all(step.id in done for step in group.lessons if step.required)


def percent(required_done: int, required: int) -> int:
    """The share of required lessons that is done, rounded down; 0 when none is required."""
    return 100 * required_done // required if required else 0


def next_of(order: Iterable[Step], done: Set[UUID], locked: Mapping[UUID, object]) -> UUID | None:
    """The first lesson that is open and not done."""
    return next((one.id for one in order if one.id not in done and not locked[one.id]), None)


# Locks ------------------------------------------------------------------------------------------


def opens_at(unlock: Unlock | None, begins_at: datetime | None) -> datetime | None:
    """When something opens for who began at that time; None: it is open, or nobody can tell."""
    if unlock is None:
        return None
    after = None
    if unlock.after_s is not None and begins_at is not None:
        after = begins_at + timedelta(seconds=unlock.after_s)
    return max((one for one in (unlock.at, after) if one), default=None)


def locks(
    groups: Sequence[Group],
    reader: Reader,
    starts_at: datetime | None,
    now: datetime,
    titles: Mapping[UUID, str],
) -> tuple[Reasons, dict[UUID, list[LockReason]]]:
    """Why each module and each lesson is locked; nothing for what is open.

    `groups` hold what the reader may see, `titles` those of all lessons of the course: a
    prerequisite that isn't published yet locks too.
    """
    by_id = {group.id: group for group in groups}
    course = [*_course_locks(reader, starts_at, now)]
    of_modules: Reasons = {}
    of_lessons: dict[UUID, list[LockReason]] = {}
    for group in groups:
        shared = [*course, *_module_locks(group, by_id, reader)]
        of_modules[group.id] = shared + _time_lock(now, _opening(reader, group.unlock))
        undone: Step | None = None
        for step in group.lessons:
            at = _opening(reader, group.unlock, step.unlock)
            found = shared + _time_lock(now, at)
            found += [
                LessonFirst(code="prerequisite_lesson", lesson_id=one, title=titles[one])
                for one in step.prerequisite_ids
                if one in titles and one not in reader.done
            ]
            if group.sequential and undone is not None:
                found.append(LessonFirst(code="sequence", lesson_id=undone.id, title=undone.title))
            of_lessons[step.id] = [] if step.preview else found
            if undone is None and step.required and step.id not in reader.done:
                undone = step
    if reader.access == "staff":
        return {one: [] for one in of_modules}, {one: [] for one in of_lessons}
    return of_modules, of_lessons


def _course_locks(
    reader: Reader, starts_at: datetime | None, now: datetime
) -> Iterator[LockReason]:
    if reader.access == "none":
        yield NoAccess(code="not_enrolled")
    if reader.access == "suspended":
        yield NoAccess(code="suspended")
    if starts_at is not None and now < starts_at:
        yield TooEarly(code="course_not_started", at=starts_at)


def _module_locks(
    group: Group, by_id: Mapping[UUID | None, Group], reader: Reader
) -> Iterator[LockReason]:
    for one in group.prerequisite_ids:
        before = by_id.get(one)
        if before is not None and not is_done(before, reader.done):
            yield ModuleFirst(module_id=one, title=before.title)


def _opening(reader: Reader, *unlocks: Unlock | None) -> datetime | None:
    found = (opens_at(unlock, reader.begins_at) for unlock in unlocks)
    return max((one for one in found if one), default=None)


def _time_lock(now: datetime, at: datetime | None) -> list[LockReason]:
    return [TooEarly(code="unlocks_at", at=at)] if at is not None and now < at else []


# Circles ----------------------------------------------------------------------------------------


def check_circles(groups: Iterable[Group]) -> None:
    """409 `cycle` when a lesson or module could only be opened after itself.

    A lesson waits for its prerequisites, for the required ones before it in a module that goes in
    sequence, and for the modules that its own module waits for.
    """
    waits: dict[tuple[str, UUID | None], set[tuple[str, UUID | None]]] = {}
    titles: dict[UUID | None, str] = {}
    for group in groups:
        titles |= {group.id: group.title} | {one.id: one.title for one in group.lessons}
        opened = ("open", group.id)
        waits[opened] = {("done", one) for one in group.prerequisite_ids}
        needed = {("lesson", one.id) for one in group.lessons if one.required}
        waits["done", group.id] = {opened, *needed}
        before: UUID | None = None
        for step in group.lessons:
            mine = {opened, *(("lesson", one) for one in step.prerequisite_ids)}
            if group.sequential and before is not None:
                mine.add(("lesson", before))
            waits["lesson", step.id] = mine
            before = step.id if step.required else before
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        raise Conflict("cycle", _circle([titles[one] for _, one in error.args[1]])) from None


def _circle(titles: Sequence[str]) -> str:
    """What waits for what; the titles come with each one before what waits for it."""
    named = [one for one, _ in groupby(reversed(titles)) if one]
    said = " waits for ".join(named[:MAX_NAMED]) + (" ..." if len(named) > MAX_NAMED else "")
    whole = "Then a lesson could only be opened after itself"
    return f"{whole}: {said}." if len(named) > 1 else f"{whole}."


# Places -----------------------------------------------------------------------------------------


def placed(order: Sequence[UUID], lesson_id: UUID, position: int | None) -> list[UUID]:
    """A module's order with the lesson at this position (from 1), or last."""
    others = [one for one in order if one != lesson_id]
    at = len(others) if position is None else min(position - 1, len(others))
    return [*others[:at], lesson_id, *others[at:]]


Order: TypeAlias = Sequence[tuple[UUID | None, Sequence[UUID]]]
"""Each module's id, None for what stands before them all, and the lessons in it."""


def check_order(given: Order, modules: Set[UUID], lessons: Set[UUID]) -> None:
    """422 unless each module and each lesson is named exactly once; the first group may be left
    out when it is empty."""
    named = [module for module, _ in given]
    if len(set(named)) < len(named) or {one for one in named if one} != modules:
        raise Invalid.field("modules", "must name each module of the course once")
    inside = [one for _, ids in given for one in ids]
    if len(set(inside)) < len(inside) or set(inside) != lessons:
        raise Invalid.field("modules", "must name each lesson of the course once")


# Content ----------------------------------------------------------------------------------------


def check_content(kind: Kind, content: Content) -> None:
    """422 for a field that lessons of this kind don't have."""
    given = {name for name in Content.model_fields if getattr(content, name)}
    for name in sorted(given - FIELDS[kind]):
        raise Invalid.field(f"content.{name}", f"is nothing that a {kind} lesson has")


def check_conditions(kind: Kind, conditions: Sequence[Condition] | None) -> None:
    """422 for a condition that a lesson of this kind can't meet."""
    handed_in = DEFAULTS[kind].type in GRADED
    for n, one in enumerate(conditions or ()):
        if (one.type in GRADED and not handed_in) or (one.type == "watched" and kind != "video"):
            raise Invalid.field(f"conditions.{n}", f"a {kind} lesson can't meet this")


def unmeasured(
    content: Content, conditions: Iterable[Condition], duration_s: int | None
) -> str | None:
    """What a video lacks so that a share of it can be watched, in words."""
    if all(one.type != "watched" for one in conditions):
        return None
    if not content.file_id:
        return "no uploaded video to watch a share of"
    return None if duration_s else "no length to watch a share of"


def lacks(kind: Kind, content: Content) -> str | None:
    """What a lesson lacks to be complete, in words."""
    if kind == "text":
        return None if content.markdown.strip() else "no text"
    if kind == "video":
        return None if content.file_id or content.url else "no video"
    if kind == "file":
        return None if content.file_ids else "no file"
    if content.target_id:
        return None
    return "no assignment" if kind == "assignment" else "no quiz"
