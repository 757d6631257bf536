"""Health, readiness, metrics, and the demo's accounts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Literal

import structlog
from quart import Blueprint, Response, current_app, request
from quart_schema import validate_response

from lms import migrate
from lms.app.address import is_near
from lms.core import db, metrics, redis
from lms.core.access import PUBLIC, allow, own_machine
from lms.core.errors import NotFound, Unavailable
from lms.core.schema import Out
from lms.settings import Settings

log = structlog.get_logger()
PART_S = 1.0
DEMO_PEOPLE = ("admin", "instructor", *(f"student{n}" for n in range(1, 6)))
State = Literal["ok"]


class Health(Out):
    """The process answers."""

    status: State = "ok"


class Readiness(Out):
    """The process can do its work."""

    status: State = "ok"
    database: State = "ok"
    redis: State = "ok"
    migrations: State = "ok"


class DemoLogin(Out):
    email: str
    role: str


class Demo(Out):
    """The demo's accounts; only during development."""

    password: str
    logins: list[DemoLogin]


async def _database() -> bool:
    return await db.row("select 1") is not None


async def _redis() -> bool:
    return bool(await redis.client().ping())


@cache
def _newest_migration() -> str | None:
    """The code's last migration, read once: a process never sees others than at its start."""
    return next(reversed(migrate.files()), None)


async def _migrations() -> bool:
    newest = _newest_migration()
    if newest is None:
        return True
    found = await db.row("select 1 from aerich where version = $1 limit 1", newest)
    return found is not None


PARTS: dict[str, Callable[[], Awaitable[bool]]] = {
    "database": _database,
    "redis": _redis,
    "migrations": _migrations,
}


async def _state(name: str, check: Callable[[], Awaitable[bool]]) -> tuple[str, str]:
    try:
        async with asyncio.timeout(PART_S):
            return name, "ok" if await check() else "behind"
    except Exception as error:
        log.warning("not_ready", part=name, error=repr(error)[:200])
        return name, "away"


def make(settings: Settings) -> Blueprint:
    """Add the routes about the process itself."""
    system = Blueprint("system", __name__)

    @system.get("/health")
    @allow(PUBLIC)
    @validate_response(Health)
    async def health() -> Health:
        """Whether the process answers"""
        return Health()

    @system.get("/ready")
    @allow(PUBLIC)
    @validate_response(Readiness)
    async def ready() -> Readiness:
        """Whether database, Redis and migrations are there"""
        found = dict(await asyncio.gather(*(_state(*part) for part in PARTS.items())))
        draining = getattr(current_app, "draining", False)
        if draining or set(found.values()) != {"ok"}:
            found |= {"process": "draining"} if draining else {}
            names = ", ".join(name for name, state in found.items() if state != "ok")
            raise Unavailable("not_ready", f"Not ready: {names}.", parts=found)
        return Readiness()

    if settings.environment == "development":

        @system.get("/demo")
        @allow(PUBLIC)
        @own_machine
        @validate_response(Demo)
        async def demo() -> Demo:
            """The demo's people and their password"""
            password = settings.lms_demo_password.get_secret_value()
            if not password:
                raise NotFound
            people = [
                DemoLogin(email=f"{name}@demo.test", role=name.rstrip("12345"))
                for name in DEMO_PEOPLE
            ]
            return Demo(password=password, logins=people)

    return system


async def figures() -> Response:
    """`/metrics` of all processes of this server; refused to public addresses and proxies."""
    if "X-Forwarded-For" in request.headers or not is_near(request.remote_addr or ""):
        raise NotFound
    return Response(metrics.joined(), content_type="text/plain; version=0.0.4; charset=utf-8")
