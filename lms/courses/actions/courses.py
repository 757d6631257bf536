"""Create, change, publish and delete courses."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core import clock, markup, versions
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Invalid
from lms.courses import hooks, reading, rules
from lms.courses.actions import searching
from lms.courses.actions.locking import locked, locked_by_owner
from lms.courses.messages import KIND
from lms.courses.models import Course, CourseCategory, CourseStaff, CourseStatus
from lms.courses.schemas import ProblemOut
from lms.courses.verbs import CourseVerb
from lms.files import shown
from lms.files.models import StoredFile
from lms.files.rules import Kind
from lms.realtime.publishing import recheck, touch

TRIES = 5
DATES = (
    ("ends_at", "starts_at", "ends_at"),
    ("enrollment.closes_at", "enrollment_opens_at", "enrollment_closes_at"),
)
IN_OUTLINE = {"title", "status", "starts_at"}
FOUND_BY = {"title", "tags", "category_id", "summary", "description"}


async def _saved(actor: Actor, course: Course, changes: dict[str, Any]) -> Course:
    """Save changed fields, and raise the version if there are any."""
    new = {name: value for name, value in changes.items() if getattr(course, name) != value}
    if new:
        raised = {"version": course.version + 1} | versions.written(actor)
        if new.keys() & IN_OUTLINE:
            raised["outline_version"] = course.outline_version + 1
            touch(KIND, course.id)
        course.update_from_dict(new | raised)
        await course.save(update_fields=[*new, *raised, "updated_at"])
    if new.keys() & FOUND_BY:
        await searching.index(course.id)
    if "enrollment_capacity" in new:
        await hooks.seats(course)
    return course


async def _checked(
    actor: Actor, fields: dict[str, Any], course: Course | None = None
) -> dict[str, Any]:
    """Fields as columns; 422 for an unknown category or picture, an end before its beginning."""
    columns = {name: value for name, value in fields.items() if name != "enrollment"}
    rules_given = fields.get("enrollment") or {}
    columns |= {f"enrollment_{name}": value for name, value in rules_given.items()}
    if "tags" in columns:
        columns["tag_keys"] = [rules.tag_key(tag) for tag in columns["tags"]]
    category = columns.get("category_id")
    if category and not await CourseCategory.exists(id=category):
        raise Invalid.field("category_id", "is no category")
    cover = columns.get("cover_file_id")
    if cover and (course is None or cover != course.cover_file_id):
        await shown.hold([cover])
        pictures = StoredFile.shown_by(actor).filter(kind=Kind.IMAGE)
        if not await pictures.filter(id=cover).exists():
            raise Invalid.field("cover_file_id", "is no picture of yours")
    for field, first, last in DATES:
        begins, ends = (columns.get(name, getattr(course, name, None)) for name in (first, last))
        if begins and ends and ends <= begins:
            raise Invalid.field(field, "must be after the beginning")
    return columns


def _suffix() -> str:
    return secrets.token_hex(rules.SUFFIX // 2)


def _refused(error: IntegrityError) -> Exception:
    """409 `slug_taken` when that is what the database says."""
    if getattr(error.__cause__, "constraint_name", "") == "courses_slug":
        return Conflict("slug_taken", "Another course has this slug.")
    return error


async def create_course(actor: Actor, *, title: str, slug: str | None, **more: Any) -> Course:
    """Create a draft owned by the actor; 409 `slug_taken` for a requested slug that is in use."""
    return await _created(actor, title, slug, await markup.described({"description": ""} | more))


@atomic
async def _created(actor: Actor, title: str, slug: str | None, more: dict[str, Any]) -> Course:
    wanted = slug or rules.slugify(title)
    await shown.check(actor, shown.files_in(more["rendered"]))
    columns = await _checked(actor, more) | versions.written(actor)
    return await inserted(wanted, exact=slug is not None, owner_id=actor.id, title=title, **columns)


async def inserted(wanted: str, *, exact: bool, **columns: Any) -> Course:
    """A new row with all that each course has, in the caller's transaction.

    Its slug is the wanted one, or unless `exact` begins so; 409 `slug_taken`.
    """
    short = wanted[: rules.LONGEST_SLUG - len("-") - rules.SUFFIX].rstrip("-")
    for attempt in range(TRIES):
        mine = wanted if attempt == 0 else f"{short}-{_suffix()}"
        try:
            async with transaction():  # a savepoint: the unique key decides who gets the slug
                course = await Course.create(slug=mine, **columns)
        except IntegrityError as error:
            refused = _refused(error)
            if exact or refused is error or attempt == TRIES - 1:
                raise refused from None
            continue
        break
    await searching.index(course.id)
    await hooks.created(course)
    await audit.record(CourseVerb.CREATED, ("course", course.id))
    return course


async def change_course(actor: Actor, course_id: UUID, changes: dict[str, Any]) -> Course:
    """Set the given fields."""
    return await _changed(actor, course_id, await markup.described(changes))


@atomic
async def _changed(actor: Actor, course_id: UUID, changes: dict[str, Any]) -> Course:
    course = await locked(actor, course_id)
    files = shown.files_in(changes.get("rendered"))
    await shown.check(actor, files, shown.files_in(course.rendered))
    columns = await _checked(actor, changes, course)
    try:
        async with transaction():
            return await _saved(actor, course, columns)
    except IntegrityError as error:
        raise _refused(error) from None


@atomic
async def take_step(actor: Actor, course_id: UUID, step: rules.Step) -> Course:
    """Publish, unpublish or archive; 409 `not_ready` lists what publishing still requires."""
    course = await locked(actor, course_id)
    status = CourseStatus(rules.after(step, course.status.value))
    if status is course.status:
        return course
    new: dict[str, Any] = {"status": status}
    if status is CourseStatus.PUBLISHED:
        await _require_ready(course)
        new["published_at"] = course.published_at or clock.now()
    elif status is CourseStatus.DRAFT:
        new["published_at"] = None
    await audit.record(rules.EVENTS[step], ("course", course.id), {"status"})
    await _saved(actor, course, new)
    if status is CourseStatus.PUBLISHED:
        await hooks.published(course)
    return course


async def _require_ready(course: Course) -> None:
    """409 `not_ready` with all problems, while one of them is an error."""
    found = await reading.problems_of(course)
    if any(one.severity == "error" for one in found):
        errors = [ProblemOut.of(one).model_dump(mode="json") for one in found]
        raise Conflict("not_ready", "The course can't be published yet.", errors=errors)


@atomic
async def delete_course(actor: Actor, course_id: UUID) -> None:
    """Delete a course for everybody; only its owner or an admin may.

    The rows stay, since what people keep of it (their results) refers to them.
    """
    course = await locked_by_owner(actor, course_id)
    await audit.record(CourseVerb.DELETED, ("course", course.id))
    await hooks.deleted(course)
    course.deleted_at = clock.now()
    await course.save(update_fields=["deleted_at", "updated_at"])
    staff = await CourseStaff.filter(course_id=course.id)
    recheck("user", course.owner_id, *(one.user_id for one in staff))
