"""The address of the mail server, the language of a letter, the hour of a digest. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

SUBMISSION, IMPLICIT = 587, 465
DIGEST_AT = time(8)
LANGUAGES = ("en", "de")
"""Those that letters are written in."""
HERE = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Way:
    """A mail server. `starttls`: True requires it, None uses it if the server offers it."""

    host: str
    port: int
    user: str | None
    password: str | None
    tls: bool
    starttls: bool | None


def way(url: str) -> Way:
    """Parse `smtp://user:password@host:587` or `smtps://host`.

    A password is sent unencrypted only to this machine.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    tls = parts.scheme == "smtps"
    port = parts.port or (IMPLICIT if tls else SUBMISSION)
    user = unquote(parts.username) if parts.username else None
    must = port == SUBMISSION or (user is not None and host not in HERE)
    starttls = False if tls else (must or None)
    password = unquote(parts.password) if parts.password is not None else None
    return Way(host, port, user, password, tls, starttls)


def language_of(locale: str | None) -> str:
    """The language of letters to somebody with this locale; English if it isn't one of ours."""
    language = (locale or "").partition("-")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def next_digest(now: datetime, timezone: str | None) -> datetime:
    """The next 08:00 after `now` in that time zone, UTC without one.

    An 08:00 that a change of the clock leaves out is told when it would have been.
    """
    zone = ZoneInfo(timezone or "UTC")
    day = now.astimezone(zone).date()
    while True:
        at = datetime.combine(day, DIGEST_AT, zone).astimezone(UTC)
        if at > now:
            return at
        day += timedelta(days=1)
