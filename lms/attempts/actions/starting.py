"""Starting attempts: what is asked, in which order and until when is fixed here."""

from __future__ import annotations

import hmac
import random
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lms.accommodations.rules import NOTHING, Given
from lms.attempts import doors, locks, lookups, queries, rules
from lms.attempts.actions.closing import settled
from lms.attempts.actions.saving import suspended
from lms.attempts.doors import Door
from lms.attempts.models import Attempt, AttemptState
from lms.core import clock, limits
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Forbidden, NotFound, Refused, refuse
from lms.core.limits import Limit
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.courses.rules import has_ended
from lms.gradebook import actions as gradebook
from lms.gradebook.models import ItemKind
from lms.questions.models import QuestionVersion
from lms.quizzes.drawing import chosen
from lms.quizzes.models import Mode, Quiz, QuizSlot, QuizStatus, Release

Placed = tuple[UUID, UUID, Decimal]
"""A question, its version, and its points."""

CODES = Limit("access_code", 10)
"""Tries a minute to guess a quiz's access code."""


async def start(actor: Actor, quiz_id: UUID, access_code: str | None) -> tuple[Attempt, bool]:
    """The actor's open attempt, and whether it is new.

    409 `not_open_yet` with `opens_at`, `closed`, `no_attempts_left`, `locked` with
    `lock_reasons`, `too_few_questions`, `no_questions`, `course_ended`; 403
    `wrong_access_code`. Staff get a preview, which only the questions can keep from them.
    """
    door = await doors.of_quiz(actor, quiz_id) or refuse(await _hidden(actor, quiz_id))
    quiz, staff = door.quiz, door.staff
    if (running := await _going_on(door.running)) is not None:
        return running, False
    given = NOTHING if staff else door.given
    if not staff:
        await _allowed(actor, door, access_code)
    # Drawn outside of the transaction: of two starts at once one is for nothing.
    placed = await _placed(quiz_id)
    if not placed:
        raise Conflict("no_questions", "This quiz has no questions.")
    made = await _started(actor, quiz, given, placed, preview=staff)
    if made is not None:
        return made, True
    running = await _going_on(await lookups.running(quiz_id, actor.id))
    if running is None:
        raise Conflict("no_attempts_left", "You have no attempt left.")
    return running, False


async def _hidden(actor: Actor, quiz_id: UUID) -> Refused:
    """Why somebody may not know of the quiz: suspended learners know it, and are told."""
    found = await Quiz.get_or_none(id=quiz_id, status=QuizStatus.PUBLISHED)
    if found is not None:
        places = Enrollment.filter(course_id=found.course_id, user_id=actor.id)
        if await places.filter(status=EnrollmentStatus.SUSPENDED).exists():
            return suspended()
    return NotFound()


async def _going_on(attempt_id: UUID | None) -> Attempt | None:
    """The open attempt, unless its time is over: then it is handed in now."""
    if attempt_id is None:
        return None
    found = await settled(await Attempt.get(id=attempt_id))
    return found if found.state is AttemptState.OPEN else None


async def _placed(quiz_id: UUID) -> list[Placed]:
    """What is asked this time, in order: question, version and points."""
    slots = await lookups.slots(quiz_id)
    if any(slot["bank_id"] for slot in slots):
        return [
            (version.question_id, version.id, _points(slot, version))
            for slot, version in await chosen(quiz_id)
        ]
    return [(slot["question_id"], slot["version_id"], slot["points"]) for slot in slots]


async def _allowed(actor: Actor, door: Door, access_code: str | None) -> None:
    quiz, now = door.quiz, clock.now()
    if quiz.status != QuizStatus.PUBLISHED:
        raise NotFound
    if has_ended(door.course_ends_at, now):
        raise Conflict("course_ended", "This course has ended.")
    if quiz.opens_at and now < quiz.opens_at:
        opens = clock.stamp(quiz.opens_at)
        raise Conflict("not_open_yet", "This quiz isn't open yet.", opens_at=opens)
    closes_at = door.given.later(quiz.closes_at)
    if closes_at and now >= closes_at:
        raise Conflict("closed", "This quiz is closed.")
    locked = await locks.of_quizzes(actor, quiz.course_id, [quiz.id]) if door.led else {}
    if reasons := locked.get(quiz.id):
        shown = [one.model_dump(mode="json") for one in reasons]
        raise Conflict("locked", "This quiz is locked.", lock_reasons=shown)
    if quiz.access_code is not None:
        await _admitted(actor, quiz.id, quiz.access_code, access_code)


async def _admitted(actor: Actor, quiz_id: UUID, wanted: str, code: str | None) -> None:
    """403 `wrong_access_code`, which counts; 429 after ten a minute."""
    who = f"{actor.id}:{quiz_id}"
    if code is not None and hmac.compare_digest(code.strip().encode(), wanted.encode()):
        limits.require_allowed(CODES, await limits.hit(CODES, who, cost=0))
        return
    await limits.require(CODES, who)
    raise Forbidden("wrong_access_code", "This is not the quiz's access code.")


@atomic
async def _started(
    actor: Actor, quiz: Quiz, given: Given, placed: list[Placed], *, preview: bool
) -> Attempt | None:
    dice = random.SystemRandom()
    if quiz.shuffle_questions:
        dice.shuffle(placed)
    most = sum((points for _, _, points in placed), Decimal(0))
    practice = quiz.mode is Mode.PRACTICE
    now = clock.now()
    allowed = None
    if not preview and not practice and quiz.attempts_allowed:
        allowed = quiz.attempts_allowed + given.extra_attempts
    fields: dict[str, Any] = {
        "preview": preview,
        "practice": practice,
        "shuffle_options": quiz.shuffle_options,
        "current": 1 if quiz.one_at_a_time and quiz.no_backtrack else None,
        "started_at": now,
        "deadline": None if practice else _deadline(quiz, given, now, preview=preview),
        "max_points": most,
    }
    made = await queries.start(
        quiz.id, quiz.course_id, actor.id,
        [
            (question_id, version_id, position, dice.getrandbits(62), points)
            for position, (question_id, version_id, points) in enumerate(placed, start=1)
        ],
        **fields, allowed=allowed,
    )  # fmt: skip
    if made is None:
        return None
    attempt_id, number = made
    if not preview and not practice:
        released = quiz.release is Release.AUTO or quiz.released_at is not None
        await gradebook.keep_item(
            quiz.course_id, ItemKind.QUIZ, quiz.id, quiz.title, most, quiz.closes_at,
            released=released,
        )  # fmt: skip
    attempt = Attempt(
        id=attempt_id, quiz=quiz, course_id=quiz.course_id, user_id=actor.id, number=number,
        **fields,
    )  # fmt: skip
    attempt._saved_in_db = True
    return attempt


def _points(slot: QuizSlot, version: QuestionVersion) -> Decimal:
    return version.question.points if slot.points is None else slot.points


def _deadline(quiz: Quiz, given: Given, now: datetime, *, preview: bool) -> datetime | None:
    closes_at = None if preview else given.later(quiz.closes_at)
    return rules.deadline(now, given.limit_s(quiz.time_limit_s), closes_at)
