"""Writing questions; which quiz they stand in is the quizzes' affair."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic import ValidationError

from lms.core.db import atomic
from lms.core.errors import Invalid
from lms.core.schema import faults
from lms.questions.content import Choice, Content, content_of, dumped, new_option_id
from lms.questions.models import Question
from lms.questions.rules import answerable, twins
from lms.questions.schemas import CONTENT


@atomic
async def create_question(course_id: UUID, fields: dict[str, Any]) -> Question:
    """A question in a course's bank; 422 for content that makes no sense."""
    content = _content(fields, known=frozenset())
    about = {name: value for name, value in fields.items() if name not in CONTENT}
    return await Question.create(course_id=course_id, content=dumped(content), **about)


@atomic
async def change_question(question: Question, changes: dict[str, Any]) -> Question:
    """Set the given fields of a locked question; those of its content only as a whole."""
    new = {name: value for name, value in changes.items() if name not in CONTENT}
    if changes.keys() & {"type", *CONTENT}:
        kept = question.content if changes.get("type", question.type) == question.type else {}
        known = frozenset(option["id"] for option in kept.get("options", ()))
        new["content"] = dumped(_content(kept | changes, known))
    if new:
        await question.update_from_dict(new).save(update_fields=[*new, "updated_at"])
    return question


def _content(fields: dict[str, Any], known: frozenset[str]) -> Content:
    """The checked content among these fields; options that are new get an id of ours."""
    stored = {name: fields[name] for name in ("type", *CONTENT) if name in fields}
    if "options" in stored:
        stored["options"] = [_with_our_id(option, known) for option in stored["options"]]
    try:
        content = content_of(stored)
    except ValidationError as error:
        # Each place begins with the type, by which pydantic chose among the classes.
        errors = [
            one | {"field": one["field"].partition(".")[2] or "options"} for one in faults(error)
        ]
        raise Invalid(detail="The question makes no sense.", errors=errors) from None
    if isinstance(content, Choice) and (places := twins(content)):
        raise Invalid.field(f"options.{places[0]}.text", "is the same as another option")
    if not isinstance(content, Choice) and not answerable(content):
        raise Invalid.field("answers", "no accepted text is worth the whole question")
    return content


def _with_our_id(option: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    mine = option.get("id") in known
    return {**option, "id": option["id"] if mine else new_option_id()}
