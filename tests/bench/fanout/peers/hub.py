"""Ours whole: an event comes through Redis to the hub, which tells everybody on the channel.

`tests.bench.fanout.peers.hub REDIS_URL`. Each socket has its client and subscription, as in a game.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from uuid import UUID

import uvloop
from quart.globals import websocket_ctx

from lms.app.server.takeover import adopt
from lms.core.access import Actor, Role
from lms.core.ids import new_id
from lms.realtime.channel_types import ChannelType, Snapshot, Subscriber, register
from lms.realtime.clients import Client
from lms.realtime.connection import Connection
from lms.realtime.hub import hub
from lms.realtime.limits import Limits
from lms.realtime.reader import Reader
from tests.bench.fanout.channel import CHANNEL, FIRST_VERSION, ID, KIND
from tests.bench.fanout.peers.commands import serve_sockets

LIMITS = Limits()


async def may_join(_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
    raise NotImplementedError  # everybody is let in by the route


async def snapshot(_id: UUID, _audience: str) -> Snapshot:
    return Snapshot(FIRST_VERSION, {})


async def versions(_ids: Sequence[UUID]) -> dict[UUID, int]:
    return {ID: FIRST_VERSION}


def on_message(connection: Connection, text: str | None) -> None:
    client = connection.owner
    assert isinstance(client, Client)
    if text is None:
        hub.gone(client)


async def socket() -> None:
    client, player = Client(20), new_id()
    client.actor = Actor("participant", player, Role.STUDENT, f"Player {player}", ID)
    websocket = websocket_ctx.websocket
    client.connection = await adopt(websocket, on_message, LIMITS, owner=client)
    hub.clients.add(client)
    hub.subscribe(hub.channel(CHANNEL), client, Subscriber("player", player), FIRST_VERSION)


async def main(redis_url: str) -> None:
    register(ChannelType(KIND, may_join, snapshot, versions))
    reader = Reader(hub, redis_url, hub.on_message)
    hub.listening = reader.listening
    reading = asyncio.create_task(reader.run())
    await serve_sockets(socket)
    reading.cancel()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1]))
