"""Who changes a course holds its row: what they do to it is done one after the other."""

from __future__ import annotations

from uuid import UUID

from lms.core import versions
from lms.core.access import Actor
from lms.core.errors import Forbidden
from lms.courses.models import Course
from lms.courses.reading import refuse_untaught


async def locked(actor: Actor, course_id: UUID, *, seen: bool = True) -> Course:
    """A course the actor manages, locked; 412 unless it is as it was `seen`.

    403 for others of the course, 404 for strangers.
    """
    # Without locking the key: a concurrent enrollment refers to the row and needn't wait.
    scope = Course.managed_by(actor).select_for_update(no_key=True)
    course = await scope.get_or_none(id=course_id) or await refuse_untaught(
        actor, Course.filter(id=course_id), "id"
    )
    if seen:
        versions.require(course.version)
    return course


async def locked_by_owner(actor: Actor, course_id: UUID) -> Course:
    course = await locked(actor, course_id)
    if course.owner_id != actor.id and not actor.is_admin:
        raise Forbidden(detail="Only the course's owner may do this.")
    return course
