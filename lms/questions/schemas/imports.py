"""Files of questions over REST."""

from __future__ import annotations

from uuid import UUID

from lms.core.imports import ImportQuery, ImportStarted, ImportVerdict
from lms.core.schema import In, Out
from lms.questions.content import QuestionType
from lms.questions.formats import FormatName


class QuestionImportQuery(ImportQuery):
    """`format` says how the file is written; `category_id` where its categories begin."""

    format: FormatName
    category_id: UUID | None = None


class FoundQuestion(Out):
    """A question that is in a file, and the line where it begins."""

    line: int
    type: QuestionType
    title: str
    stem: str


class QuestionImportVerdict(ImportVerdict):
    """How many questions could be made, which have errors; the first hundred of the good ones."""

    questions: list[FoundQuestion]


class QuestionImportStarted(ImportStarted):
    """The job that makes the questions; its result is `{created}`."""


class ExportQuery(In):
    """`skip` leaves out questions of types that the format lacks."""

    format: FormatName
    skip: bool = False
