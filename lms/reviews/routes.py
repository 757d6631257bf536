"""Reviews over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import ADMINS, SIGNED_IN, actor, actor_or_none, allow, visited
from lms.core.errors import NotFound, refuse
from lms.core.schema import Page
from lms.courses.reading import sees
from lms.reviews import actions, schemas
from lms.reviews.models import Review

routes = Blueprint("reviews", __name__)


@routes.get("/courses/<uuid:course_id>/reviews")
@allow(SIGNED_IN)
@visited
@validate_querystring(schemas.ReviewQuery)
@validate_response(Page[schemas.ReviewOut])
async def list_reviews(course_id: UUID, query_args: schemas.ReviewQuery) -> Page[Review]:
    """List what learners say of a course, newest first; without an account of a public one"""
    who = actor_or_none()
    await sees(who, course_id) or refuse(NotFound)
    found = Review.of(course_id)
    if query_args.mine:
        found = found.filter(author_id=who.id if who else None)
    return await paging.by_id(found, query_args, newest_first=True)


@routes.put("/courses/<uuid:course_id>/review")
@allow(SIGNED_IN)
@validate_request(schemas.ReviewIn)
@validate_response(schemas.ReviewOut, 201)
@validate_response(schemas.ReviewOut, 200)
async def put_my_review(course_id: UUID, data: schemas.ReviewIn) -> tuple[Review, int]:
    """Say what you think of a course that you learn in, once you have done 20 % of it"""
    review, new = await actions.put_review(actor(), course_id, data.rating, data.text)
    return review, 201 if new else 200


@routes.delete("/courses/<uuid:course_id>/review")
@allow(SIGNED_IN)
async def delete_my_review(course_id: UUID) -> tuple[str, int]:
    """Take your review of a course back"""
    await actions.take_back(actor(), course_id)
    return "", 204


@routes.delete("/reviews/<uuid:review_id>")
@allow(ADMINS)
async def delete_review(review_id: UUID) -> tuple[str, int]:
    """Remove a review that shouldn't be there"""
    await actions.remove(review_id)
    return "", 204
