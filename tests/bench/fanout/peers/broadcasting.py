"""The `websockets` library and its own broadcast(), on uvloop."""

from __future__ import annotations

import asyncio

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from tests.bench.fanout.peers.commands import commands


async def main() -> None:
    ended = asyncio.Event()
    open_now: set[ServerConnection] = set()

    async def stay(connection: ServerConnection) -> None:
        open_now.add(connection)
        try:
            await connection.wait_closed()
        finally:
            open_now.discard(connection)

    async with serve(stay, "127.0.0.1", 0, compression=None, ping_interval=None, backlog=4096) as s:
        port = s.sockets[0].getsockname()[1]
        await commands(port, ended, lambda size: broadcast(open_now, "x" * size))
        await ended.wait()


if __name__ == "__main__":
    uvloop.run(main())
