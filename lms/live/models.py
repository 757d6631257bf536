"""The tables of live sessions. The session row is the game's state; answers are what happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core import clock
from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, in_courses
from lms.files.shown import addressed
from lms.live.grading import GradeBy
from lms.live.rules import OVER, CloseReason, Join, Phase, Scoring
from lms.questions.html import QuestionHtml
from lms.questions.models import QuestionVersion
from lms.settings import settings

LIVE = "live"
"""The channel of a game, and the audience of its pictures."""


def away_after() -> timedelta:
    """A player who was seen after this moment isn't away."""
    return timedelta(seconds=settings().live_away_s)


class LiveSession(Model):
    """One game. Every change that all see raises `version` by one, by compare-and-set."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="live_sessions", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    quiz_id = fields.UUIDField(db_index=True)
    title = fields.CharField(max_length=200)
    pin = fields.CharField(max_length=6)
    phase = fields.CharEnumField(Phase, max_length=12, default=Phase.LOBBY)
    version = fields.BigIntField(default=0)
    number = fields.SmallIntField(default=0)
    total = fields.SmallIntField()
    locked = fields.BooleanField(default=False)

    scoring = fields.CharEnumField(Scoring, max_length=12, default=Scoring.SPEED)
    streak = fields.BooleanField(default=False)
    auto_close = fields.BooleanField(default=True)
    intro_ms = fields.IntField(default=3000)
    time_limit_s = fields.SmallIntField(null=True)
    late_join = fields.BooleanField(default=True)
    join = fields.CharEnumField(Join, max_length=12, default=Join.ANYONE, source_field="join_mode")
    grade = fields.CharEnumField(GradeBy, max_length=16, default=GradeBy.NONE)
    """What it counts for in the gradebook once it has finished."""
    max_points = fields.DecimalField(max_digits=9, decimal_places=2, default=Decimal(10))

    # The current question and its clock.
    question_id: UUID | None = fields.UUIDField(null=True)
    taking = fields.BooleanField(default=False)
    """Whether its answers may still be stored: from its opening until it is settled."""
    opened_at: datetime | None = fields.DatetimeField(null=True)
    limit_ms = fields.IntField(default=0)
    paused_at: datetime | None = fields.DatetimeField(null=True)
    paused_ms = fields.IntField(default=0)
    extended_ms = fields.IntField(default=0)
    cut_at: datetime | None = fields.DatetimeField(null=True)
    """The time of an early close, which is everybody's deadline then."""
    due_at: datetime | None = fields.DatetimeField(null=True)
    """When the clock takes the next step: end of intro, last deadline, or idle for too long."""

    created_at = fields.DatetimeField()
    started_at: datetime | None = fields.DatetimeField(null=True)
    finished_at: datetime | None = fields.DatetimeField(null=True)
    summary: dict[str, Any] | None = fields.JSONField(null=True)
    """Players, average share of right answers, hardest question: computed after the end."""

    class Meta:
        table = "live_sessions"

    @property
    def over(self) -> bool:
        return self.phase in OVER

    @property
    def settings(self) -> LiveSession:
        """The host's settings, stored in the same row."""
        return self

    @property
    def channel(self) -> str:
        return f"live:{self.id}"

    @property
    def join_url(self) -> str:
        return f"{settings().public_url}/join/{self.pin}"

    @property
    def control_url(self) -> str:
        """The page where a host continues on a second device."""
        return f"{settings().public_url}/control/{self.id}"

    @classmethod
    def hosted_by(cls, actor: Actor) -> QuerySet[Self]:
        """Sessions the actor may command: of courses they manage; all for admins."""
        return cls.filter(in_courses(Course.managed_by(actor)))

    @classmethod
    def open_to(cls, actor: Actor) -> QuerySet[Self]:
        """Running sessions of courses the actor learns in."""
        return cls.filter(in_courses(Course.learned_by(actor)), phase__not_in=list(OVER))


