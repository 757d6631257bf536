"""The snapshot of a person's channel in one statement, so that its parts match its version."""

from __future__ import annotations

from uuid import UUID

from pydantic_core import from_json

from lms.core import db
from lms.notifications.messages import NotificationsSnapshot, channel_of

MAX_NOTIFICATIONS_SHOWN = 20
LATEST_JOBS = 10

SNAPSHOT = """
select coalesce((select version from channel_versions where channel = $2), 0) as version,
    (select count(*) from notifications where user_id = $1 and read_at is null
        and not hidden) as unread,
    (select coalesce(
        jsonb_agg(to_jsonb(n) - 'user_id' - 'key' - 'hidden' order by n.id desc), '[]')
     from (select * from notifications where user_id = $1 and not hidden
        order by id desc limit $3) n) as items,
    (select coalesce(jsonb_agg(jsonb_build_object('job_id', j.id, 'kind', j.kind,
        'percent', j.percent, 'status', j.state, 'result', j.result) order by j.id desc), '[]')
     from (select * from jobs where owner_id = $1 order by id desc limit $4) j) as jobs
"""


async def told(user: UUID) -> tuple[int, NotificationsSnapshot]:
    """The unread count, the newest notifications and the newest jobs."""
    found = await db.row(SNAPSHOT, user, channel_of(user), MAX_NOTIFICATIONS_SHOWN, LATEST_JOBS)
    if found is None:
        raise RuntimeError("A select without a table returned no row")
    lists = {name: from_json(found[name]) for name in ("items", "jobs")}
    shown = NotificationsSnapshot.model_validate({"unread": found["unread"], **lists})
    return found["version"], shown
