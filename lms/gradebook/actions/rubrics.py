"""Rubrics of a course: who grades chooses a level of each criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from tortoise.queryset import QuerySet

from lms.audit import actions as audit
from lms.core import db, paging
from lms.core.access import Actor
from lms.core.db import atomic, joining
from lms.core.errors import Conflict, NotFound, refuse
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.courses.models import Course, in_courses
from lms.courses.reading import managed, refuse_untaught
from lms.gradebook import hooks
from lms.gradebook.models import Rubric
from lms.gradebook.schemas import CriterionIn, RubricOut
from lms.gradebook.verbs import GradebookVerb


async def listed(actor: Actor, course_id: UUID, query: PageQuery) -> Page[RubricOut]:
    """A course's rubrics, for its staff."""
    await Course.staffed_by(actor).filter(id=course_id).exists() or refuse(NotFound)
    found = await paging.by_id(Rubric.filter(course_id=course_id), query)
    items = [RubricOut.model_validate(one) for one in found.items]
    return Page[RubricOut](items=items, next=found.next)


@atomic
async def create(
    actor: Actor, course_id: UUID, title: str, criteria: Sequence[CriterionIn]
) -> Rubric:
    """A new rubric of a course that the actor teaches."""
    await managed(actor, course_id)
    return await Rubric.create(course_id=course_id, title=title, criteria=stored(criteria, []))


@atomic
async def change(
    actor: Actor, rubric_id: UUID, title: str | None, criteria: Sequence[CriterionIn] | None
) -> Rubric:
    """409 `in_use` for other criteria once something was graded by these."""
    rubric = await _held(actor, rubric_id)
    if criteria is not None:
        new = stored(criteria, rubric.criteria)
        if new != rubric.criteria and any(await hooks.rubric_given(rubric_id)):
            raise Conflict("in_use", "Something was graded by this rubric. Make another one.")
        rubric.criteria = new
    rubric.title = rubric.title if title is None else title
    await rubric.save(update_fields=["title", "criteria"])
    await audit.record(GradebookVerb.RUBRIC_CHANGED, ("rubric", rubric_id), {"criteria"})
    return rubric


@atomic
async def delete(actor: Actor, rubric_id: UUID) -> None:
    """409 `in_use` while a question is to be graded by it."""
    rubric = await _held(actor, rubric_id)
    if any([*await hooks.rubric_asked(rubric_id), *await hooks.rubric_given(rubric_id)]):
        raise Conflict("in_use", "A question is graded by this rubric.")
    await rubric.delete()
    await audit.record(GradebookVerb.RUBRIC_DELETED, ("rubric", rubric_id))


async def hold(scope: QuerySet[Rubric], rubric_id: UUID) -> bool:
    """Whether the scope has the rubric, which then can't be deleted until the transaction's end."""
    await db.execute("select id from rubrics where id = $1 for share", rubric_id)
    return await scope.filter(id=rubric_id).exists()


@joining
async def brought(rubric_id: UUID, course_id: UUID) -> str | None:
    """The id of the same rubric in another course, made there unless one is equal; None if it is
    gone."""
    rubric = await Rubric.get_or_none(id=rubric_id)
    if rubric is None or rubric.course_id == course_id:
        return str(rubric.id) if rubric else None
    for one in await Rubric.filter(course_id=course_id, title=rubric.title):
        if one.criteria == rubric.criteria:
            return str(one.id)
    made = await Rubric.create(course_id=course_id, title=rubric.title, criteria=rubric.criteria)
    return str(made.id)


async def _held(actor: Actor, rubric_id: UUID) -> Rubric:
    scope = Rubric.filter(in_courses(Course.managed_by(actor))).select_for_update(no_key=True)
    return await scope.get_or_none(id=rubric_id) or await refuse_untaught(
        actor, Rubric.filter(id=rubric_id)
    )


def stored(
    criteria: Sequence[CriterionIn], old: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """With the ids of those that are known, each once, and new ones for the others."""
    free = {one["id"] for one in old} | {
        level["id"] for one in old for level in one["levels"]
    }  # fmt: skip

    def kept(given: UUID | None) -> str:
        if str(given) in free:
            free.discard(str(given))
            return str(given)
        return str(uuid4())

    return [
        {
            "id": kept(one.id),
            "title": one.title,
            "levels": [
                {"id": kept(level.id), "title": level.title, "points": str(level.points)}
                for level in one.levels
            ],
        }
        for one in criteria
    ]