class LiveQuestion(Model):
    """A question of a game: its version, fixed at the start, and its statistics."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    session: fields.ForeignKeyRelation[LiveSession] = fields.ForeignKeyField(
        "lms.LiveSession", related_name="questions", on_delete=fields.CASCADE
    )
    session_id: UUID
    question_id = fields.UUIDField()
    version: fields.ForeignKeyRelation[QuestionVersion] = fields.ForeignKeyField(
        "lms.QuestionVersion", related_name="live_questions", on_delete=fields.NO_ACTION
    )
    version_id: UUID
    position = fields.SmallIntField()
    number: int | None = fields.SmallIntField(null=True)
    """Its number in the order as played, from 1; null while not asked."""
    points = fields.SmallIntField()
    time_limit_ms = fields.IntField()
    opened = fields.BooleanField(default=False)
    close_reason = fields.CharEnumField(CloseReason, max_length=12, null=True)
    settled = fields.BooleanField(default=False)
    revealed = fields.BooleanField(default=False)
    skipped = fields.BooleanField(default=False)
    voided = fields.BooleanField(default=False)
    by_option = fields.JSONField[dict[str, int]](default=dict)
    answered: int | None = fields.IntField(null=True)
    """How many had answered when it was settled, without players removed by then."""
    correct: int | None = fields.IntField(null=True)
    """How many of them were right."""
    regraded: dict[str, Any] | None = fields.JSONField(null=True)
    """`Keys.stored` by which a regrade marks its answers; null: the version's own."""

    class Meta:
        table = "live_questions"
        unique_together = (("session_id", "question_id"),)

    @property
    def html(self) -> QuestionHtml:
        """The version's texts as HTML, with pictures for who is in the game."""
        return self.version.html_for((LIVE, self.session_id))

    @property
    def stem(self) -> str:
        """What it asks, as `html` has it."""
        return addressed(self.version.stem, (LIVE, self.session_id))

    @property
    def explanation(self) -> str:
        """What explains the key, as `html` has it."""
        return addressed(self.version.explanation, (LIVE, self.session_id))

    @classmethod
    def of(cls, session_id: UUID, **those: Any) -> QuerySet[Self]:
        """A game's questions with their versions, in one query."""
        return cls.filter(session_id=session_id, **those).select_related("version")


class LiveParticipant(Model):
    """A player of one game, with or without an account. Totals hold settled questions only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    session: fields.ForeignKeyRelation[LiveSession] = fields.ForeignKeyField(
        "lms.LiveSession", related_name="participants", on_delete=fields.CASCADE, db_index=True
    )
    session_id: UUID
    user_id: UUID | None = fields.UUIDField(null=True, db_index=True)
    nickname = fields.CharField(max_length=60)
    folded = fields.CharField(max_length=200)
    """The comparison form of nicknames that people would confuse."""
    token_hash = fields.CharField(max_length=64, unique=True)
    time_factor = fields.FloatField(default=1.0)
    kicked = fields.BooleanField(default=False)
    banned = fields.BooleanField(default=False)
    seen_at: datetime | None = fields.DatetimeField(null=True)
    """When the player was last seen; null before hello and after leaving."""
    total = fields.IntField(default=0)
    correct = fields.SmallIntField(default=0)
    correct_ms = fields.IntField(default=0)
    """Total time of the right answers, the last tie-breaker."""
    streak = fields.SmallIntField(default=0)
    rank: int | None = fields.IntField(null=True)
    previous_rank: int | None = fields.IntField(null=True)
    joined_at = fields.DatetimeField()

    class Meta:
        table = "live_participants"

    @property
    def online(self) -> bool:
        return self.seen_at is not None and self.seen_at > clock.now() - away_after()


class LiveAnswer(Model):
    """A stored answer. Verdict and points are written when its question is settled."""

    id = fields.BigIntField(primary_key=True)
    session_id = fields.UUIDField()
    question_id = fields.UUIDField()
    participant: fields.ForeignKeyRelation[LiveParticipant] = fields.ForeignKeyField(
        "lms.LiveParticipant", related_name="answers", on_delete=fields.CASCADE, db_index=True
    )
    participant_id: UUID
    answer = fields.JSONField[dict[str, Any]]()
    received_at = fields.DatetimeField()
    answered_ms = fields.IntField()
    correct: bool | None = fields.BooleanField(null=True)  # type: ignore[assignment]
    points = fields.SmallIntField(default=0)
    """Including the bonus."""
    bonus = fields.SmallIntField(default=0)

    class Meta:
        table = "live_answers"
        unique_together = (("session_id", "question_id", "participant_id"),)


class LiveHost(Model):
    """A host's open socket in one process; refreshed every few seconds."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    session: fields.ForeignKeyRelation[LiveSession] = fields.ForeignKeyField(
        "lms.LiveSession", related_name="hosts", on_delete=fields.CASCADE
    )
    session_id: UUID
    process = fields.UUIDField()
    seen_at = fields.DatetimeField()

    class Meta:
        table = "live_hosts"
        unique_together = (("session_id", "process"),)
