"""When a job is retried, and what is stored of a failure."""

from __future__ import annotations

import re
from datetime import timedelta

PAUSES_S = (5, 30, 120, 600, 1800)
JITTER = 0.5
LONGEST_ERROR = 300
ADDRESS = re.compile(r"\S+@\S+")
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")


def pause(attempt: int, chance: float) -> timedelta:
    """How long to wait after that attempt (from 1).

    `chance` in 0..1 spreads the retries of jobs that failed together.
    """
    base = PAUSES_S[min(max(attempt, 1), len(PAUSES_S)) - 1]
    return timedelta(seconds=base * (1 + JITTER * chance))


def reason(error: BaseException) -> str:
    """The error's class and the first line of its message, without parts that may be personal.

    A database's message quotes values and keys; the log has all of it.
    """
    lines = str(error).strip().splitlines()
    first = VALUE.sub("…", ADDRESS.sub("…", lines[0])) if lines else ""
    text = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return text[:LONGEST_ERROR].replace("\x00", "")
