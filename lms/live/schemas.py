"""Live sessions over REST."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, RootModel, StrictBool
from typing_extensions import TypedDict

from lms.core.schema import In, Moment, Out
from lms.core.text import Title
from lms.live.grading import LiveGradeIn, LiveGradeOut
from lms.live.names import Nickname
from lms.live.pins import as_digits
from lms.live.rules import Join, Phase, Scoring


class LiveSessionIn(LiveGradeIn):
    scoring: Scoring = Scoring.SPEED
    streak: StrictBool = False
    auto_close: StrictBool = True
    intro_ms: Annotated[int, Field(strict=True, ge=0, le=10_000)] = 3000
    time_limit_s: Annotated[int, Field(strict=True, ge=5, le=600)] | None = None
    late_join: StrictBool = True
    join: Join = Join.ANYONE


class LiveSettings(Out):
    scoring: Scoring
    streak: bool
    auto_close: bool
    intro_ms: int
    time_limit_s: int | None
    late_join: bool
    join: Join


class LiveSessionOut(LiveGradeOut):
    id: UUID
    quiz_id: UUID
    course_id: UUID
    title: str
    pin: str
    join_url: str
    phase: Phase
    version: int
    number: int
    total: int
    locked: bool
    settings: LiveSettings
    created_at: Moment
    started_at: Moment | None
    finished_at: Moment | None
    players: int | None = None
    average: float | None = None
    """The share of right answers among those given; computed after the end."""


class LiveNow(Out):
    """A running game in one of your courses."""

    session_id: UUID
    course_id: UUID
    quiz_id: UUID
    title: str
    phase: Phase
    pin: str
    joined: bool  # you play in it already


class QrQuery(In):
    of: Literal["join", "control"] = "join"


class JoinIn(In):
    pin: Annotated[str, Field(strict=True, pattern=r"^\d{6}$"), BeforeValidator(as_digits)]
    """Six digits, of any script."""
    nickname: Nickname | None = None
    participant_id: UUID | None = None
    """This tab's player, where the browser has several in a game."""
    new: StrictBool = False
    """Join as a further player beside the browser's or account's existing one."""


class JoinOut(Out):
    session_id: UUID
    participant_id: UUID
    nickname: str
    ticket: str
    player_token: str


class NicknameRequired(Out):
    """The PIN is right; a nickname is required."""

    nickname_required: Literal[True] = True
    title: str


class JoinAnswer(RootModel[JoinOut | NicknameRequired]):
    """The player you are already, or what is required to join."""


class NicknameOut(Out):
    nickname: str


class TicketIn(In):
    session_id: UUID | None = None
    """A game in which this browser plays: the ticket is for that player."""
    participant_id: UUID | None = None
    """This tab's player, where the browser has several in a game."""


class TicketOut(Out):
    ticket: str
    expires_in: int


class ParticipantOut(Out):
    participant_id: UUID = Field(validation_alias="id")
    user_id: UUID | None
    nickname: str
    online: bool
    kicked: bool
    banned: bool
    total: int
    rank: int | None


class ParticipantPatch(In):
    """The account of the course that a guest was; null for none."""

    user_id: UUID | None


class ResultQuestion(Out):
    question_id: UUID
    number: int
    stem: str
    stem_html: str
    question_type: str
    points: int
    time_limit_ms: int
    voided: bool
    skipped: bool


class ReportLine(Out):
    """An option, a typed answer or a pair, and how many people gave it."""

    text: str
    html: str | None
    """Null for what was typed, as `paired_html` is for places."""
    paired: str | None
    paired_html: str | None
    count: int
    correct: bool


class ReportQuestion(ResultQuestion):
    """What a class answered; `texts` are those of the ids in its answers, `texts_html` as HTML."""

    explanation: str
    explanation_html: str
    answered: int
    correct: int
    lines: list[ReportLine]
    texts: dict[str, str]
    texts_html: dict[str, str]


class ReportOut(Out):
    """A game by question, in the order as played; removed players aren't counted.

    `average` is the share of right answers, from 0 to 1; null without an answer that counts.
    """

    session: LiveSessionOut
    players: int
    average: float | None
    questions: list[ReportQuestion]


class AgainIn(In):
    """Which of a game's questions to ask again; without a title, the game's."""

    question_ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    title: Title | None = None


class ResultAnswer(Out):
    question_id: UUID
    answer: dict[str, Any]
    answered_ms: int
    correct: bool
    points: int
    bonus: int


class ResultItem(Out):
    participant_id: UUID
    user_id: UUID | None
    nickname: str
    rank: int | None
    total: int
    correct: int
    kicked: bool
    answers: list[ResultAnswer]


class ResultsOut(Out):
    session: LiveSessionOut
    questions: list[ResultQuestion]
    items: list[ResultItem]
    next: str | None


class Gap(BaseModel):
    points: int
    name: str


class OwnResult(BaseModel):
    question_id: UUID
    answered: bool
    correct: bool
    points: int
    bonus: int
    total: int
    rank: int | None
    streak: int
    gap: Gap | None


class OwnQuestion(TypedDict):
    """Your answer to a question that was asked."""

    question_id: UUID
    number: int
    stem: str
    stem_html: str
    answer: dict[str, Any] | None
    answered_ms: int | None
    correct: bool | None
    """Null for missed, skipped or voided questions."""
    points: int
    voided: bool
    skipped: bool


class ResultOption(Out):
    id: str
    text: str
    html: str


class PlayedQuestion(OwnQuestion):
    """The question as played; `key` and `explanation` only if they were revealed."""

    question_type: str
    options: list[ResultOption]
    left: NotRequired[list[ResultOption]]
    right: NotRequired[list[ResultOption]]
    items: NotRequired[list[ResultOption]]
    categories: NotRequired[list[ResultOption]]
    key: dict[str, Any] | None
    explanation: str
    explanation_html: str


class LiveResult(Out):
    """Your result in a finished game; `asked` is the number of questions that counted."""

    session_id: UUID
    course_id: UUID
    participant_id: UUID
    nickname: str
    title: str
    finished_at: Moment | None
    rank: int | None
    players: int
    total: int
    correct: int
    asked: int


class LiveResultOut(LiveResult):
    questions: list[PlayedQuestion]


class PlaceQuery(In):
    """`?participant_id=` names a player where one browser had several."""

    participant_id: UUID | None = None
