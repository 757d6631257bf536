"""What hosts and players ask of a live game, and the job after its end."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StrictBool

from lms.core.tasks import JobMessage
from lms.questions.content import PlayedAnswer
from lms.questions.rules import Option
from lms.realtime.messages import ERRORS, Command, Ok, Shown

ANSWERS = (
    "By `question_type`: choices and ordering take `options`, short_answer `text`, "
    "numeric `value`, matching and categorise `pairs`."
)
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
    """Host: fix the versions asked and introduce the first; with `intro_ms` 0 it opens at once."""

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
    answer: Annotated[Any, Shown(PlayedAnswer, ANSWERS)]
    """Read by the question's own rules."""


class Leave(Command):
    """Player: leave the room and keep the points."""

    type: Literal["live.leave"] = "live.leave"
    session_id: UUID


class GiveEvidence(JobMessage):
    """After the end: who answered has done something for the lesson that the game belongs to."""

    session_id: UUID


class GradeSession(JobMessage):
    """After the end, and after what decides it has changed: the players' grades."""

    session_id: UUID
    cause: Literal["auto", "manual", "regrade"] = "auto"
    actor_id: UUID | None = None


class RegradeSession(JobMessage):
    """Mark a finished game's answers by other keys: by question the version."""

    session_id: UUID
    option: Option
    versions: dict[str, UUID]
    actor_id: UUID


class SummarizeSession(JobMessage):
    """After the end: the figures of the session list, and each player's notification."""

    session_id: UUID
