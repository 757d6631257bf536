"""Telling learners in time what ends soon."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from lms.core import clock, db
from lms.core.clock import stamp
from lms.enrollments.notices import DueSoon
from lms.notifications.actions import inbox

AHEAD = timedelta(hours=24)
PEOPLE_PER_STEP = 500
ENDING = """
select c.id, c.title, c.ends_at from courses c
where c.deleted_at is null and c.status in ('published', 'archived')
    and c.ends_at > $1 and c.ends_at <= $2
order by c.ends_at, c.id
"""
UNTOLD = """
select e.user_id from enrollments e where e.course_id = $1 and e.status = 'active' and not exists (
    select from notifications n
    where n.user_id = e.user_id and n.kind = 'due_soon' and n.key = $2)
order by e.user_id limit $3
"""


async def remind() -> None:
    """Tell all who haven't completed a course that it ends within a day: once for each end.

    An end that was moved is told anew. Interrupted, it goes on where it was.
    """
    now = clock.now()
    for course in await db.rows(ENDING, now, now + AHEAD):
        await _tell(course["id"], course["title"], course["ends_at"])


async def _tell(course_id: UUID, title: str, ends_at: datetime) -> None:
    key = f"{course_id}/{stamp(ends_at)}"
    notice = DueSoon(course_id=course_id, title=title, due="course", id=course_id, at=ends_at)
    while people := await db.rows(UNTOLD, course_id, key, PEOPLE_PER_STEP):
        await inbox.notify([row["user_id"] for row in people], notice, key=key)
