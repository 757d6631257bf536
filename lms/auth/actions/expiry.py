"""Deleting what ended long ago."""

from __future__ import annotations

from datetime import timedelta

from lms.core import clock, db

ROWS_PER_DELETE = 500
KEPT_FOR = timedelta(days=90)
"""As long as the audit log keeps addresses."""
LINKS = """
delete from auth_links where id in (
    select id from auth_links where expires_at < $1 limit $2)
"""
SESSIONS = """
delete from auth_sessions where id in (
    select id from auth_sessions where coalesce(revoked_at, expires_at) < $1 limit $2)
"""


async def drop_old() -> None:
    """Delete ended links and sessions, and with them devices and addresses."""
    before = clock.now() - KEPT_FOR
    for statement in (LINKS, SESSIONS):
        while await db.execute(statement, before, ROWS_PER_DELETE) == ROWS_PER_DELETE:
            pass
