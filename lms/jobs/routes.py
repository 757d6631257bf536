"""Jobs over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_response

from lms.core.access import SIGNED_IN, actor, allow
from lms.core.errors import NotFound, refuse
from lms.jobs.models import Job
from lms.jobs.schemas import JobOut

routes = Blueprint("jobs", __name__)


@routes.get("/jobs/<uuid:job_id>")
@allow(SIGNED_IN)
@validate_response(JobOut)
async def read_job(job_id: UUID) -> Job:
    """Read a job's state and progress"""
    return await Job.visible_to(actor()).get_or_none(id=job_id) or refuse(NotFound)
