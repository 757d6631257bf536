"""Certificates, their templates, and the keys that sign them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.certificates.rules import CertificateState
from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, Enrollment, in_courses
from lms.files.models import StoredFile
from lms.users.models import User


class CertificateTemplate(Model):
    """What a course's certificates say and show; a course without a row has the default one.

    `version` rises with each change: the ETag. `signatories` are `{name, role, file_id|null}`.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.OneToOneRelation[Course] = fields.OneToOneField(
        "lms.Course", related_name="certificate_template", on_delete=fields.CASCADE
    )
    course_id: UUID
    enabled = fields.BooleanField(default=True)
    title = fields.CharField(max_length=200)
    body = fields.TextField()
    signatories: Any = fields.JSONField(default=list)
    logo_file: fields.ForeignKeyNullableRelation[StoredFile] = fields.ForeignKeyField(
        "lms.StoredFile",
        related_name="certificate_templates",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    logo_file_id: UUID | None
    accent = fields.CharField(max_length=7)
    language = fields.CharField(max_length=35)
    expires_after_days: int | None = fields.IntField(null=True)
    version = fields.IntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "certificate_templates"


class Certificate(Model):
    """One person's certificate of a course. `name`, `title` and `completed_at` never change.

    There is one for an enrollment, and one for each that it replaces. While it is pending,
    `next_try_at` is when its next try is due and `tries` how many have begun. `payload` and
    `signature` are base64url, as they are told.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=30, unique=True)
    state = fields.CharEnumField(CertificateState, max_length=10, default=CertificateState.PENDING)
    enrollment: fields.ForeignKeyRelation[Enrollment] = fields.ForeignKeyField(
        "lms.Enrollment", related_name="certificates", on_delete=fields.CASCADE, db_index=True
    )
    enrollment_id: UUID
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="certificates", on_delete=fields.CASCADE
    )
    course_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="certificates", on_delete=fields.CASCADE
    )
    user_id: UUID
    name = fields.CharField(max_length=200)
    title = fields.CharField(max_length=200)
    course_title = fields.CharField(max_length=200)
    completed_at: datetime = fields.DatetimeField()
    issued_at: datetime | None = fields.DatetimeField(null=True)
    expires_at: datetime | None = fields.DatetimeField(null=True)
    revoked_at: datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(max_length=500, default="")
    replaces_id: UUID | None = fields.UUIDField(null=True, unique=True)
    tries = fields.SmallIntField(default=0)
    next_try_at: datetime = fields.DatetimeField()
    error = fields.CharField(max_length=300, default="")
    payload = fields.TextField(default="")
    signature = fields.CharField(max_length=100, default="")
    kid = fields.CharField(max_length=50, default="")
    number: int | None = fields.IntField(null=True, unique=True)
    """Its place in the status lists of badges, given when it is issued."""
    created_at = fields.DatetimeField(auto_now_add=True)
    replaced_by_id: UUID | None = None
    """The one that replaces it, where a reader has set it."""

    class Meta:
        table = "certificates"
        indexes = (("user_id", "id"), ("course_id", "id"))

    @classmethod
    def owned_by(cls, actor: Actor) -> QuerySet[Self]:
        """The actor's own; they stay when the course is deleted."""
        return cls.filter(user_id=actor.id)

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those of courses where the actor is staff."""
        return cls.filter(in_courses(Course.staffed_by(actor)))

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Self]:
        """The actor's own, and those of courses where they are staff."""
        return cls.filter(Q(user_id=actor.id) | in_courses(Course.staffed_by(actor)))


class CertificateDocuments(Model):
    """The PDF and the Open Badge of a certificate, written in the transaction that issues it."""

    certificate: fields.OneToOneRelation[Certificate] = fields.OneToOneField(
        "lms.Certificate", related_name="documents", on_delete=fields.CASCADE, primary_key=True
    )
    certificate_id: UUID
    pdf = fields.BinaryField()
    badge = fields.TextField()

    class Meta:
        table = "certificate_documents"


class SigningKey(Model):
    """A key that signs certificates. Public keys stay for ever, so old certificates verify.

    `sealed` is the private key, encrypted with SECRET_KEY: who can't open it makes a new one.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    kid = fields.CharField(max_length=50, unique=True)
    public = fields.BinaryField()
    sealed = fields.BinaryField()
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "signing_keys"
