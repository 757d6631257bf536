"""Modules, lessons and outlines over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import SIGNED_IN, TEACHERS, actor, actor_or_none, allow, visited
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.schema import In, Page
from lms.core.versions import etag
from lms.lessons import reading, schemas
from lms.lessons.actions import lessons, modules
from lms.lessons.actions.outline import put_outline
from lms.lessons.models import Lesson, Module
from lms.users.schemas import ChangeOut

routes = Blueprint("lessons", __name__)

Shown = tuple[schemas.LessonOut, int, dict[str, str]]
ShownOutline = tuple[schemas.OutlineOut, int, dict[str, str]]


async def _shown(lesson: Lesson, status: int = 200) -> Shown:
    """To who has just changed it."""
    out, version = await reading.lesson(actor(), lesson.id)
    return out, status, etag(version)


class SeenQuery(In):
    """Whether a course's staff want to see it as somebody who has just been enrolled."""

    as_learner: bool = False


@routes.get("/courses/<uuid:course_id>/outline")
@allow(SIGNED_IN)
@visited
@validate_querystring(SeenQuery)
@validate_response(schemas.OutlineOut)
async def read_outline(course_id: UUID, query_args: SeenQuery) -> ShownOutline:
    """What a course teaches, in its order, with what you have done and what is locked"""
    as_learner = query_args.as_learner
    out, tag = await reading.outline(actor_or_none(), course_id, as_learner=as_learner)
    return out, 200, {"ETag": tag}


@routes.put("/courses/<uuid:course_id>/outline")
@allow(TEACHERS)
@validate_request(schemas.OutlineIn)
@validate_response(schemas.OutlineOut)
async def reorder(course_id: UUID, data: schemas.OutlineIn) -> ShownOutline:
    """Put all modules and lessons of a course in an order"""
    await put_outline(actor(), course_id, [(one.id, one.lessons) for one in data.modules])
    return await read_outline_of(course_id)


async def read_outline_of(course_id: UUID) -> ShownOutline:
    out, tag = await reading.outline(actor(), course_id)
    return out, 200, {"ETag": tag}


@routes.get("/courses/<uuid:course_id>/modules")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.ModuleOut])
async def list_modules(course_id: UUID, query_args: PageQuery) -> Page[Module]:
    """List a course's modules, the oldest first; for its learners and staff"""
    await reading.open_to_learn(actor(), course_id)
    return await paging.by_id(Module.filter(course_id=course_id), query_args)


@routes.post("/courses/<uuid:course_id>/modules")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.ModuleIn)
@validate_response(schemas.ModuleOut, 201)
async def create_module(course_id: UUID, data: schemas.ModuleIn) -> tuple[Module, int]:
    """Add a module to a course"""
    return await modules.create_module(actor(), course_id, **data.model_dump()), 201


@routes.patch("/modules/<uuid:module_id>")
@allow(TEACHERS)
@validate_request(schemas.ModulePatch)
@validate_response(schemas.ModuleOut)
async def change_module(module_id: UUID, data: schemas.ModulePatch) -> Module:
    """Change a module"""
    changes = data.model_dump(exclude_unset=True)
    if data.unlock:
        changes["unlock"] = data.unlock.model_dump()
    return await modules.change_module(actor(), module_id, changes)


class DeleteModuleQuery(In):
    """Whether its lessons are deleted too."""

    with_lessons: bool = False


@routes.delete("/modules/<uuid:module_id>")
@allow(TEACHERS)
@validate_querystring(DeleteModuleQuery)
async def delete_module(module_id: UUID, query_args: DeleteModuleQuery) -> tuple[str, int]:
    """Delete a module; 409 `not_empty` while there are lessons in it"""
    await modules.delete_module(actor(), module_id, with_lessons=query_args.with_lessons)
    return "", 204


@routes.get("/courses/<uuid:course_id>/lessons")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.LessonItem])
async def list_lessons(course_id: UUID, query_args: PageQuery) -> Page[schemas.LessonItem]:
    """List a course's lessons, the oldest first: all for its staff, published ones for learners"""
    await reading.open_to_learn(actor(), course_id)
    found = await paging.by_id(Lesson.open_to(actor()).filter(course_id=course_id), query_args)
    items = [schemas.LessonItem.model_construct(**reading.item(one)) for one in found.items]
    return Page[schemas.LessonItem].model_construct(items=items, next=found.next)


@routes.post("/courses/<uuid:course_id>/lessons")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.LessonIn)
@validate_response(schemas.LessonOut, 201)
async def create_lesson(course_id: UUID, data: schemas.LessonIn) -> Shown:
    """Add a lesson to a course"""
    fields = data.model_dump(exclude={"content", "conditions"})
    made = await lessons.create_lesson(
        actor(), course_id, **fields, content=data.content, conditions=data.conditions
    )
    return await _shown(made, 201)


@routes.get("/lessons/<uuid:lesson_id>")
@allow(SIGNED_IN)
@visited
@validate_querystring(SeenQuery)
@validate_response(schemas.LessonOut)
async def read_lesson(lesson_id: UUID, query_args: SeenQuery) -> Shown:
    """Read a lesson, or why it is locked; previews without enrollment"""
    as_learner = query_args.as_learner
    out, version = await reading.lesson(actor_or_none(), lesson_id, as_learner=as_learner)
    return out, 200, etag(version)


@routes.patch("/lessons/<uuid:lesson_id>")
@allow(TEACHERS)
@validate_request(schemas.LessonPatch)
@validate_response(schemas.LessonOut)
async def change_lesson(lesson_id: UUID, data: schemas.LessonPatch) -> Shown:
    """Change a lesson, or put it elsewhere"""
    changes = data.model_dump(exclude_unset=True)
    if data.unlock:
        changes["unlock"] = data.unlock.model_dump()
    if "conditions" in changes:
        changes["conditions"] = data.conditions
    return await _shown(await lessons.change_lesson(actor(), lesson_id, changes))


@routes.get("/lessons/<uuid:lesson_id>/change")
@allow(TEACHERS)
@validate_response(ChangeOut)
async def read_change(lesson_id: UUID) -> ChangeOut:
    """Who changed a lesson last, and when"""
    return await reading.change(actor(), lesson_id)


@routes.delete("/lessons/<uuid:lesson_id>")
@allow(TEACHERS)
async def delete_lesson(lesson_id: UUID) -> tuple[str, int]:
    """Delete a lesson; what learners completed of others stays"""
    await lessons.delete_lesson(actor(), lesson_id)
    return "", 204
