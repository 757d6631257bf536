"""Links that stop mails without signing in, signed since they stand in mails."""

from __future__ import annotations

import hmac
from uuid import UUID

from lms.core import crypto
from lms.core.errors import Invalid
from lms.settings import settings

DAILY = "daily"
"""The topic of a digest: all kinds that come with it. Any other topic is a kind."""
MAX_TOKEN_LENGTH = 200


def _signature(key: str, user: str, topic: str) -> str:
    return crypto.derived(key, "unsubscribe", user, topic)


def token(user_id: UUID, topic: str) -> str:
    """What lets its holder stop these mails to this person, and nothing else."""
    signature = _signature(settings().reading_keys[0], user_id.hex, topic)
    return f"{user_id.hex}.{topic}.{signature}"


def read(given: str) -> tuple[UUID, str]:
    """The person and the topic of a token that we signed; 422 for any other."""
    user, _, rest = given.partition(".")
    topic, _, signature = rest.partition(".")
    for key in settings().reading_keys:
        ours = _signature(key, user, topic)
        if hmac.compare_digest(ours.encode(), signature.encode()):
            return UUID(user), topic
    raise Invalid.field("token", "is not a link of ours")


def page(user_id: UUID, topic: str) -> str:
    """Where a person stops these mails; the token follows a `#`, so no log contains it."""
    return f"{settings().public_url}/unsubscribe#{token(user_id, topic)}"


def one_click(user_id: UUID, topic: str) -> str:
    """Where a mail program does it by a POST, as RFC 8058 has it."""
    return f"{settings().public_url}/api/v1/notifications/unsubscribe?token={token(user_id, topic)}"
