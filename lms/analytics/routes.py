"""Figures over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint, Response, request
from quart_schema import (
    document_response,
    validate_querystring,
    validate_request,
    validate_response,
)

from lms.analytics import actions, reading, statistics
from lms.analytics.schemas import (
    CourseReport,
    LearnerProgress,
    LearnersQuery,
    MessageIn,
    MessageSent,
    StatisticsOut,
    StatisticsQuery,
)
from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.core.attachment import disposition
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.schema import Page, answers

routes = Blueprint("analytics", __name__)


def _file(text: str, name: str) -> Response:
    response = Response(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = disposition(name)
    return response


@routes.get("/analytics/courses/<uuid:course_id>")
@allow(SIGNED_IN)
@validate_response(CourseReport)
async def read_course_figures(course_id: UUID) -> CourseReport:
    """Read the current statistics of a course where you are staff"""
    return await actions.course_report(actor(), course_id)


@routes.get("/analytics/courses/<uuid:course_id>/learners")
@allow(SIGNED_IN)
@validate_querystring(LearnersQuery)
@document_response(Page[LearnerProgress])
@answers(200, "The page, or the file.", "application/json", "text/csv")
async def list_progress(
    course_id: UUID, query_args: LearnersQuery
) -> Page[LearnerProgress] | Response:
    """List how far learners are, for the course's staff; with `Accept: text/csv` all as a file"""
    await actions.is_staff(actor(), course_id) or refuse(NotFound)
    if request.accept_mimetypes.best_match(["application/json", "text/csv"]) == "text/csv":
        return _file(await reading.table(course_id, query_args), "Progress.csv")
    return await reading.learners(course_id, query_args)


@routes.post("/analytics/courses/<uuid:course_id>/at-risk/message")
@allow(SIGNED_IN)
@idempotent
@validate_request(MessageIn)
@validate_response(MessageSent, 202)
async def write_to_learners(course_id: UUID, data: MessageIn) -> tuple[MessageSent, int]:
    """Write to learners of a course, as its staff"""
    sent = await actions.write(actor(), course_id, data.user_ids, data.text)
    return MessageSent(sent=sent), 202


@routes.get("/quizzes/<uuid:quiz_id>/statistics")
@allow(TEACHERS)
@validate_querystring(StatisticsQuery)
@document_response(StatisticsOut)
@answers(200, "The statistics, or the file.", "application/json", "text/csv")
async def read_statistics(quiz_id: UUID, query_args: StatisticsQuery) -> StatisticsOut | Response:
    """Read a quiz's item statistics; with `Accept: text/csv` the questions' as a file"""
    found = await statistics.read(actor(), quiz_id, query_args)
    if request.accept_mimetypes.best_match(["application/json", "text/csv"]) == "text/csv":
        return _file(await statistics.table(found), "Statistics.csv")
    return found
