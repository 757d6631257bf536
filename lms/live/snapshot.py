"""The state of a game as sent to hosts and players: snapshot and personal part.

A snapshot is `KeptState`, encoded once per version and audience, with `fresh` inserted when it is
sent.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeVar, cast
from uuid import UUID

from pydantic import AliasChoices, BaseModel, Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from lms.core import clock, db
from lms.core.errors import NotFound, refuse
from lms.core.schema import Moment, Out
from lms.live import events, queries
from lms.live.actions.change import next_question, question_of
from lms.live.models import LiveParticipant, LiveQuestion, LiveSession
from lms.live.rules import CloseReason, Phase, remaining_ms
from lms.live.schemas import Gap, LiveSettings, OwnQuestion, OwnResult
from lms.live.tally import tally
from lms.realtime.channel_types import Snapshot
from lms.realtime.messages import SnapshotPart

MAX_PLAYERS_LISTED = 500
R = TypeVar("R", bound=OwnResult)
HOSTS: Any = Field(None, description="Hosts only.")
ONCE_CLOSED: Any = Field(None, description="Only once it is closed.")


class IntroducedQuestion(events.Introduced):
    """In the intro; with `reason` and `voided` when it was skipped there."""

    reason: CloseReason | None = ONCE_CLOSED
    voided: bool | None = ONCE_CLOSED


class OpenedQuestion(events.Opened):
    """Once it was opened; no key."""

    reason: CloseReason | None
    """Why it was closed; null before."""
    voided: bool


class ListedPlayer(Out):
    participant_id: UUID = Field(validation_alias=AliasChoices("participant_id", "id"))
    nickname: str
    online: bool
    total: int
    rank: int | None


class KeptState(BaseModel):
    """What is the same for an audience at a version."""

    phase: Phase
    version: int
    number: int
    total: int
    title: str
    locked: bool
    settings: LiveSettings
    paused: bool
    revealed: events.RevealedQuestion | None
    top: list[events.Placed] | None
    """In the leaderboard."""
    podium: list[events.Placed] | None
    """When it is over."""
    pin: str | None = HOSTS
    join_url: str | None = HOSTS
    next: events.Upcoming | None = HOSTS


class HostsLists(BaseModel):
    """Read when it is sent."""

    tally: events.ShownTally | None = HOSTS
    participants: list[ListedPlayer] | None = Field(None, description="Hosts only; the first 500.")


class GameSnapshot(HostsLists, KeptState, SnapshotPart):
    """The whole state of a game."""

    channel: ClassVar[str] = "live"

    host_online: bool
    count: int
    server_time: Moment
    question: OpenedQuestion | IntroducedQuestion | None
    """Null in the lobby."""
    remaining_ms: int


class GivenAnswer(TypedDict):
    question_id: UUID
    answer: events.ShownAnswer
    answered_ms: int


class GameMe(SnapshotPart):
    """A player's personal part."""

    channel: ClassVar[str] = "live"
    part: ClassVar[Literal["snapshot", "me"]] = "me"

    participant_id: UUID
    nickname: str
    time_factor: float
    answer: GivenAnswer | None
    """To the current question."""
    total: int
    rank: int | None
    streak: int
    result: OwnResult | None
    """For the current question, once settled."""
    questions: Annotated[
        list[OwnQuestion] | None, Field(description="Only when the game has finished.")
    ] = None


_game_me = cast(type[GameMe], dict)
"""Typed as the model and built as a dict: a whole room may ask at once."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fresh members are computed from."""

    session: LiveSession
    question: bytes
    """The question as all see it, as JSON without `remaining_ms`."""


