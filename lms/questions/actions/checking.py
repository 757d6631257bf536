"""What of a request becomes a question's content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import ValidationError

from lms.core.access import Actor
from lms.core.errors import Invalid
from lms.core.schema import faults
from lms.courses.models import Course, in_courses
from lms.files import shown
from lms.gradebook.actions import rubrics
from lms.gradebook.models import Rubric
from lms.questions.content import content_of
from lms.questions.models import QuestionBank, QuestionCategory
from lms.questions.rules import named, senseless
from lms.questions.schemas.inputs import CONTENT

FIELD_NAMED = {
    "matching": "pairs",
    "categorise": "items",
    "cloze": "gaps",
    "hotspot": "clicks",
    "essay": "min_words",
}
"""The field that is named when a type's fields don't go together; choices have their options."""


class Named(NamedTuple):
    """What a question names that may be deleted while it is written: files, a rubric."""

    files: frozenset[UUID] = frozenset()
    rubric: UUID | None = None

    def __bool__(self) -> bool:
        return bool(self.files or self.rubric)

    async def held(self, actor: Actor, bank: QuestionBank) -> None:
        """Until the transaction's end nobody deletes it. 422 for what is gone, and for a rubric
        of another course than the bank's; in a bank of one's own it is of a course one teaches."""
        await shown.still(self.files)
        if self.rubric is None:
            return
        mine = Rubric.filter(course_id=bank.course_id)
        if bank.course_id is None:
            mine = Rubric.filter(in_courses(Course.managed_by(actor)))
        if not await rubrics.hold(mine, self.rubric):
            raise Invalid.field("rubric_id", "is no rubric of the question's course")


NOTHING = Named()


def rubric_of(content: Mapping[str, Any]) -> UUID | None:
    """The rubric by which a stored content is graded."""
    return UUID(str(content["rubric_id"])) if content.get("rubric_id") else None


def checked(
    fields: Mapping[str, Any], stem: str, known: frozenset[str]
) -> tuple[dict[str, Any], str]:
    """The content among these fields as it is stored, and the stem; what isn't `known` gets ids of
    ours. 422 for what makes no sense."""
    stored = {name: fields[name] for name in ("type", *CONTENT) if name in fields}
    if "options" in stored:
        stored["options"] = [_without_strange_id(one, known) for one in stored["options"]]
    try:
        content = content_of(stored)
    except ValidationError as error:
        # Each place begins with the type, by which pydantic chose among the classes.
        whole = FIELD_NAMED.get(stored.get("type", ""), "options")
        errors = [one | {"field": one["field"].partition(".")[2] or whole} for one in faults(error)]
        raise Invalid(detail="The question is not valid.", errors=errors) from None
    if wrong := senseless(content):
        raise Invalid.field(*wrong)
    return named(content, stem, known)


def _without_strange_id(option: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {name: one for name, one in option.items() if name != "id" or one in known}


async def check_category(bank_id: UUID, fields: Mapping[str, Any]) -> None:
    """422 for a category of another bank."""
    category_id = fields.get("category_id")
    if category_id and not await QuestionCategory.exists(id=category_id, bank_id=bank_id):
        raise Invalid.field("category_id", "is no category of the question's bank")
