"""Writing questions. Which quizzes ask them is decided in quizzes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from pydantic_core import to_json

from lms.core import db, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.courses.reading import refuse_untaught
from lms.files import shown
from lms.gradebook.actions import rubrics
from lms.questions import hooks, queries
from lms.questions.actions.banks import require_room
from lms.questions.actions.checking import NOTHING, Named, check_category, checked, rubric_of
from lms.questions.content import content_of, dumped
from lms.questions.html import TEXTS, files_shown, html_of, rendered
from lms.questions.models import Question, QuestionBank, QuestionVersion
from lms.questions.rules import ids_in
from lms.questions.schemas.inputs import CONTENT

VERSIONED = frozenset({"type", "stem", "content", "explanation", "hints", "feedback", "policy"})
"""The fields of a version; all others are the question's own."""
CLOZE = "cloze"
"""Its stem holds its gaps; all other contents stand by themselves."""
MAX_VERSIONS, TRIES = 1000, 10


class NewQuestion(NamedTuple):
    """What `written` has checked and rendered: the fields of a question, and of its version."""

    actor: Actor
    about: Mapping[str, Any]
    asked: Mapping[str, Any]
    named: Named


async def written(actor: Actor, fields: Mapping[str, Any]) -> NewQuestion:
    """A question to create, its HTML made; 422 for content that makes no sense or shows a file
    that the actor may not read."""
    content, stem = checked(fields, fields["stem"], known=frozenset())
    about = {name: value for name, value in fields.items() if name not in CONTENT}
    about |= {"content": content, "stem": stem}
    asked = {name: about.pop(name) for name in VERSIONED & about.keys()}
    about["changed_by_id"] = actor.id
    nothing = {"explanation": "", "hints": [], "feedback": {}}
    asked["rendered"] = (await rendered(nothing | asked)).stored()
    files = files_shown(asked["rendered"], asked["content"])
    await shown.check(actor, files)
    return NewQuestion(actor, about, asked, Named(frozenset(files), rubric_of(content)))


async def add_question(actor: Actor, bank_id: UUID, fields: Mapping[str, Any]) -> QuestionVersion:
    """A question in a bank that the actor may change."""
    return await _added(actor, bank_id, await written(actor, fields))


@atomic
async def _added(actor: Actor, bank_id: UUID, new: NewQuestion) -> QuestionVersion:
    bank = await QuestionBank.managed_by(actor).get_or_none(id=bank_id) or await refuse_untaught(
        actor, QuestionBank.filter(id=bank_id)
    )
    return await create_question(bank, new)


@atomic
async def create_question(bank: QuestionBank, new: NewQuestion) -> QuestionVersion:
    """A question in a bank."""
    await new.named.held(new.actor, bank)
    await require_room(bank.id)
    await check_category(bank.id, new.about)
    question = await Question.create(bank=bank, **new.about)
    return await QuestionVersion.create(question=question, **new.asked)


async def change_question(
    actor: Actor, question_id: UUID, changes: Mapping[str, Any]
) -> QuestionVersion:
    """Set the given fields, those of the content only as a whole; `position` moves it.

    What somebody was asked stays: then the change makes a new version.
    """
    asked = {name: value for name, value in changes.items() if name in {*VERSIONED, *CONTENT}}
    about = {name: value for name, value in changes.items() if name not in asked}
    for _ in range(TRIES):
        edit = await _edit(actor, question_id, asked) if asked else Edit(None, {})
        plain = about.keys() <= {*queries.OWN} and not edit.named
        if edit.newest and edit.asked and not edit.newest.used and plain:
            version = await _replaced(actor, edit.newest, about, edit.asked)
        else:
            version = await _changed(actor, question_id, about, edit)
        if version is not None:
            return version
    raise Conflict(detail="Others change this question at the same time. Try again.")


class Edit(NamedTuple):
    """What to write to a question whose newest version was this."""

    newest: QuestionVersion | None
    asked: Mapping[str, Any]
    named: Named = NOTHING
    """What the newest version doesn't name."""

    @property
    def seen(self) -> datetime | None:
        """When the question was last changed before."""
        return self.newest.question.updated_at if self.newest else None


async def _edit(actor: Actor, question_id: UUID, asked: Mapping[str, Any]) -> Edit:
    """Check the change and render its texts before any row is locked."""
    version = await queries.edited(actor, question_id) or await refuse_untaught(
        actor, Question.filter(id=question_id), "bank__course_id"
    )
    new = _differing(version, asked)
    if new.keys() & TEXTS:
        old = {name: getattr(version, name) for name in TEXTS}
        texts = old | {name: one for name, one in new.items() if name in TEXTS}
        new["rendered"] = (await rendered(texts, html_of(old, version.rendered))).stored()
        files = files_shown(new["rendered"], texts["content"]) - version.files
        await shown.check(actor, files)
        rubric = rubric_of(texts["content"])
        other = rubric if rubric != rubric_of(version.content) else None
        return Edit(version, new, Named(frozenset(files), other))
    return Edit(version, new)


async def _replaced(
    actor: Actor, version: QuestionVersion, about: Mapping[str, Any], asked: Mapping[str, Any]
) -> QuestionVersion | None:
    """Overwrite a version that nobody was asked; None if anything changed after it was read."""
    question = version.question
    versions.require(question.updated_at)
    seen = question.updated_at
    question.update_from_dict({**about})
    question.changed_by_id = actor.id
    version.update_from_dict({**asked})
    written = [_json(getattr(question, name)) for name in queries.OWN]
    written += [_json(getattr(version, name)) for name in queries.ASKED]
    found = await db.row(queries.REPLACE, question.id, seen, version.id, *written)
    if found is None:
        return None
    question.updated_at = found["updated_at"]
    return version


