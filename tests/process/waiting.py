"""Waiting for what another process does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import TypeVar

from tests.patience import PATIENCE_S

T = TypeVar("T")
ROOT = Path(__file__).parents[2]


def eventually(ask: Callable[[], T | None]) -> T:
    """The first answer that counts as true."""
    until = time.monotonic() + PATIENCE_S
    last: Exception | None = None
    while time.monotonic() < until:
        try:
            if found := ask():
                return found
        except (OSError, HTTPException) as error:
            last = error
        time.sleep(0.05)
    raise AssertionError(f"not within {PATIENCE_S} s") from last


def bare_environment(**more: str) -> dict[str, str]:
    """What a command of ours needs, and nothing that the caller's shell happens to have."""
    kept = {
        name: os.environ[name] for name in ("PATH", "COVERAGE_PROCESS_CONFIG") if name in os.environ
    }
    return kept | {"PYTHONPATH": str(ROOT)} | more


def alive(pid: int) -> bool:
    """Whether it runs; a zombie doesn't."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.exists():
        try:
            return stat.read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
