"""Accommodations over REST: a person's, in all courses, in one course, in one quiz."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response
from tortoise.queryset import QuerySet

from lms.accommodations import actions
from lms.accommodations.actions import EVERYWHERE, Level
from lms.accommodations.models import Accommodation
from lms.accommodations.schemas import AccommodationIn, AccommodationOut, AccommodationsOut
from lms.core import paging
from lms.core.access import ADMINS, SIGNED_IN, TEACHERS, actor, allow
from lms.core.paging import PageQuery
from lms.core.schema import Page

routes = Blueprint("accommodations", __name__)


async def _put(user_id: UUID, level: Level, data: AccommodationIn) -> AccommodationOut:
    return AccommodationOut.of(await actions.put(actor(), user_id, level, data.model_dump()))


async def _listed(scope: QuerySet[Accommodation], query: PageQuery) -> Page[AccommodationOut]:
    found = await paging.by_id(scope.select_related("user"), query)
    items = [AccommodationOut.of(row, row.user.full_name) for row in found.items]
    return Page[AccommodationOut].model_construct(items=items, next=found.next)


@routes.get("/users/me/accommodations")
@allow(SIGNED_IN)
@validate_response(AccommodationsOut)
async def read_mine() -> AccommodationsOut:
    """Read what you get, at all levels"""
    rows = await actions.of_person(actor().id)
    return AccommodationsOut(items=[AccommodationOut.of(row) for row in rows])


@routes.get("/users/<uuid:user_id>/accommodations")
@allow(ADMINS)
@validate_response(AccommodationOut)
async def read_everywhere(user_id: UUID) -> AccommodationOut:
    """Read what a person gets in all courses"""
    return AccommodationOut.of(await actions.read(user_id, EVERYWHERE))


@routes.put("/users/<uuid:user_id>/accommodations")
@allow(ADMINS)
@validate_request(AccommodationIn)
@validate_response(AccommodationOut)
async def put_everywhere(user_id: UUID, data: AccommodationIn) -> AccommodationOut:
    """Give a person more time, later dates or further attempts in all courses"""
    return await _put(user_id, EVERYWHERE, data)


@routes.delete("/users/<uuid:user_id>/accommodations")
@allow(ADMINS)
async def remove_everywhere(user_id: UUID) -> tuple[str, int]:
    """Take away what a person gets in all courses; what runs keeps its time"""
    await actions.remove(user_id, EVERYWHERE)
    return "", 204


@routes.get("/courses/<uuid:course_id>/accommodations")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[AccommodationOut])
async def list_of_course(course_id: UUID, query_args: PageQuery) -> Page[AccommodationOut]:
    """List who gets something in the whole course"""
    await actions.of_course(actor(), course_id)
    return await _listed(Accommodation.filter(course_id=course_id, quiz_id=None), query_args)


@routes.get("/courses/<uuid:course_id>/accommodations/<uuid:user_id>")
@allow(TEACHERS)
@validate_response(AccommodationOut)
async def read_in_course(course_id: UUID, user_id: UUID) -> AccommodationOut:
    """Read what a person gets in a course"""
    level = await actions.of_course(actor(), course_id)
    return AccommodationOut.of(await actions.read(user_id, level))


@routes.put("/courses/<uuid:course_id>/accommodations/<uuid:user_id>")
@allow(TEACHERS)
@validate_request(AccommodationIn)
@validate_response(AccommodationOut)
async def put_in_course(course_id: UUID, user_id: UUID, data: AccommodationIn) -> AccommodationOut:
    """Give a learner more time, later dates or further attempts in a course"""
    return await _put(user_id, await actions.of_course(actor(), course_id), data)


@routes.delete("/courses/<uuid:course_id>/accommodations/<uuid:user_id>")
@allow(TEACHERS)
async def remove_in_course(course_id: UUID, user_id: UUID) -> tuple[str, int]:
    """Take away what a learner gets in a course; what runs keeps its time"""
    await actions.remove(user_id, await actions.of_course(actor(), course_id))
    return "", 204


@routes.get("/quizzes/<uuid:quiz_id>/accommodations")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[AccommodationOut])
async def list_of_quiz(quiz_id: UUID, query_args: PageQuery) -> Page[AccommodationOut]:
    """List who gets something in a quiz alone"""
    await actions.of_quiz(actor(), quiz_id)
    return await _listed(Accommodation.filter(quiz_id=quiz_id), query_args)


@routes.get("/quizzes/<uuid:quiz_id>/accommodations/<uuid:user_id>")
@allow(TEACHERS)
@validate_response(AccommodationOut)
async def read_in_quiz(quiz_id: UUID, user_id: UUID) -> AccommodationOut:
    """Read what a person gets in a quiz"""
    level = await actions.of_quiz(actor(), quiz_id)
    return AccommodationOut.of(await actions.read(user_id, level))


@routes.put("/quizzes/<uuid:quiz_id>/accommodations/<uuid:user_id>")
@allow(TEACHERS)
@validate_request(AccommodationIn)
@validate_response(AccommodationOut)
async def put_in_quiz(quiz_id: UUID, user_id: UUID, data: AccommodationIn) -> AccommodationOut:
    """Give a learner more time, a later closing or further attempts in a quiz"""
    return await _put(user_id, await actions.of_quiz(actor(), quiz_id), data)


@routes.delete("/quizzes/<uuid:quiz_id>/accommodations/<uuid:user_id>")
@allow(TEACHERS)
async def remove_in_quiz(quiz_id: UUID, user_id: UUID) -> tuple[str, int]:
    """Take away what a learner gets in a quiz; what runs keeps its time"""
    await actions.remove(user_id, await actions.of_quiz(actor(), quiz_id))
    return "", 204
