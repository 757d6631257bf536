"""One clock for all instances: this process's, corrected to the database's."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

_offset = timedelta()
SKEW_FOR_TESTS_ENV = "LMS_CLOCK_SKEW_S"


def local() -> datetime:
    """This machine's own idea of the time."""
    return datetime.fromtimestamp(time.time() + _skew, UTC)


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


def _configured_skew() -> float:
    import os

    return float(os.environ.get(SKEW_FOR_TESTS_ENV, "0"))


_skew = _configured_skew()
