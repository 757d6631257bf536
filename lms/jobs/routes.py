"""Jobs over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_response

from lms.core import paging
from lms.core.access import SIGNED_IN, actor, allow
from lms.core.errors import NotFound, refuse
from lms.core.schema import Page
from lms.jobs.models import Job
from lms.jobs.schemas import JobOut, JobQuery

routes = Blueprint("jobs", __name__)


@routes.get("/jobs")
@allow(SIGNED_IN)
@validate_querystring(JobQuery)
@validate_response(Page[JobOut])
async def list_jobs(query_args: JobQuery) -> Page[Job]:
    """List your own jobs, newest first"""
    mine = Job.own(actor())
    if query_args.kind:
        mine = mine.filter(kind=query_args.kind)
    if query_args.state:
        mine = mine.filter(state=query_args.state)
    return await paging.by_id(mine, query_args, newest_first=True)


@routes.get("/jobs/<uuid:job_id>")
@allow(SIGNED_IN)
@validate_response(JobOut)
async def read_job(job_id: UUID) -> Job:
    """Read a job's state and progress"""
    return await Job.visible_to(actor()).get_or_none(id=job_id) or refuse(NotFound)
