"""The Tortoise engine: asyncpg without the pool's leaks (see docs/decisions/0002-engine.md)."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import structlog
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContextPooled
from tortoise.connection import get_connections
from tortoise.exceptions import DBConnectionError, DoesNotExist, IntegrityError, OperationalError
from tortoise.exceptions import ValidationError as ColumnError

from lms.core.errors import Conflict, Invalid, NotFound, Refused, away, means, refusal, slow

log = structlog.get_logger()

BROKEN = (
    TimeoutError,
    asyncio.CancelledError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)


_acquire_s = 2.0


def wait_at_most(seconds: float) -> None:
    """Set how long this process waits for a free connection of its pool."""
    global _acquire_s
    _acquire_s = seconds


def _contradicts(error: Exception) -> Conflict:
    cause = error.__cause__ if isinstance(error, IntegrityError) else error
    log.warning("constraint", constraint=getattr(cause, "constraint_name", None))
    return Conflict(detail="It conflicts with existing data.")


def _cause(error: Exception) -> Refused | None:
    """The asyncpg exception that Tortoise wrapped."""
    return refusal(error.__cause__) if error.__cause__ is not None else None


means(_contradicts, IntegrityError, asyncpg.IntegrityConstraintViolationError)
means(lambda _: NotFound(), DoesNotExist)
means(
    lambda _: Invalid(detail="A value can't be stored."),
    asyncpg.DataError,
    asyncpg.CharacterNotInRepertoireError,
    ColumnError,
)
means(_cause, OperationalError)
away(
    DBConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresConnectionError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)
slow(asyncpg.QueryCanceledError, asyncpg.LockNotAvailableError)


class Connection(asyncpg.Connection):  # type: ignore[type-arg, unused-ignore]
    """A pooled connection without reset query: this code uses no SET, LISTEN, session locks."""

    async def reset(self, *, timeout: float | None = None) -> None:
        """Roll back a transaction that was left open; there is nothing else to reset."""
        left_open = self.is_in_transaction()
        failed_begin = self._top_xact is not None  # type: ignore[attr-defined]
        if left_open or failed_begin:
            await super().reset(timeout=timeout)


async def borrow(pool: Any) -> Any:
    """Take a connection of the pool; TimeoutError when none becomes free in time.

    asyncpg's own `timeout` would wait in a task of its own.
    """
    async with asyncio.timeout(_acquire_s):
        return await pool.acquire()


async def give_back(connection: Any, error: type[BaseException] | None) -> None:
    """Release a connection; one that timed out or was cancelled is terminated, never rolled back.

    `Pool.release` would shield the release in a task. That isn't needed: an intact connection has
    nothing to wait for, and if its release is cancelled its holder terminates it.
    """
    if connection._con is None:
        return  # terminated, and so already released
    if error is not None and issubclass(error, BROKEN):
        connection.terminate()
    if connection._con is not None:
        connection._con._on_release()
        await connection._holder.release(_acquire_s)


class SafeTransaction(TransactionContextPooled):
    """A transaction that returns its connection when cancelled; waits a bounded time for one."""

    client: Any

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await borrow(pool)
        try:
            await self.client.begin()
        except BaseException as error:
            await give_back(self.client._connection, type(error))
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        failed = exc_type
        try:
            if failed is None:
                await self.client.commit()
            elif not issubclass(failed, BROKEN):
                await self.client.rollback()
        except BaseException as error:
            failed = type(error)
            raise
        finally:
            get_connections().reset(self.token)
            if self.client._parent._pool:
                await give_back(self.client._connection, failed)


class SafeConnection(PoolConnectionWrapper[Any]):
    """Takes a connection for one statement, waiting a bounded time."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self.connection = await borrow(self.client._pool)
        return self.connection

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        await give_back(self.connection, exc_type)


class Client(AsyncpgDBClient):
    connection_class = Connection  # type: ignore[assignment]

    def acquire_connection(self) -> Any:
        return SafeConnection(self, self._pool_init_lock)

    def _in_transaction(self) -> Any:
        return SafeTransaction(TransactionWrapper(self), self._pool_init_lock)


client_class = Client
