"""The outline of a course as a whole."""

from __future__ import annotations

from uuid import UUID

from lms.core import db
from lms.lessons import hooks
from lms.realtime.publishing import touch

SUMS = """
update courses set outline_version = outline_version + 1, lesson_count = l.lessons,
  duration_s = least(l.seconds, 2000000000)
from (select count(*) as lessons, coalesce(sum(duration_s::bigint), 0) as seconds
  from lessons where course_id = $1 and status = 'published') l
where courses.id = $1"""


async def changed(course_id: UUID) -> None:
    """Raise the outline's version, count its lessons anew, and tell everybody.

    In the transaction of the change, with the course locked.
    """
    await db.execute(SUMS, course_id)
    await hooks.changed(course_id)
    touch("course", course_id)
