"""The Tortoise engine: asyncpg without the pool leaks (see docs/decisions/0002-engine.md)."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContextPooled
from tortoise.connection import get_connections

ACQUIRE_S = 2.0
BROKEN = (
    TimeoutError,
    asyncio.CancelledError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)


class Connection(asyncpg.Connection):  # type: ignore[type-arg, unused-ignore]
    """A pooled connection without a reset query: nothing here does SET, LISTEN, session locks."""

    def get_reset_query(self) -> str:
        return ""


async def give_back(pool: Any, connection: Any, error: type[BaseException] | None) -> None:
    """Release a connection; one that timed out or was cancelled is ended, never rolled back."""
    if error is not None and issubclass(error, BROKEN):
        connection.terminate()
    await pool.release(connection)  # asyncpg shields it; a second shield is a task a statement


class SafeTransaction(TransactionContextPooled):
    """BEGIN that gives its connection back when cancelled, and waits a bounded time for one."""

    client: Any

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire(timeout=ACQUIRE_S)
        try:
            await self.client.begin()
        except BaseException as error:
            await give_back(pool, self.client._connection, type(error))
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
                await give_back(self.client._parent._pool, self.client._connection, failed)


class SafeConnection(PoolConnectionWrapper[Any]):
    """One statement's connection, waited for a bounded time."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self.connection = await self.client._pool.acquire(timeout=ACQUIRE_S)
        return self.connection

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        await give_back(self.client._pool, self.connection, exc_type)


class Client(AsyncpgDBClient):
    connection_class = Connection  # type: ignore[assignment]

    def acquire_connection(self) -> Any:
        return SafeConnection(self, self._pool_init_lock)

    def _in_transaction(self) -> Any:
        return SafeTransaction(TransactionWrapper(self), self._pool_init_lock)


client_class = Client
