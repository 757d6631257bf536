"""The snapshot of a person's channel in one statement, so that its parts match its version."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from pydantic import TypeAdapter

from lms.core import db
from lms.jobs.messages import JobBody
from lms.notifications.messages import channel_of
from lms.notifications.schemas import NotificationOut

MAX_NOTIFICATIONS_SHOWN = 20
LATEST_JOBS = 10

SNAPSHOT = """
select coalesce((select version from channel_versions where channel = $2), 0) as version,
    (select count(*) from notifications where user_id = $1 and read_at is null) as unread,
    (select coalesce(jsonb_agg(to_jsonb(n) - 'user_id' - 'key' order by n.id desc), '[]') from (
        select * from notifications where user_id = $1 order by id desc limit $3) n) as items,
    (select coalesce(jsonb_agg(jsonb_build_object('job_id', j.id, 'kind', j.kind,
        'percent', j.percent, 'status', j.state, 'result', j.result) order by j.id desc), '[]')
     from (select * from jobs where owner_id = $1 order by id desc limit $4) j) as jobs
"""

_items = TypeAdapter(list[NotificationOut])
_jobs = TypeAdapter(list[JobBody])


@dataclass(frozen=True, slots=True)
class Told:
    """A person's notifications as of that version of their channel."""

    version: int
    unread: int
    items: list[NotificationOut]
    jobs: list[JobBody]


async def told(user: UUID) -> Told:
    """The unread count, the newest notifications and the newest jobs."""
    found = await db.row(SNAPSHOT, user, channel_of(user), MAX_NOTIFICATIONS_SHOWN, LATEST_JOBS)
    if found is None:
        raise RuntimeError("A select without a table returned no row")
    return Told(
        found["version"],
        found["unread"],
        _items.validate_json(found["items"]),
        _jobs.validate_json(found["jobs"]),
    )
