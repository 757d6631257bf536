"""Quizzes and their slots: which questions they ask, in which order."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, in_courses
from lms.questions.models import Question, QuestionVersion


class QuizStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Quiz(Model):
    """A quiz of a course. `version` goes up with each change to its own fields: the ETag."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="quizzes", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    title = fields.CharField(max_length=200)
    description = fields.TextField(default="")
    status = fields.CharEnumField(QuizStatus, max_length=20, default=QuizStatus.DRAFT)
    version = fields.IntField(default=1)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    question_count: int
    """Only there after `counted`."""

    class Meta:
        table = "quizzes"

    @classmethod
    def open_to(cls, actor: Actor) -> QuerySet[Self]:
        """All for a course's staff, published ones for who learns in the course."""
        published = Q(in_courses(Course.learned_by(actor)), status=QuizStatus.PUBLISHED)
        return cls.filter(in_courses(Course.staffed_by(actor)) | published)

    @classmethod
    def counted(cls, scope: QuerySet[Quiz] | None = None) -> QuerySet[Quiz]:
        """These quizzes with their `question_count`."""
        return (scope or cls.all()).annotate(question_count=Count("slots"))


class QuizSlot(Model):
    """A question's place in a quiz. Positions count from 1 and have no gaps."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    quiz: fields.ForeignKeyRelation[Quiz] = fields.ForeignKeyField(
        "lms.Quiz", related_name="slots", on_delete=fields.CASCADE
    )
    quiz_id: UUID
    question: fields.ForeignKeyRelation[Question] = fields.ForeignKeyField(
        "lms.Question", related_name="slots", on_delete=fields.CASCADE, db_index=True
    )
    question_id: UUID
    version: fields.ForeignKeyNullableRelation[QuestionVersion] = fields.ForeignKeyField(
        "lms.QuestionVersion", related_name="slots", on_delete=fields.NO_ACTION, null=True
    )
    """What it asks; null for whatever is the question's newest version."""
    version_id: UUID | None
    position = fields.SmallIntField()
    points: Decimal | None = fields.DecimalField(max_digits=7, decimal_places=2, null=True)
    """What it is worth in this quiz; null for the question's own points."""

    class Meta:
        table = "quiz_slots"
        unique_together = (("quiz_id", "question_id"),)  # also the index by quiz

    @classmethod
    def of(cls, quiz_id: UUID) -> QuerySet[Self]:
        """A quiz's slots in their order, with their questions, in one query."""
        slots = cls.filter(quiz_id=quiz_id).order_by("position", "id")
        return slots.select_related("question", "version")
