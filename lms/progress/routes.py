"""Progress over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.lessons.schemas import LessonProgressOut
from lms.progress import reading, schemas
from lms.progress.actions import learning

routes = Blueprint("progress", __name__)


@routes.put("/lessons/<uuid:lesson_id>/progress")
@allow(SIGNED_IN)
@validate_request(schemas.EvidenceIn)
@validate_response(LessonProgressOut)
async def report(lesson_id: UUID, data: schemas.EvidenceIn) -> LessonProgressOut:
    """Report what you read and watched of a lesson since your last report"""
    return await learning.report(actor(), lesson_id, data.add_s, data.position_s, data.watched)


@routes.put("/lessons/<uuid:lesson_id>/completion")
@allow(SIGNED_IN)
@validate_response(LessonProgressOut)
async def complete(lesson_id: UUID) -> LessonProgressOut:
    """Tick a lesson as done"""
    return await learning.complete(actor(), lesson_id)


@routes.delete("/lessons/<uuid:lesson_id>/completion")
@allow(SIGNED_IN)
@validate_response(LessonProgressOut)
async def untick(lesson_id: UUID) -> LessonProgressOut:
    """Take your tick back, until the course is completed"""
    return await learning.untick(actor(), lesson_id)


@routes.put("/enrollments/<uuid:enrollment_id>/lessons/<uuid:lesson_id>")
@allow(TEACHERS)
@validate_request(schemas.OverrideIn)
@validate_response(LessonProgressOut)
async def override(
    enrollment_id: UUID, lesson_id: UUID, data: schemas.OverrideIn
) -> LessonProgressOut:
    """Say as a teacher that somebody has done a lesson, or hasn't"""
    return await learning.override(
        actor(), enrollment_id, lesson_id, completed=data.completed, reason=data.reason
    )


@routes.get("/courses/<uuid:course_id>/progress")
@allow(SIGNED_IN)
@validate_querystring(schemas.ProgressQuery)
@validate_response(schemas.CourseProgressOut)
async def read_progress(
    course_id: UUID, query_args: schemas.ProgressQuery
) -> schemas.CourseProgressOut:
    """Read your progress in a course, or as its staff somebody else's"""
    return await reading.of_course(actor(), course_id, query_args.user_id)
