"""The state of a game as hosts and players see it: snapshot, fresh part, own part, tally."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.core import clock, db
from lms.core.errors import NotFound, refuse
from lms.live import queries, views
from lms.live.actions.settle import aside, counts
from lms.live.messages import Result, Tally
from lms.live.models import LiveParticipant, LiveQuestion, LiveSession
from lms.live.rules import Phase, remaining_ms
from lms.live.schemas import Gap, LiveSettings
from lms.live.views import HOST
from lms.questions.content import Choice, content_of
from lms.realtime.channel_types import Snapshot
from lms.settings import settings

ASKED = frozenset({Phase.OPEN, Phase.PAUSED, Phase.CLOSED, Phase.REVEALED, Phase.LEADERBOARD})
LISTED = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fresh part is made from."""

    session: LiveSession
    question: bytes
    """The question as all see it, JSON without `remaining_ms`."""


async def snapshot(session_id: UUID, audience: str) -> Snapshot:
    """What all of an audience see alike at this version."""
    session = await LiveSession.get_or_none(id=session_id) or refuse(NotFound)
    question = (
        await LiveQuestion.of(session_id).get_or_none(question_id=session.question_id)
        if session.question_id
        else None
    )
    host = audience == HOST
    body: dict[str, Any] = {
        "phase": session.phase.value,
        "version": session.version,
        "number": session.number,
        "total": session.total,
        "title": session.title,
        "locked": session.locked,
        "settings": LiveSettings.model_validate(session).model_dump(mode="json"),
        "paused": session.phase is Phase.PAUSED,
        "revealed": None,
        "top": None,
        "podium": None,
    }
    if question is not None and question.revealed:
        shown = views.revealed(question, host=host)
        body["revealed"] = shown.model_dump(mode="json", exclude={"type"})
    if session.phase is Phase.LEADERBOARD:
        body["top"] = await queries.top(session_id)
    if session.over:
        placed = session.phase is Phase.FINISHED and session.number
        body["podium"] = await queries.podium(session_id) if placed else []
    if host:
        body |= {"pin": session.pin, "join_url": join_url(session)}
        body |= await _next(session)
    return Snapshot(session.version, body, Facts(session, _question(session, question)))


async def _next(session: LiveSession) -> dict[str, Any]:
    unasked = LiveQuestion.of(session.id, number=None)
    return views.upcoming(await unasked.order_by("position").first())


def _question(session: LiveSession, question: LiveQuestion | None) -> bytes:
    if question is None:
        return b"null"
    ended = {"reason": question.close_reason, "voided": question.voided}
    if session.opened_at is None:
        intro = views.intro(session, question).model_dump(mode="json", exclude={"type", "total"})
        return to_json(intro | ended if question.close_reason else intro)
    opened = views.opened(session, question, session.opened_at)
    return to_json(opened.model_dump(mode="json", exclude={"type", "remaining_ms"}) | ended)


def join_url(session: LiveSession) -> str:
    return f"{settings().public_url}/join/{session.pin}"


def control_url(session: LiveSession) -> str:
    """Where a host goes on from a second device."""
    return f"{settings().public_url}/control/{session.id}"


def fresh(facts: Facts, count: int, host_online: bool) -> bytes:
    """What changes without a version, as the members of a JSON object."""
    session, question = facts.session, facts.question
    now = clock.now()
    left = remaining_ms(session, now) if session.phase in (Phase.OPEN, Phase.PAUSED) else 0
    if session.opened_at is not None and question != b"null":
        question = question[:-1] + b',"remaining_ms":%d}' % left
    return b'"server_time":"%b","remaining_ms":%d,"count":%d,"host_online":%b,"question":%b' % (
        clock.stamp(now).encode(),
        left,
        count,
        b"true" if host_online else b"false",
        question,
    )


