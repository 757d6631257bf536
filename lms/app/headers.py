"""Headers of every response: the request id and the security headers."""

from __future__ import annotations

import re

import quart

from lms.core.ids import new_id
from lms.settings import Settings

ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; media-src 'self' blob:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
API = "/api/"


def request_id(sent: str | None) -> str:
    """The id the client sent if it is safe to repeat, else a new one."""
    if sent and ID.fullmatch(sent):
        return sent
    return new_id().hex


class Headers:
    """Headers that are built once; adding them costs one list operation per request."""

    def __init__(self, settings: Settings) -> None:
        self.safe = [
            ("Content-Security-Policy", CSP),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ]
        if settings.production:
            self.safe.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
        self.no_store = [*self.safe, ("Cache-Control", "no-store")]
        self.raw = [(name.lower().encode(), value.encode()) for name, value in self.no_store]

    def add(self, response: quart.Response, *, api: bool, rid: str) -> None:
        # werkzeug would look through them, and check each of ours, for more than routing costs.
        headers = response.headers._list
        given = {name.lower() for name, _ in headers}
        own_csp = "content-security-policy" in given  # a file's `sandbox` is stricter
        chosen = self.no_store if api and "cache-control" not in given else self.safe
        headers += chosen[1:] if own_csp else chosen
        headers.append(("X-Request-ID", rid))
