"""Creating a game from a quiz."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.core import db
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Invalid, Unavailable
from lms.courses.models import Course, in_courses
from lms.courses.reading import refuse_untaught
from lms.live import hooks, queries
from lms.live.actions.steps import idle
from lms.live.models import LiveQuestion, LiveSession
from lms.live.schemas import LiveSessionIn
from lms.questions.actions import use
from lms.questions.content import LIVE_TYPES
from lms.quizzes.actions import locking, quizzes, slots
from lms.quizzes.drawing import chosen
from lms.quizzes.models import Quiz

PIN_TRIES = 20


@atomic
async def create(actor: Actor, quiz_id: UUID, given: LiveSessionIn) -> LiveSession:
    """Create a game of that quiz in its lobby; 409 `no_questions` for an empty one."""
    scope = Quiz.filter(in_courses(Course.managed_by(actor)))
    quiz = await scope.get_or_none(id=quiz_id) or await refuse_untaught(
        actor, Quiz.filter(id=quiz_id)
    )
    total = len(await chosen(quiz.id, LIVE_TYPES))
    if not total:
        raise Conflict("no_questions", "Add a question first.")
    now = await db.now()
    session = LiveSession(
        course_id=quiz.course_id,
        quiz_id=quiz.id,
        title=quiz.title,
        total=total,
        created_at=now,
        due_at=idle(now),
        **settings_of(quiz, given),
    )
    await _save_with_pin(session)
    await hooks.created(hooks.LiveEvent(session.id, session.course_id))
    return session


def settings_of(quiz: Quiz, given: LiveSessionIn) -> dict[str, Any]:
    """What was asked for, and for the rest what the quiz keeps for its games."""
    kept = {name: one for name, one in quiz.live.items() if name in LiveSessionIn.model_fields}
    asked = given.model_dump(exclude={"group_id"})
    return asked | kept | given.model_dump(exclude_unset=True, exclude={"group_id"})


async def _save_with_pin(session: LiveSession) -> None:
    """Choose a PIN that no game uses that is running or ended within the hour."""
    for _ in range(PIN_TRIES):
        session.pin = f"{secrets.randbelow(1_000_000):06d}"
        if await queries.pin_is_warm(session.pin, session.created_at):
            continue
        try:
            async with transaction():
                await session.save(force_create=True)
        except IntegrityError:
            continue
        return
    raise Unavailable(detail="No PIN is free at the moment.")


async def fix_versions(session: LiveSession) -> int:
    """Fix the versions, order and points of the questions; returns how many there are."""
    versions = [version for _, version in await chosen(session.quiz_id, LIVE_TYPES)]
    await use([version.id for version in versions])
    questions = [
        LiveQuestion(
            session_id=session.id,
            question_id=version.question_id,
            version_id=version.id,
            position=n,
            points=version.question.live_points,
            time_limit_ms=1000 * (session.time_limit_s or version.question.time_limit_s),
        )
        for n, version in enumerate(versions, start=1)
    ]
    if questions:
        await LiveQuestion.bulk_create(questions)
    return len(questions)


@atomic
async def ask_again(
    actor: Actor, session_id: UUID, question_ids: Sequence[UUID], title: str | None
) -> Quiz:
    """Make a draft quiz of some of a game's questions, in the order given, as they were asked."""
    scope = LiveSession.hosted_by(actor)
    session = await scope.get_or_none(id=session_id) or await refuse_untaught(
        actor, LiveSession.filter(id=session_id)
    )
    asked = {one.question_id: one.version for one in await LiveQuestion.of(session.id)}
    for place, one in enumerate(question_ids):
        if one not in asked:
            raise Invalid.field(f"question_ids.{place}", "is no question of this game")
    fields = {"title": title or session.title}
    quiz = await quizzes.create_quiz(actor, session.course_id, fields)
    await slots.fill(quiz, [asked[one] for one in dict.fromkeys(question_ids)])
    return await locking.counted(quiz)
