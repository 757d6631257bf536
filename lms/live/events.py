"""What the server tells of a live game: the events, made from its rows."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, model_serializer

from lms.core.schema import Moment
from lms.live.models import LiveQuestion, LiveSession
from lms.live.rules import CloseReason, deadline, remaining_ms
from lms.live.schemas import OwnResult
from lms.live.shown import ShownOption, ShownThing, shown
from lms.questions.content import PlayedAnswer, QuestionType, content_of
from lms.questions.rules import key, parts
from lms.realtime.messages import Event, Shown

HOST, PLAYER = "host", "player"
"""The audiences of a game."""
ShownAnswer = Annotated[
    dict[str, Any], Shown(PlayedAnswer, "By `question_type`, as in `live.answer`.")
]


def _missing(value: object) -> bool:
    return value is None


def _of(kind: str) -> Any:
    """A field that is there for one type of question alone."""
    return Field(None, exclude_if=_missing, description=f"Of {kind} alone.")


class Introduced(BaseModel):
    """A question of which the stem alone is shown."""

    number: int
    question_id: UUID
    stem: str
    stem_html: str
    intro_ms: int

    @classmethod
    def of(cls, session: LiveSession, question: LiveQuestion, **more: Any) -> Self:
        return cls(
            number=session.number,
            question_id=question.question_id,
            stem=question.stem,
            stem_html=question.html.stem,
            intro_ms=session.intro_ms,
            **more,
        )


class Opened(BaseModel):
    """A question that was opened; no key."""

    number: int
    total: int
    question_id: UUID
    question_type: QuestionType
    stem: str
    stem_html: str
    options: list[ShownOption]
    left: list[ShownThing] | None = _of("matching")
    right: list[ShownThing] | None = _of("matching")
    items: list[ShownThing] | None = _of("categorise")
    categories: list[ShownThing] | None = _of("categorise")
    unit: str | None = _of("numeric")
    opened_at: Moment
    deadline: Moment
    remaining_ms: int
    time_limit_ms: int
    points: int

    @classmethod
    def of(cls, session: LiveSession, question: LiveQuestion, now: datetime, **more: Any) -> Self:
        at = session.opened_at or now
        return cls(
            number=session.number,
            total=session.total,
            question_id=question.question_id,
            question_type=question.version.type,
            stem=question.stem,
            stem_html=question.html.stem,
            opened_at=at,
            deadline=deadline(session) or at,
            remaining_ms=remaining_ms(session, now),
            time_limit_ms=session.limit_ms,
            points=question.points,
            **shown(question),
            **more,
        )


class RevealedQuestion(BaseModel):
    question_id: UUID
    correct: ShownAnswer
    explanation: str
    explanation_html: str
    answered: int
    right: int
    by_option: dict[str, int]

    @classmethod
    def of(cls, question: LiveQuestion, audience: str = PLAYER) -> Self:
        """The key. What people typed is shown to hosts only."""
        content = content_of(question.version.content)
        all_see = audience == HOST or parts(content) is not None
        return cls(
            question_id=question.question_id,
            correct=key(content),
            explanation=question.explanation,
            explanation_html=question.html.explanation,
            answered=question.answered or 0,
            right=question.correct or 0,
            by_option=question.by_option if all_see else {},
        )


class ShownTally(BaseModel):
    question_id: UUID
    answered: int
    eligible: int
    by_option: dict[str, int]


class Placed(BaseModel):
    """A row of the leaderboard or the podium. `moved` is null for a newcomer."""

    rank: int
    participant_id: UUID
    name: str
    total: int
    correct: int
    moved: int | None


class Upcoming(BaseModel):
    question_id: UUID
    stem: str
    stem_html: str

    @classmethod
    def of(cls, question: LiveQuestion | None) -> Self | None:
        if question is None:
            return None
        return cls(
            question_id=question.question_id, stem=question.stem, stem_html=question.html.stem
        )


class QuestionIntro(Introduced, Event):
    """The next question, its stem alone; hosts also get `next`."""

    type: Literal["live.question.intro"] = "live.question.intro"
    total: int


class QuestionIntroForHosts(QuestionIntro):
    """Hosts also see what comes next."""

    next: Upcoming | None


class QuestionOpened(Opened, Event):
    """The clock runs. No key; hosts also get `next`."""

    type: Literal["live.question.opened"] = "live.question.opened"


class QuestionOpenedForHosts(QuestionOpened):
    """Hosts also see what comes next."""

    next: Upcoming | None


class QuestionChanged(Event):
    """Extended, paused or resumed."""

    type: Literal["live.question.changed"] = "live.question.changed"
    question_id: UUID
    deadline: Moment
    remaining_ms: int
    paused: bool

    @classmethod
    def of(cls, session: LiveSession, now: datetime) -> Self:
        return cls(
            question_id=session.question_id,
            deadline=deadline(session) or now,
            remaining_ms=remaining_ms(session, now),
            paused=session.paused_at is not None,
        )


class Tally(ShownTally, Event):
    """Hosts: who has answered what; the whole of it, at most 5 a second."""

    type: Literal["live.tally"] = "live.tally"


class QuestionClosed(Event):
    """The clock has stopped."""

    type: Literal["live.question.closed"] = "live.question.closed"
    question_id: UUID
    reason: CloseReason


class QuestionVoided(Event):
    """`top` comes in the leaderboard, `podium` when finished, else neither."""

    type: Literal["live.question.voided"] = "live.question.voided"
    question_id: UUID
    top: list[Placed] | None = None
    podium: list[Placed] | None = None

    @model_serializer(mode="wrap")
    def _without_absent(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in dump(self).items() if value is not None}


class Revealed(RevealedQuestion, Event):
    """The key, and how many people were right; what they typed goes to hosts only."""

    type: Literal["live.revealed"] = "live.revealed"


class Result(OwnResult, Event):
    """Each player: the own result of a settled question, and the totals."""

    type: Literal["live.result"] = "live.result"


class Leaderboard(Event):
    """The first ten."""

    type: Literal["live.leaderboard"] = "live.leaderboard"
    top: list[Placed]


class Lobby(Event):
    """How many are in; hosts also get `names`: [{participant_id, nickname}], the newest 50."""

    type: Literal["live.lobby"] = "live.lobby"
    count: int
    locked: bool


class LobbyForHosts(Lobby):
    """Hosts also see who came last."""

    names: list[dict[str, Any]]


class HostOnline(Event):
    """The last host has left, or the first has come."""

    type: Literal["live.host"] = "live.host"
    online: bool


class Kicked(Event):
    """You were removed; the socket closes with 4403."""

    type: Literal["live.kicked"] = "live.kicked"
    ban: bool


class Finished(Event):
    """The game is over."""

    type: Literal["live.finished"] = "live.finished"
    podium: list[Placed]
    aborted: bool
