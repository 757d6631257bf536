"""Ours without the hub: Quart and hypercorn shake hands, `broadcast` writes."""

from __future__ import annotations

import uvloop
from quart.globals import websocket_ctx

from lms.app.server.takeover import adopt
from lms.realtime.channels import broadcast
from lms.realtime.connection import Connection
from lms.realtime.frames import frame
from lms.realtime.limits import Limits
from tests.bench.fanout.peers.commands import serve_sockets

LIMITS = Limits()
lines: dict[Connection, None] = {}


def hear(line: Connection, text: str | None) -> None:
    if text is None:
        lines.pop(line, None)


async def socket() -> None:
    websocket = websocket_ctx.websocket
    lines[await adopt(websocket, hear, LIMITS)] = None


def go(size: int) -> None:
    broadcast(lines, frame(b"x" * size))


if __name__ == "__main__":
    uvloop.run(serve_sockets(socket, go))
