"""The meaning of refresh tokens and codes of a second factor. Pure."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from lms.core.text import fold

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 128
GRACE = timedelta(seconds=10)
_REFRESH = re.compile(r"([0-9a-f]{32})\.([0-9]{1,9})\.([0-9a-f]{64})")
_LINK = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Refresh:
    """A refresh token: its session, its generation (a counter), and the secret."""

    family: UUID
    generation: int
    secret: str

    def __str__(self) -> str:
        return f"{self.family.hex}.{self.generation}.{self.secret}"


def parse_refresh(token: str) -> Refresh | None:
    """The parts of a token, or None when it is malformed."""
    found = _REFRESH.fullmatch(token)
    return Refresh(UUID(found[1]), int(found[2]), found[3]) if found else None


def parse_link(token: str) -> tuple[UUID, str] | None:
    """Id and secret of a mailed link, or None when it is malformed."""
    found = _LINK.fullmatch(token)
    return (UUID(found[1]), found[2]) if found else None


class Use(Enum):
    """What the use of an older refresh token means."""

    REPEATED = "repeated"  # its response was lost: return the same successor
    STOLEN = "stolen"  # two parties hold the session's tokens: end it
    DEAD = "dead"


def old_token(
    *, generation: int, newest: int, rotated_at: datetime, now: datetime, alive: bool
) -> Use:
    """Judge a genuine token of `generation` when the session's newest is `newest`."""
    if not alive:
        return Use.DEAD
    if generation == newest - 1 and now - rotated_at <= GRACE:
        return Use.REPEATED
    return Use.STOLEN


STEP_S = 30
DRIFT = 1
"""A phone's clock may be one step off in either direction."""
_TOTP = re.compile(r"[0-9]{6}")
_RECOVERY = re.compile(r"[a-z2-7]{16}")


class Kind(Enum):
    """Which kind of code somebody typed."""

    TOTP = "totp"
    RECOVERY = "recovery"


def parse_code(typed: str) -> tuple[Kind, str] | None:
    """A code without typed spaces and dashes, or None when it is malformed.

    Digits of any script, capital letters and full-width characters are accepted.
    """
    code = fold(typed).replace(" ", "").replace("-", "")
    if _TOTP.fullmatch(code):
        return Kind.TOTP, code
    return (Kind.RECOVERY, code) if _RECOVERY.fullmatch(code) else None


def fitting_step(code: str, code_at: Callable[[int], str], now: datetime) -> int | None:
    """The newest step near `now` for which the code is valid."""
    middle = int(now.timestamp()) // STEP_S
    fits = [
        step
        for step in range(middle - DRIFT, middle + DRIFT + 1)
        if hmac.compare_digest(code_at(step), code)
    ]
    return max(fits, default=None)


def in_groups(code: str) -> str:
    """A recovery code in the form in which it is shown."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


API_TOKEN = "lms_"  # noqa: S105  a prefix: scanners of repositories look for such
_API_TOKEN = re.compile(API_TOKEN + r"([0-9a-f]{32})_([A-Za-z0-9_-]{43})")


def parse_api_token(token: str) -> tuple[UUID, str] | None:
    """The id and secret of an API token, or None when it is malformed."""
    found = _API_TOKEN.fullmatch(token)
    return (UUID(found[1]), found[2]) if found else None


def format_api_token(token_id: UUID, secret: str) -> str:
    return f"{API_TOKEN}{token_id.hex}_{secret}"


LONGEST_PATH = 500
_LOCAL = re.compile(r"/[!#-&(-;=?-\[\]_a-z|~]*")
"""Characters that browsers keep as they are; they read a backslash, for example, as a slash."""


def local_path(given: str) -> str:
    """The page to go to after a sign-in: a path of our own pages, `/` for anything else.

    It is parsed as browsers do, and the result must be local when it is parsed again.
    `static/lib/local-path.js` does the same.
    """
    if len(given) > LONGEST_PATH or not _LOCAL.fullmatch(given):
        return "/"
    path, rest = re.fullmatch(r"([^?#]*)(.*)", given).groups()  # type: ignore[union-attr]
    resolved = _without_dots(path)
    # After two slashes a browser reads a host.
    return "/" if resolved.startswith("//") else resolved + rest


def _without_dots(path: str) -> str:
    """The path with `.` and `..` resolved, however they are encoded."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for at, segment in enumerate(segments, 1):
        dots = segment.lower().replace("%2e", ".")
        if dots not in {".", ".."}:
            kept.append(segment)
            continue
        if dots == "..":
            del kept[-1:]
        if at == len(segments):
            kept.append("")
    return "/" + "/".join(kept)


def about_person(token: Mapping[str, Any], page: Mapping[str, Any]) -> dict[str, Any]:
    """The claims of an ID token, completed by those of the userinfo endpoint.

    `email_verified` is taken only together with its address. ValueError when the userinfo is
    another person's.
    """
    if page["sub"] != token["sub"]:
        raise ValueError("another person's page")
    own = {name: value for name, value in token.items() if value not in (None, "")}
    found = {**page, **own}
    if "email_verified" not in own and page.get("email") != found.get("email"):
        found.pop("email_verified", None)
    if "email" not in own and "email_verified" in own:
        found.pop("email_verified")
    return found


def is_verified(claims: Mapping[str, Any]) -> bool:
    """Whether the provider verified the address; some providers send a string."""
    said = claims.get("email_verified")
    return said is True or (isinstance(said, str) and said.lower() == "true")


def names_of(claims: Mapping[str, Any]) -> list[str]:
    """The names the provider gives, the best first."""
    both = f"{claims.get('given_name') or ''} {claims.get('family_name') or ''}"
    return [str(claims.get("name") or ""), both.strip(), str(claims.get("nickname") or "")]


@dataclass(frozen=True, slots=True)
class Device:
    """The device of a sign-in; `cookie` is the browser's device cookie, see `devices`."""

    user_agent: str
    address: str
    cookie: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token and its refresh token."""

    access: str
    refresh: str