async def for_hosts(session: LiveSession) -> dict[str, Any]:
    """Hosts' lists, fresh at each send."""
    since = clock.now() - queries.away_after()
    players = LiveParticipant.filter(session_id=session.id, kicked=False)
    listed = await players.order_by("joined_at", "id").limit(LISTED)
    shown = await tally(session.id)
    return {
        "tally": shown.model_dump(mode="json", exclude={"type"}) if shown else None,
        "participants": [
            {
                "participant_id": one.id,
                "nickname": one.nickname,
                "online": one.seen_at is not None and one.seen_at > since,
                "total": one.total,
                "rank": one.rank,
            }
            for one in listed
        ],
    }


async def tally(session_id: UUID) -> Tally | None:
    """How many have answered the question being played, and what; hosts only."""
    session = await LiveSession.get_or_none(id=session_id)
    if session is None or session.question_id is None or session.phase not in ASKED:
        return None
    question = await LiveQuestion.of(session_id).get(question_id=session.question_id)
    numbers = await db.row(queries.ANSWERED, session_id, queries.away_after())
    content = content_of(question.version.content)
    if isinstance(content, Choice):
        by_option = {one.id: 0 for one in content.options}
        found = await db.rows(queries.COUNT_OPTIONS, session_id, question.question_id)
        by_option |= {row["label"]: row["n"] for row in found}
    else:
        found = await db.rows(queries.COUNT_ANSWERS, session_id, question.question_id)
        given = {row["answer"]: row["n"] for row in found}
        by_option = await aside(content, given, counts, content, given)
    return Tally(
        question_id=question.question_id,
        answered=numbers["answered"] if numbers else 0,
        eligible=numbers["eligible"] if numbers else 0,
        by_option=by_option,
    )


async def results(session_id: UUID, who: Sequence[UUID], question_id: UUID) -> dict[UUID, Result]:
    """Each player's own result of a settled question."""
    question = await LiveQuestion.get_or_none(session_id=session_id, question_id=question_id)
    if question is None:
        return {}
    rows = await db.rows(queries.RESULTS, session_id, list(who), question_id)
    counted = question.settled and not question.voided
    return {row["id"]: _result(row, question_id, counted) for row in rows}


def _result(row: Any, question_id: UUID, counted: bool) -> Result:
    """Of a question that doesn't count only the totals are told."""
    answered = row["bonus"] is not None
    gap = None if row["gap"] is None else Gap(points=row["gap"], name=row["name"])
    return Result(
        question_id=question_id,
        answered=answered,
        correct=bool(counted and row["correct"]),
        points=(row["points"] or 0) if counted else 0,
        bonus=(row["bonus"] or 0) if counted else 0,
        total=row["total"],
        rank=row["rank"],
        streak=row["streak"],
        gap=gap,
    )


async def me(session_id: UUID, who: Sequence[UUID]) -> dict[UUID, bytes]:
    """Each player's own part of the snapshot."""
    session = await LiveSession.get_or_none(id=session_id) or refuse(NotFound)
    rows = await db.rows(queries.ME, session_id, list(who), session.question_id)
    shown: dict[UUID, Result] = {}
    if session.question_id is not None:
        question = await LiveQuestion.get(session_id=session_id, question_id=session.question_id)
        if question.settled or question.voided:
            shown = await results(session_id, who, session.question_id)
    mine = await _my_questions(session, who) if session.phase is Phase.FINISHED else None
    return {row["id"]: to_json(_me(row, session, shown.get(row["id"]), mine)) for row in rows}


def _me(
    row: Any, session: LiveSession, result: Result | None, mine: dict[UUID, list[Any]] | None
) -> dict[str, Any]:
    answer = None
    if row["answer"] is not None:
        answer = {
            "question_id": session.question_id,
            "answer": json.loads(row["answer"]),
            "answered_ms": row["answered_ms"],
        }
    told = {
        "participant_id": row["id"],
        "nickname": row["nickname"],
        "time_factor": row["time_factor"],
        "answer": answer,
        "total": row["total"],
        "rank": row["rank"],
        "streak": row["streak"],
        "result": result.model_dump(mode="json", exclude={"type"}) if result else None,
    }
    if mine is not None:
        told["questions"] = mine.get(row["id"], [])
    return told


async def _my_questions(session: LiveSession, who: Sequence[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in await queries.my_questions(session.id, who):
        found.setdefault(row.pop("who"), []).append(row)
    return found
