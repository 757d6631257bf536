"""Routes that do what no feature should, to see what the edge makes of it."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
from quart import Blueprint, Quart, after_this_request
from quart_schema import validate_request, validate_response
from redis.exceptions import ConnectionError as RedisConnectionError
from tortoise.exceptions import (
    DBConnectionError,
    DoesNotExist,
    IntegrityError,
    OperationalError,
    ValidationError,
)

from lms.app.factory import SHARED_LIMIT_ROUTES, create_app
from lms.app.policy import PREFIX, policies
from lms.core import db, errors, redis, versions
from lms.core.access import PUBLIC, SIGNED_IN, actor, allow, streams
from lms.core.idempotency import idempotent
from lms.core.schema import In, Out
from lms.settings import Settings
from lms.users.models import User

AWAY = {
    "timeout": TimeoutError(),
    "os": ConnectionRefusedError(111, "refused"),
    "canceled": asyncpg.QueryCanceledError("statement timeout"),
    "lock": asyncpg.LockNotAvailableError("lock timeout"),
    "deadlock": asyncpg.DeadlockDetectedError("deadlock"),
    "serialization": asyncpg.SerializationError("again"),
    "starting": asyncpg.CannotConnectNowError("starting up"),
    "gone": asyncpg.ConnectionDoesNotExistError("closed"),
    "shutdown": asyncpg.AdminShutdownError("bye"),
    "crash": asyncpg.CrashShutdownError("bye"),
    "full": asyncpg.DiskFullError("full"),
    "many": asyncpg.TooManyConnectionsError("many"),
    "idle": asyncpg.IdleInTransactionSessionTimeoutError("idle"),
    "interface": asyncpg.InterfaceError("connection is closed"),
    "internal": asyncpg.InternalClientError("?"),
    "orm": DBConnectionError("no"),
    "redis": RedisConnectionError("no"),
    "own": errors.Unavailable(),
}


def caused(error: Exception, cause: Exception) -> Exception:
    """As Tortoise raises it."""
    error.__cause__ = cause
    return error


TWICE = asyncpg.UniqueViolationError("twice")
TOO_LONG = asyncpg.DataError("too long")
MEANT: dict[str, tuple[Exception, int, str]] = {
    **{name: (error, 503, "unavailable") for name, error in AWAY.items()},
    "away-inside": (caused(OperationalError("x"), AWAY["deadlock"]), 503, "unavailable"),
    "refused": (errors.Conflict("no_such_luck"), 409, "no_such_luck"),
    "limited": (errors.TooMany(retry_after_s=3), 429, "rate_limited"),
    "twice": (caused(IntegrityError("twice"), TWICE), 409, "conflict"),
    "constraint": (TWICE, 409, "conflict"),
    "no-row": (DoesNotExist("no row"), 404, "not_found"),
    "data": (TOO_LONG, 422, "invalid"),
    "data-inside": (caused(OperationalError("x"), TOO_LONG), 422, "invalid"),
    "nul": (asyncpg.CharacterNotInRepertoireError("nul"), 422, "invalid"),
    "column": (ValidationError("too long"), 422, "invalid"),
}
"""What the libraries raise, and the status and code that it stands for."""


class Thing(In):
    name: str
    count: int = 0


class Made(Out):
    id: str
    total: int


def odd_app(settings: Settings) -> Quart:
    """The application with the odd routes besides its own."""
    app = create_app(settings)
    app.register_blueprint(routes(), url_prefix=PREFIX.rstrip("/"))
    app.policies = policies(app, SHARED_LIMIT_ROUTES)  # type: ignore[attr-defined]
    return app


def routes() -> Blueprint:
    odd = Blueprint("odd", __name__)

    @odd.get("/odd/raise/<name>")
    @allow(PUBLIC)
    async def fail(name: str) -> str:
        raise MEANT[name][0]

    @odd.get("/odd/bug")
    @allow(PUBLIC)
    async def bug() -> str:
        raise RuntimeError("canary-5d1f /secret/path")

    @odd.get("/odd/answer")
    @allow(PUBLIC)
    @validate_response(Made)
    async def wrong_answer() -> Any:
        return {"id": 1}

    @odd.get("/odd/sleep/<int:milliseconds>")
    @allow(PUBLIC)
    async def sleep(milliseconds: int) -> str:
        await asyncio.sleep(milliseconds / 1000)
        return "woke"

    @odd.get("/odd/stream/<int:milliseconds>")
    @allow(PUBLIC)
    @streams
    async def stream(milliseconds: int) -> str:
        await asyncio.sleep(milliseconds / 1000)
        return "streamed"

    @odd.get("/odd/sql-sleep")
    @allow(PUBLIC)
    async def sql_sleep() -> str:
        await db.rows("select pg_sleep(10)")
        return "woke"

    @odd.get("/odd/text/<path:text>")
    @allow(PUBLIC)
    async def text_to_sql(text: str) -> str:
        return str(await User.filter(full_name=text).count())

    @odd.get("/odd/number/<int:number>")
    @allow(PUBLIC)
    async def number_to_sql(number: int) -> str:
        return str(await db.rows("select $1::int", number))

    @odd.get("/odd/cookie")
    @allow(PUBLIC)
    async def cookie() -> str:
        @after_this_request
        async def bake(response: Any) -> Any:
            response.set_cookie("odd", "1")
            return response

        return "baked"

    @odd.get("/odd/redis")
    @allow(PUBLIC)
    async def ask_redis() -> str:
        return str(await redis.client().ping())

    @odd.post("/odd/twice")
    @allow(PUBLIC)
    async def twice() -> str:
        for _ in range(2):
            await User.create(email="same@example.test", full_name="x")
        return "made"

    @odd.post("/odd/things")
    @allow(SIGNED_IN)
    @idempotent
    @validate_request(Thing)
    @validate_response(Made, 201)
    async def make(data: Thing) -> tuple[Made, int]:
        if data.name == "refuse":
            raise errors.Conflict("no_such_luck")
        if data.name == "slow":
            await asyncio.sleep(0.3)
        user = await User.create(email=f"{data.name}@made.test", full_name=data.name)
        return Made(id=str(user.id), total=await User.all().count()), 201

    @odd.put("/odd/me")
    @allow(SIGNED_IN)
    @validate_request(Thing)
    async def change(data: Thing) -> Any:
        me = await User.get(id=actor().id)
        versions.require(me.updated_at)
        me.full_name = data.name
        await me.save()
        return Made(id=str(me.id), total=0), 200, versions.etag(me.updated_at)

    @odd.get("/odd/me")
    @allow(SIGNED_IN)
    @validate_response(Made)
    async def read() -> Any:
        me = await User.get(id=actor().id)
        return Made(id=str(me.id), total=0), 200, versions.etag(me.updated_at)

    return odd
