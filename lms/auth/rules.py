"""What a refresh token is and what its use means; which codes of a second factor fit. Pure."""

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
    """A refresh token: whose family, the how manieth of it, and the secret."""

    family: UUID
    generation: int
    secret: str

    def __str__(self) -> str:
        return f"{self.family.hex}.{self.generation}.{self.secret}"


def parse_refresh(token: str) -> Refresh | None:
    """The parts of a token, or None when it can't be one of ours."""
    found = _REFRESH.fullmatch(token)
    return Refresh(UUID(found[1]), int(found[2]), found[3]) if found else None


def parse_link(token: str) -> tuple[UUID, str] | None:
    """Id and secret of a link that was sent by mail, or None when it can't be one of ours."""
    found = _LINK.fullmatch(token)
    return (UUID(found[1]), found[2]) if found else None


class Use(Enum):
    """What it means that a token came which isn't the newest of its family."""

    REPEATED = "repeated"  # its answer was lost: give the same successor
    STOLEN = "stolen"  # two hold the family: end it
    DEAD = "dead"


def old_token(
    *, generation: int, newest: int, rotated_at: datetime, now: datetime, alive: bool
) -> Use:
    """Judge a genuine token of `generation` where `newest` is the family's."""
    if not alive:
        return Use.DEAD
    if generation == newest - 1 and now - rotated_at <= GRACE:
        return Use.REPEATED
    return Use.STOLEN


STEP_S = 30
DRIFT = 1
"""A phone's clock may be one step off, either way."""
_TOTP = re.compile(r"[0-9]{6}")
_RECOVERY = re.compile(r"[a-z2-7]{16}")


class Kind(Enum):
    """What somebody typed where a code is asked for."""

    TOTP = "totp"
    RECOVERY = "recovery"


def parse_code(typed: str) -> tuple[Kind, str] | None:
    """A code without the spaces and dashes that people type, or None when it can't be one.

    Its digits may be of any script, its letters large, and all of it as wide as Chinese.
    """
    code = fold(typed).replace(" ", "").replace("-", "")
    if _TOTP.fullmatch(code):
        return Kind.TOTP, code
    return (Kind.RECOVERY, code) if _RECOVERY.fullmatch(code) else None


def fitting_step(code: str, code_at: Callable[[int], str], now: datetime) -> int | None:
    """The newest step near `now` whose code this is."""
    middle = int(now.timestamp()) // STEP_S
    fits = [
        step
        for step in range(middle - DRIFT, middle + DRIFT + 1)
        if hmac.compare_digest(code_at(step), code)
    ]
    return max(fits, default=None)


def in_groups(code: str) -> str:
    """A recovery code as it is shown."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


API_TOKEN = "lms_"  # noqa: S105  a prefix: scanners of repositories look for such
_API_TOKEN = re.compile(API_TOKEN + r"([0-9a-f]{32})_([A-Za-z0-9_-]{43})")


def parse_api_token(token: str) -> tuple[UUID, str] | None:
    """The id and secret of an API token, or None when it can't be one of ours."""
    found = _API_TOKEN.fullmatch(token)
    return (UUID(found[1]), found[2]) if found else None


def format_api_token(token_id: UUID, secret: str) -> str:
    return f"{API_TOKEN}{token_id.hex}_{secret}"


LONGEST_PATH = 500
_LOCAL = re.compile(r"/[!#-&(-;=?-\[\]_a-z|~]*")
"""What a browser leaves as it is written; a backslash, say, it takes for a slash."""


def local_path(given: str) -> str:
    """Where to go on after a sign-in: a path of our own pages, `/` for anything else.

    It is read as browsers read it, and must then still lead to us when it is read again. The
    pages' `static/lib/local-path.js` says the same.
    """
    if len(given) > LONGEST_PATH or not _LOCAL.fullmatch(given):
        return "/"
    path, rest = re.fullmatch(r"([^?#]*)(.*)", given).groups()  # type: ignore[union-attr]
    resolved = _without_dots(path)
    # After two slashes comes a host.
    return "/" if resolved.startswith("//") else resolved + rest


def _without_dots(path: str) -> str:
    """A path without its `.` and `..`, however they are written."""
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
    """The claims of an ID token, and what they lack from the person's own page at the provider.

    Whether an address is verified is only said of the address beside it. ValueError when the page
    is another person's.
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
    """Whether the provider says that the address is the person's; some say so in a string."""
    said = claims.get("email_verified")
    return said is True or (isinstance(said, str) and said.lower() == "true")


def names_of(claims: Mapping[str, Any]) -> list[str]:
    """What the provider calls somebody, the best first."""
    both = f"{claims.get('given_name') or ''} {claims.get('family_name') or ''}"
    return [str(claims.get("name") or ""), both.strip(), str(claims.get("nickname") or "")]


@dataclass(frozen=True, slots=True)
class Device:
    """Where somebody signs in; `cookie` is the browser's own, see `devices`."""

    user_agent: str
    address: str
    cookie: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token and the refresh token to get the next with."""

    access: str
    refresh: str
