"""The secrets of webhooks as they are stored: sealed with the server's key."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterable, Mapping
from datetime import datetime

import structlog

from lms.core import clock, crypto
from lms.settings import settings

log = structlog.get_logger()

PURPOSE = "webhook"


def seal(secret: bytes) -> bytes:
    return crypto.sealed(settings().secret_key.get_secret_value(), PURPOSE, secret)


def kept(box: bytes, until: datetime) -> dict[str, str]:
    """A sealed secret that signs until then, as `old_secrets` holds it."""
    return {"secret": base64.b64encode(box).decode(), "until": until.isoformat()}


def still_signing(old: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Those of a webhook's old secrets whose time isn't over."""
    now = clock.now()
    return [one for one in old if datetime.fromisoformat(one["until"]) > now]


def signing(box: bytes, old: Iterable[Mapping[str, str]]) -> list[bytes]:
    """All secrets that sign now, the newest first; without those no configured key opens."""
    boxes = [bytes(box), *(base64.b64decode(one["secret"]) for one in still_signing(old))]
    return [secret for sealed in boxes if (secret := _opened(sealed)) is not None]


def sealed_anew(box: bytes) -> bytes | None:
    """The same secret sealed with the newest key; None where nothing is to be done, or can be."""
    newest = settings().reading_keys[0]
    with contextlib.suppress(ValueError):
        crypto.opened(newest, PURPOSE, box)
        return None
    secret = _opened(box)
    return None if secret is None else seal(secret)


def _opened(box: bytes) -> bytes | None:
    for key in settings().reading_keys:
        with contextlib.suppress(ValueError):
            return crypto.opened(key, PURPOSE, box)
    log.error("webhook_secret_unreadable")
    return None
