"""Questions from a file: checked first, then made by a job that can resume."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lms.core import db
from lms.core.access import Actor
from lms.core.errors import Invalid
from lms.core.imports import refused
from lms.courses.reading import refuse_untaught
from lms.files.actions.bringing import bringing, keep
from lms.files.models import StoredFile
from lms.jobs import actions as jobs
from lms.questions import files, hooks
from lms.questions.actions.banks import MAX_CATEGORIES, MAX_DEPTH, MAX_IN_BANK
from lms.questions.files import ID_LENGTH, Asked, Checked
from lms.questions.formats import Draft
from lms.questions.html import rendered
from lms.questions.messages import ImportQuestions
from lms.questions.models import (
    Question,
    QuestionBank,
    QuestionCategory,
    QuestionImport,
    QuestionVersion,
)
from lms.questions.rules import named
from lms.questions.schemas.imports import (
    QuestionImportQuery,
    QuestionImportStarted,
    QuestionImportVerdict,
)
from lms.users.models import User

QUESTIONS_PER_TRANSACTION = 500
DROP_OLD = "delete from question_imports where created_at < now() - interval '7 days'"


@dataclass(frozen=True, slots=True)
class Target:
    """A bank that takes `room` more questions, and the quiz that is to ask them, if any."""

    bank_id: UUID
    room: int
    full: str
    quiz_id: UUID | None = None


async def bank_target(actor: Actor, bank_id: UUID) -> Target:
    """A bank that the actor may change."""
    if not await QuestionBank.managed_by(actor).filter(id=bank_id).exists():
        await refuse_untaught(actor, QuestionBank.filter(id=bank_id))
    return await target(bank_id)


async def target(bank_id: UUID) -> Target:
    """A bank, and how much it still takes."""
    room = MAX_IN_BANK - await Question.filter(bank_id=bank_id).count()
    return Target(bank_id, room, f"A bank has at most {MAX_IN_BANK} questions.")


async def take(
    actor: Actor, place: Target, data: bytes, query: QuestionImportQuery
) -> QuestionImportVerdict | QuestionImportStarted:
    """Check a file and start making its questions, unless it is a dry run.

    422 when no question can be made, when some have errors and `partial` is off, or when the
    encoding is unknown (`encoding_unclear`).
    """
    if query.category_id and not await QuestionCategory.exists(
        id=query.category_id, bank_id=place.bank_id
    ):
        raise Invalid.field("category_id", "is no category of this bank")
    found = await files.read(data, Asked(query.format, query.encoding, place.room, place.full))
    verdict: dict[str, Any] = {
        "good": found.good,
        "errors": found.errors,
        "warnings": found.warnings,
    }
    if query.dry_run:
        return QuestionImportVerdict.model_validate(verdict | {"questions": found.shown})
    if not found.good or (found.errors and not query.partial):
        raise refused("The file has questions with errors.", found.errors)
    async with bringing(actor, found.pictures):
        job_id = await _start(actor, place, query.category_id, found)
    return QuestionImportStarted.model_validate(verdict | {"job_id": job_id})


@db.atomic
async def _start(actor: Actor, place: Target, category_id: UUID | None, found: Checked) -> UUID:
    await keep(found.pictures)
    made = await QuestionImport.create(
        owner_id=actor.id,
        bank_id=place.bank_id,
        quiz_id=place.quiz_id,
        category_id=category_id,
        drafts=found.drafts,
    )
    return await jobs.ask(ImportQuestions(import_id=made.id), key=str(made.id), owner=actor.id)


async def make(import_id: UUID) -> dict[str, int]:
    """Make the missing questions, 500 in a transaction."""
    given = await QuestionImport.get_or_none(id=import_id)
    lines = given.drafts.split("\n") if given else []
    for start in range(0, len(lines), QUESTIONS_PER_TRANSACTION):
        assert given is not None  # noqa: S101  there are lines
        some = lines[start : start + QUESTIONS_PER_TRANSACTION]
        drafts = {UUID(one[:ID_LENGTH]): Draft.model_validate_json(one[ID_LENGTH:]) for one in some}
        versions = [await _version(one, draft) for one, draft in drafts.items()]
        await _hide_strange(given.owner_id, versions)
        await _step(given, drafts, versions, 100 * (start + len(some)) // len(lines))
    ids = [UUID(one[:ID_LENGTH]) for one in lines]
    return {"created": await Question.filter(id__in=ids).count() if ids else 0}


@db.atomic
async def _step(
    given: QuestionImport,
    drafts: dict[UUID, Draft],
    versions: Sequence[QuestionVersion],
    percent: int,
) -> None:
    """Make one step's questions, or none of them; a replaced run fails."""
    await jobs.progress(percent)
    bank = await QuestionBank.filter(id=given.bank_id).select_for_update(no_key=True).get_or_none()
    if bank is None or await Question.filter(id__in=[*drafts]).exists():
        return
    room = MAX_IN_BANK - await Question.filter(bank_id=bank.id).count()
    some = dict(list(drafts.items())[: max(0, room)])
    if not some:
        return
    folders = await _folders(given, [one.category for one in some.values()])
    await Question.bulk_create(
        _question(bank.id, question_id, folders[tuple(draft.category)], draft)
        for question_id, draft in some.items()
    )
    await QuestionVersion.bulk_create(versions[: len(some)])
    if given.quiz_id:
        await hooks.imported(hooks.Imported(given.quiz_id, [*some]))


