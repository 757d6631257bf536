"""The snapshot of a game as its document shows it, and what hosts' events have more."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from lms.core.schema import Moment
from lms.live.messages import (
    Placed,
    QuestionIntro,
    QuestionOpened,
    ShownOption,
)
from lms.live.rules import CloseReason, Phase
from lms.live.schemas import LiveSettings, OwnQuestion, OwnResult
from lms.questions.content import Answer, QuestionType
from lms.realtime.messages import SnapshotPart


class Upcoming(BaseModel):
    question_id: UUID
    stem: str


class QuestionIntroForHosts(QuestionIntro):
    """Hosts also see what comes next."""

    next: Upcoming | None


class QuestionOpenedForHosts(QuestionOpened):
    """Hosts also see what comes next."""

    next: Upcoming | None


class IntroducedQuestion(BaseModel):
    """In the intro; with `reason` and `voided` when it was skipped there."""

    question_id: UUID
    number: int
    stem: str
    intro_ms: int
    reason: Annotated[CloseReason | None, Field(description="Only once it is closed.")] = None
    voided: Annotated[bool | None, Field(description="Only once it is closed.")] = None


class OpenedQuestion(BaseModel):
    """Once it was opened; no key."""

    question_id: UUID
    number: int
    total: int
    question_type: QuestionType
    stem: str
    options: list[ShownOption]
    opened_at: Moment
    deadline: Moment
    remaining_ms: int
    time_limit_ms: int
    points: int
    reason: CloseReason | None
    """Why it was closed; null before."""
    voided: bool


class RevealedQuestion(BaseModel):
    question_id: UUID
    correct: Answer
    explanation: str
    answered: int
    right: int
    by_option: dict[str, int]


class ShownTally(BaseModel):
    question_id: UUID
    answered: int
    eligible: int
    by_option: dict[str, int]


class ListedPlayer(BaseModel):
    participant_id: UUID
    nickname: str
    online: bool
    total: int
    rank: int | None


class GivenAnswer(BaseModel):
    question_id: UUID
    answer: Answer
    answered_ms: int


HOSTS: Any = Field(None, description="Hosts only.")


class GameSnapshot(SnapshotPart):
    """The whole state of a game."""

    channel: ClassVar[str] = "live"

    phase: Phase
    version: int
    number: int
    total: int
    title: str
    locked: bool
    host_online: bool
    count: int
    server_time: Moment
    settings: LiveSettings
    question: OpenedQuestion | IntroducedQuestion | None
    """Null in the lobby."""
    remaining_ms: int
    paused: bool
    revealed: RevealedQuestion | None
    top: list[Placed] | None
    """In the leaderboard."""
    podium: list[Placed] | None
    """When it is over."""
    pin: str | None = HOSTS
    join_url: str | None = HOSTS
    tally: ShownTally | None = HOSTS
    participants: list[ListedPlayer] | None = Field(None, description="Hosts only; the first 500.")
    next: Upcoming | None = HOSTS


class GameMe(SnapshotPart):
    """A player's own part."""

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
    """Of the current question, once settled."""
    questions: Annotated[
        list[OwnQuestion] | None, Field(description="Only when the game has finished.")
    ] = None
