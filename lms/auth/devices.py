"""The device cookie: it marks browsers by which somebody signed in before, for rate limits only.

It grants no access. It holds an id and a tag for each account that signed in with it.
"""

from __future__ import annotations

import hmac
import re
from uuid import UUID

from lms.core import crypto
from lms.settings import settings

MAX_ACCOUNTS = 5
"""Accounts on one shared computer; the one used longest ago is dropped first."""
_COOKIE = re.compile(r"[A-Za-z0-9_-]{22}(?:\.[0-9a-f]{32}){0,5}")


def _parts(cookie: str) -> tuple[str, list[str]]:
    device, *tags = cookie.split(".") if _COOKIE.fullmatch(cookie) else [""]
    return device, tags


def _tag(key: str, device: str, user: UUID) -> str:
    return crypto.derived(key, "device", device, user.hex)[:32]


def id_of(cookie: str) -> str:
    """The browser's id, or an empty string without one."""
    return _parts(cookie)[0]


def knows(cookie: str, user: UUID) -> bool:
    """Whether that person has signed in with this browser."""
    device, tags = _parts(cookie)
    return any(
        hmac.compare_digest(_tag(key, device, user), tag)
        for key in settings().reading_keys
        for tag in tags
    )


def with_account(cookie: str, user: UUID) -> str:
    """The new cookie value after that person has signed in with this browser."""
    device, tags = _parts(cookie)
    device = device or fresh()
    own = _tag(settings().reading_keys[0], device, user)
    kept = [tag for tag in tags if tag != own][-(MAX_ACCOUNTS - 1) :]
    return ".".join([device, *kept, own])


def fresh() -> str:
    """The cookie value of a browser without one."""
    return crypto.token(128)
