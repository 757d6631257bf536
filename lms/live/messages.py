"""The wire of a live game: what hosts and players ask, what the server tells."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, StrictBool, model_serializer

from lms.core.schema import Moment
from lms.core.tasks import JobMessage
from lms.live.rules import CloseReason
from lms.realtime.channels import Event
from lms.realtime.clients import Command

Version = Annotated[int, Field(strict=True, ge=0, le=2**62)]


class HostCommand(Command):
    """What only hosts may ask. `version` is the one they saw."""

    session_id: UUID
    version: Version | None = None


class Start(HostCommand):
    type: Literal["live.start"] = "live.start"


class Open(HostCommand):
    type: Literal["live.open"] = "live.open"
    question_id: UUID | None = None


class Extend(HostCommand):
    type: Literal["live.extend"] = "live.extend"
    seconds: Annotated[int, Field(strict=True, ge=1, le=600)]


class Pause(HostCommand):
    type: Literal["live.pause"] = "live.pause"


class Resume(HostCommand):
    type: Literal["live.resume"] = "live.resume"


class Close(HostCommand):
    type: Literal["live.close"] = "live.close"


class Reveal(HostCommand):
    type: Literal["live.reveal"] = "live.reveal"


class ShowLeaderboard(HostCommand):
    type: Literal["live.leaderboard"] = "live.leaderboard"


class Next(HostCommand):
    type: Literal["live.next"] = "live.next"


class Skip(HostCommand):
    type: Literal["live.skip"] = "live.skip"


class Void(HostCommand):
    type: Literal["live.void"] = "live.void"
    question_id: UUID


class Lock(HostCommand):
    type: Literal["live.lock"] = "live.lock"
    locked: StrictBool


class Kick(HostCommand):
    type: Literal["live.kick"] = "live.kick"
    participant_id: UUID
    ban: StrictBool = False


class Finish(HostCommand):
    type: Literal["live.finish"] = "live.finish"
    abort: StrictBool = False


class SubmitAnswer(Command):
    type: Literal["live.answer"] = "live.answer"
    session_id: UUID
    question_id: UUID
    answer: Any
    """Read by the question's own rules."""


class Leave(Command):
    type: Literal["live.leave"] = "live.leave"
    session_id: UUID


# Events -----------------------------------------------------------------------------------------


class ShownOption(BaseModel):
    id: str
    text: str
    shape: str


class QuestionIntro(Event):
    type: Literal["live.question.intro"] = "live.question.intro"
    number: int
    total: int
    question_id: UUID
    stem: str
    intro_ms: int


class QuestionOpened(Event):
    type: Literal["live.question.opened"] = "live.question.opened"
    number: int
    total: int
    question_id: UUID
    question_type: str
    stem: str
    options: list[ShownOption]
    opened_at: Moment
    deadline: Moment
    remaining_ms: int
    time_limit_ms: int
    points: int


class QuestionChanged(Event):
    type: Literal["live.question.changed"] = "live.question.changed"
    question_id: UUID
    deadline: Moment
    remaining_ms: int
    paused: bool


class Tally(Event):
    type: Literal["live.tally"] = "live.tally"
    question_id: UUID
    answered: int
    eligible: int
    by_option: dict[str, int]


class QuestionClosed(Event):
    type: Literal["live.question.closed"] = "live.question.closed"
    question_id: UUID
    reason: CloseReason


class Placed(BaseModel):
    """A row of the leaderboard or the podium. `moved` is null for a newcomer."""

    rank: int
    participant_id: UUID
    name: str
    total: int
    correct: int
    moved: int | None


class QuestionVoided(Event):
    """`top` comes in the leaderboard, `podium` when finished, else neither."""

    type: Literal["live.question.voided"] = "live.question.voided"
    question_id: UUID
    top: list[Placed] | None = None
    podium: list[Placed] | None = None

    @model_serializer(mode="wrap")
    def _without_absent(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in dump(self).items() if value is not None}


class Revealed(Event):
    type: Literal["live.revealed"] = "live.revealed"
    question_id: UUID
    correct: dict[str, Any]
    explanation: str
    by_option: dict[str, int]


class Gap(BaseModel):
    points: int
    name: str


class Result(Event):
    type: Literal["live.result"] = "live.result"
    question_id: UUID
    answered: bool
    correct: bool
    points: int
    bonus: int
    total: int
    rank: int | None
    streak: int
    gap: Gap | None


class Leaderboard(Event):
    type: Literal["live.leaderboard"] = "live.leaderboard"
    top: list[Placed]


class Lobby(Event):
    type: Literal["live.lobby"] = "live.lobby"
    count: int
    locked: bool


class HostOnline(Event):
    type: Literal["live.host"] = "live.host"
    online: bool


class Kicked(Event):
    type: Literal["live.kicked"] = "live.kicked"
    ban: bool


class Finished(Event):
    type: Literal["live.finished"] = "live.finished"
    podium: list[Placed]
    aborted: bool


# Jobs -------------------------------------------------------------------------------------------


class SummarizeSession(JobMessage):
    """After the end: the figures of the session list, and each player's notification."""

    session_id: UUID
