"""Writing questions; in which quizzes they stand is the quizzes' affair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from lms.core import db, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Invalid, NotFound, refuse
from lms.core.schema import faults
from lms.courses.models import Course
from lms.questions import hooks
from lms.questions.content import Choice, Content, content_of, dumped, new_option_id
from lms.questions.models import Question, QuestionBank, QuestionVersion
from lms.questions.rules import answerable, twins
from lms.questions.schemas import CONTENT

VERSIONED = frozenset({"type", "stem", "content", "explanation"})
"""What belongs to a version; the rest is the question's own."""

# In the order of their ids, so that two games that start at once don't wait for each other.
USE = """
update question_versions v set used = true from (select id from question_versions
  where id = any($1) and not used order by id for no key update) x
where v.id = x.id
"""


@atomic
async def create_question(course: Course, fields: dict[str, Any]) -> QuestionVersion:
    """A question in a course's bank; 422 for content that makes no sense."""
    content = _content(fields, known=frozenset())
    about = {name: value for name, value in fields.items() if name not in CONTENT}
    asked = {name: about.pop(name) for name in VERSIONED & about.keys()}
    question = await Question.create(bank=await bank_of(course), **about)
    return await QuestionVersion.create(question=question, content=dumped(content), **asked)


async def bank_of(course: Course) -> QuestionBank:
    """The course's one bank, made when it is first needed."""
    new = {"owner_id": course.owner_id, "title": course.title}
    bank, _ = await QuestionBank.get_or_create(new, course_id=course.id)
    return bank


@atomic
async def change_question(
    actor: Actor, question_id: UUID, changes: dict[str, Any]
) -> QuestionVersion:
    """Set the given fields, those of the content only as a whole; `position` moves it.

    What somebody was asked stays: then the change makes a new version.
    """
    question = await _locked(actor, question_id)
    position = changes.pop("position", None)
    asked = {name: value for name, value in changes.items() if name in {*VERSIONED, *CONTENT}}
    new = {name: value for name, value in changes.items() if name not in asked}
    newest = QuestionVersion.filter(question_id=question.id, number=question.version)
    version = await newest.select_for_update(no_key=True).get()
    version = await _written(version, asked)
    if version.number != question.version:
        new["version"] = version.number
    if new or asked:
        await question.update_from_dict(new).save(update_fields=[*new, "updated_at"])
    if position is not None:
        await hooks.moved(hooks.Move(question.id, position))
    version.question = question
    return version


async def _written(version: QuestionVersion, changes: dict[str, Any]) -> QuestionVersion:
    """The changes as a version: this one, or a new one if this one was used."""
    new = {name: value for name, value in changes.items() if name not in CONTENT}
    if changes.keys() & {"type", *CONTENT}:
        kept = version.content if changes.get("type", version.type) == version.type else {}
        known = frozenset(option["id"] for option in kept.get("options", ()))
        new["content"] = dumped(_content(kept | changes, known))
    new = {name: value for name, value in new.items() if getattr(version, name) != value}
    if not new:
        return version
    if not version.used:
        await version.update_from_dict(new).save(update_fields=[*new])
        return version
    fields = {name: getattr(version, name) for name in VERSIONED} | new
    number = version.number + 1
    return await QuestionVersion.create(question_id=version.question_id, number=number, **fields)


@atomic
async def archive_question(actor: Actor, question_id: UUID) -> None:
    """Take a question out of use: it leaves the quizzes; what was asked of it stays."""
    question = await _locked(actor, question_id)
    await question.update_from_dict({"archived": True}).save(
        update_fields=["archived", "updated_at"]
    )
    await hooks.archived(question.id)


async def _locked(actor: Actor, question_id: UUID) -> Question:
    """A question the actor may change, locked; who locks quizzes too does so after it."""
    scope = Question.managed_by(actor).select_for_update(no_key=True)
    question = await scope.get_or_none(id=question_id) or refuse(NotFound)
    versions.require(question.updated_at)
    return question


async def use(version_ids: Sequence[UUID]) -> None:
    """Somebody is asked these versions: from now on they stay as they are."""
    await db.execute(USE, version_ids)


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
        raise Invalid(detail="The question is not valid.", errors=errors) from None
    if isinstance(content, Choice) and (places := twins(content)):
        raise Invalid.field(f"options.{places[0]}.text", "is the same as another option")
    if not isinstance(content, Choice) and not answerable(content):
        raise Invalid.field("answers", "no accepted text is worth the whole question")
    return content


def _with_our_id(option: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    mine = option.get("id") in known
    return {**option, "id": option["id"] if mine else new_option_id()}
