"""The parts of the catalogue, which admins arrange."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core import db
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, NotFound, refuse
from lms.courses import rules
from lms.courses.actions import searching
from lms.courses.models import Course, CourseCategory
from lms.courses.verbs import CategoryVerb

MAX_CATEGORIES = 1000
LOCK = 0x6C6D73636174
"""A lock: one change of the tree at a time."""


async def _parents() -> dict[UUID, UUID | None]:
    """In which category each one stands; the tree stays so until the end of the transaction."""
    await db.execute("select pg_advisory_xact_lock($1)", LOCK)
    rows = await CourseCategory.all().values("id", "parent_id")
    return {row["id"]: row["parent_id"] for row in rows}


def _slug_taken() -> Conflict:
    return Conflict("slug_taken", "Another category has this slug.")


@atomic
async def create_category(name: str, slug: str | None, parent_id: UUID | None) -> CourseCategory:
    """A new category; 409 `slug_taken`, `too_many`."""
    parents = await _parents()
    if len(parents) >= MAX_CATEGORIES:
        raise Conflict("too_many", f"There are at most {MAX_CATEGORIES} categories.")
    rules.check_place(parents, None, parent_id)
    try:
        async with transaction():
            made = await CourseCategory.create(
                name=name, slug=slug or rules.slugify(name), parent_id=parent_id
            )
    except IntegrityError:
        raise _slug_taken() from None
    await audit.record(CategoryVerb.CREATED, ("category", made.id))
    return made


@atomic
async def change_category(category_id: UUID, changes: dict[str, Any]) -> CourseCategory:
    """Set the given fields; 409 `cycle` within itself, `slug_taken`."""
    parents = await _parents()
    here = await CourseCategory.get_or_none(id=category_id) or refuse(NotFound)
    new = {name: value for name, value in changes.items() if getattr(here, name) != value}
    if not new:
        return here
    if "parent_id" in new:
        rules.check_place(parents, here.id, new["parent_id"])
    try:
        async with transaction():
            await here.update_from_dict(new).save(update_fields=[*new])
    except IntegrityError:
        raise _slug_taken() from None
    if "name" in new:
        await searching.index_within(here.id)
    await audit.record(CategoryVerb.CHANGED, ("category", here.id), {*new})
    return here


@atomic
async def delete_category(category_id: UUID) -> None:
    """Remove a category; 409 `in_use` while a course or a category stands in it."""
    await _parents()
    here = await CourseCategory.get_or_none(id=category_id) or refuse(NotFound)
    courses = Course.existing().filter(category_id=here.id)
    if await courses.exists() or await CourseCategory.exists(parent_id=here.id):
        raise Conflict("in_use", "A course or another category stands in this category.")
    await audit.record(CategoryVerb.DELETED, ("category", here.id))
    await here.delete()
