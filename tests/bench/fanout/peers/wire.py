"""Ours without the hub: Quart and hypercorn shake hands, `broadcast` writes."""

from __future__ import annotations

import uvloop
from quart import websocket

from lms.realtime.connection import Connection, Limits, broadcast, frame
from lms.realtime.handshake import adopt
from tests.bench.fanout.peers.commands import serve_sockets

LIMITS = Limits()
lines: dict[Connection, None] = {}


def hear(line: Connection, text: str | None) -> None:
    if text is None:
        lines.pop(line, None)


async def socket() -> None:
    connection = websocket._get_current_object()  # type: ignore[attr-defined]
    lines[await adopt(connection, hear, LIMITS)] = None


def go(size: int) -> None:
    broadcast(lines, frame(b"x" * size))


if __name__ == "__main__":
    uvloop.run(serve_sockets(socket, go))
