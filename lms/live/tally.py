"""The answers to the current question, counted: hosts see the tally at any time."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from lms.core import db
from lms.live import queries
from lms.live.actions.settle import aside, counted
from lms.live.events import HOST, Tally
from lms.live.models import LiveQuestion, LiveSession, away_after
from lms.live.rules import Phase
from lms.questions.content import Choice, Ordering, content_of
from lms.questions.rules import key, parts

ASKED = frozenset({Phase.OPEN, Phase.PAUSED, Phase.CLOSED, Phase.REVEALED, Phase.LEADERBOARD})


async def tally(session_id: UUID, _audience: str = HOST) -> Tally | None:
    """A game's tally; None without a current question."""
    session = await LiveSession.get_or_none(id=session_id)
    if session is None or session.question_id is None or session.phase not in ASKED:
        return None
    question = await LiveQuestion.of(session_id).get(question_id=session.question_id)
    numbers = await db.row(queries.ANSWERED, session_id, away_after())
    content = content_of(question.version.content)
    if (names := parts(content)) is not None:
        what: list[Any] = [session_id, question.question_id]
        sql = queries.COUNT_OPTIONS
        if not isinstance(content, Choice):
            sql = queries.COUNT_PLACES if isinstance(content, Ordering) else queries.COUNT_PAIRS
            what.append(json.dumps(key(content)))
        by_option = dict.fromkeys(names, 0)
        by_option |= {row["label"]: row["n"] for row in await db.rows(sql, *what)}
    else:
        found = await db.rows(queries.COUNT_ANSWERS, session_id, question.question_id)
        given = {row["answer"]: row["n"] for row in found}
        by_option = await aside(content, given, counted, content, given)
    return Tally(
        question_id=question.question_id,
        answered=numbers["answered"] if numbers else 0,
        eligible=numbers["eligible"] if numbers else 0,
        by_option=by_option,
    )
