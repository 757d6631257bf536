"""What sign-in sessions hold about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.auth.models import (
    ApiToken,
    AuthLink,
    AuthSession,
    OidcIdentity,
    RecoveryCode,
    TotpDevice,
)
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


async def export_links(user_id: UUID) -> list[dict[str, Any]]:
    """What was sent to which address, without its secret."""
    return [
        {"purpose": one.purpose, "email": one.email, "created_at": stamp(one.created_at)}
        for one in await AuthLink.filter(user_id=user_id).order_by("id")
    ]


async def erase_links(user_id: UUID) -> None:
    """No link leads to the account any more."""
    await AuthLink.filter(user_id=user_id).delete()


async def export_totp(user_id: UUID) -> list[dict[str, Any]]:
    """Since when there is a second factor; its seed is a secret."""
    return [
        {"created_at": stamp(one.created_at), "confirmed": one.confirmed_at is not None}
        for one in await TotpDevice.filter(user_id=user_id)
    ]


async def erase_totp(user_id: UUID) -> None:
    """The seed goes."""
    await TotpDevice.filter(user_id=user_id).delete()


async def export_recovery(user_id: UUID) -> list[dict[str, Any]]:
    """Which of the codes were used, and when."""
    return [
        {"used_at": stamp(one.used_at) if one.used_at else None}
        for one in await RecoveryCode.filter(user_id=user_id).order_by("id")
    ]


async def erase_recovery(user_id: UUID) -> None:
    """The hashes go."""
    await RecoveryCode.filter(user_id=user_id).delete()


async def export_tokens(user_id: UUID) -> list[dict[str, Any]]:
    """Names, scopes and times, never the token."""
    return [
        {
            "name": one.name,
            "scopes": one.scopes,
            "created_at": stamp(one.created_at),
            "last_used_at": stamp(one.last_used_at) if one.last_used_at else None,
        }
        for one in await ApiToken.filter(user_id=user_id).order_by("id")
    ]


async def erase_tokens(user_id: UUID) -> None:
    """No program signs in as the person any more."""
    await ApiToken.filter(user_id=user_id).delete()


async def export_identities(user_id: UUID) -> list[dict[str, Any]]:
    """Which providers the person signs in with."""
    return [
        {"issuer": one.issuer, "subject": one.subject, "created_at": stamp(one.created_at)}
        for one in await OidcIdentity.filter(user_id=user_id).order_by("id")
    ]


async def erase_identities(user_id: UUID) -> None:
    """The provider's name for the person goes."""
    await OidcIdentity.filter(user_id=user_id).delete()


for _table, _describe, _export, _erase in (
    ("auth_links", "Links that were sent to you by mail.", export_links, erase_links),
    ("totp_devices", "Your authenticator app.", export_totp, erase_totp),
    ("recovery_codes", "Codes for a lost device.", export_recovery, erase_recovery),
    ("api_tokens", "Keys that you made for programs.", export_tokens, erase_tokens),
    ("oidc_identities", "Providers that you sign in with.", export_identities, erase_identities),
):
    personal.register(personal.PersonalData(_table, _describe, _export, _erase))
