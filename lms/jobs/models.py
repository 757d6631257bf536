"""The one table of background work. Its checks and partial indexes are hand-made SQL."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id

MAX_ERRORS = 1000


class JobState(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    PARKED = "parked"
    """Failed too often; stays for an operator to inspect."""


class Job(Model):
    """Work requested by a committed transaction.

    `attempts` is also the fence: each claim raises it, and a run may end the row only while it is
    unchanged. `next_try_at` is when the row may be claimed next (while running: the end of the
    lease), `sweep_at` when the sweep sends it to the workers again.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    kind = fields.CharField(max_length=100)
    key = fields.CharField(max_length=200, null=True)
    payload: Any = fields.JSONField()
    state = fields.CharEnumField(JobState, max_length=10, default=JobState.PENDING)
    percent = fields.SmallIntField(default=0)
    result: Any = fields.JSONField(null=True)
    error = fields.CharField(max_length=300, null=True)
    attempts = fields.SmallIntField(default=0)
    next_try_at = fields.DatetimeField()
    sweep_at = fields.DatetimeField()
    owner_id: UUID | None = fields.UUIDField(null=True, db_index=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "jobs"
        unique_together = (("kind", "key"),)

    @property
    def course_id(self) -> str | None:
        """The course it is about, or that it has made."""
        found: str | None = _of(self.payload, "course_id") or _of(self.result, "course_id")
        return found

    @property
    def errors(self) -> list[dict[str, Any]]:
        """What of a file it couldn't take, as far as it says so."""
        return (_of(self.result, "errors") or [])[:MAX_ERRORS]

    @classmethod
    def asked_for(cls, kind: str, owner_id: UUID, **payload: Any) -> QuerySet[Job]:
        """Jobs of a person that are not over, whose messages say this."""
        mine = cls.filter(kind=kind, owner_id=owner_id, payload__contains=payload)
        return mine.filter(state__in=[JobState.PENDING, JobState.RUNNING])

    @classmethod
    def own(cls, actor: Actor) -> QuerySet[Job]:
        """The actor's own jobs, an admin's too."""
        return cls.filter(owner_id=actor.id)

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Job]:
        """The actor's own jobs; all for admins."""
        return cls.all() if actor.is_admin else cls.filter(owner_id=actor.id)


def _of(stored: Any, name: str) -> Any:
    return stored.get(name) if isinstance(stored, dict) else None
