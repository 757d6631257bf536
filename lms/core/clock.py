"""One clock for all instances: this process's, corrected to the database's."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

_offset = timedelta()
_began = time.time() - time.monotonic()
_apart = _began
SET_S = 0.25
"""By so much a clock doesn't drift within a second: somebody has set it."""


def local() -> datetime:
    """This machine's time as the process began, gone on evenly: setting the clock moves nothing."""
    return datetime.fromtimestamp(_began + time.monotonic(), UTC)


def was_set() -> bool:
    """Whether the machine's clock was set, or the machine slept, since this was asked last."""
    global _apart
    before, _apart = _apart, time.time() - time.monotonic()
    return abs(_apart - before) > SET_S


def now() -> datetime:
    """The database's time as this process knows it (UTC, microseconds)."""
    return local() + _offset


def correct(database: datetime, asked: datetime, answered: datetime) -> None:
    """Learn the offset from one question to the database, asked and answered by `local()`.

    The middle of the round trip is taken for the moment the database looked at its clock.
    """
    global _offset
    _offset = database - (asked + (answered - asked) / 2)


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with exactly three digits of milliseconds."""
    return (
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
    )


def milliseconds(span: timedelta) -> int:
    """Whole milliseconds, rounded down."""
    return span // timedelta(milliseconds=1)
