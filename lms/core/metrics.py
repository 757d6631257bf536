"""Counters and histograms of this process, and the page that joins all processes' metrics.

Label values come from closed sets only: the renderer doesn't escape them.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import os
import time
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

from aioprometheus.collectors import Counter, Gauge, Histogram, Registry
from aioprometheus.histogram import Histogram as Buckets
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


class Timings:
    """A histogram for hot code: counts by bucket, copied into a collector when metrics are read."""

    def __init__(self, into: Histogram, label: str) -> None:
        self._into, self._label = into, label
        self._counts: dict[str, list[int]] = {}
        self._sums: dict[str, float] = {}
        _tallies.append(self)

    def add(self, what: str, value: float) -> None:
        """Note a value of the series whose label is `what`."""
        counts = self._counts.get(what)
        if counts is None:
            counts = self._counts[what] = [0] * (len(self._into.upper_bounds) + 1)
            self._sums[what] = 0.0
        counts[bisect_left(self._into.upper_bounds, value)] += 1
        self._sums[what] += value

    def settle(self) -> None:
        counts, self._counts = self._counts, {}
        for what, each in counts.items():
            labels = {self._label: what}
            if labels not in self._into.values:
                self._into.set_value(labels, Buckets(*self._into.upper_bounds))
            series: Any = self._into.get_value(labels)
            series.sum += self._sums[what]
            series.observations += sum(each)
            for bound, n in zip(series.buckets, accumulate(each), strict=True):
                series.buckets[bound] += n


_tallies: list[Tally | Timings] = []


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
