"""What a lesson's new status means for the course."""

from __future__ import annotations

from lms.core import clock
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.enrollments import hooks
from lms.enrollments.messages import ProgressChanged, channel_of
from lms.lessons.rules import percent
from lms.progress import queries, reading
from lms.progress.models import LessonProgress
from lms.realtime.publishing import publish, touch


async def told(row: LessonProgress) -> None:
    """Count the course's percent anew, complete it with its last lesson, and tell the learner."""
    course_id, user_id = row.course_id, row.user_id
    required, done = await queries.counts(course_id, user_id)
    await queries.advance(course_id, user_id, percent(done, required))
    place = await Enrollment.get(course_id=course_id, user_id=user_id)
    if required and done == required and place.status == "active":
        place.status, place.percent = EnrollmentStatus.COMPLETED, 100
        place.completed_at = place.completed_at or clock.now()
        await place.save(update_fields=["status", "percent", "completed_at"])
        await hooks.completed(place)
    event = ProgressChanged.of(place, row.lesson_id, reading.status(row))
    await publish(channel_of(user_id), event)
    touch("dashboard", course_id)
