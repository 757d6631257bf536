"""Saving answers: one statement each, whichever edge they come by."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic_core import from_json, to_json

from lms.attempts import contents, queries, rules
from lms.attempts.messages import KIND, AttemptSaved, channel_of
from lms.attempts.models import AttemptState, SubmittedBy
from lms.core.access import Actor
from lms.core.errors import Conflict, Invalid, NotFound, Refused
from lms.courses.models import EnrollmentStatus
from lms.files.models import StoredFile
from lms.questions.content import Content, EssayAnswer, FilesAnswer
from lms.questions.rules import canonical, parse_answer
from lms.realtime.publishing import tell, touch

LATE_DETAIL = "The time was over when this arrived."


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save; with `superseded` a newer answer stands, which is in `answer`."""

    question_id: UUID
    saved_at: datetime | None
    answered: bool
    remaining_ms: int | None
    superseded: bool = False
    answer: dict[str, Any] | None = None
    seq: int = 0


async def keep(
    actor: Actor,
    attempt_id: UUID,
    question_id: UUID,
    raw: object,
    *,
    flagged: bool | None = None,
    seq: int | None = None,
    received: float,
) -> Saved:
    """Store an answer; None takes it back. `received` is when it came, by `time.monotonic`.

    404; 422 for what is no answer to this question; 409 `closed`, `late`, `no_backtrack`,
    `locked`. A `seq` that isn't above the stored one changes nothing.
    """
    asked = await contents.of_question(attempt_id, actor.id, question_id)
    if asked is None:
        raise NotFound
    answer = await stored(actor, asked.content, raw)
    row = await queries.save(
        attempt_id, actor.id, question_id, answer,
        flagged=flagged, seq=seq, waited_s=max(0.0, time.monotonic() - received),
    )  # fmt: skip
    if row is None:
        return await _refused(actor, attempt_id, question_id, answer)
    touch(KIND, attempt_id)
    event = AttemptSaved(
        question_id=question_id,
        answer=None if answer is None else from_json(answer),
        flagged=row["flagged"],
        seq=row["seq"],
        saved_at=row["saved_at"],
    )
    tell(channel_of(attempt_id), actor.id, event)
    left = rules.remaining_ms(row["deadline"], row["now"])
    return Saved(question_id, row["saved_at"], answer is not None, left, seq=row["seq"])


async def stored(actor: Actor, content: Content, raw: object) -> str | None:
    """An answer as JSON to store; 422 for a malformed one, and for files of others."""
    if raw is None:
        return None
    answer = parse_answer(content, raw)
    if isinstance(answer, EssayAnswer | FilesAnswer) and answer.file_ids:
        await _own_files(actor, answer.file_ids)
    return to_json(canonical(answer)).decode()


def suspended() -> Conflict:
    """The refusal for who may read, but not write."""
    reasons = [{"code": "suspended"}]
    return Conflict("locked", "Your place in this course is suspended.", lock_reasons=reasons)


async def _own_files(actor: Actor, file_ids: Sequence[UUID]) -> None:
    mine = StoredFile.owned_by(actor).filter(id__in=list(file_ids))
    if await mine.count() < len(file_ids):
        raise Invalid.field("answer.file_ids", "holds a file that isn't yours")


async def _refused(actor: Actor, attempt_id: UUID, question_id: UUID, answer: str | None) -> Saved:
    """Why nothing was stored."""
    row = await queries.verdict(attempt_id, actor.id, question_id)
    if row is None or row["position"] is None:
        raise NotFound
    if not row["preview"]:
        if row["place"] == EnrollmentStatus.SUSPENDED:
            raise suspended()
        if row["place"] not in (EnrollmentStatus.ACTIVE, EnrollmentStatus.COMPLETED):
            raise NotFound
    if (refusal := _over(row)) is not None:
        raise refusal
    same = row["answer"] == answer or (
        None not in (row["answer"], answer) and from_json(row["answer"]) == from_json(answer or "")
    )
    return Saved(
        question_id,
        row["saved_at"],
        row["answer"] is not None,
        rules.remaining_ms(row["deadline"], row["now"]),
        superseded=not same,
        answer=None if same or row["answer"] is None else from_json(row["answer"]),
        seq=row["seq"],
    )


def _over(row: Any) -> Refused | None:
    """Whether the attempt, or this question of it, takes no answers any more."""
    late = row["deadline"] is not None and row["now"] > row["deadline"] + rules.GRACE
    if row["state"] != AttemptState.OPEN:
        if late and row["submitted_by"] != SubmittedBy.STUDENT:
            return Conflict("late", LATE_DETAIL)
        return Conflict("closed", "This attempt was handed in.")
    if late:
        return Conflict("late", LATE_DETAIL)
    if row["closed_at"] is not None:
        return Conflict("closed", "This answer is final.")
    if row["current"] is not None and row["current"] != row["position"]:
        return Conflict("no_backtrack", "This question isn't open any more, or not yet.")
    return None
