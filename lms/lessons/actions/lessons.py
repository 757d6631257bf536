"""Make, change and delete lessons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import to_jsonable_python
from tortoise.exceptions import IntegrityError

from lms.core import markup, versions
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.core.schema import invalid
from lms.files import shown
from lms.files.models import StoredFile
from lms.files.rules import Kind as FileKind
from lms.lessons import hooks, rules
from lms.lessons.actions.locking import locked
from lms.lessons.actions.modules import forget_lessons, stored_unlock
from lms.lessons.actions.outline import changed, check_circles, place
from lms.lessons.content import Condition, Content, Kind
from lms.lessons.models import Lesson, Module

WAITS = {"module_id", "position", "required", "prerequisite_ids"}
"""What may make a circle."""
UNSEEN = {"content", "rendered", "files", "target_id", "conditions"}
"""What the outline doesn't show."""


async def create_lesson(
    actor: Actor,
    course_id: UUID,
    *,
    kind: Kind,
    module_id: UUID | None,
    position: int | None,
    content: Content,
    conditions: list[Condition] | None,
    **fields: Any,
) -> Lesson:
    """A lesson at this position of its module, or last.

    409 `too_many`, `cycle`, `already_placed`; 422 for what its kind doesn't have.
    """
    rules.check_content(kind, content)
    rules.check_conditions(kind, conditions)
    more = {"content": content, "conditions": conditions, "html": await _html(content.markdown)}
    return await _created(actor, course_id, kind, (module_id, position), fields | more)


async def _html(markdown: str) -> str:
    return await markup.html(markdown) if markdown else ""


@atomic
async def _created(
    actor: Actor,
    course_id: UUID,
    kind: Kind,
    place_asked: tuple[UUID | None, int | None],
    fields: dict[str, Any],
) -> Lesson:
    await locked(actor, course_id)
    if await Lesson.filter(course_id=course_id).count() >= rules.MAX_LESSONS:
        raise Conflict("too_many", f"A course has at most {rules.MAX_LESSONS} lessons.")
    module_id, position = place_asked
    await _require_module(course_id, module_id)
    columns = await _columns(actor, Lesson(course_id=course_id, kind=kind), fields)
    order = await _order(course_id, module_id)
    made = Lesson(
        course_id=course_id,
        kind=kind,
        module_id=module_id,
        position=len(order) + 1,
        **columns,
        **versions.written(actor),
    )
    await _saved(made, None)
    order = rules.placed(order, made.id, position)
    await place(course_id, [(module_id, order)])
    if made.prerequisite_ids or position:
        await check_circles(course_id)
    await changed(course_id)
    return made


async def change_lesson(actor: Actor, lesson_id: UUID, changes: dict[str, Any]) -> Lesson:
    """Set the given fields; of `content` only those that it names."""
    fields = dict(changes)
    if "markdown" in fields.get("content", {}):
        fields["html"] = await _html(fields["content"]["markdown"])
    return await _changed(actor, lesson_id, fields)


@atomic
async def _changed(actor: Actor, lesson_id: UUID, fields: dict[str, Any]) -> Lesson:
    lesson = await _locked(actor, lesson_id)
    course_id = lesson.course_id
    if "content" in fields:
        merged = lesson.content | to_jsonable_python(fields["content"])
        fields["content"] = _checked(merged)
        rules.check_content(lesson.kind, fields["content"])
    rules.check_conditions(lesson.kind, fields.get("conditions"))
    moves = fields.keys() & {"module_id", "position"}
    module_id = fields.pop("module_id", lesson.module_id)
    position = fields.pop("position", None)
    columns = await _columns(actor, lesson, fields)
    new = {name: value for name, value in columns.items() if getattr(lesson, name) != value}
    if new:
        raised = {"version": lesson.version + 1} | versions.written(actor)
        lesson.update_from_dict(new | raised)
        await _saved(lesson, [*new, *raised, "updated_at"])
    moved = 0
    if moves:
        await _require_module(course_id, module_id)
        left = [one for one in await _order(course_id, lesson.module_id) if one != lesson.id]
        there = left if module_id == lesson.module_id else await _order(course_id, module_id)
        goal: rules.Order = [(module_id, rules.placed(there, lesson.id, position))]
        before: rules.Order = [] if there is left else [(lesson.module_id, left)]
        moved = await place(course_id, [*before, *goal])
        await lesson.refresh_from_db()
    if moved or new.keys() & WAITS:
        await check_circles(course_id)
    if moved or new.keys() - UNSEEN:
        await changed(course_id)
    elif "conditions" in new:
        await hooks.changed(course_id)
    return lesson


