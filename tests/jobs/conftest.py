"""What the tests of jobs share: the table of effects, and real workers."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from lms.core import db as database
from lms.jobs.models import Job
from lms.settings import Settings
from tests.jobs import kinds
from tests.patience import PATIENCE_S

assert kinds
Until = Callable[[Callable[[], Awaitable[Any]]], Awaitable[Any]]
Spawn = Callable[..., subprocess.Popen[bytes]]


@pytest_asyncio.fixture
async def effects(db: None) -> AsyncIterator[Callable[[str], Awaitable[int]]]:
    """How many effects a job with that name has had; the table is empty at the start."""
    await database.execute("create table if not exists job_effects (name text)")

    async def count(name: str) -> int:
        found = await database.row("select count(*) as n from job_effects where name = $1", name)
        return int(found["n"]) if found else 0

    yield count
    await database.execute("drop table job_effects")


async def until(ask: Callable[[], Awaitable[Any]]) -> Any:
    """Ask until the answer is true, at most that long."""
    end = time.monotonic() + PATIENCE_S
    while not (answer := await ask()):
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.02)
    return answer


async def in_state(job: UUID, state: str) -> Job:
    """The job, once it is in that state."""

    async def look() -> Job | None:
        return await Job.get_or_none(id=job, state=state)

    found: Job = await until(look)
    return found


@pytest.fixture
def spawn(settings: Settings, tmp_path: Path) -> Iterator[Spawn]:
    """Start a worker or scheduler of its own; all are ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(what: str, **env: str) -> subprocess.Popen[bytes]:
        with (tmp_path / f"{what}{len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.jobs.process", what],
                env=os.environ | env,
                stdout=log,
                stderr=log,
            )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
    for log in sorted(tmp_path.glob("*.log")):  # pytest shows it when the test failed
        sys.stdout.write(f"--- {log.name}\n{log.read_text()}")


def ended(process: subprocess.Popen[bytes], how: signal.Signals) -> int:
    """Its exit code after that signal."""
    process.send_signal(how)
    return process.wait(PATIENCE_S)
