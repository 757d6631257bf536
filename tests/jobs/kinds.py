"""Jobs that only the tests know. What they do is one row in `job_effects`."""

from __future__ import annotations

import asyncio
import os
import signal
from uuid import UUID

from lms.core import db
from lms.core.tasks import JobMessage, job
from lms.jobs.actions import progress
from lms.notifications.actions.inbox import notify
from tests.notifications.kinds import Said


class Effect(JobMessage):
    name: str


class Slow(JobMessage):
    name: str
    seconds: float


class Poison(JobMessage):
    name: str


class Deadly(JobMessage):
    name: str


class Steps(JobMessage):
    name: str
    steps: int
    pause: float = 0.0


async def effect(name: str) -> None:
    await db.execute("insert into job_effects (name) values ($1)", name)


@job(Effect)
async def do_effect(message: Effect) -> dict[str, str]:
    await effect(message.name)
    return {"did": message.name}


@job(Slow, lease_s=8.0)
async def do_slow(message: Slow) -> None:
    await effect(message.name)
    await asyncio.sleep(message.seconds)


@job(Poison, attempts=2)
async def do_poison(message: Poison) -> None:
    await effect(message.name)
    raise ValueError(f"cannot mail 'Ada' <ada@example.test>\nand {message.name} stands here")


@job(Deadly, attempts=2, lease_s=1.0)
async def do_deadly(message: Deadly) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@job(Steps, lease_s=2.0, transactional=False)
async def do_steps(message: Steps) -> int:
    """Resumes where the last committed step ended."""
    found = await db.row("select count(*) as n from job_effects where name = $1", message.name)
    for done in range(found["n"] if found else 0, message.steps):
        async with db.transaction():
            await effect(message.name)
            await asyncio.sleep(message.pause)
            await progress(100 * (done + 1) // message.steps)
    return message.steps


class Tell(JobMessage):
    user_id: UUID
    text: str


@job(Tell)
async def do_tell(message: Tell) -> str:
    await notify([message.user_id], Said(text=message.text), key=message.text)
    return message.text
