"""The address of the mail server. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

SUBMISSION, IMPLICIT = 587, 465
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
