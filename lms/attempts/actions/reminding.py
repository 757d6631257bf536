"""Telling learners in time which quizzes close soon."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from lms.attempts.due import CLOSING, DONE, SHIFT
from lms.core import clock, db
from lms.core.clock import stamp
from lms.enrollments.notices import DueSoon
from lms.notifications.actions import inbox

AHEAD = timedelta(hours=24)
PEOPLE_PER_STEP = 500
SOON = f"""
select q.id, q.course_id, q.title, q.closes_at {CLOSING}
  and q.closes_at <= $2 and (q.closes_at > $1 or exists (select from accommodations a
    where q.closes_at + make_interval(secs => a.shift_s) > $1
    and (a.course_id is null or a.course_id = q.course_id)))
order by q.closes_at, q.id"""  # noqa: S608  our own words
UNTOLD = f"""
select * from (
  select e.user_id, q.closes_at + {SHIFT} as at
  from quizzes q join enrollments e on e.course_id = q.course_id and e.status = 'active'
  where q.id = $1 and not {DONE} and not exists (select from notifications n
    where n.user_id = e.user_id and n.kind = 'due_soon' and n.key = $2)) p
where p.at > $3 and p.at <= $4
order by p.user_id limit $5"""  # noqa: S608  our own words


async def remind() -> None:
    """Tell all who have handed nothing in that a quiz closes for them within a day.

    Once for each closing time of the quiz: one that was moved is told anew. Interrupted, it goes
    on where it was.
    """
    now = clock.now()
    for quiz in await db.rows(SOON, now, now + AHEAD):
        await _tell(quiz, now)


async def _tell(quiz: Any, now: datetime) -> None:
    key = f"{quiz['id']}/{stamp(quiz['closes_at'])}"
    until = now + AHEAD
    while people := await db.rows(UNTOLD, quiz["id"], key, now, until, PEOPLE_PER_STEP):
        by_end: dict[datetime, list[UUID]] = defaultdict(list)
        for row in people:
            by_end[row["at"]].append(row["user_id"])
        for at, user_ids in by_end.items():
            notice = DueSoon(
                course_id=quiz["course_id"], title=quiz["title"], due="quiz", id=quiz["id"], at=at
            )
            await inbox.notify(user_ids, notice, key=key)
