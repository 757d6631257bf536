"""Attempts and their answers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import SEATED, Course, Enrollment, in_courses
from lms.questions.models import Question, QuestionVersion
from lms.quizzes.models import Quiz
from lms.users.models import User

ATTEMPT = "attempt"
"""The audience of the pictures that an attempt shows."""


class AttemptState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"
    NEEDS_GRADING = "needs_grading"
    GRADED = "graded"
    ABANDONED = "abandoned"


HANDED_IN = (AttemptState.SUBMITTED, AttemptState.NEEDS_GRADING, AttemptState.GRADED)


class SubmittedBy(StrEnum):
    STUDENT = "student"
    DEADLINE = "deadline"
    STAFF = "staff"


class Attempt(Model):
    """One sitting. `deadline` is the person's own, null without one; `version` is the ETag."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    quiz: fields.ForeignKeyRelation[Quiz] = fields.ForeignKeyField(
        "lms.Quiz", related_name="attempts", on_delete=fields.CASCADE
    )
    quiz_id: UUID
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="attempts", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="attempts", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    number = fields.SmallIntField()
    state = fields.CharEnumField(AttemptState, max_length=20, default=AttemptState.OPEN)
    preview = fields.BooleanField(default=False)
    """Staff's own: counted nowhere."""
    practice = fields.BooleanField(default=False)
    shuffle_options = fields.BooleanField(default=False)
    current: int | None = fields.SmallIntField(null=True)
    """The position of the only question that is open, where none may be gone back to."""
    started_at = fields.DatetimeField()
    deadline: datetime | None = fields.DatetimeField(null=True)
    submitted_at: datetime | None = fields.DatetimeField(null=True)
    submitted_by: SubmittedBy | None = fields.CharEnumField(  # type: ignore[assignment]
        SubmittedBy, max_length=20, null=True
    )
    score: Decimal | None = fields.DecimalField(max_digits=9, decimal_places=2, null=True)
    max_points = fields.DecimalField(max_digits=9, decimal_places=2)
    percent: Decimal | None = fields.DecimalField(max_digits=5, decimal_places=2, null=True)
    passed: bool | None = fields.BooleanField(null=True)  # type: ignore[assignment]
    score_before_regrade: Decimal | None = fields.DecimalField(
        max_digits=9, decimal_places=2, null=True
    )
    abandoned_reason = fields.TextField(default="")
    version = fields.IntField(default=1)
    failures = fields.SmallIntField(default=0)
    """How often it could not be graded; `retry_at` is when that is tried again."""
    retry_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "attempts"
        unique_together = (("quiz_id", "user_id", "number"),)

    @property
    def counts(self) -> bool:
        """Whether anything follows from it: nothing does from staff's own."""
        return not self.preview

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Self]:
        """The actor's own while they have a place in the course, and all for its staff."""
        places = Subquery(
            Enrollment.filter(user_id=actor.id, status__in=SEATED).values("course_id")
        )
        mine = Q(user_id=actor.id, course_id__in=places)
        return cls.filter(mine | in_courses(Course.staffed_by(actor)))

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Attempts in courses where the actor is staff."""
        return cls.filter(in_courses(Course.staffed_by(actor)))


class AttemptAnswer(Model):
    """A question of an attempt, and what was answered. All are made when the attempt starts.

    `closed_at` stands here, not only on the attempt: a save that waited for this row's lock sees
    it. `seed` orders what is shown; nobody may know it.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    attempt: fields.ForeignKeyRelation[Attempt] = fields.ForeignKeyField(
        "lms.Attempt", related_name="answers", on_delete=fields.CASCADE
    )
    attempt_id: UUID
    question: fields.ForeignKeyRelation[Question] = fields.ForeignKeyField(
        "lms.Question", related_name="attempt_answers", on_delete=fields.NO_ACTION, db_index=True
    )
    question_id: UUID
    version: fields.ForeignKeyRelation[QuestionVersion] = fields.ForeignKeyField(
        "lms.QuestionVersion",
        related_name="attempt_answers",
        on_delete=fields.NO_ACTION,
        db_index=True,
    )
    version_id: UUID
    position = fields.SmallIntField()
    seed = fields.BigIntField()
    points = fields.DecimalField(max_digits=7, decimal_places=2)
    answer: dict[str, Any] | None = fields.JSONField(null=True)
    seq = fields.BigIntField(default=0)
    saved_at: datetime | None = fields.DatetimeField(null=True)
    flagged = fields.BooleanField(default=False)
    closed_at: datetime | None = fields.DatetimeField(null=True)
    fraction: Decimal | None = fields.DecimalField(max_digits=12, decimal_places=10, null=True)
    earned: Decimal | None = fields.DecimalField(max_digits=7, decimal_places=2, null=True)
    """Null until it is graded."""
    graded_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="answers_graded",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    graded_by_id: UUID | None
    by_hand = fields.BooleanField(default=False)
    """Whether a person gave the points, which no regrade changes."""
    comment = fields.TextField(default="")
    inline: list[dict[str, Any]] = fields.JSONField(default=list)
    rubric: dict[str, Any] | None = fields.JSONField(null=True)
    regraded: dict[str, Any] | None = fields.JSONField(null=True)
    """`Keys.stored` by which a regrade marks it; null: the version's own."""

    class Meta:
        table = "attempt_answers"
        unique_together = (("attempt_id", "question_id"),)


class Regrade(Model):
    """A regrade of a quiz's attempts, which a job makes; kept to say who changed the grades.

    `versions` is by question the version whose key counts from now on. The job goes through the
    attempts in the order of their ids: those up to `done_to` are done.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    quiz: fields.ForeignKeyRelation[Quiz] = fields.ForeignKeyField(
        "lms.Quiz", related_name="regrades", on_delete=fields.CASCADE, db_index=True
    )
    quiz_id: UUID
    actor: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="regrades", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    actor_id: UUID | None
    option = fields.CharField(max_length=20)
    versions = fields.JSONField[dict[str, str]]()
    done_to: UUID | None = fields.UUIDField(null=True)
    changed = fields.IntField(default=0)
    unchanged = fields.IntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "regrades"
