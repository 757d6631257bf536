"""Making, changing and deleting banks and their categories."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.courses.models import Course
from lms.courses.reading import refuse_untaught
from lms.questions import hooks
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion

MAX_IN_BANK = 20_000
MAX_BANKS = 1000
MAX_CATEGORIES = 1000
MAX_DEPTH = 10


async def make_bank_of(course: Course) -> None:
    """Give a new course its bank."""
    await QuestionBank.create(owner_id=course.owner_id, title=course.title, course_id=course.id)


async def bank_of(course: Course) -> QuestionBank:
    """The course's one bank, made when it is first needed."""
    new = {"owner_id": course.owner_id, "title": course.title}
    bank, _ = await QuestionBank.get_or_create(new, course_id=course.id)
    return bank


@atomic
async def create_bank(actor: Actor, title: str, course_id: UUID | None) -> QuestionBank:
    """A bank of the actor's own, or the one of a course they manage; 409 if that has one."""
    if course_id is None:
        if await QuestionBank.filter(owner_id=actor.id, course_id=None).count() >= MAX_BANKS:
            raise Conflict("too_many", f"One has at most {MAX_BANKS} banks.")
        return await QuestionBank.create(owner_id=actor.id, title=title)
    course = await Course.managed_by(actor).get_or_none(id=course_id)
    if course is None:
        raise Invalid.field("course_id", "is no course of yours")
    try:
        async with transaction():
            return await QuestionBank.create(
                owner_id=course.owner_id, title=title, course_id=course.id
            )
    except IntegrityError:
        raise Conflict("exists", "The course has a bank already.") from None


async def require_room(bank_id: UUID, more: int = 1) -> None:
    """409 `too_many` if the bank doesn't take so many more questions; until the transaction's end
    nobody else adds any."""
    await QuestionBank.filter(id=bank_id).select_for_update(no_key=True)
    if await Question.filter(bank_id=bank_id).count() + more > MAX_IN_BANK:
        raise Conflict("too_many", f"A bank has at most {MAX_IN_BANK} questions.")


async def _locked(actor: Actor, bank_id: UUID) -> QuestionBank:
    """A bank the actor may change, locked: who holds it decides about its categories."""
    scope = QuestionBank.managed_by(actor).select_for_update(no_key=True)
    return await scope.get_or_none(id=bank_id) or await refuse_untaught(
        actor, QuestionBank.filter(id=bank_id)
    )


@atomic
async def change_bank(actor: Actor, bank_id: UUID, title: str) -> QuestionBank:
    """Rename it."""
    bank = await _locked(actor, bank_id)
    bank.title = title
    await bank.save(update_fields=["title"])
    return bank


@atomic
async def delete_bank(actor: Actor, bank_id: UUID) -> None:
    """Delete a bank with its questions; 409 `in_use` for a course's, or a used one."""
    bank = await _locked(actor, bank_id)
    asked = QuestionVersion.filter(question__bank_id=bank.id, used=True)
    if bank.course_id or await asked.exists() or any(await hooks.drawn(hooks.Source(bank.id))):
        raise Conflict("in_use", "A course, a quiz or a game uses this bank.")
    await bank.delete()


@atomic
async def create_category(
    actor: Actor, bank_id: UUID, name: str, parent_id: UUID | None
) -> QuestionCategory:
    """A category of a bank, within another one of it."""
    bank = await _locked(actor, bank_id)
    parents = await _parents(bank.id)
    if len(parents) >= MAX_CATEGORIES:
        raise Conflict("too_many", f"A bank has at most {MAX_CATEGORIES} categories.")
    _check_parent(parents, None, parent_id)
    return await QuestionCategory.create(bank=bank, name=name, parent_id=parent_id)


@atomic
async def change_category(
    actor: Actor, category_id: UUID, changes: dict[str, Any]
) -> QuestionCategory:
    """Rename it, or move it into another category; 409 `cycle` if that lies within it."""
    category = await _locked_category(actor, category_id)
    if "parent_id" in changes:
        _check_parent(await _parents(category.bank_id), category.id, changes["parent_id"])
    if changes:
        await category.update_from_dict(changes).save(update_fields=[*changes])
    return category


@atomic
async def delete_category(actor: Actor, category_id: UUID) -> None:
    """Remove an empty category; archived questions leave it. 409 `not_empty`, `in_use`."""
    category = await _locked_category(actor, category_id)
    inside = Question.filter(category_id=category.id, archived=False)
    if await inside.exists() or await QuestionCategory.exists(parent_id=category.id):
        raise Conflict("not_empty", "The category holds questions or categories.")
    if any(await hooks.drawn(hooks.Source(category.bank_id, category.id))):
        raise Conflict("in_use", "A quiz draws questions from this category.")
    await category.delete()


async def _locked_category(actor: Actor, category_id: UUID) -> QuestionCategory:
    found = QuestionCategory.managed_by(actor)
    category = await found.get_or_none(id=category_id) or await refuse_untaught(
        actor, QuestionCategory.filter(id=category_id), "bank__course_id"
    )
    await _locked(actor, category.bank_id)
    return await found.get_or_none(id=category_id) or refuse(NotFound)


async def _parents(bank_id: UUID) -> dict[UUID, UUID | None]:
    """The parent of each category of a bank."""
    rows = await QuestionCategory.filter(bank_id=bank_id).values("id", "parent_id")
    return {row["id"]: row["parent_id"] for row in rows}


def _check_parent(
    parents: dict[UUID, UUID | None], category_id: UUID | None, parent_id: UUID | None
) -> None:
    """Refuse a parent in another bank, within the category itself, or too deep."""
    if parent_id and parent_id not in parents:
        raise Invalid.field("parent_id", "is no category of this bank")
    if category_id and category_id in _line(parents, parent_id):
        raise Conflict("cycle", "A category can't stand within itself.")
    below = [one for one in parents if category_id in _line(parents, one)]
    height = max([len(_line(parents, one)) for one in below], default=1)
    height -= len(_line(parents, category_id)) - 1 if category_id else 0
    if len(_line(parents, parent_id)) + height > MAX_DEPTH:
        raise Invalid.field("parent_id", f"there are at most {MAX_DEPTH} levels")


def _line(parents: dict[UUID, UUID | None], category_id: UUID | None) -> list[UUID]:
    """The category and its ancestors."""
    found = []
    while category_id:
        found.append(category_id)
        category_id = parents[category_id]
    return found
