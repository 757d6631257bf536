"""The one list of features, in floor order; importing them fills every registry."""

from __future__ import annotations

import asyncio
import contextvars
import importlib
import importlib.util
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Literal

import structlog
from quart import Blueprint
from tortoise import Tortoise

from lms.certificates import press
from lms.core import clock, db, pg, redis, tasks
from lms.files import storage
from lms.notifications.actions import mails
from lms.realtime import publishing, sockets
from lms.settings import Settings, settings
from lms.webhooks import courier

log = structlog.get_logger()

LEARN_EVERY_S = 60.0
LOOK_EVERY_S = 1.0
ASK_THE_TIME = 3
ProcessRole = Literal["web", "worker", "migrate"]

FEATURES = (
    "core",
    "realtime",
    "jobs",
    "audit",
    "users",
    "notifications",
    "auth",
    "files",
    "privacy",
    "courses",
    "enrollments",
    "reviews",
    "certificates",
    "lessons",
    "progress",
    "gradebook",
    "questions",
    "quizzes",
    "accommodations",
    "attempts",
    "archives",
    "live",
    "analytics",
    "webhooks",
)
EDGES = ("verbs", "notices", "listeners", "tasks", "socket", "personal")


def _modules(*names: str) -> list[str]:
    """Import those of the features' modules of these names that exist, in floor order."""
    return [
        f"lms.{feature}.{name}"
        for feature in FEATURES
        for name in names
        if importlib.util.find_spec(f"lms.{feature}.{name}")
    ]


def load() -> None:
    """Import the modules that register listeners, jobs and socket commands."""
    for module in _modules(*EDGES):
        importlib.import_module(module)


def blueprints() -> list[Blueprint]:
    """The blueprints of all features that have REST routes."""
    return [importlib.import_module(module).routes for module in _modules("routes")]


def tortoise_config(given: Settings, role: ProcessRole) -> dict[str, Any]:
    """Tortoise's configuration for one kind of process.

    A web statement times out after three fifths of the request timeout, a worker's after a minute;
    migrations have no statement timeout but wait at most half a second for a lock.
    """
    limits: dict[ProcessRole, dict[str, str]] = {
        "web": {
            "statement_timeout": str(round(given.request_timeout_s * 600)),
            "lock_timeout": str(round(given.request_timeout_s * 400)),
        },
        "worker": {"statement_timeout": "60000", "lock_timeout": "10000"},
        "migrate": {"lock_timeout": "500"},
    }
    commands = {"web": given.request_timeout_s * 0.8, "worker": 65.0, "migrate": None}
    idle = {} if role == "migrate" else {"idle_in_transaction_session_timeout": "10000"}
    credentials = db.credentials(given.database_url.get_secret_value()) | {
        "minsize": 1,
        "maxsize": given.db_pool_size,
        "timeout": 2.0,
        "command_timeout": commands[role],
        # Compiling a statement takes longer than any of ours runs.
        "server_settings": {
            "application_name": f"lms {role}",
            "jit": "off",
            **limits[role],
            **idle,
        },
    }
    return {
        "connections": {"default": {"engine": "lms.core.pg", "credentials": credentials}},
        "apps": {
            "lms": {
                "models": [*_modules("models"), "aerich.models"],
                "default_connection": "default",
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


def __getattr__(name: str) -> Any:
    if name == "TORTOISE_ORM":  # for aerich, which reads it; the URL is read only then
        return tortoise_config(settings(), "migrate")
    raise AttributeError(name)


async def _ask_the_time() -> tuple[datetime, datetime, datetime]:
    asked = clock.local()
    return await db.now(), asked, clock.local()


async def learn_the_time() -> None:
    """Of several queries use the fastest: the first may include opening a connection."""
    told = [await _ask_the_time() for _ in range(ASK_THE_TIME)]
    clock.correct(*min(told, key=lambda one: one[2] - one[1]))


async def _keep_the_time() -> None:
    """Clocks drift and get set: compare with the database's each minute.

    After a jump compare each second for a minute, since a clock that was set may be set again.
    """
    often_until = learned = time.monotonic()
    while True:
        looked = time.monotonic()
        await asyncio.sleep(LOOK_EVERY_S)
        now = time.monotonic()
        if clock.was_set() or now - looked > 2 * LOOK_EVERY_S:
            often_until = now + LEARN_EVERY_S
        if now > often_until and now - learned < LEARN_EVERY_S:
            continue
        try:
            await learn_the_time()
            learned = now
        except Exception as error:
            log.warning("clock_not_compared", error=repr(error)[:200])


@asynccontextmanager
async def running(given: Settings, role: ProcessRole) -> AsyncIterator[None]:
    """Everything below the edge that a process of that role needs: models, database, Redis,
    senders."""
    load()
    pg.wait_at_most(given.request_timeout_s * 0.8)
    await Tortoise.init(config=tortoise_config(given, role), _enable_global_fallback=True)
    redis.start(given.redis_url.get_secret_value())
    clocks: asyncio.Task[None] | None = None
    try:
        await learn_the_time()
        if role != "migrate":
            clocks = asyncio.get_running_loop().create_task(
                _keep_the_time(), context=contextvars.Context()
            )
            await tasks.start(given)
            publishing.events.start()
        if role == "web":
            await sockets.start(given)
        if role == "worker":
            mails.warn(given)
            courier.start()
        yield
    finally:
        if clocks is not None:
            clocks.cancel()
        await courier.stop()
        await press.stop()
        await sockets.stop()
        await publishing.events.stop()
        await tasks.stop()
        await redis.stop()
        await Tortoise.close_connections()
        await storage.stop()
