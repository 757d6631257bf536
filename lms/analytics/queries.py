"""A course's statistics in one statement, since a busy dashboard reads them each second."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from pydantic_core import from_json

from lms.core import db
from lms.settings import settings

LISTED = 8
GRACE_S = 60
"""Active members refresh their access token when it expires, which updates `last_seen_at`."""

FIGURES = """
with learners as materialized (
    select id, user_id, created_at, completed_at from enrollments
    where course_id = $1 and status in ('active', 'completed')
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
    select id, 'started', null, title, started_at from sessions where started_at is not null
    union all
    select id, 'finished', null, title, finished_at from sessions where finished_at is not null
)
select jsonb_build_object(
    'enrollments', (select count(*) from learners),
    'enrollments_week',
        (select count(*) from learners where created_at > now() - interval '7 days'),
    'completions', (select count(*) from learners where completed_at is not null),
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
