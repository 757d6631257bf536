"""Banks, and questions as staff read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import cast
from uuid import UUID

from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet

from lms.core import db, paging
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.core.search import as_plain, plain
from lms.questions import hooks, queries
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion
from lms.questions.schemas.banks import QuestionQuery
from lms.questions.schemas.outputs import QuestionOut, VersionOut
from lms.users.schemas import ChangeOut

BELOW = """
with recursive below as (select id from question_categories where id = $1
  union select c.id from question_categories c join below b on c.parent_id = b.id)
select id from below
"""


async def newest(actor: Actor, question_id: UUID) -> QuestionVersion:
    """What the question asks today; 404 for who is not of its staff."""
    await Question.staffed_by(actor).filter(id=question_id).exists() or refuse(NotFound)
    return await QuestionVersion.newest_of([question_id]).get()


async def change(actor: Actor, question_id: UUID) -> ChangeOut:
    """Who changed the question last, and when; 404 for who is not of its staff."""
    scope = Question.staffed_by(actor).select_related("changed_by")
    question = await scope.get_or_none(id=question_id) or refuse(NotFound)
    return ChangeOut.of(question.updated_at, question.changed_by)


async def shown(version: QuestionVersion) -> QuestionOut:
    """A question by itself; it has a position only if exactly one quiz asks it."""
    positions = [one for found in await hooks.placed(version.question_id) for one in found]
    return QuestionOut.of(version, positions[0] if len(positions) == 1 else None)


async def versions(actor: Actor, question_id: UUID, page: PageQuery) -> Page[VersionOut]:
    """A question's versions, the newest first."""
    await Question.staffed_by(actor).filter(id=question_id).exists() or refuse(NotFound)
    below = paging.small(page.cursor, 2**15 - 1)
    scope = QuestionVersion.filter(question_id=question_id, number__lt=below)
    found = await scope.order_by("-number").limit(page.limit + 1)
    shown = found[: page.limit]
    following = paging.encode([shown[-1].number]) if len(found) > page.limit else None
    items = [VersionOut.of(one) for one in shown]
    return Page[VersionOut].model_construct(items=items, next=following)


async def showing(file_id: UUID) -> list[UUID]:
    """The questions that show the file in any of their versions, at most twenty."""
    return [row["question_id"] for row in await db.rows(queries.SHOWING, str(file_id))]


async def bank_id(course_id: UUID) -> UUID | None:
    """The id of a course's bank."""
    found = await db.row(queries.BANK, course_id)
    return found and cast(UUID, found["id"])


async def bank(actor: Actor, bank_id: UUID) -> QuestionBank:
    """A bank the actor may read; else 404."""
    return await QuestionBank.staffed_by(actor).get_or_none(id=bank_id) or refuse(NotFound)


async def categories(actor: Actor, bank_id: UUID) -> QuerySet[QuestionCategory]:
    """All categories of a bank."""
    await bank(actor, bank_id)
    return QuestionCategory.filter(bank_id=bank_id)


async def questions(actor: Actor, bank_id: UUID, query: QuestionQuery) -> Page[QuestionOut]:
    """A page of a bank, newest first, as far as the filters leave it; three queries, or four."""
    await bank(actor, bank_id)
    scope = Question.filter(bank_id=bank_id, archived=query.archived)
    if query.q:
        text = as_plain('"questions".title', _asked("stem"))
        scope = scope.annotate(text=text).filter(text__contains=plain(query.q))
    types = [query.type] if query.type else []
    tags = [query.tag] if query.tag else []
    scope = await among(scope, query.category_id, tags, types)
    found = await paging.by_id(scope, query, newest_first=True)
    ids = [one.id for one in found.items]
    asked = {one.question_id: one for one in await QuestionVersion.newest_of(ids)}
    items = [QuestionOut.of(asked[one], None) for one in ids]
    return Page[QuestionOut].model_construct(items=items, next=found.next)


async def among(
    scope: QuerySet[Question],
    category_id: UUID | None,
    tags: Iterable[str],
    types: Iterable[str],
) -> QuerySet[Question]:
    """The questions in the category or below it that have all tags and one of the types."""
    if category_id:
        rows = await db.rows(BELOW, category_id)
        scope = scope.filter(category_id__in=[row["id"] for row in rows])
    if tags:
        scope = scope.annotate(tagged=as_plain('"questions".tags::text'))
        for tag in tags:
            scope = scope.filter(tagged__contains=plain(json.dumps(tag, ensure_ascii=False)))
    if types:
        scope = with_type(scope).filter(kind__in=list(types))
    return scope


def with_type(scope: QuerySet[Question]) -> QuerySet[Question]:
    """These questions with their type as `kind`."""
    return scope.annotate(kind=RawSQL(_asked("type")))


def _asked(column: str) -> str:
    """SQL for a column of what the question asks today."""
    return (
        f"(select v.{column} from question_versions v "  # noqa: S608  our own names
        'where v.question_id = "questions".id and v.number = "questions".version)'
    )


async def graded_by(rubric_id: UUID) -> bool:
    """Whether any version of a question is to be graded by the rubric."""
    found = await db.row(
        "select 1 from question_versions where type in ('essay', 'file') "
        "and content ->> 'rubric_id' = $1 limit 1",
        str(rubric_id),
    )
    return found is not None