@atomic
async def delete_lesson(actor: Actor, lesson_id: UUID) -> None:
    """Delete a lesson; nothing waits for it any longer."""
    lesson = await _locked(actor, lesson_id)
    await lesson.delete()
    await forget_lessons(lesson.course_id, [str(lesson.id)])
    order = await _order(lesson.course_id, lesson.module_id)
    await place(lesson.course_id, [(lesson.module_id, order)])
    await changed(lesson.course_id)


async def _locked(actor: Actor, lesson_id: UUID) -> Lesson:
    """A lesson with its course locked; 412 for a stale If-Match."""
    found = await Lesson.get_or_none(id=lesson_id) or refuse(NotFound)
    await locked(actor, found.course_id)
    lesson = await Lesson.get_or_none(id=lesson_id) or refuse(NotFound)
    versions.require(lesson.version)
    return lesson


async def _saved(lesson: Lesson, fields: Sequence[str] | None) -> None:
    """409 `already_placed` for a quiz that another lesson leads to."""
    try:
        async with transaction():
            await lesson.save(update_fields=fields)
    except IntegrityError as error:
        if "target_id" not in getattr(error.__cause__, "constraint_name", ""):
            raise
        raise Conflict("already_placed", "Another lesson leads there already.") from None


async def _require_module(course_id: UUID, module_id: UUID | None) -> None:
    if module_id and not await Module.exists(id=module_id, course_id=course_id):
        raise Invalid.field("module_id", "is no module of this course")


async def _order(course_id: UUID, module_id: UUID | None) -> list[UUID]:
    found = Lesson.filter(course_id=course_id, module_id=module_id).order_by("position")
    return [row["id"] for row in await found.values("id")]


async def _columns(actor: Actor, lesson: Lesson, fields: dict[str, Any]) -> dict[str, Any]:
    """Fields as columns; 422 for files and quizzes that the actor can't put here."""
    columns = {name: value for name, value in fields.items() if name not in ("content", "html")}
    if columns.get("unlock"):
        columns["unlock"] = stored_unlock(columns["unlock"])
    if columns.get("conditions") is not None:
        stored = [one.model_dump() for one in columns["conditions"]]
        columns["conditions"] = stored or None
    if "prerequisite_ids" in columns:
        ids = [*dict.fromkeys(columns["prerequisite_ids"])]
        there = Lesson.filter(course_id=lesson.course_id, id__in=ids)
        if ids and await there.count() < len(ids):
            raise Invalid.field("prerequisite_ids", "names a lesson that isn't in this course")
        columns["prerequisite_ids"] = [str(one) for one in ids]
    if "content" in fields:
        content: Content = fields["content"]
        html = fields.get("html", lesson.rendered or "")
        await _check_files(actor, lesson, content, html)
        await _check_target(lesson, content)
        columns |= {
            "content": content.model_dump(mode="json", exclude_defaults=True),
            "rendered": html,
            "files": sorted(map(str, {*content.files, *shown.files_in(html)})),
            "target_id": content.target_id,
        }
    return columns


async def _check_files(actor: Actor, lesson: Lesson, content: Content, html: str) -> None:
    """422 for a file that isn't the actor's to show, or isn't what the place asks for."""
    before = {UUID(one) for one in lesson.files}
    await shown.check(actor, shown.files_in(html), before)
    if not content.files:
        return
    await shown.hold(set(content.files) - before)
    given = await StoredFile.kept().filter(id__in=content.files)
    mine = await StoredFile.shown_by(actor).filter(id__in=content.files).values("id")
    allowed = before | {row["id"] for row in mine}
    files = {one.id: one for one in given if one.id in allowed}
    places = [("file_id", one) for one in [content.file_id] if one]
    places += [("captions", one.file_id) for one in content.captions]
    places += [("file_ids", one) for one in content.file_ids]
    for field, one in places:
        file = files.get(one)
        if file is None:
            if one in before:
                continue
            raise Invalid.field(f"content.{field}", "is no file of yours or of this course")
        if field == "file_id" and file.kind != FileKind.VIDEO:
            raise Invalid.field("content.file_id", "is no video")
        if field == "captions" and file.content_type != "text/vtt":
            raise Invalid.field("content.captions", "is no file of captions (.vtt)")


async def _check_target(lesson: Lesson, content: Content) -> None:
    found = content.target_id
    if found is None or found == lesson.target_id:
        return
    asked = hooks.Targets(lesson.course_id, lesson.kind, [found])
    if found not in await hooks.targets_of(asked):
        field = "quiz_id" if content.quiz_id else "assignment_id"
        raise Invalid.field(f"content.{field}", "is nothing of this course")


def _checked(content: dict[str, Any]) -> Content:
    """The content with these changes; 422 for fields that don't go together."""
    try:
        return Content.model_validate(content)
    except ValidationError as error:
        raise invalid(error) from None
