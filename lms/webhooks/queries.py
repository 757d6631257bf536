"""The statements of deliveries: each is one compare-and-set by the database's clock."""

from __future__ import annotations

LOCK_ALL_COURSES = "select pg_advisory_xact_lock(hashtextextended('webhooks', 0))"

SUBSCRIBED = """
select id from webhooks
where (course_id = $1 or course_id is null) and active and events ? $2 order by id
"""

# A webhook that is deleted meanwhile gets none, and fails nobody's transaction.
RECORD = """
insert into webhook_deliveries
    (id, webhook_id, user_id, event_id, event, body, state, tries, attempts,
     began_at, next_try_at, created_at)
select t.id, w.id, $3, $4, $5, $6, 'pending', 0, '[]', $7, $7, $7
from unnest($1::uuid[], $2::uuid[]) as t (id, webhook_id)
join webhooks w on w.id = t.webhook_id for key share of w
"""

# Each webhook of which something is due, by one step through the index a webhook. Its lock lets one
# worker at a time choose from it, in a statement of its own, which sees what the last one chose.
READY = """
with recursive waiting as (
    (select webhook_id from webhook_deliveries where state = 'pending'
     order by webhook_id limit 1)
    union all
    select (select d.webhook_id from webhook_deliveries d
            where d.state = 'pending' and d.webhook_id > waiting.webhook_id
            order by d.webhook_id limit 1)
    from waiting where waiting.webhook_id is not null
)
select w.id from webhooks w
where w.id in (select webhook_id from waiting) and w.active
    and (w.held_until is null or w.held_until <= now())
    and exists (select from webhook_deliveries d
        where d.webhook_id = w.id and d.state = 'pending' and d.next_try_at <= now())
for no key update skip locked
"""

# Of each as many as may be tried at once: one while it fails, since that may last long.
CLAIM = """
with ready as (
    select w.id, case when w.failing_since is null then $2::int else 1 end - (
        select count(*) from webhook_deliveries d
        where d.webhook_id = w.id and d.claimed_until > now()) as room
    from webhooks w where w.id = any($4::uuid[]) order by random()
), chosen as (
    select due.id from ready cross join lateral (
        select d.id from webhook_deliveries d
        where d.webhook_id = ready.id and d.state = 'pending' and d.next_try_at <= now()
        order by d.next_try_at limit greatest(ready.room, 0) for update skip locked) due
    limit $1
)
update webhook_deliveries d set tries = tries + 1,
    claimed_until = now() + $3::interval, next_try_at = now() + $3::interval
from chosen, webhooks w where d.id = chosen.id and w.id = d.webhook_id
returning d.id, d.webhook_id, d.event_id, d.event, d.body, d.tries, d.began_at,
    w.url, w.secret, w.old_secrets, w.failing_since is not null as failing
"""

FINISH = """
update webhook_deliveries set state = $3, next_try_at = $4, status = $5, error = $6,
    claimed_until = null,
    attempts = case when jsonb_array_length(attempts) < $8 then attempts else attempts - 0 end
        || $7::jsonb
where id = $1 and tries = $2 and claimed_until is not null returning id
"""
GIVE_BACK = """
update webhook_deliveries set tries = tries - 1, claimed_until = null, next_try_at = now()
where id = $1 and tries = $2 and claimed_until is not null
"""
RECOVERED = "update webhooks set failing_since = null, held_until = null where id = $1"
FAILED = """
update webhooks set failing_since = coalesce(failing_since, $2),
    held_until = greatest(held_until, $3) where id = $1 returning failing_since
"""
DISABLE = """
update webhooks set active = false, disabled_reason = $2 where id = $1 and active
returning id, course_id, created_by_id, url
"""

# One that is tried at this moment isn't sent a second time.
REPLAY = """
update webhook_deliveries set state = 'pending', began_at = now(), next_try_at = now()
where id = $1 and (claimed_until is null or claimed_until <= now())
"""
REPLAY_FAILED = """
update webhook_deliveries set state = 'pending', began_at = now(), next_try_at = now()
where id in (
    select id from webhook_deliveries
    where webhook_id = $1 and state = 'failed' and created_at >= $2 order by id limit $3
    for update skip locked)
"""

# Of webhooks that are switched off nothing waits.
GIVE_UP = """
update webhook_deliveries set state = 'failed', next_try_at = null
where id in (
    select d.id from webhooks w join webhook_deliveries d on d.webhook_id = w.id
    where not w.active and d.state = 'pending'
        and (d.claimed_until is null or d.claimed_until <= now())
    limit $1 for update of d skip locked)
"""
DROP_OLD = """
delete from webhook_deliveries where id in (
    select id from webhook_deliveries where state <> 'pending' and created_at < $1
    order by id limit $2 for update skip locked)
"""
