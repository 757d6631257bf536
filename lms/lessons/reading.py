"""Outlines and lessons as one reader sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID
from zlib import crc32

from lms.core import versions
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.courses.models import COURSE, Course, CourseStatus, in_courses
from lms.files.links import link
from lms.files.models import StoredFile
from lms.files.shown import signed
from lms.lessons import hooks, rules
from lms.lessons.content import Content, UnlockOut, conditions_of
from lms.lessons.hooks import Learned, Reading, Targets
from lms.lessons.models import Lesson, LessonStatus
from lms.lessons.rules import Group
from lms.lessons.schemas import (
    LearnedOut,
    LessonContentOut,
    LessonOut,
    LessonProgressOut,
    OutlineCourse,
    OutlineLesson,
    OutlineModule,
    OutlineOut,
    ShownCaption,
    ShownFile,
)
from lms.lessons.seen import Known, known, times
from lms.users.schemas import ChangeOut

MAX_USES_SHOWN = 20
NOT_STARTED = Learned("not_started")


async def outline(
    actor: Actor | None, course_id: UUID, *, as_learner: bool = False
) -> tuple[OutlineOut, str]:
    """A course's outline and its ETag; 404 for who may not read the course's page.

    `as_learner`: its staff see it as somebody who has just been enrolled.
    """
    seen = await known(actor, course_id, as_learner=as_learner)
    course = seen.course
    learner_percent = 0 if as_learner else course["percent"]
    rows = {row["id"]: row for row in seen.modules}
    modules = [
        _module(seen, group, rows.get(group.id))
        for group in seen.groups
        if group.id or group.lessons
    ]
    out = OutlineOut.model_construct(
        course=OutlineCourse.model_construct(
            id=course["id"],
            title=course["title"],
            status=CourseStatus(course["status"]),
            my_role=seen.role,
        ),
        version=course["outline_version"],
        percent=learner_percent if seen.learns else None,
        next_lesson_id=(
            rules.next_of(seen.order, seen.done, seen.locks)
            if seen.learns and seen.access != "suspended"
            else None
        ),
        modules=modules,
    )
    return out, _etag(seen)


def _etag(seen: Known) -> str:
    """The version; for who isn't staff also what they have done and what is locked for them."""
    tag = versions.tag(seen.course["outline_version"])
    if seen.access == "staff":
        return tag
    own = repr((seen.course["percent"], seen.learned, seen.module_locks, seen.locks))
    return f'"{tag[1:-1]}-{crc32(own.encode()):x}"'


def _module(seen: Known, group: Group, row: Any | None) -> OutlineModule:
    needed = [step.id for step in group.lessons if step.required]
    return OutlineModule.made(
        id=group.id,
        course_id=seen.course["id"],
        title=group.title if row else "",
        position=row["position"] if row else 0,
        unlock=UnlockOut.model_validate(group.unlock) if group.unlock else None,
        prerequisite_ids=list(group.prerequisite_ids),
        sequential=group.sequential,
        locked=bool(seen.module_locks[group.id]),
        lock_reasons=seen.module_locks[group.id],
        done=sum(one in seen.done for one in needed),
        total=len(needed),
        lessons=[_lesson(seen, seen.lessons[step.id]) for step in group.lessons],
    )


def _lesson(seen: Known, row: Any) -> OutlineLesson:
    reasons = seen.locks[row["id"]]
    mine = None
    if seen.learns:
        found = seen.learned.get(row["id"], NOT_STARTED)
        mine = LearnedOut.made(status=found.status, completed_at=found.completed_at)
    return OutlineLesson.made(
        id=row["id"],
        title=row["title"],
        kind=row["kind"],
        status=LessonStatus(row["status"]),
        position=row["position"],
        required=row["required"],
        preview=row["preview"],
        duration_s=row["duration_s"],
        locked=bool(reasons),
        lock_reasons=reasons,
        my=mine,
    )


# One lesson -------------------------------------------------------------------------------------


async def lesson(
    actor: Actor | None, lesson_id: UUID, *, as_learner: bool = False
) -> tuple[LessonOut, int]:
    """A lesson as this reader sees it, and its version.

    `as_learner`: the course's staff see it, even a draft, as somebody who has just been enrolled.

    404 for who is not enrolled, unless it is a preview of a course whose page they may read.
    """
    found = await Lesson.get_or_none(id=lesson_id) or refuse(NotFound)
    seen = await known(actor, found.course_id, as_learner=as_learner, draft=lesson_id)
    if found.id not in seen.lessons or (seen.access == "none" and not found.preview):
        raise NotFound
    reasons = seen.locks[found.id]
    order = [step.id for step in seen.order]
    if seen.access == "none":
        order = [step.id for step in seen.order if step.preview]
    at = order.index(found.id)
    fields = item(found)
    learns = seen.course["place_status"] is not None
    return LessonOut.model_construct(
        **fields,
        content=None if reasons else await _content(actor, found, seen.access == "staff"),
        locked=bool(reasons),
        lock_reasons=reasons,
        my=await _mine(actor, found, fields["conditions"]) if actor and learns else None,
        previous_id=order[at - 1] if at else None,
        next_id=order[at + 1] if at + 1 < len(order) else None,
    ), found.version


