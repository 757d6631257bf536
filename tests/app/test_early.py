"""What clients write before they have read: to the server as it is shipped."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

import httpx
import pytest
from pydantic_core import from_json, to_json

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.realtime.frames import CLOSE, TEXT
from tests.factories import make_user
from tests.patience import PATIENCE_S
from tests.realtime.wires import closing, masked, unframe
from tests.server import Running

HEALTH = b"GET /api/v1/health HTTP/1.1\r\nHost: lms\r\n\r\n"
UPGRADE = (
    b"GET /api/v1/realtime HTTP/1.1\r\nHost: lms\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    b"Sec-WebSocket-Protocol: lms.v1\r\n\r\n"
)
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def dialled(server: Running) -> AsyncIterator[Streams]:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    try:
        async with asyncio.timeout(PATIENCE_S):
            yield reader, writer
    finally:
        writer.close()


async def said(server: Running) -> tuple[str, bytes]:
    """A new person's id, and their hello, a subscription and a ping as frames."""
    user = await make_user()
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    async with httpx.AsyncClient(base_url=server.base_url) as web:
        bearer = {"Authorization": f"Bearer {pair.access}"}
        made = (await web.post("/api/v1/realtime/tickets", headers=bearer)).json()
    messages: list[dict[str, Any]] = [
        {"id": 1, "type": "hello", "ticket": made["ticket"]},
        {"id": 2, "type": "subscribe", "channel": f"progress:{user.id}"},
        {"id": 3, "type": "ping", "sent": "ö"},
    ]
    return str(user.id), b"".join(masked(TEXT, to_json(one)) for one in messages)


async def status(reader: asyncio.StreamReader) -> int:
    """The status of the next answer, whose body is read too."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"content-length: " in head:
        await reader.readexactly(int(head.partition(b"content-length: ")[2].split()[0]))
    return int(head.split()[1])


async def answers(reader: asyncio.StreamReader, wanted: int) -> dict[int, Any]:
    """So many answers by their ids; events between them aside."""
    found: dict[int, Any] = {}
    while len(found) < wanted:
        head = await reader.readexactly(2)
        wide = {126: 2, 127: 8}.get(head[1], 0)
        size = await reader.readexactly(wide)
        body = await reader.readexactly(int.from_bytes(size, "big") if wide else head[1])
        one = from_json(body)
        if "id" in one:
            found[one["id"]] = one
    return found


def in_one(upgrade: bytes, frames: bytes) -> list[bytes]:
    return [upgrade + frames]


def in_bytes(upgrade: bytes, frames: bytes) -> list[bytes]:
    return [bytes([one]) for one in upgrade + frames]


def behind_another_request(upgrade: bytes, frames: bytes) -> list[bytes]:
    return [HEALTH + HEALTH + upgrade + frames[:5], frames[5:]]


@pytest.mark.parametrize("cut", [in_one, in_bytes, behind_another_request])
async def test_frames_behind_the_request_are_answered(cut: Any, server: Running, db: None) -> None:
    user, frames = await said(server)
    async with dialled(server) as (reader, writer):
        pieces = cut(UPGRADE, frames)
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0)
        expected = [200, 200, 101] if pieces[0].startswith(HEALTH) else [101]
        assert [await status(reader) for _ in expected] == expected
        found = await answers(reader, 3)
        assert [found[n]["type"] for n in (1, 2, 3)] == ["ok"] * 3, found
        assert found[1]["user"]["id"] == user
        assert found[2]["snapshot"] == {"courses": []}


async def test_a_request_behind_the_upgrade_is_no_frame(server: Running) -> None:
    async with dialled(server) as (reader, writer):
        writer.write(UPGRADE + HEALTH)
        assert await status(reader) == 101
        assert unframe(await reader.read()) == [(CLOSE, closing(1002))]
