"""How far a course's learners are, as a list and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from lms.analytics import queries
from lms.analytics.schemas import LearnerProgress, LearnersQuery
from lms.core import clock
from lms.core.schema import Page
from lms.core.sheets import as_sheet
from lms.courses.models import LEARNING, Enrollment
from lms.enrollments import reading as enrollments
from lms.progress.models import LessonProgress

AWAY_AFTER = timedelta(days=7)
CSV_COLUMNS = (
    "name", "email", "status", "percent", "lesson", "cohort", "since", "last_activity", "completed",
)  # fmt: skip


def _reach(course_id: UUID, query: LearnersQuery) -> Q:
    done = Q(completed_at__isnull=False)
    started = LessonProgress.filter(course_id=course_id).values("user_id")
    begun = Q(user_id__in=Subquery(started))
    halfway = Q(percent__gte=50) | done
    match query.reach:
        case "not_begun":
            return ~begun
        case "begun":
            return begun & ~halfway
        case "halfway":
            return halfway & ~done
        case "completed":
            return done
        case "away":
            last = clock.now() - AWAY_AFTER
            return ~done & (Q(last_activity_at=None) | Q(last_activity_at__lt=last))
    return Q()


def _scope(course_id: UUID, query: LearnersQuery) -> QuerySet[Enrollment]:
    scope = enrollments.scope(course_id, query)
    if query.status is None:
        scope = scope.filter(status__in=LEARNING)
    return scope.filter(_reach(course_id, query))


async def learners(course_id: UUID, query: LearnersQuery) -> Page[LearnerProgress]:
    """A page of a course's learners, each with the lesson they worked on last."""
    page = await enrollments.paged(_scope(course_id, query), query)
    at = await queries.at_lessons([one.id for one in page.items])
    items = [
        LearnerProgress.model_validate(
            {
                "enrollment_id": one.id,
                "user": one.user,
                "status": one.status,
                "percent": one.percent,
                "lesson": at.get(one.id),
                "activated_at": one.activated_at,
                "last_activity_at": one.last_activity_at,
                "completed_at": one.completed_at,
            },
            from_attributes=True,
        )
        for one in page.items
    ]
    return Page[LearnerProgress](items=items, next=page.next)


async def table(course_id: UUID, query: LearnersQuery) -> str:
    """All the learners that the query finds, as CSV."""
    found = await enrollments.all_in_order(_scope(course_id, query), query)
    at = await queries.at_lessons([one.id for one in found])
    lines: list[Sequence[str | int]] = [CSV_COLUMNS]
    for one in found:
        moments = [one.activated_at or one.created_at, one.last_activity_at, one.completed_at]
        lines.append(
            [
                one.user.full_name,
                one.user.email or "",
                one.status.value,
                one.percent,
                at[one.id]["title"] if one.id in at else "",
                one.cohort.name if one.cohort else "",
                *(moment.isoformat() if moment else "" for moment in moments),
            ]
        )
    return as_sheet(lines)
