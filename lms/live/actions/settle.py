"""Settling a question: grade the stored answers, add up, rank. Under the session's lock."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Sequence, Sized
from typing import Any, TypeVar
from uuid import UUID

from lms.core import db
from lms.live import queries
from lms.live.models import LiveQuestion, LiveSession
from lms.live.rules import Given, Score, Standing, Worth, score
from lms.questions.content import Choice, Content, content_of
from lms.questions.models import QuestionVersion
from lms.questions.rules import Keys, Policy, best, correct, counts, parse_answer
from lms.realtime.publishing import tell_each

Made = TypeVar("Made")

WHOLLY: Policy = "all_or_nothing"
MANY, MANY_TYPED = 300, 10
"""From this many answers on, the rules run in a thread, so the loop is never blocked for 10 ms. A
typed answer may have 500 characters of any script, and take as long as thirty choices.
"""


async def settle(session: LiveSession, question: LiveQuestion | None) -> bool:
    """Grade the current question, once; False when it doesn't count or was settled before.

    The caller holds the session's lock, moves the session, and then sends the results.
    """
    if question is None or not session.taking:
        return False
    session.taking = False
    rows = await db.rows(queries.TO_SCORE, session.id, question.question_id)
    content, right = await _right(question)
    judged = await aside(content, rows, _judge, rows, content, right, _worth(session, question))
    standings = {
        one.participant_id: Standing(
            row["total"], row["correct"], row["correct_ms"], row["streak"]
        ).plus(one)
        for one, row in zip(judged.scores, rows, strict=True)
    }
    await queries.store_scores(session.id, question.question_id, judged.scores)
    await queries.set_standings(session.id, standings, remember=True)
    told = {
        "settled": True,
        "by_option": judged.counts,
        "answered": judged.answered,
        "correct": judged.right,
    }
    await LiveQuestion.filter(id=question.id).update(**told)
    question.update_from_dict(told)
    return True


def send_results(session: LiveSession, question_id: UUID | None) -> None:
    """Send each player their own result, after the commit."""
    if question_id is not None:
        tell_each("live.result", session.id, str(question_id))


async def recompute(session: LiveSession) -> None:
    """Recompute totals, streaks and ranks from the stored answers of all settled questions."""
    played = await LiveQuestion.of(session.id, settled=True, voided=False).order_by("number")
    everybody = await db.rows("select id from live_participants where session_id = $1", session.id)
    standings = {row["id"]: Standing() for row in everybody}
    for question in played:
        rows = await db.rows(queries.TO_SCORE, session.id, question.question_id)
        streaks = {who: one.streak for who, one in standings.items()}
        content, right = await _right(question)
        worth = _worth(session, question)
        judged = await aside(content, rows, _judge, rows, content, right, worth, streaks)
        if question.regraded and judged.right != question.correct:
            await LiveQuestion.filter(id=question.id).update(correct=judged.right)
        await queries.store_scores(session.id, question.question_id, judged.scores)
        scores = {one.participant_id: one for one in judged.scores}
        standings = {who: one.plus(scores.get(who)) for who, one in standings.items()}
    await queries.set_standings(session.id, standings)


async def _right(question: LiveQuestion) -> tuple[Content, Callable[[Any], bool]]:
    """What a question asks, and whether an answer to it is right: by its own key, or by others."""
    content = content_of(question.version.content)
    if question.regraded is None:
        return content, lambda answer: correct(content, parse_answer(content, answer))
    keys = Keys.of(question.regraded, question.version_id)
    versions = await QuestionVersion.filter(id__in=keys.versions)
    known = [(content_of(one.content), WHOLLY) for one in versions]
    return content, lambda answer: best(answer, known, full=keys.full) == 1


class Judged:
    """The scores in the order of the rows; of players not removed also who answered, and what."""

    def __init__(
        self, scores: list[Score], counts: dict[str, int], answered: int, right: int
    ) -> None:
        self.scores = scores
        self.counts = counts
        self.answered = answered
        self.right = right


def _worth(session: LiveSession, question: LiveQuestion) -> Worth:
    return Worth(question.points, question.time_limit_ms, session.scoring, session.streak)


async def aside(content: Content, answers: Sized, work: Callable[..., Made], *args: Any) -> Made:
    """Run this work on these answers: in a thread if it may take long."""
    many = MANY if isinstance(content, Choice) else MANY_TYPED
    return work(*args) if len(answers) < many else await asyncio.to_thread(work, *args)


def _judge(
    rows: Sequence[Any],
    content: Content,
    is_right: Callable[[Any], bool],
    worth: Worth,
    streaks: dict[UUID, int] | None = None,
) -> Judged:
    """Grade equal answers only once: thousands of players give few different ones."""
    verdicts: dict[str, bool] = {}
    given: Counter[str] = Counter()
    scores = []
    for row in rows:
        text = row["answer"]
        if not row["kicked"]:
            given[text] += 1
        if text not in verdicts:
            verdicts[text] = is_right(json.loads(text))
        who = row["participant_id"]
        streak = row["streak"] if streaks is None else streaks.get(who, 0)
        one = Given(who, verdicts[text], row["answered_ms"], row["time_factor"], streak)
        scores.append(score(one, worth))
    right = sum(n for text, n in given.items() if verdicts[text])
    return Judged(scores, counted(content, given), given.total(), right)


def counted(content: Content, given: dict[str, int]) -> dict[str, int]:
    """How many gave each answer; the answers are JSON, as they are stored."""
    return counts(content, ((json.loads(text), n) for text, n in given.items()))
