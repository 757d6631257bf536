"""What a refresh token is and what its use means. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 128
GRACE = timedelta(seconds=10)


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
    parts = token.split(".")
    if len(parts) != 3 or len(parts[0]) != 32 or len(parts[2]) != 64:
        return None
    if not (parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 10):
        return None
    try:
        return Refresh(UUID(parts[0]), int(parts[1]), parts[2])
    except ValueError:
        return None


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
