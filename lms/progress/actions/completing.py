"""What a lesson's new status means for the course.

Locks are taken in one order everywhere: course, lesson, the learner's place, channel. To complete
a course frees no seat, so the course itself isn't locked for it.
"""

from __future__ import annotations

from uuid import UUID

from lms.core.db import atomic
from lms.core.errors import Conflict
from lms.courses.models import Enrollment
from lms.enrollments.actions.deciding import complete
from lms.enrollments.actions.moving import known
from lms.enrollments.messages import ProgressChanged, channel_of
from lms.lessons.rules import percent
from lms.progress import queries, reading
from lms.progress.models import LessonProgress
from lms.realtime.publishing import publish, touch


async def told(row: LessonProgress, *, undone: bool) -> None:
    """Count the course's percent anew, complete it with its last lesson, and tell the learner.

    409 `completed`: in a completed course nothing is `undone`.
    """
    place = await known(row.course_id, row.user_id)
    if place is None:
        return
    if undone and place.completed_at:
        raise Conflict("completed", "This course is completed.")
    place = await _counted(place)
    event = ProgressChanged.of(place, row.lesson_id, reading.status(row))
    await publish(channel_of(row.user_id), event)
    touch("dashboard", row.course_id)


async def _counted(place: Enrollment) -> Enrollment:
    """The place, which is locked, with what its learner has done; completed when that is all."""
    required, done = await queries.counts(place.course_id, place.user_id)
    if place.completed_at is None:
        place.percent = percent(done, required)
        await queries.keep_percent(place.id, place.percent)
    if required and done == required:
        return await complete(place) or place
    return place


@atomic
async def complete_if_ready(course_id: UUID, user_id: UUID) -> None:
    """Complete the course of somebody who has done all that it requires, if so."""
    if place := await known(course_id, user_id):
        await _counted(place)
