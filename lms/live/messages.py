"""The wire of a live game: what hosts and players ask, what the server tells."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, StrictBool, model_serializer

from lms.core.schema import Moment
from lms.core.tasks import JobMessage
from lms.live.rules import CloseReason
from lms.live.schemas import OwnResult
from lms.questions.content import Answer, QuestionType
from lms.realtime.messages import ERRORS, Command, Event, Ok, Shown

ANSWERS = "By `question_type`: choices take `options`, short_answer `text`, numeric `value`."
Version = Annotated[int, Field(strict=True, ge=0, le=2**62)]


ERRORS.append("of answers also closed, late, answered, kicked, not_open")


class GameOk(Ok):
    """What a game's commands answer."""

    participant: dict[str, Any] | None = Field(
        None, description="hello of a player: `{id, session_id, nickname, time_factor}`."
    )
    phase: str | None = Field(None, description="Hosts' commands: the new one.")
    accepted: bool | None = Field(None, description="live.answer: true.")
    answered_ms: int | None = Field(None, description="live.answer: the time that scores.")


class HostCommand(Command):
    """What only hosts may ask. `version` is the one they saw."""

    session_id: UUID
    version: Version | None = None


class Start(HostCommand):
    """Host: freeze the questions and introduce the first; with `intro_ms` 0 it opens at once."""

    type: Literal["live.start"] = "live.start"


class Open(HostCommand):
    """Host: open without an intro: the one introduced, the next, or the one named."""

    type: Literal["live.open"] = "live.open"
    question_id: UUID | None = None


class Extend(HostCommand):
    """Host: move the deadline; the time that scores stays."""

    type: Literal["live.extend"] = "live.extend"
    seconds: Annotated[int, Field(strict=True, ge=1, le=600)]


class Pause(HostCommand):
    """Host: stop the clock for everybody."""

    type: Literal["live.pause"] = "live.pause"


class Resume(HostCommand):
    """Host: let the clock go on."""

    type: Literal["live.resume"] = "live.resume"


class Close(HostCommand):
    """Host: everybody's deadline is now."""

    type: Literal["live.close"] = "live.close"


class Reveal(HostCommand):
    """Host: settle the question, show the key, tell each their result."""

    type: Literal["live.reveal"] = "live.reveal"


class ShowLeaderboard(HostCommand):
    """Host: show the first ten."""

    type: Literal["live.leaderboard"] = "live.leaderboard"


class Next(HostCommand):
    """Host: introduce the next question; finish when none is left."""

    type: Literal["live.next"] = "live.next"


class Skip(HostCommand):
    """Host: close it for good; it counts as asked and gives nobody points."""

    type: Literal["live.skip"] = "live.skip"


class Void(HostCommand):
    """Host: nobody keeps points for it; needs no version."""

    type: Literal["live.void"] = "live.void"
    question_id: UUID


class Lock(HostCommand):
    """Host: close or open the door for new players; needs no version."""

    type: Literal["live.lock"] = "live.lock"
    locked: StrictBool


class Kick(HostCommand):
    """Host: remove a player; `ban` keeps them out. Needs no version."""

    type: Literal["live.kick"] = "live.kick"
    participant_id: UUID
    ban: StrictBool = False


class Finish(HostCommand):
    """Host: end the game; a question still open counts for nobody."""

    type: Literal["live.finish"] = "live.finish"
    abort: StrictBool = False


class SubmitAnswer(Command):
    """Player: answer the open question; `ok` comes after the commit."""

    type: Literal["live.answer"] = "live.answer"
    session_id: UUID
    question_id: UUID
    answer: Annotated[Any, Shown(Answer, ANSWERS)]
    """Read by the question's own rules."""


class Leave(Command):
    """Player: leave the room and keep the points."""

    type: Literal["live.leave"] = "live.leave"
    session_id: UUID


# Events -----------------------------------------------------------------------------------------


class ShownOption(BaseModel):
    id: str
    text: str
    shape: str


class QuestionIntro(Event):
    """The next question, its stem alone; hosts also get `next`."""

    type: Literal["live.question.intro"] = "live.question.intro"
    number: int
    total: int
    question_id: UUID
    stem: str
    intro_ms: int


class QuestionOpened(Event):
    """The clock runs. No key; hosts also get `next`."""

    type: Literal["live.question.opened"] = "live.question.opened"
    number: int
    total: int
    question_id: UUID
    question_type: QuestionType
    stem: str
    options: list[ShownOption]
    opened_at: Moment
    deadline: Moment
    remaining_ms: int
    time_limit_ms: int
    points: int


class QuestionChanged(Event):
    """Extended, paused or resumed."""

    type: Literal["live.question.changed"] = "live.question.changed"
    question_id: UUID
    deadline: Moment
    remaining_ms: int
    paused: bool


class Tally(Event):
    """Hosts: who has answered what; the whole of it, at most 5 a second."""

    type: Literal["live.tally"] = "live.tally"
    question_id: UUID
    answered: int
    eligible: int
    by_option: dict[str, int]


class QuestionClosed(Event):
    """The clock has stopped."""

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
    """The key, and how many people were right; what they typed goes to hosts only."""

    type: Literal["live.revealed"] = "live.revealed"
    question_id: UUID
    correct: dict[str, Any]
    explanation: str
    answered: int
    right: int
    by_option: dict[str, int]


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


# Jobs -------------------------------------------------------------------------------------------


class SummarizeSession(JobMessage):
    """After the end: the figures of the session list, and each player's notification."""

    session_id: UUID
