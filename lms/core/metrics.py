"""Counters and histograms of this process, and the page that joins all processes' metrics.

Label values come from closed sets only: the renderer doesn't escape them.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aioprometheus.collectors import Counter, Gauge, Histogram, Registry
from aioprometheus.renderer import render

REGISTRY = Registry()
FRESH_S = 15.0
LEFT_EVERY_S = 3.0
LATENCIES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5]
WORKER = os.environ.get("LMS_WORKER_INDEX", "0")
_CONST = {"worker": WORKER}


def counter(name: str, doc: str) -> Counter:
    """A number that only grows."""
    return Counter(name, doc, const_labels=_CONST, registry=REGISTRY)


def gauge(name: str, doc: str) -> Gauge:
    """A number that goes up and down."""
    return Gauge(name, doc, const_labels=_CONST, registry=REGISTRY)


def histogram(name: str, doc: str, buckets: list[float] | None = None) -> Histogram:
    """Durations in seconds, or sizes, in buckets."""
    return Histogram(
        name, doc, const_labels=_CONST, registry=REGISTRY, buckets=buckets or LATENCIES
    )


class Tally:
    """A counter for hot code: counts in a dict, copied into a collector when metrics are read."""

    def __init__(self, add: Callable[[Any, int], None]) -> None:
        self._add = add
        self._counts: dict[Any, int] = {}
        _tallies.append(self)

    def count(self, what: Any, n: int = 1) -> None:
        self._counts[what] = self._counts.get(what, 0) + n

    def settle(self) -> None:
        counts, self._counts = self._counts, {}
        for what, n in counts.items():
            self._add(what, n)


_tallies: list[Tally] = []


def own() -> str:
    for tally in _tallies:
        tally.settle()
    content, _ = render(REGISTRY, [])
    return content.decode() if isinstance(content, bytes) else str(content)


def directory() -> Path | None:
    """Where the processes of one server write their metrics; None when there is only one."""
    given = os.environ.get("LMS_METRICS_DIR")
    return Path(given) if given else None


def leave() -> None:
    """Write this process's metrics atomically for the others."""
    folder = directory()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        target = folder / f"{WORKER}.prom"
        draft = target.with_suffix(f".{os.getpid()}.draft")
        draft.write_text(own())
        draft.replace(target)


@asynccontextmanager
async def leaving() -> AsyncIterator[None]:
    """Write this process's figures for the others, again and again."""

    async def again() -> None:
        while True:
            leave()
            await asyncio.sleep(LEFT_EVERY_S)

    # A task of its own context: it lives longer than the one that starts it.
    task = asyncio.get_running_loop().create_task(again(), context=contextvars.Context())
    try:
        yield
    finally:
        task.cancel()


def joined() -> str:
    """The metrics of all processes that wrote recently, each family once."""
    folder = directory()
    pages = [own()]
    if folder is not None:
        for path in sorted(folder.glob("*.prom")):
            with contextlib.suppress(OSError):
                if path.stem != WORKER and time.time() - path.stat().st_mtime < FRESH_S:
                    pages.append(path.read_text())
    return join(pages)


def join(pages: list[str]) -> str:
    """Join pages of the text format: a family's HELP and TYPE once, then all its samples."""
    families: dict[str, list[str]] = {}
    for page in pages:
        family: list[str] = []
        for line in page.splitlines():
            if line.startswith("# HELP "):
                name = line.split(" ", 3)[2]
                known = name in families
                family = families.setdefault(name, [])
                if not known:
                    family.append(line)
            elif line.startswith("# TYPE "):
                if len(family) == 1:
                    family.append(line)
            elif line:
                family.append(line)
    return "\n".join(line for family in families.values() for line in family) + "\n"
