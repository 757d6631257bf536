"""Access tokens of the people that a bench's stage makes."""

from __future__ import annotations

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.users.models import User


async def token(user: User) -> str:
    """A new session's."""
    pair = await sessions.open_session(user.id, Device("bench", "127.0.0.1"))
    return pair.access
