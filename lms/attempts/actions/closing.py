"""Handing in: by the student, by the clock, by staff. An attempt is closed once and graded once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import structlog

from lms.attempts import contents, doors, hooks, lookups, queries, rules
from lms.attempts.actions.grading import graded, standings
from lms.attempts.actions.saving import stored, suspended
from lms.attempts.messages import KIND
from lms.attempts.models import Attempt, AttemptState, SubmittedBy
from lms.attempts.verbs import AttemptVerb
from lms.audit import actions as audit
from lms.core import clock
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, NotFound, refuse
from lms.core.metrics import counter
from lms.courses.models import Course, in_courses
from lms.courses.reading import managed, refuse_untaught
from lms.gradebook import actions as gradebook
from lms.gradebook.models import Cause
from lms.realtime.publishing import touch

log = structlog.get_logger()
failed = counter("lms_attempts_not_graded_total", "Attempts that raised an error while graded")

SWEPT_AT_ONCE = 100
MAX_ROUNDS = 50


@atomic
async def hand_in(
    attempt_ids: Sequence[UUID],
    by: SubmittedBy,
    answers: Mapping[UUID, str | None] | None = None,
    known: Attempt | None = None,
) -> list[Attempt]:
    """Close and grade those that are open; returns them. `answers` belong to the only one.

    `known` is the only one, as it was read with its quiz.
    """
    rows = await queries.close(attempt_ids, by.value, answers or {})
    if not rows:
        return []
    if known is not None:
        known.submitted_by, known.submitted_at = by, rows[0]["submitted_at"]
    closed = await graded(rows, {known.id: known} if known else {})
    for one in closed if hooks.submitted.handlers else ():
        if not one.preview:
            await hooks.submitted(one)
    return closed


def overdue(attempt: Attempt) -> bool:
    """Whether the clock should have handed it in."""
    late = attempt.deadline is not None and clock.now() > attempt.deadline + rules.SWEPT_AFTER
    return late and attempt.state is AttemptState.OPEN


async def settled(attempt: Attempt) -> Attempt:
    """The attempt as it is to be read: one whose time is over is handed in first."""
    if not overdue(attempt):
        return attempt
    await hand_in([attempt.id], SubmittedBy.DEADLINE)
    return await Attempt.get(id=attempt.id)


async def submit(actor: Actor, attempt_id: UUID, answers: Mapping[UUID, Any]) -> Attempt:
    """Hand in one's own attempt, with these answers instead of the saved ones.

    Asked again it changes nothing, and what is sent with it is ignored: a lost reply is asked for
    again. After the deadline's grace the saved answers count alone. Teachers may hand in for a
    student.
    """
    attempt, learns = await doors.of_attempt(actor, attempt_id) or refuse(NotFound)
    if attempt.state is not AttemptState.OPEN:
        return attempt
    late = attempt.deadline is not None and clock.now() > attempt.deadline + rules.GRACE
    given: dict[UUID, str | None] = {}
    if attempt.user_id != actor.id:
        await managed(actor, attempt.course_id)
        by = SubmittedBy.STAFF
    elif late:
        by = SubmittedBy.DEADLINE
    elif attempt.preview or learns:
        by, given = SubmittedBy.STUDENT, await _stored(actor, attempt_id, answers)
    else:
        raise suspended()
    closed = await hand_in([attempt_id], by, given, attempt)
    return closed[0] if closed else await Attempt.get(id=attempt_id)


async def own(actor: Actor, attempt_id: UUID) -> Attempt:
    """The actor's own attempt, to write in; 404 for others, 409 `locked` for who is suspended."""
    scope = Attempt.visible_to(actor).filter(user_id=actor.id)
    attempt = await scope.get_or_none(id=attempt_id) or refuse(NotFound)
    await writable(attempt)
    return attempt


async def writable(attempt: Attempt) -> None:
    """409 `locked` unless its student learns in the course now."""
    if not attempt.preview and not await lookups.learns(attempt.course_id, attempt.user_id):
        raise suspended()


async def _stored(
    actor: Actor, attempt_id: UUID, answers: Mapping[UUID, Any]
) -> dict[UUID, str | None]:
    asked = await contents.of_questions(attempt_id, actor.id, answers) if answers else {}
    if len(asked) < len(answers):
        raise NotFound
    return {one: await stored(actor, asked[one].content, raw) for one, raw in answers.items()}


async def sweep() -> int:
    """Hand in all attempts whose time is over; returns how many.

    One that can't be graded is left for ten minutes, and stops no other.
    """
    count = 0
    for _ in range(MAX_ROUNDS):
        taken = await _sweep_some()
        count += taken
        if taken < SWEPT_AT_ONCE:
            break
    return count


async def _sweep_some() -> int:
    ids: list[UUID] = []
    try:
        return await _taken(ids)
    except Exception:
        if not ids:
            raise
    for one in ids:
        try:
            await hand_in([one], SubmittedBy.DEADLINE)
        except Exception:
            log.exception("attempt_not_graded", attempt=str(one))
            failed.inc({})
            await queries.later(one)
    return len(ids)


@atomic
async def _taken(ids: list[UUID]) -> int:
    ids += await queries.due(SWEPT_AT_ONCE)
    if ids:
        await hand_in(ids, SubmittedBy.DEADLINE)
    return len(ids)


@atomic
async def abandon(actor: Actor, attempt_id: UUID, reason: str) -> Attempt:
    """Let an attempt count nowhere, and give the try back; for the course's teachers."""
    scope = Attempt.filter(in_courses(Course.managed_by(actor))).select_for_update(no_key=True)
    attempt = await scope.get_or_none(id=attempt_id) or await refuse_untaught(
        actor, Attempt.filter(id=attempt_id)
    )
    if attempt.state is AttemptState.ABANDONED:
        return attempt
    await audit.record(AttemptVerb.ABANDONED, ("attempt", attempt_id), {"state"})
    attempt.state, attempt.version = AttemptState.ABANDONED, attempt.version + 1
    attempt.abandoned_reason = reason
    await attempt.save(update_fields=["state", "version", "abandoned_reason"])
    await queries.shut(attempt_id)
    if attempt.counts and not attempt.practice:
        pair = (attempt.quiz_id, attempt.user_id)
        await gradebook.record([pair], standings, Cause.MANUAL, actor.id)
    touch(KIND, attempt_id)
    return attempt


@atomic
async def go_on(actor: Actor, attempt_id: UUID, position: int | None = None) -> Attempt:
    """Leave the current question for good, where there is no way back.

    With `position` only if that is the current one: asked again, or by another device, nothing
    is left out.
    """
    await own(actor, attempt_id)
    attempt = await Attempt.select_for_update(no_key=True).get(id=attempt_id)
    if attempt.state is not AttemptState.OPEN:
        raise Conflict("closed", "This attempt was handed in.")
    if attempt.current is None:
        raise Conflict("conflict", "All questions of this attempt are open.")
    asked = position in (None, attempt.current)
    if asked and attempt.current < await queries.length(attempt_id):
        attempt.current += 1
        await attempt.save(update_fields=["current"])
        touch(KIND, attempt_id)
    return attempt
