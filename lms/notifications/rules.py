"""How a mail server is reached, and what mails there are. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

SUBMISSION, IMPLICIT = 587, 465
HERE = frozenset({"127.0.0.1", "::1", "localhost"})

KINDS: dict[str, frozenset[str]] = {
    "verify": frozenset({"link"}),
    "reset": frozenset({"link"}),
    "invite": frozenset({"link"}),
    "already_registered": frozenset(),
    "password_changed": frozenset(),
    "mfa_changed": frozenset({"change"}),
    "application_reviewed": frozenset({"approved", "note"}),
}
"""Every kind of mail, and what its template is filled with."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where mails go. `starttls` is True where it must be, None where it is used if offered."""

    host: str
    port: int
    user: str | None
    password: str | None
    tls: bool
    starttls: bool | None


def way(url: str) -> Way:
    """The parts of `smtp://user:password@host:587` or `smtps://host`.

    A password never travels in the clear, but to this machine.
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


def lacking(kind: str, data: dict[str, Any]) -> str | None:
    """What is wrong with a mail that shall be written."""
    if kind not in KINDS:
        return f"there is no mail of the kind {kind}"
    if data.keys() != KINDS[kind]:
        return f"{kind} needs {sorted(KINDS[kind])}, not {sorted(data)}"
    return None
