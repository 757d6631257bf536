"""The table of files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.functions import Sum
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.core.search import as_plain, plain
from lms.files.rules import Kind, content_url
from lms.files.spaces import SPACES, FileSpace, Scope
from lms.users.models import User

ARCHIVE = "archive"
"""The space of what is made for a person to take away, or brought for a job: it stays a week."""


class FileState(StrEnum):
    ARRIVING = "arriving"
    KEPT = "kept"
    DROPPED = "dropped"


class FileVisibility(StrEnum):
    PRIVATE = "private"
    PUBLIC = "public"


class StoredFile(Model):
    """A file. The row is there before the first byte, so whatever happens to it is found.

    While it arrives, `size` is what it may take of its owner's room. A dropped one's bytes stay
    for a day, for the backup that is being made. `touched_at` is when it last moved.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="files", on_delete=fields.RESTRICT
    )
    owner_id: UUID
    space_kind = fields.CharField(max_length=20, null=True)
    space_id: UUID | None = fields.UUIDField(null=True)
    state = fields.CharEnumField(FileState, max_length=10, default=FileState.ARRIVING)
    name = fields.CharField(max_length=200)
    size = fields.BigIntField()
    content_type = fields.CharField(max_length=100)
    kind = fields.CharEnumField(Kind, max_length=10)
    sha256 = fields.CharField(max_length=64, default="")
    visibility = fields.CharEnumField(FileVisibility, max_length=10, default=FileVisibility.PRIVATE)
    created_at = fields.DatetimeField(auto_now_add=True)
    touched_at: datetime = fields.DatetimeField()

    class Meta:
        table = "files"
        indexes = (("owner_id", "id"), ("space_kind", "space_id", "id"))

    @property
    def url(self) -> str:
        """The bare address of the content."""
        return content_url(self.id)

    @property
    def course_id(self) -> UUID | None:
        """The course whose material it is."""
        return self.space_id if self.space_kind == "course" else None

    @classmethod
    def kept(cls) -> QuerySet[Self]:
        """Whole, and not deleted; every other scope is a part of this one."""
        return cls.filter(state=FileState.KEPT)

    @classmethod
    def owned_by(cls, actor: Actor) -> QuerySet[Self]:
        """The actor's own."""
        return cls.kept().filter(_own(actor))

    @classmethod
    def within(cls, kind: str, space_id: UUID) -> QuerySet[Self]:
        """All of one space; whether the actor is of its staff is asked before."""
        return cls.kept().filter(space_kind=kind, space_id=space_id)

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Self]:
        """Own ones, and those of spaces the actor is on the staff of; they may be changed too."""
        return cls.kept().filter(_own(actor) | _of_spaces(actor, lambda space: space.staffed))

    @classmethod
    def showable_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those that the actor may show in a text: all they may read."""
        mine = _own(actor) | _of_spaces(actor, lambda space: space.staffed)
        return cls.kept().filter(mine | Q(visibility=FileVisibility.PUBLIC))

    @classmethod
    def shown_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those that the actor, if a teacher, may show to everybody."""
        return cls.kept().filter(_own(actor) | _of_spaces(actor, lambda space: space.managed))

    @classmethod
    def matching(cls, scope: QuerySet[Self], kind: Kind | None, text: str | None) -> QuerySet[Self]:
        """Those of the scope of this kind, with this text in their names."""
        if kind:
            scope = scope.filter(kind=kind)
        if text:
            found = as_plain('"files".name')
            scope = scope.annotate(found=found).filter(found__contains=plain(text))
        return scope

    @classmethod
    async def bytes_of(cls, owner_id: UUID, *, but: UUID | None = None) -> int:
        """What a person's files take, those that arrive at the moment too, but no archives."""
        counts = Q(space_kind__isnull=True) | Q(space_kind__not=ARCHIVE)
        mine = cls.exclude(state=FileState.DROPPED).filter(counts, owner_id=owner_id)
        if but:
            mine = mine.exclude(id=but)
        [found] = await mine.annotate(total=Sum("size")).values("total")
        return int(found["total"] or 0)


def _own(actor: Actor) -> Q:
    return Q(owner_id=actor.id, space_kind__isnull=True)


def _of_spaces(actor: Actor, scope: Callable[[FileSpace], Scope]) -> Q:
    found = Q(id__in=[])
    for kind, space in SPACES.items():
        ids = Subquery(scope(space)(actor).values("id"))
        found |= Q(space_kind=kind, space_id__in=ids)
    return found
