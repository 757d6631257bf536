"""Write and remove reviews. Who does so holds the course's row, which adds up its ratings."""

from __future__ import annotations

from uuid import UUID

from tortoise.queryset import QuerySet

from lms.audit import actions as audit
from lms.core import clock
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Forbidden, NotFound, refuse
from lms.courses.models import Course, Enrollment, EnrollmentStatus
from lms.courses.rules import has_ended
from lms.reviews import rules
from lms.reviews.models import Review
from lms.reviews.verbs import ReviewVerb


@atomic
async def put_review(actor: Actor, course_id: UUID, rating: int, text: str) -> tuple[Review, bool]:
    """A learner's one review of a course, and whether it is new.

    409 `too_early` for a first one before 20 %, `course_ended`; 404 for who doesn't learn there,
    403 for staff.
    """
    course = await _held(Course.learned_by(actor), course_id)
    if course is None:
        await Course.staffed_by(actor).filter(id=course_id).exists() or refuse(NotFound)
        raise Forbidden(detail="Only learners of the course review it.")
    if has_ended(course.ends_at, clock.now()):
        raise Conflict("course_ended", "This course has ended.")
    here = await Review.of(course_id).get_or_none(author_id=actor.id)
    if here is not None:
        if (here.rating, here.text) != (rating, text):
            await _count(course, rating - here.rating, 0)
            await here.update_from_dict({"rating": rating, "text": text}).save()
        return here, False
    place = await Enrollment.get(course_id=course_id, user_id=actor.id)
    completed = place.status == EnrollmentStatus.COMPLETED
    if not rules.may_begin(place.percent, completed=completed):
        detail = f"A course can be reviewed from {rules.MIN_PERCENT} % on."
        raise Conflict("too_early", detail)
    await Review.create(course=course, author_id=actor.id, rating=rating, text=text)
    await _count(course, rating, 1)
    return await Review.of(course_id).get(author_id=actor.id), True


@atomic
async def take_back(actor: Actor, course_id: UUID) -> None:
    """Remove the actor's own review, also after they have left the course."""
    course = await _held(Course.existing(), course_id) or refuse(NotFound)
    mine = await Review.get_or_none(course_id=course_id, author_id=actor.id) or refuse(NotFound)
    await _remove(course, mine)


@atomic
async def remove(review_id: UUID) -> None:
    """Remove somebody's review that shouldn't be there."""
    found = await Review.get_or_none(id=review_id) or refuse(NotFound)
    course = await _held(Course.all(), found.course_id) or refuse(NotFound)
    found = await Review.get_or_none(id=review_id) or refuse(NotFound)
    await audit.record(ReviewVerb.REMOVED, ("review", found.id))
    await _remove(course, found)


@atomic
async def forget(user_id: UUID) -> None:
    """Remove all reviews of a person; courses are held in the order of their ids."""
    written = await Review.filter(author_id=user_id).order_by("course_id")
    for course_id in [one.course_id for one in written]:
        course = await _held(Course.all(), course_id)
        mine = await Review.get_or_none(course_id=course_id, author_id=user_id)
        if course and mine:
            await _remove(course, mine)


async def _held(scope: QuerySet[Course], course_id: UUID) -> Course | None:
    return await scope.select_for_update(no_key=True).get_or_none(id=course_id)


async def _remove(course: Course, review: Review) -> None:
    await review.delete()
    await _count(course, -review.rating, -1)


async def _count(course: Course, rating: int, reviews: int) -> None:
    """Add to a held course's sums; its own times and version stay."""
    await Course.filter(id=course.id).update(
        rating_sum=course.rating_sum + rating, rating_count=course.rating_count + reviews
    )