def _question(bank_id: UUID, question_id: UUID, category_id: UUID | None, draft: Draft) -> Question:
    return Question(
        id=question_id,
        bank_id=bank_id,
        category_id=category_id,
        title=draft.title,
        tags=draft.tags,
        points=draft.points,
        live_points=draft.live_points,
        time_limit_s=draft.time_limit_s,
    )


async def _version(question_id: UUID, draft: Draft) -> QuestionVersion:
    """Rendered outside of the transaction; a text that takes too long is shown as it is."""
    content, stem = named(draft.content, draft.stem, frozenset())
    texts = {
        "stem": stem,
        "content": content,
        "explanation": draft.explanation,
        "hints": draft.hints,
        "feedback": draft.feedback.model_dump(),
    }
    html = None
    with suppress(Invalid):
        html = (await rendered(texts)).stored()
    return QuestionVersion(
        question_id=question_id,
        type=draft.content.type,
        policy=draft.policy,
        rendered=html,
        **texts,
    )


async def _hide_strange(owner_id: UUID, versions: Sequence[QuestionVersion]) -> None:
    """A text with a picture that isn't its author's to show is shown as it is, without it."""
    shown = {file_id for one in versions for file_id in one.files}
    if not shown:
        return
    owner = await User.get(id=owner_id)
    actor = Actor("user", owner.id, owner.role, owner.full_name, session_id=owner.id)
    mine = StoredFile.showable_by(actor).filter(id__in=shown)
    strange = shown - {row["id"] for row in await mine.values("id")}
    for one in versions:
        if one.files & strange:
            one.rendered = None


Folders = dict[tuple[str, ...], UUID | None]


async def _folders(given: QuestionImport, paths: Sequence[Sequence[str]]) -> Folders:
    """The categories of these paths; those that aren't there yet are made, as far as there may be.

    The bank is locked. A path that would be too deep ends where it must.
    """
    rows = await QuestionCategory.filter(bank_id=given.bank_id).order_by("id")
    known = {(one.parent_id, one.name): one.id for one in rows}
    parents = {one.id: one.parent_id for one in rows}
    base = given.category_id if given.category_id in parents else None
    depth, above = 0, base
    while above:
        depth, above = depth + 1, parents[above]
    found: Folders = {}
    for path in dict.fromkeys(tuple(one) for one in paths):
        here = base
        for name in path[: MAX_DEPTH - depth]:
            if (here, name) not in known:
                if len(known) >= MAX_CATEGORIES:
                    break
                made = await QuestionCategory.create(
                    bank_id=given.bank_id, parent_id=here, name=name
                )
                known[here, name] = made.id
            here = known[here, name]
        found[path] = here
    return found


async def drop_old() -> None:
    """Delete files after a week: by then their questions are made."""
    await db.execute(DROP_OLD)
