"""Personal data of sign-in: secrets are never exported, and all of it is erased."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from lms.auth.models import ApiToken, AuthLink, AuthSession, OidcIdentity, RecoveryCode, TotpDevice
from lms.core.personal import PersonalData, register, shown_as
from lms.core.schema import Moment, Out


class TotpDeviceExport(Out):
    """When the second factor was set up; its seed is a secret."""

    created_at: Moment
    confirmed: Annotated[bool, BeforeValidator(bool)] = Field(validation_alias="confirmed_at")


register(
    PersonalData(
        AuthSession,
        "Where and when the person signed in: device and address.",
        fields=("id", "user_agent", "address", "created_at", "last_seen_at"),
    ),
    PersonalData(
        AuthLink,
        "Links that were sent to you by mail.",
        fields=("purpose", "email", "created_at"),
    ),
    PersonalData(TotpDevice, "Your authenticator app.", fields=shown_as(TotpDeviceExport)),
    PersonalData(RecoveryCode, "Codes for a lost device.", fields=("used_at",)),
    PersonalData(
        ApiToken,
        "Keys that you made for programs.",
        fields=("name", "scopes", "created_at", "last_used_at"),
    ),
    PersonalData(
        OidcIdentity,
        "Providers that you sign in with.",
        fields=("issuer", "subject", "created_at"),
    ),
)
