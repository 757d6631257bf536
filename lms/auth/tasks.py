"""Deletes ended sessions and links after a while."""

from __future__ import annotations

from datetime import timedelta

from lms.core import clock, db, tasks

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


@tasks.sweep("auth.trim", every_s=3600)
async def trim() -> None:
    """Delete ended links and sessions, and with them devices and addresses."""
    for statement in (LINKS, SESSIONS):
        while (
            await db.execute(statement, clock.now() - KEPT_FOR, ROWS_PER_DELETE) == ROWS_PER_DELETE
        ):
            pass
