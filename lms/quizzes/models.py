"""Quizzes and the order of their questions."""

from __future__ import annotations

from enum import StrEnum
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.functions import Count
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, in_courses
from lms.questions.models import Question


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
        return (scope or cls.all()).annotate(question_count=Count("places"))


class QuizQuestion(Model):
    """A question's place in a quiz. Positions count from 1 and have no gaps."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    quiz: fields.ForeignKeyRelation[Quiz] = fields.ForeignKeyField(
        "lms.Quiz", related_name="places", on_delete=fields.CASCADE
    )
    quiz_id: UUID
    question: fields.ForeignKeyRelation[Question] = fields.ForeignKeyField(
        "lms.Question", related_name="places", on_delete=fields.CASCADE, db_index=True
    )
    question_id: UUID
    position = fields.SmallIntField()

    class Meta:
        table = "quiz_questions"
        unique_together = (("quiz_id", "question_id"),)  # also the index by quiz

    @classmethod
    def of(cls, quiz_id: UUID) -> QuerySet[Self]:
        """A quiz's questions in their order, fetched with them in one query."""
        places = cls.filter(quiz_id=quiz_id).order_by("position", "id")
        return places.select_related("question")

    @classmethod
    def placing(cls, question_id: UUID, courses: QuerySet[Course]) -> QuerySet[Self]:
        """The places of a question in these courses, the oldest quiz first."""
        places = cls.filter(question_id=question_id).filter(
            question__course_id__in=Subquery(courses.values("id"))
        )
        return places.select_related("question").order_by("quiz_id")
