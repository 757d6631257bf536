"""Make, change and delete modules."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.lessons import rules
from lms.lessons.actions.locking import locked
from lms.lessons.actions.outline import changed, check_circles
from lms.lessons.models import Lesson, Module

SPREAD = """
update modules set position = o.position from unnest($1::uuid[]) with ordinality o(id, position)
where modules.id = o.id and modules.position <> o.position"""
FORGET = """
update modules set prerequisite_ids = prerequisite_ids - $2::text
where course_id = $1 and prerequisite_ids ? $2::text"""


@atomic
async def create_module(
    actor: Actor, course_id: UUID, *, position: int | None, **fields: Any
) -> Module:
    """A module at this position, or last; 409 `too_many`, `cycle`."""
    await locked(actor, course_id)
    order = await _order(course_id)
    if len(order) >= rules.MAX_MODULES:
        raise Conflict("too_many", f"A course has at most {rules.MAX_MODULES} modules.")
    columns = _columns(fields, set(order))
    made = await Module.create(course_id=course_id, position=len(order) + 1, **columns)
    order = rules.placed(order, made.id, position)
    await db.execute(SPREAD, order)
    made.position = order.index(made.id) + 1
    await changed(course_id)
    return made


@atomic
async def change_module(actor: Actor, module_id: UUID, changes: dict[str, Any]) -> Module:
    """Set the given fields."""
    module = await _locked(actor, module_id)
    columns = _columns(changes, set(await _order(module.course_id)))
    new = {name: value for name, value in columns.items() if getattr(module, name) != value}
    if not new:
        return module
    module.update_from_dict(new)
    await module.save(update_fields=list(new))
    if new.keys() & {"prerequisite_ids", "sequential"}:
        await check_circles(module.course_id)
    await changed(module.course_id)
    return module


@atomic
async def delete_module(actor: Actor, module_id: UUID, *, with_lessons: bool) -> None:
    """Delete a module; 409 `not_empty` unless its lessons shall go with it."""
    module = await _locked(actor, module_id)
    ids = await Lesson.filter(module_id=module.id).values_list("id", flat=True)
    if ids and not with_lessons:
        raise Conflict("not_empty", "There are lessons in this module.")
    await module.delete()
    await forget_lessons(module.course_id, [str(one) for one in ids])
    await db.execute(FORGET, module.course_id, str(module.id))
    await db.execute(SPREAD, await _order(module.course_id))
    await changed(module.course_id)


FORGET_LESSONS = """
update lessons set prerequisite_ids = prerequisite_ids - $2::text[]
where course_id = $1 and prerequisite_ids ?| $2::text[]"""


async def forget_lessons(course_id: UUID, ids: list[str]) -> None:
    """No lesson waits any longer for those that are gone."""
    await db.execute(FORGET_LESSONS, course_id, ids)


async def _locked(actor: Actor, module_id: UUID) -> Module:
    """A module with its course locked."""
    found = await Module.get_or_none(id=module_id) or refuse(NotFound)
    await locked(actor, found.course_id)
    return await Module.get_or_none(id=module_id) or refuse(NotFound)


async def _order(course_id: UUID) -> list[UUID]:
    return [row["id"] for row in await Module.in_order(course_id).values("id")]


def _columns(fields: dict[str, Any], modules: set[UUID]) -> dict[str, Any]:
    columns = dict(fields)
    if columns.get("unlock"):
        columns["unlock"] = stored_unlock(columns["unlock"])
    if "prerequisite_ids" in columns:
        if not modules.issuperset(columns["prerequisite_ids"]):
            raise Invalid.field("prerequisite_ids", "names a module that isn't in this course")
        columns["prerequisite_ids"] = [*dict.fromkeys(map(str, columns["prerequisite_ids"]))]
    return columns


def stored_unlock(unlock: dict[str, Any]) -> dict[str, Any] | None:
    """An unlock as it is stored; None when it says nothing."""
    at = unlock["at"]
    stored = {"at": at and at.isoformat(), "after_s": unlock["after_s"]}
    return {name: value for name, value in stored.items() if value is not None} or None
