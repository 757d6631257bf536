"""Messages of `attempt:<id>`, and the command that saves an answer."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StrictBool, StrictInt

from lms.attempts.models import AttemptState
from lms.core.schema import Moment
from lms.core.tasks import JobMessage
from lms.realtime.messages import Command, Event

KIND = "attempt"
MAX_SEQ = 2**53


def channel_of(attempt_id: UUID) -> str:
    """The channel of one attempt, which its student alone may subscribe to."""
    return f"{KIND}:{attempt_id}"


Seq = Annotated[StrictInt, Field(ge=1, le=MAX_SEQ)]


class SaveAnswer(Command):
    """Save an answer; the reply holds what the route of the same name answers."""

    type: Literal["attempt.save"] = "attempt.save"
    attempt_id: UUID
    question_id: UUID
    answer: dict[str, Any] | None
    flagged: StrictBool | None = None
    seq: Seq | None = None


class RegradeQuiz(JobMessage):
    """Grade a quiz's attempts anew, as the regrade's row says."""

    regrade_id: UUID


class Standing(BaseModel):
    """How an attempt stands."""

    state: AttemptState
    deadline: Moment | None
    remaining_ms: int | None
    answered: int
    """How many questions have an answer."""
    last_saved_at: Moment | None
    server_time: Moment


class AttemptChanged(Event, Standing):
    """How an attempt stands; of several only the newest counts."""

    type: Literal["attempt.changed"] = "attempt.changed"


class AttemptSaved(Event):
    """Another device of yours saved an answer."""

    type: Literal["attempt.saved"] = "attempt.saved"
    question_id: UUID
    answer: dict[str, Any] | None
    flagged: bool
    seq: int
    saved_at: Moment
