"""Games that a learner missed, and may make up for by practice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import clock, db
from lms.core.schema import Moment, Out

MAX_SHOWN = 20
MISSED = """
with mine as (select course_id from enrollments where user_id = $1 and status = 'active')
select * from (select distinct on (q.id) s.id as session_id, q.course_id, q.id as quiz_id, q.title,
    s.finished_at
  from mine e join courses c on c.id = e.course_id join quizzes q on q.course_id = c.id
    join live_sessions s on s.quiz_id = q.id and s.phase = 'finished'
  where c.deleted_at is null and c.status in ('published', 'archived')
    and coalesce(c.ends_at > $2, true)
    and q.status = 'published' and q.mode = 'practice'
    and coalesce(q.opens_at <= $2, true) and coalesce(q.closes_at > $2, true)
    and not exists (select from live_participants p join live_sessions o on o.id = p.session_id
      where o.quiz_id = q.id and p.user_id = $1 and not p.kicked)
    and not exists (select from attempts t where t.quiz_id = q.id and t.user_id = $1
      and not t.preview and t.state not in ('open', 'abandoned'))
  order by q.id, s.finished_at desc) d
order by finished_at desc limit $3
"""
"""The last game of each quiz that may be practiced, was played without the person, and hasn't been
practiced by them."""


class LiveMissed(Out):
    """A finished game that you didn't play, whose quiz may be practiced."""

    session_id: UUID
    course_id: UUID
    quiz_id: UUID
    title: str
    finished_at: Moment


async def by(user_id: UUID) -> list[Any]:
    """The games that a person missed, newest first; at most 20."""
    return await db.rows(MISSED, user_id, clock.now(), MAX_SHOWN)
