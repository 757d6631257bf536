"""What the table of jobs holds about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.jobs.models import Job
from lms.jobs.schemas import JobOut


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """The work that the person has asked for."""
    found = await Job.filter(owner_id=user_id).order_by("id")
    return [JobOut.model_validate(job).model_dump(mode="json") for job in found]


async def erase(user_id: UUID) -> None:
    """The work stays, without who asked for it."""
    await Job.filter(owner_id=user_id).update(owner_id=None)


personal.register(
    personal.PersonalData(
        "jobs", "Long work you asked for: what kind, how far it is, its result.", export, erase
    )
)
