"""What sign-in sessions hold about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.auth.models import AuthSession
from lms.core import personal
from lms.core.clock import stamp


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """Devices, addresses and times."""
    return [
        {
            "id": str(session.id),
            "user_agent": session.user_agent,
            "address": session.address,
            "created_at": stamp(session.created_at),
            "last_seen_at": stamp(session.last_seen_at),
        }
        for session in await AuthSession.filter(user_id=user_id).order_by("id")
    ]


async def erase(user_id: UUID) -> None:
    """All of it goes."""
    await AuthSession.filter(user_id=user_id).delete()


personal.register(
    personal.PersonalData(
        "auth_sessions", "Where and when the person signed in: device and address.", export, erase
    )
)
