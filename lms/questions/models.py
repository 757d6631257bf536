"""The tables of questions: banks, questions, and the versions of what a question asks."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import F, Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, in_courses
from lms.questions.html import TEXTS, QuestionHtml, as_written, files_shown
from lms.questions.rules import Policy
from lms.users.models import User


class QuestionBank(Model):
    """Where questions are kept: a course's, one each, or a person's own."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyNullableRelation[Course] = fields.OneToOneField(
        "lms.Course", related_name="bank", on_delete=fields.CASCADE, null=True
    )
    course_id: UUID | None
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="question_banks", on_delete=fields.RESTRICT, db_index=True
    )
    owner_id: UUID
    title = fields.CharField(max_length=200)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "question_banks"

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Banks the actor may read: of courses where they are staff, and their own."""
        return cls.filter(in_courses(Course.staffed_by(actor)) | _own(actor))

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Banks the actor may change: of courses they manage, and their own."""
        return cls.filter(in_courses(Course.managed_by(actor)) | _own(actor))


def _own(actor: Actor) -> Q:
    """Banks that belong to no course but to the actor."""
    return Q(owner_id=actor.id, course_id=None)


class QuestionCategory(Model):
    """A folder of a bank; folders may stand in folders."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    bank: fields.ForeignKeyRelation[QuestionBank] = fields.ForeignKeyField(
        "lms.QuestionBank", related_name="categories", on_delete=fields.CASCADE, db_index=True
    )
    bank_id: UUID
    parent: fields.ForeignKeyNullableRelation[QuestionCategory] = fields.ForeignKeyField(
        "lms.QuestionCategory", related_name="children", on_delete=fields.CASCADE, null=True
    )
    parent_id: UUID | None
    name = fields.CharField(max_length=200)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "question_categories"

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Categories of banks the actor may change."""
        return cls.filter(bank_id__in=Subquery(QuestionBank.managed_by(actor).values("id")))


class Question(Model):
    """A question's identity. What it asks is in its versions; `version` numbers the newest.

    A quiz or a game uses these points and this time unless it has its own.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    bank: fields.ForeignKeyRelation[QuestionBank] = fields.ForeignKeyField(
        "lms.QuestionBank", related_name="questions", on_delete=fields.CASCADE, db_index=True
    )
    bank_id: UUID
    category: fields.ForeignKeyNullableRelation[QuestionCategory] = fields.ForeignKeyField(
        "lms.QuestionCategory",
        related_name="questions",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    category_id: UUID | None
    title = fields.CharField(max_length=200, default="")
    tags = fields.JSONField[list[str]](default=list)
    archived = fields.BooleanField(default=False)
    version = fields.SmallIntField(default=1)
    points = fields.DecimalField(max_digits=7, decimal_places=2, default=Decimal(1))
    live_points = fields.SmallIntField(default=1000)
    time_limit_s = fields.SmallIntField(default=20)
    changed_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="questions_changed",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    """Who changed it last; null for what was imported or copied, and nobody has changed since."""
    changed_by_id: UUID | None
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "questions"

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Questions the actor may read with their keys."""
        return cls._within(QuestionBank.staffed_by(actor))

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Questions the actor may change."""
        return cls._within(QuestionBank.managed_by(actor))

    @classmethod
    def _within(cls, banks: QuerySet[QuestionBank]) -> QuerySet[Self]:
        return cls.filter(bank_id__in=Subquery(banks.values("id")))


class QuestionVersion(Model):
    """What a question asked from one edit to the next; never changed once it was `used`.

    `content` is what `content.dumped` made; `type` repeats its type for queries.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    question: fields.ForeignKeyRelation[Question] = fields.ForeignKeyField(
        "lms.Question", related_name="versions", on_delete=fields.CASCADE
    )
    question_id: UUID
    number = fields.SmallIntField(default=1)
    type = fields.CharField(max_length=20)
    stem = fields.TextField()
    content = fields.JSONField[dict[str, Any]]()
    explanation = fields.TextField(default="")
    hints = fields.JSONField[list[str]](default=list)
    feedback = fields.JSONField[dict[str, str]](default=dict)
    """By how right the answer is: `correct`, `partial`, `incorrect`."""
    policy: Policy | None = fields.CharField(max_length=20, null=True)  # type: ignore[assignment]
    rendered: dict[str, Any] | None = fields.JSONField(null=True)
    """`QuestionHtml.stored` of these texts; null for those from before they were Markdown."""
    used = fields.BooleanField(default=False)
    """Whether somebody was asked it: by a game, which refers to it for good."""
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "question_versions"
        unique_together = (("question_id", "number"),)  # also the index by question

    def html_for(self, audience: tuple[str, UUID]) -> QuestionHtml:
        """All its texts as HTML, with pictures for this audience of `files.links.link`."""
        if self.rendered is not None:
            return QuestionHtml(**self.rendered).signed(audience)
        return as_written({name: getattr(self, name) for name in TEXTS})

    @property
    def files(self) -> set[UUID]:
        """The files that it shows."""
        return files_shown(self.rendered, self.content)

    @classmethod
    def newest_of(cls, question_ids: Iterable[UUID]) -> QuerySet[Self]:
        """The newest version of each of these questions, with the question."""
        versions = cls.filter(question_id__in=list(question_ids)).select_related("question")
        return versions.annotate(newest=F("question__version")).filter(number=F("newest"))


class QuestionImport(Model):
    """The questions of a checked file, which a job makes; deleted a week after.

    `drafts` holds a line for each: the id that it gets, and its draft as JSON.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="question_imports", on_delete=fields.CASCADE, db_index=True
    )
    owner_id: UUID
    bank: fields.ForeignKeyRelation[QuestionBank] = fields.ForeignKeyField(
        "lms.QuestionBank", related_name="imports", on_delete=fields.CASCADE, db_index=True
    )
    bank_id: UUID
    category_id: UUID | None = fields.UUIDField(null=True)
    quiz_id: UUID | None = fields.UUIDField(null=True)
    """The quiz that is to ask them, if any."""
    drafts = fields.TextField()
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "question_imports"