def _json(value: Any) -> Any:
    """A column's value; JSON as text."""
    return to_json(value).decode() if isinstance(value, list | dict) else value


@atomic
async def _changed(
    actor: Actor, question_id: UUID, about: Mapping[str, Any], edit: Edit
) -> QuestionVersion | None:
    """Write the change; None if the question was changed after it was read."""
    question = await _locked(actor, question_id)
    if edit.seen not in (None, question.updated_at):
        return None
    new = {name: value for name, value in about.items() if name != "position"}
    if edit.named:
        await edit.named.held(actor, await question.bank)
    await check_category(question.bank_id, new)
    version = await _saved(actor, question, new, edit.asked)
    if (position := about.get("position")) is not None:
        await hooks.moved(hooks.Move(actor, question.id, position))
    return version


@atomic
async def restore_version(actor: Actor, question_id: UUID, number: int) -> QuestionVersion:
    """Ask again what an earlier version asked; the versions between stay."""
    question = await _locked(actor, question_id)
    found = QuestionVersion.filter(question_id=question.id, number=min(number, MAX_VERSIONS + 1))
    old = await found.get_or_none() or refuse(NotFound)
    return await _saved(actor, question, {}, _kept(old))


async def _saved(
    actor: Actor, question: Question, new: dict[str, Any], asked: Mapping[str, Any]
) -> QuestionVersion:
    """The newest version of a locked question, with its own fields and what it asks changed."""
    newest = QuestionVersion.filter(question_id=question.id, number=question.version)
    version = await newest.select_for_update(no_key=True).get()
    version = await _rewritten(version, asked)
    if version.number != question.version:
        new["version"] = version.number
    if new or asked:
        new["changed_by_id"] = actor.id
        await question.update_from_dict(new).save(update_fields=[*new, "updated_at"])
    version.question = question
    return version


def _kept(version: QuestionVersion) -> dict[str, Any]:
    """The fields of a version, to make an equal one."""
    fields = {name: getattr(version, name) for name in {*VERSIONED, "rendered"}}
    return fields | {"content": dumped(content_of(version.content))}


def _differing(version: QuestionVersion, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The version's fields that these changes change."""
    new = {name: value for name, value in changes.items() if name not in CONTENT}
    deciding = {"type", *CONTENT} | ({"stem"} if version.type == CLOZE else set())
    if changes.keys() & deciding and "content" not in changes:
        kept = version.content if changes.get("type", version.type) == version.type else {}
        stem = changes.get("stem", version.stem)
        new["content"], new["stem"] = checked({**kept, **changes}, stem, ids_in(kept))
    return {name: value for name, value in new.items() if _differs(version, name, value)}


def _differs(version: QuestionVersion, name: str, value: Any) -> bool:
    """Whether it isn't what the version has; a content is stored as it was usual then."""
    old = getattr(version, name)
    if name == "content" and old != value:
        old = dumped(content_of(old))
    return bool(old != value)


async def _rewritten(version: QuestionVersion, changes: Mapping[str, Any]) -> QuestionVersion:
    """The changes as a version: this one, or a new one if this one was used."""
    new = {name: value for name, value in changes.items() if _differs(version, name, value)}
    if not new:
        return version
    if not version.used:
        await version.update_from_dict(new).save(update_fields=[*new])
        return version
    if version.number >= MAX_VERSIONS:
        raise Conflict("too_many", f"A question has at most {MAX_VERSIONS} versions.")
    number = version.number + 1
    return await QuestionVersion.create(
        question_id=version.question_id, number=number, **(_kept(version) | new)
    )


@atomic
async def archive_question(actor: Actor, question_id: UUID) -> None:
    """Take a question out of use: quizzes that ask it go on, draws leave it out."""
    question = await _locked(actor, question_id)
    if not question.archived:
        question.archived = True
        question.changed_by_id = actor.id
        await question.save(update_fields=["archived", "changed_by_id", "updated_at"])


@atomic
async def copy_question(actor: Actor, question_id: UUID, bank_id: UUID) -> QuestionVersion:
    """What the question asks today as a new question of a bank that the actor may change."""
    await Question.staffed_by(actor).filter(id=question_id).exists() or refuse(NotFound)
    bank = await QuestionBank.managed_by(actor).get_or_none(id=bank_id)
    if bank is None:
        raise Invalid.field("bank_id", "is no bank of yours")
    await require_room(bank.id)
    return await copied(await QuestionVersion.newest_of([question_id]).get(), bank)


async def copied(version: QuestionVersion, bank: QuestionBank) -> QuestionVersion:
    """A new question that asks what this version asks, in a bank that has room; its category stays
    if the bank does."""
    old = version.question
    question = await Question.create(
        bank=bank,
        category_id=old.category_id if old.bank_id == bank.id else None,
        title=old.title,
        tags=old.tags,
        points=old.points,
        live_points=old.live_points,
        time_limit_s=old.time_limit_s,
    )
    kept = _kept(version)
    if bank.course_id and (rubric := rubric_of(kept["content"])):
        kept["content"] |= {"rubric_id": await rubrics.brought(rubric, bank.course_id)}
    return await QuestionVersion.create(question=question, **kept)


async def _locked(actor: Actor, question_id: UUID) -> Question:
    """A question the actor may change, locked; who locks quizzes too does so after it."""
    scope = Question.managed_by(actor).select_for_update(no_key=True)
    question = await scope.get_or_none(id=question_id) or await refuse_untaught(
        actor, Question.filter(id=question_id), "bank__course_id"
    )
    versions.require(question.updated_at)
    return question


async def use(version_ids: Sequence[UUID]) -> None:
    """Mark versions as used: from now on they are never changed."""
    await db.execute(queries.USE, version_ids)
