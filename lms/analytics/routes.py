"""Figures over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_response

from lms.analytics import actions
from lms.analytics.schemas import CourseFigures
from lms.core.access import SIGNED_IN, actor, allow

routes = Blueprint("analytics", __name__)


@routes.get("/analytics/courses/<uuid:course_id>")
@allow(SIGNED_IN)
@validate_response(CourseFigures)
async def read_course_figures(course_id: UUID) -> CourseFigures:
    """Read the current statistics of a course where you are staff"""
    return await actions.course_figures(actor(), course_id)
