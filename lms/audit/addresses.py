"""Addresses of audit events, kept for 90 days in monthly partitions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lms.audit.rules import ADDRESS_LIFETIME, Month, outlived
from lms.core import clock, db

ROWS_PER_DELETE = 5000
LOCK = "select pg_advisory_xact_lock(hashtextextended('audit.addresses', 0))"
# Changing partitions may block writers of events this long at most: the web's lock timeout is 1 s.
PATIENCE = "set local lock_timeout = '500ms'"
PARTITIONS = """
select inhrelid::regclass::text as name from pg_inherits
where inhparent = 'audit_addresses'::regclass
"""
RESTING = "select exists (select from audit_addresses_rest where at >= $1 and at < $2) as some"
OLD_IN_REST = """
delete from audit_addresses_rest where ctid = any(array(
    select ctid from audit_addresses_rest where at < $1 limit $2))
"""


async def of_events(events: Sequence[UUID]) -> dict[UUID, str]:
    """The stored addresses of those events."""
    found = await db.rows(
        "select event_id, address from audit_addresses "
        "where event_id = any($1::uuid[]) and at > $2",
        events,
        clock.now() - ADDRESS_LIFETIME,
    )
    return {row["event_id"]: row["address"] for row in found}


async def keep_house(now: datetime) -> None:
    """Create the coming month's partition and drop expired addresses; may run twice at once."""
    await _make_months(now)
    await _drop_months(now)
    while await db.execute(OLD_IN_REST, now - ADDRESS_LIFETIME, ROWS_PER_DELETE) == ROWS_PER_DELETE:
        pass


@db.atomic
async def _make_months(now: datetime) -> None:
    """Unlike `create table ... partition of`, attaching a table doesn't block writers."""
    known = await _months()
    for month in (Month.of(now), Month.of(now).following):
        begin, end = month.begin, month.following.begin
        if month in known or await _rests(begin, end):
            continue
        await db.execute(
            f"create table {month.partition} (like audit_addresses);"
            f"alter table audit_addresses attach partition {month.partition} "
            f"for values from ('{begin.isoformat()}') to ('{end.isoformat()}')"
        )


async def _rests(begin: datetime, end: datetime) -> bool:
    """Whether the default partition holds addresses of that time; they stay there."""
    found = await db.row(RESTING, begin, end)
    return bool(found and found["some"])


@db.atomic
async def _drop_months(now: datetime) -> None:
    for month in await _months():
        if outlived(month, now):
            await db.execute(f"drop table {month.partition}")


async def _months() -> set[Month]:
    """The months that have a partition; takes the lock for changing them."""
    await db.execute(PATIENCE)
    await db.execute(LOCK)
    found = await db.rows(PARTITIONS)
    return {month for row in found if (month := Month.named(row["name"])) is not None}
