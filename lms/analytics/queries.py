"""A course's statistics in one statement, since a busy dashboard reads them each second."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from lms.core import db
from lms.settings import settings

LISTED = 8
GRACE_S = 60
"""Active members refresh their access token when it expires, which updates `last_seen_at`."""

FIGURES = """
with learners as materialized (
    select id, user_id, created_at, completed_at, percent, last_activity_at from enrollments
    where course_id = $1 and status in ('active', 'completed')
), done as (
    select p.id, p.user_id, p.lesson_id, p.completed_at
    from lesson_progress p join learners using (user_id)
    where p.course_id = $1 and p.completed_at is not null
    order by p.completed_at desc limit $2
), sessions as materialized (
    select * from live_sessions where course_id = $1 order by id desc limit $2
), playing as (
    select p.user_id from live_participants p join sessions s on s.id = p.session_id
    where s.phase not in ('finished', 'aborted') and p.seen_at > now() - make_interval(secs => $4)
), activity as (
    (select l.id, 'enrolled' as kind, u.full_name as name, null as title, l.created_at as at
     from learners l join users u on u.id = l.user_id order by l.created_at desc limit $2)
    union all
    (select l.id, 'finished', u.full_name, null, l.completed_at
     from learners l join users u on u.id = l.user_id
     where l.completed_at is not null order by l.completed_at desc limit $2)
    union all
    select d.id, 'completed_lesson', u.full_name, t.title, d.completed_at
    from done d join users u on u.id = d.user_id join lessons t on t.id = d.lesson_id
    union all
    select id, 'started', null, title, started_at from sessions where started_at is not null
    union all
    select id, 'finished', null, title, finished_at from sessions where finished_at is not null
)
select jsonb_build_object(
    'enrollments', (select count(*) from learners),
    'enrollments_week',
        (select count(*) from learners where created_at > now() - interval '7 days'),
    'completions', (select count(*) from learners where completed_at is not null),
    'completion_rate',
        (select count(completed_at)::float8 / nullif(count(*), 0) from learners),
    'average_percent', (select round(avg(percent), 2)::float8 from learners),
    'halfway', (select count(*) from learners where percent >= 50 or completed_at is not null),
    'begun', (select count(*) from learners l where exists (
        select from lesson_progress p where p.course_id = $1 and p.user_id = l.user_id)),
    'active_7d',
        (select count(*) from learners where last_activity_at > now() - interval '7 days'),
    'waiting', (select count(*) from enrollments
        where course_id = $1 and status in ('pending', 'waitlisted')),
    'active_learners', (select count(*) from learners l where
        exists (select from auth_sessions a where a.user_id = l.user_id
                and a.revoked_at is null and a.last_seen_at > now() - $3::interval)
        or l.user_id in (select user_id from playing where user_id is not null)),
    'live_sessions', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'title', s.title, 'pin', s.pin, 'phase', s.phase, 'number', s.number,
        'total', s.total, 'created_at', s.created_at,
        'average', (s.summary ->> 'average')::float8,
        'players', coalesce((s.summary ->> 'players')::int,
            (select count(*) from live_participants p where p.session_id = s.id and not p.kicked))
        ) order by s.id desc), '[]') from sessions s),
    'latest_activity', (select coalesce(jsonb_agg(to_jsonb(n) order by n.at desc), '[]')
        from (select * from activity order by at desc limit $2) n)
) as figures
"""

LESSONS = """
with learners as materialized (
    select user_id from enrollments where course_id = $1 and status in ('active', 'completed')
), reached as (
    select p.lesson_id, count(*)::int as opened, count(p.completed_at)::int as completed,
        array_agg(p.time_s order by p.time_s) as times
    from lesson_progress p join learners using (user_id) where p.course_id = $1 group by p.lesson_id
), counted as (select count(*)::int as n from learners)
select l.id as lesson_id, l.title, l.module_id, m.title as module_title, l.position, l.required,
    coalesce(r.opened, 0) as opened, coalesce(r.completed, 0) as completed,
    coalesce(r.completed, 0)::float8 / nullif(n, 0) as share, case when n > 0 then
        coalesce(r.times[(n + 1) / 2 - (n - r.opened)], 0)::int end as time_s_median
from lessons l cross join counted
left join modules m on m.id = l.module_id left join reached r on r.lesson_id = l.id
where l.course_id = $1 and l.status = 'published'
order by coalesce(m.position, 0), l.position
"""

AT = """
select e.id, l.id as lesson_id, l.title from enrollments e cross join lateral (
    select l.id, l.title from lesson_progress p join lessons l on l.id = p.lesson_id
    where p.course_id = e.course_id and p.user_id = e.user_id and l.status = 'published'
        and p.viewed_at is not null
    order by greatest(p.viewed_at, p.reported_at) desc limit 1) l
where e.id = any($1)
"""


async def lessons(course_id: UUID) -> list[dict[str, Any]]:
    """The fields of `LessonFigures`, in the order of the outline.

    The median is of all learners: who hasn't opened a lesson spent no time on it.
    """
    return [dict(row) for row in await db.rows(LESSONS, course_id)]


async def at_lessons(enrollment_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """The lesson on which the person of each enrollment worked last: `{id, title}`."""
    found = await db.rows(AT, list(enrollment_ids))
    return {row["id"]: {"id": row["lesson_id"], "title": row["title"]} for row in found}


async def figures(course_id: UUID) -> dict[str, object]:
    """The fields of `CourseFigures`; zeros for an unknown course."""
    given = settings()
    found = await db.row(
        FIGURES,
        course_id,
        LISTED,
        timedelta(seconds=given.access_token_s + GRACE_S),
        given.live_away_s,
    )
    body: dict[str, object] = from_json(found["figures"]) if found else {}
    return body


ATTEMPTED = """
with counted as (
  select t.id, t.user_id, t.score, t.number,
    row_number() over (partition by t.user_id order by
      case when $2 = 'highest' then t.score end desc nulls last,
      case when $2 = 'latest' then t.number end desc, t.number) as place
  from attempts t
  where t.quiz_id = $1 and t.state = 'graded' and not t.preview and not t.practice
)
select a.attempt_id, c.user_id as student, a.question_id, v.type, a.position, a.points, a.earned,
  a.answer
from counted c join attempt_answers a on a.attempt_id = c.id
join question_versions v on v.id = a.version_id
where $2 = 'all' or c.place = 1 order by a.attempt_id, a.position"""

PLAYED = """
select p.id as attempt_id, coalesce(p.user_id, p.id) as student, q.question_id, v.type,
  q.number as position, 1 as points, (coalesce(a.correct, false))::int as earned, a.answer
from live_sessions s
join live_questions q on q.session_id = s.id and q.settled and not q.voided
join question_versions v on v.id = q.version_id
join live_participants p on p.session_id = s.id and not p.kicked
left join live_answers a on a.session_id = s.id and a.participant_id = p.id
  and a.question_id = q.question_id
where s.quiz_id = $1 and ($2::uuid is null or s.id = $2) and s.phase = 'finished'
order by p.id, q.number"""


async def attempted(quiz_id: UUID, which: str) -> list[Any]:
    """The answers of a quiz's graded attempts: each student's `which` one, or `all`."""
    return await db.rows(ATTEMPTED, quiz_id, which)


async def played(quiz_id: UUID, session_id: UUID | None) -> list[Any]:
    """The answers of a quiz's finished games, 1 or 0 points a question; one game's, if named."""
    return await db.rows(PLAYED, quiz_id, session_id)
