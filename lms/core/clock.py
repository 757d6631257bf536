"""One clock for all instances: this process's, corrected to the database's."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

_offset = timedelta()
_began = time.time() - time.monotonic()
_apart = _began
SET_S = 0.25
"""No clock drifts this much within a second: a larger difference means it was set."""


def local() -> datetime:
    """A monotonic clock that began at this machine's time: setting the clock doesn't change it."""
    return datetime.fromtimestamp(_began + time.monotonic(), UTC)


def was_set() -> bool:
    """Whether the clock was set, or the machine slept, since the last call."""
    global _apart
    before, _apart = _apart, time.time() - time.monotonic()
    return abs(_apart - before) > SET_S


def now() -> datetime:
    """The database's time as this process knows it (UTC, microseconds)."""
    return local() + _offset


def correct(database: datetime, asked: datetime, answered: datetime) -> None:
    """Compute the offset from one query of the database's time; `local()` before and after it.

    The database is assumed to have read its clock in the middle of the round trip.
    """
    global _offset
    _offset = database - (asked + (answered - asked) / 2)


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with exactly three digits of milliseconds."""
    return f"{moment.astimezone(UTC).isoformat(timespec='milliseconds')[:-6]}Z"


def milliseconds(span: timedelta) -> int:
    """Whole milliseconds, rounded down."""
    return span // timedelta(milliseconds=1)
