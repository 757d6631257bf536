"""Banks of questions and their categories."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines, Title
from lms.questions.content import QuestionType
from lms.questions.content.asked import Tag


class CopyIn(In):
    bank_id: UUID


class BankIn(In):
    """A new bank: a person's own, or the one of a course that has none yet."""

    title: Title
    course_id: UUID | None = None


class BankPatch(In):
    title: Title


class BankOut(Out):
    id: UUID
    title: str
    course_id: UUID | None
    owner_id: UUID
    created_at: Moment


class CategoryIn(In):
    name: Title
    parent_id: UUID | None = None


class CategoryPatch(In):
    """What to change; a field that isn't sent stays."""

    name: Title = ""
    parent_id: UUID | None = None


class CategoryOut(Out):
    id: UUID
    bank_id: UUID
    parent_id: UUID | None
    name: str


class QuestionQuery(PageQuery):
    """Filters of a bank; `category_id` with the categories below it, `q` in titles and stems."""

    q: Annotated[str, Lines(100)] | None = None
    type: QuestionType | None = None
    category_id: UUID | None = None
    tag: Tag | None = None
    archived: bool = False