async def change(actor: Actor, lesson_id: UUID) -> ChangeOut:
    """Who last changed a lesson; 404 for who is not of its staff."""
    staffed = Lesson.filter(in_courses(Course.staffed_by(actor))).select_related("written_by")
    found = await staffed.get_or_none(id=lesson_id) or refuse(NotFound)
    return ChangeOut.of(found.written_at or found.created_at, found.written_by)


def item(found: Lesson) -> dict[str, Any]:
    """The fields of a list item."""
    names = (
        "id", "course_id", "module_id", "title", "kind", "status", "position", "required",
        "preview", "duration_s", "created_at", "updated_at",
    )  # fmt: skip
    return {name: getattr(found, name) for name in names} | {
        "unlock": UnlockOut.model_validate(times(found.unlock)) if found.unlock else None,
        "prerequisite_ids": [UUID(one) for one in found.prerequisite_ids],
        "conditions": [one.model_dump() for one in conditions_of(found.kind, found.conditions)],
    }


async def _mine(actor: Actor, found: Lesson, conditions: list[dict[str, Any]]) -> LessonProgressOut:
    for answer in await hooks.progress(Reading(found, actor.id)):
        if answer is not None:
            return answer  # type: ignore[no-any-return]
    return LessonProgressOut(
        lesson_id=found.id,
        status="not_started",
        time_s=0,
        conditions=[one | {"met": False} for one in conditions],
        viewed_at=None,
        position_s=None,
        watched_percent=None,
        score_percent=None,
        completed_at=None,
        completed_by=None,
    )


async def _content(actor: Actor | None, found: Lesson, staff: bool) -> LessonContentOut:
    content = Content.model_validate(found.content)
    audience = ("user", actor.id) if actor else (COURSE, found.course_id)
    files = await _files(content, audience)
    target = None
    if content.target_id:
        asked = Targets(found.course_id, found.kind, [content.target_id])
        target = (await hooks.targets_of(asked)).get(content.target_id)
    captions = [
        ShownCaption(**one.model_dump(), url=files[one.file_id].url)
        for one in content.captions
        if one.file_id in files
    ]
    return LessonContentOut.model_construct(
        html=signed(found.rendered, audience),
        markdown=content.markdown if staff else None,
        file_id=content.file_id,
        file=files.get(content.file_id) if content.file_id else None,
        url=content.url,
        captions=captions,
        file_ids=content.file_ids,
        files=[files[one] for one in content.file_ids if one in files],
        quiz_id=content.quiz_id,
        assignment_id=content.assignment_id,
        target_title=target.title if target and (staff or target.published) else None,
    )


async def _files(content: Content, audience: tuple[str, UUID]) -> Mapping[UUID, ShownFile]:
    if not content.files:
        return {}
    return {
        file.id: ShownFile(
            id=file.id,
            name=file.name,
            size=file.size,
            content_type=file.content_type,
            url=link(file.id, audience),
        )
        for file in await StoredFile.kept().filter(id__in=content.files)
    }


# For others -------------------------------------------------------------------------------------


async def showing(file_id: UUID) -> list[UUID]:
    """The lessons that hand out the file or show it in their text, at most twenty."""
    found = Lesson.filter(files__contains=[str(file_id)])
    return [row["id"] for row in await found.limit(MAX_USES_SHOWN).values("id")]


async def targets(lessons: Sequence[Lesson]) -> dict[UUID, hooks.Target]:
    """What the lessons of a course lead to, by its id; what doesn't exist is missing."""
    found: dict[UUID, hooks.Target] = {}
    for kind, same in groupby(sorted(lessons, key=attrgetter("kind")), attrgetter("kind")):
        some = [one for one in same if one.target_id]
        ids = [one.target_id for one in some if one.target_id]
        if ids:
            found |= await hooks.targets_of(Targets(some[0].course_id, kind, ids))
    return found


async def open_to_learn(actor: Actor, course_id: UUID) -> None:
    """404 for who is neither learner nor staff of the course."""
    await Course.open_to(actor).filter(id=course_id).exists() or refuse(NotFound)
