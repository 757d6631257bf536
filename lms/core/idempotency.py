"""`Idempotency-Key`: the effect and its reply are stored together, for 24 hours. No Quart here."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from lms.core import clock, db
from lms.core.access import Mark
from lms.core.crypto import digest
from lms.core.errors import Conflict, Invalid
from lms.core.models import IdempotencyKey
from lms.core.personal import PersonalData, register

HEADER = "Idempotency-Key"
REPLAYED = {"Idempotency-Replayed": "true"}
KEY = re.compile(r"[\x21-\x7e]{1,200}")
REPLY_LIFETIME = timedelta(hours=24)
idempotent = Mark("__lms_idempotent__")
"""Marks a POST that creates; the app wraps it. Not for responses that contain a secret.

A route that takes a file knows only at its end what was sent, and calls `once` itself.
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """The stored response to a request, sent again for a repeat."""

    status: int
    body: bytes
    etag: str | None


def check(key: str) -> None:
    """422 for what can't be a key."""
    if not KEY.fullmatch(key):
        raise Invalid.field(HEADER, "must be 1 to 200 visible ASCII characters")


async def once(
    user: UUID, key: str, request: bytes, answer: Callable[[], Awaitable[Reply]]
) -> tuple[Reply, bool]:
    """Answer in one transaction with the key, or give what was answered before; whether it was."""
    check(key)
    async with db.transaction():
        known = await begin(user, key, request)
        if known is not None:
            return known, True
        reply = await answer()
        await keep(user, key, request, reply)
    return reply, False


async def begin(user: UUID, key: str, request: bytes) -> Reply | None:
    """Inside the outer transaction: the stored reply of a repeat, or None for the first call.

    `request` must be equal in a repeat: 422 when the key was used for another request. 409
    `in_flight` while the first call still runs.
    """
    fingerprint = digest(request.hex())
    locked = await db.row(
        "select pg_try_advisory_xact_lock(hashtextextended($1, 20)) as got", f"{user}:{key}"
    )
    if not locked or not locked["got"]:
        raise Conflict("in_flight", "The first request with this key is still running.")
    known = await db.row(
        "select fingerprint, status, body, etag from idempotency_keys "
        "where user_id = $1 and key = $2 and created_at > $3",
        user,
        key,
        clock.now() - REPLY_LIFETIME,
    )
    if known is None:
        return None
    if known["fingerprint"] != fingerprint:
        raise Invalid.field(HEADER, "was used for another request")
    return Reply(known["status"], known["body"], known["etag"])


async def keep(user: UUID, key: str, request: bytes, reply: Reply) -> None:
    """Store the reply in the transaction of its effect."""
    await db.execute(
        "insert into idempotency_keys (user_id, key, fingerprint, status, body, etag, created_at) "
        "values ($1, $2, $3, $4, $5, $6, $7) on conflict (user_id, key) do update set "
        "fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body, "
        "etag = excluded.etag, created_at = excluded.created_at",
        user,
        key,
        digest(request.hex()),
        reply.status,
        reply.body,
        reply.etag,
        clock.now(),
    )


register(
    PersonalData(
        IdempotencyKey, "Answers to requests with a key, kept for a day.", ("key", "created_at")
    )
)
