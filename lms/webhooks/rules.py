"""What webhooks tell, how it is signed, and when it is tried again; pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum


class WebhookEvent(StrEnum):
    """What happens in courses, as receivers know it."""

    ENROLLMENT_CREATED = "enrollment.created"
    ENROLLMENT_COMPLETED = "enrollment.completed"
    ENROLLMENT_DROPPED = "enrollment.dropped"
    CERTIFICATE_ISSUED = "certificate.issued"
    CERTIFICATE_REVOKED = "certificate.revoked"
    QUIZ_SUBMITTED = "quiz.submitted"
    ASSIGNMENT_SUBMITTED = "assignment.submitted"
    COURSE_PUBLISHED = "course.published"
    LIVE_FINISHED = "live.finished"
    TEST = "webhook.test"
    """Sent when somebody asks for it, whatever the webhook is for."""


class DeliveryState(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


class DeliveryError(StrEnum):
    """Why a try failed."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    TLS = "tls"
    STATUS = "status"
    """It answered with an error."""
    REDIRECT = "redirect"
    """It answered with another address, which is never followed."""
    ADDRESS = "address"
    """Its name leads to an address that isn't public."""


class DisabledReason(StrEnum):
    """Why a webhook was switched off without anybody asking for it."""

    GONE = "gone"
    """The receiver said so: 410."""
    FAILING = "failing"


GONE = 410
TRIED_AT = tuple(timedelta(seconds=s) for s in (0, 5, 60, 300, 1800, 2 * 3600, 8 * 3600, 24 * 3600))
"""Ages at which a delivery is tried."""
SPREAD = 0.05
"""A try comes later by up to this share of its age, so that those that failed together part."""
LASTING = timedelta(days=5)
"""A webhook that has only failed for so long is switched off."""
OLD_SECRET_SIGNS = timedelta(hours=24)
LONGEST_HOLD = timedelta(hours=24)
"""For which a receiver may ask by Retry-After."""
SECRET_BYTES = 32
PREFIX = "whsec_"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended; `error` is None when the receiver has accepted it."""

    status: int | None
    error: DeliveryError | None
    duration_ms: int
    hold: timedelta | None = None
    """How long the receiver asks to be left alone."""


def next_try(age: timedelta, hold: timedelta | None, chance: float) -> timedelta | None:
    """How long after a failed try at that age the next one comes; None: it was the last one.

    `chance` is in 0..1.
    """
    following = next((at for at in TRIED_AT if at > age), None)
    if following is None:
        return None
    return max(following * (1 + SPREAD * chance) - age, hold or timedelta())


def error_of(status: int) -> DeliveryError | None:
    """What a receiver's status means: 2xx alone is success."""
    if 200 <= status < 300:
        return None
    return DeliveryError.REDIRECT if 300 <= status < 400 else DeliveryError.STATUS


def hold_of(retry_after: str | None, now: datetime) -> timedelta | None:
    """The time that a Retry-After asks for, a day at most; None when it says none."""
    if not retry_after:
        return None
    text = retry_after.strip()[:64]
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST_HOLD)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta()), LONGEST_HOLD)


def lasting(failing_since: datetime, now: datetime) -> bool:
    """Whether a webhook has failed for so long that it is switched off."""
    return now - failing_since >= LASTING


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def shown(secret: bytes) -> str:
    """A secret as its receiver keeps it: `whsec_` and base64."""
    return PREFIX + base64.b64encode(secret).decode()


def signed(secret: bytes, event_id: str, timestamp: int, body: str) -> str:
    """`v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body`."""
    message = f"{event_id}.{timestamp}.{body}".encode()
    return "v1," + base64.b64encode(hmac.digest(secret, message, hashlib.sha256)).decode()


def headers(keys: Sequence[bytes], event_id: str, timestamp: int, body: str) -> dict[str, str]:
    """The headers of Standard Webhooks, with a signature by each secret, the newest first."""
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signed(key, event_id, timestamp, body) for key in keys),
    }