async def snapshot(session_id: UUID, audience: str) -> Snapshot:
    """What is the same for an audience at this version."""
    session = await LiveSession.get_or_none(id=session_id) or refuse(NotFound)
    question = await question_of(session)
    ended = session.phase is Phase.FINISHED and session.number
    podium = await queries.podium(session_id) if ended else []
    revealed = None
    if question is not None and question.revealed:
        revealed = events.RevealedQuestion.of(question, audience)
    kept = KeptState(
        phase=session.phase,
        version=session.version,
        number=session.number,
        total=session.total,
        title=session.title,
        locked=session.locked,
        settings=LiveSettings.model_validate(session),
        paused=session.phase is Phase.PAUSED,
        revealed=revealed,
        top=await queries.top(session_id) if session.phase is Phase.LEADERBOARD else None,
        podium=podium if session.over else None,
    )
    if audience == events.HOST:
        kept.pin, kept.join_url = session.pin, session.join_url
        kept.next = events.Upcoming.of(await next_question(session))
    body = kept.model_dump(mode="json", exclude_unset=True)
    return Snapshot(session.version, body, Facts(session, _question(session, question)))


def _question(session: LiveSession, question: LiveQuestion | None) -> bytes:
    if question is None:
        return b"null"
    ended = {"reason": question.close_reason, "voided": question.voided}
    shown: BaseModel
    if session.opened_at is None:
        shown = IntroducedQuestion.of(session, question, **(ended if question.close_reason else {}))
    else:
        shown = OpenedQuestion.of(session, question, session.opened_at, **ended)
    return shown.model_dump_json(exclude={"remaining_ms"}, exclude_unset=True).encode()


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


async def fresh_for_hosts(session_id: UUID) -> bytes:
    """The members that only hosts get: two lists."""
    players = LiveParticipant.filter(session_id=session_id, kicked=False)
    listed = await players.order_by("joined_at", "id").limit(MAX_PLAYERS_LISTED)
    lists = HostsLists(
        tally=await tally(session_id),
        participants=[ListedPlayer.model_validate(one) for one in listed],
    )
    return lists.model_dump_json()[1:-1].encode()


async def results(
    session_id: UUID, who: Sequence[UUID], question_id: UUID
) -> dict[UUID, events.Result]:
    """Each player's own result of a settled question."""
    question = await LiveQuestion.get_or_none(session_id=session_id, question_id=question_id)
    return await _results(events.Result, question, who) if question else {}


async def _results(made: type[R], question: LiveQuestion, who: Sequence[UUID]) -> dict[UUID, R]:
    """For a question that doesn't count only the totals are sent."""
    asked = question.question_id
    rows = await db.rows(queries.RESULTS, question.session_id, list(who), asked)
    counted = question.settled and not question.voided
    return {
        row["id"]: made(
            question_id=asked,
            answered=row["bonus"] is not None,
            correct=bool(counted and row["correct"]),
            points=(row["points"] or 0) if counted else 0,
            bonus=(row["bonus"] or 0) if counted else 0,
            total=row["total"],
            rank=row["rank"],
            streak=row["streak"],
            gap=None if row["gap"] is None else Gap(points=row["gap"], name=row["name"]),
        )
        for row in rows
    }


async def me(session_id: UUID, who: Sequence[UUID]) -> dict[UUID, bytes]:
    """Each player's personal part of the snapshot."""
    session = await LiveSession.get_or_none(id=session_id) or refuse(NotFound)
    rows = await db.rows(queries.ME, session_id, list(who), session.question_id)
    shown: dict[UUID, OwnResult] = {}
    question = await question_of(session)
    if question is not None and (question.settled or question.voided):
        shown = await _results(OwnResult, question, who)
    finished = session.phase is Phase.FINISHED
    mine = await queries.my_questions(session_id, who) if finished else None
    return {row["id"]: _me(row, session, shown.get(row["id"]), mine) for row in rows}


def _me(
    row: Any,
    session: LiveSession,
    result: OwnResult | None,
    mine: dict[UUID, list[OwnQuestion]] | None,
) -> bytes:
    answer: GivenAnswer | None = None
    if row["answer"] is not None and session.question_id is not None:
        answer = {
            "question_id": session.question_id,
            "answer": json.loads(row["answer"]),
            "answered_ms": row["answered_ms"],
        }
    told = _game_me(
        participant_id=row["id"],
        nickname=row["nickname"],
        time_factor=row["time_factor"],
        answer=answer,
        total=row["total"],
        rank=row["rank"],
        streak=row["streak"],
        result=result,
        **({} if mine is None else {"questions": mine.get(row["id"], [])}),
    )
    return to_json(told)
