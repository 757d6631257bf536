"""Changes of a course's outline happen one after the other: each locks the course first."""

from __future__ import annotations

from uuid import UUID

from lms.core.access import Actor
from lms.courses.actions import locking
from lms.courses.models import Course
from lms.courses.reading import managed


async def locked(actor: Actor, course_id: UUID) -> Course:
    """A course the actor manages, locked; 403 for its assistants, 404 for strangers."""
    await managed(actor, course_id)
    return await locking.locked(actor, course_id, seen=False)
