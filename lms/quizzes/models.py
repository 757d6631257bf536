"""Quizzes and their slots: which questions they ask, in which order."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, RawSQL
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core import markup
from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import COURSE, Course, in_courses
from lms.files import shown
from lms.questions.content import QuestionType
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion
from lms.questions.rules import DEFAULT_POLICY, Policy
from lms.users.models import User

COUNT = '(select coalesce(sum(s.count), 0)::int from quiz_slots s where s.quiz_id = "quizzes".id)'
POINTS = """(select coalesce(sum(s.count * coalesce(s.points, q.points)), 0) from quiz_slots s
  left join questions q on q.id = s.question_id where s.quiz_id = "quizzes".id)"""
LESSON = '(select l.id from lessons l where l.target_id = "quizzes".id)'


class QuizStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Mode(StrEnum):
    GRADED = "graded"
    PRACTICE = "practice"


class GradingPolicy(StrEnum):
    HIGHEST = "highest"
    LATEST = "latest"
    FIRST = "first"
    AVERAGE = "average"


class Showing(StrEnum):
    """When students see something of their attempts."""

    NEVER = "never"
    AFTER_SUBMIT = "after_submit"
    AFTER_CLOSE = "after_close"


class Release(StrEnum):
    AUTO = "auto"
    MANUAL = "manual"


class Quiz(Model):
    """A quiz of a course. `version` goes up with each change to its own fields: the ETag."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="quizzes", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    title = fields.CharField(max_length=200)
    description = fields.TextField(default="")
    rendered: str | None = fields.TextField(null=True)
    """The description as HTML; null for one from before it was Markdown."""
    written_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="quizzes_written",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    """Who last changed it; null for a copy that nobody has changed since."""
    written_by_id: UUID | None
    written_at: datetime | None = fields.DatetimeField(null=True)
    status = fields.CharEnumField(QuizStatus, max_length=20, default=QuizStatus.DRAFT)
    version = fields.IntField(default=1)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    # How it is attempted.
    mode = fields.CharEnumField(Mode, max_length=20, default=Mode.GRADED)
    opens_at: datetime | None = fields.DatetimeField(null=True)
    closes_at: datetime | None = fields.DatetimeField(null=True)
    time_limit_s: int | None = fields.IntField(null=True)
    attempts_allowed = fields.SmallIntField(default=1)
    """0: any number of times."""
    grading_policy = fields.CharEnumField(
        GradingPolicy, max_length=20, default=GradingPolicy.HIGHEST
    )
    shuffle_questions = fields.BooleanField(default=False)
    shuffle_options = fields.BooleanField(default=True)
    one_at_a_time = fields.BooleanField(default=False)
    no_backtrack = fields.BooleanField(default=False)
    access_code: str | None = fields.CharField(max_length=100, null=True)  # type: ignore[assignment]
    pass_percent: Decimal | None = fields.DecimalField(max_digits=5, decimal_places=2, null=True)
    policy: Policy = fields.CharField(max_length=20, default=DEFAULT_POLICY)  # type: ignore[assignment]
    show_score = fields.CharEnumField(Showing, max_length=20, default=Showing.AFTER_SUBMIT)
    show_answers = fields.CharEnumField(Showing, max_length=20, default=Showing.AFTER_SUBMIT)
    release = fields.CharEnumField(Release, max_length=20, default=Release.AUTO)
    released_at: datetime | None = fields.DatetimeField(null=True)
    anonymous_grading = fields.BooleanField(default=False)
    live = fields.JSONField[dict[str, Any]](default=dict)
    """The defaults of the dialog that starts a live game."""

    question_count: int
    max_points: Decimal
    lesson_id: UUID | None
    """Set by `counted` alone, like `question_count`."""

    class Meta:
        table = "quizzes"

    @property
    def description_html(self) -> str:
        html = markup.shown(self.description, self.rendered)
        return shown.signed(html, (COURSE, self.course_id))

    @classmethod
    def open_to(cls, actor: Actor) -> QuerySet[Self]:
        """All quizzes for a course's staff, published ones for its learners."""
        published = Q(in_courses(Course.learned_by(actor)), status=QuizStatus.PUBLISHED)
        return cls.filter(in_courses(Course.staffed_by(actor)) | published)

    @classmethod
    def counted(cls, scope: QuerySet[Quiz] | None = None) -> QuerySet[Quiz]:
        """These quizzes with their `question_count` and `max_points`, and their `lesson_id`."""
        found = scope or cls.all()
        return found.annotate(
            question_count=RawSQL(COUNT), max_points=RawSQL(POINTS), lesson_id=RawSQL(LESSON)
        )


class QuizSlot(Model):
    """A place of a quiz: of one question, or of some that are drawn from a bank.

    Positions count from 1 and have no gaps.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    quiz: fields.ForeignKeyRelation[Quiz] = fields.ForeignKeyField(
        "lms.Quiz", related_name="slots", on_delete=fields.CASCADE
    )
    quiz_id: UUID
    question: fields.ForeignKeyNullableRelation[Question] = fields.ForeignKeyField(
        "lms.Question", related_name="slots", on_delete=fields.CASCADE, db_index=True, null=True
    )
    question_id: UUID | None
    version: fields.ForeignKeyNullableRelation[QuestionVersion] = fields.ForeignKeyField(
        "lms.QuestionVersion", related_name="slots", on_delete=fields.NO_ACTION, null=True
    )
    """The version it asks; null for the newest."""
    version_id: UUID | None
    bank: fields.ForeignKeyNullableRelation[QuestionBank] = fields.ForeignKeyField(
        "lms.QuestionBank",
        related_name="slots",
        on_delete=fields.NO_ACTION,
        db_index=True,
        null=True,
    )
    """The bank it draws from; null for a slot of one question."""
    bank_id: UUID | None
    category: fields.ForeignKeyNullableRelation[QuestionCategory] = fields.ForeignKeyField(
        "lms.QuestionCategory", related_name="slots", on_delete=fields.NO_ACTION, null=True
    )
    category_id: UUID | None
    tags = fields.JSONField[list[str]](default=list)
    types = fields.JSONField[list[QuestionType]](default=list)
    count = fields.SmallIntField(default=1)
    position = fields.SmallIntField()
    points: Decimal | None = fields.DecimalField(max_digits=7, decimal_places=2, null=True)
    """What each question is worth in this quiz; null for the question's own points."""

    class Meta:
        table = "quiz_slots"
        unique_together = (("quiz_id", "question_id"),)  # also the index by quiz

    @classmethod
    def in_order(cls, quiz_id: UUID) -> QuerySet[Self]:
        """A quiz's slots in their order, with their questions and versions, in one query."""
        slots = cls.filter(quiz_id=quiz_id).order_by("position", "id")
        return slots.select_related("question", "version")

    @classmethod
    def of(cls, quiz_id: UUID) -> QuerySet[Self]:
        """A quiz's slots of one question in their order, with the questions, in one query."""
        return cls.in_order(quiz_id).filter(question_id__not_isnull=True)
