"""What ends soon for a learner: quizzes of which they have handed nothing in, and courses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from lms.core import clock, db

AHEAD = timedelta(days=14)
MAX_SHOWN = 20
CLOSING = """
from quizzes q join courses c on c.id = q.course_id
where c.deleted_at is null and c.status in ('published', 'archived')
  and q.status = 'published' and q.mode <> 'practice' and q.closes_at is not null"""
SHIFT = """(select make_interval(secs => coalesce(max(a.shift_s), 0)) from accommodations a
  where a.user_id = e.user_id and (a.course_id is null
    or a.course_id = q.course_id and a.quiz_id is null or a.quiz_id = q.id))"""
"""How much later than for others the quiz `q` closes for the learner `e`."""
DONE = """exists (select from attempts t where t.quiz_id = q.id and t.user_id = e.user_id
  and not t.preview and t.state not in ('open', 'abandoned'))"""
DUE = f"""
with mine as (select course_id, user_id from enrollments where user_id = $1 and status = 'active')
select * from (
  select 'quiz' as kind, q.id, q.course_id, q.title, c.title as course, q.closes_at + {SHIFT} as at,
    (select l.id from lessons l where l.target_id = q.id and l.kind = 'quiz'
      and l.status = 'published' limit 1) as lesson_id
  from mine e join quizzes q on q.course_id = e.course_id join courses c on c.id = q.course_id
  where q.id in (select q.id {CLOSING}) and coalesce(q.opens_at <= $2, true) and not {DONE}
  union all
  select 'course', c.id, c.id, c.title, c.title, c.ends_at, null
  from mine e join courses c on c.id = e.course_id
  where c.deleted_at is null and c.status in ('published', 'archived')) d
where d.at > $2 and d.at <= $3
order by d.at, d.id limit $4"""  # noqa: S608  our own words


async def of(user_id: UUID) -> list[Any]:
    """What ends for a person within two weeks, the next first; at most 20."""
    now = clock.now()
    return await db.rows(DUE, user_id, now, now + AHEAD, MAX_SHOWN)
