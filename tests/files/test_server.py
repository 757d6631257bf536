"""Uploads and downloads over real connections: what breaks off, what is refused, what is killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from lms.core import clock
from lms.files.actions import keeping
from lms.files.models import StoredFile
from lms.users.models import User
from tests.client import Client
from tests.factories import make_user
from tests.files.factories import FORM, MP4, form, make_file, part, stored
from tests.patience import PATIENCE_S
from tests.server import Running, inherited, start

pytestmark = pytest.mark.usefixtures("db")
MIB = 1024 * 1024


class Line:
    """One connection to the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def head(self, method: str, path: str, **headers: str) -> None:
        lines = [f"{method} /api/v1/{path} HTTP/1.1", "Host: x"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await self.writer.drain()

    async def upload(self, token: str, length: int) -> None:
        await self.head(
            "POST",
            "files",
            Authorization=f"Bearer {token}",
            Content_Length=str(length),
            Content_Type=FORM["Content-Type"],
        )

    async def answer(self) -> tuple[int, dict[str, str]]:
        async with asyncio.timeout(PATIENCE_S):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        first, *rest = head.strip().split("\r\n")
        fields = (line.partition(": ") for line in rest)
        return int(first.split()[1]), {name.lower(): value for name, _, value in fields}


Connect = Callable[[], Awaitable[Line]]


@pytest_asyncio.fixture
async def connect(server: Running) -> AsyncIterator[Connect]:
    lines: list[Line] = []

    async def make() -> Line:
        line = Line(*await asyncio.open_connection("127.0.0.1", server.port))
        lines.append(line)
        return line

    yield make
    for line in lines:
        line.writer.close()


async def until(ask: Callable[[], Awaitable[bool]]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not await ask():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.05)


async def begun(user: User) -> bool:
    """Whether bytes of an upload are on the disk, half-written."""
    return await StoredFile.filter(owner=user).exists() and bool(stored())


async def nothing_left() -> bool:
    return not stored() and not await StoredFile.all().exists()


async def test_who_breaks_off_half_way_leaves_nothing(client: Client, connect: Connect) -> None:
    user = await make_user()
    line = await connect()
    await line.upload(await client.token(user), 50 * MIB)
    line.writer.write(part("a.mp4", MP4 + bytes(20 * MIB))[:-2])
    await until(lambda: begun(user))
    line.writer.transport.abort()
    await until(nothing_left)


async def test_a_refusal_reaches_who_is_still_sending(client: Client, connect: Connect) -> None:
    user = await make_user()
    line = await connect()
    await line.upload(await client.token(user), 500 * MIB)
    line.writer.write(part("a.pdf", b"%PDF-1.7\n\xe2" + bytes(MIB))[:-2])
    status, _ = await line.answer()
    assert status == 413
    assert await nothing_left()


async def test_nobody_without_an_account_keeps_a_connection_busy(connect: Connect) -> None:
    line = await connect()
    await line.upload("nonsense", 500 * MIB)
    line.writer.write(part("a.mp4", MP4 + bytes(MIB)))
    status, _ = await line.answer()
    assert status == 401


async def test_head_says_how_much_get_would_send(client: Client, connect: Connect) -> None:
    user = await make_user()
    file = await make_file(user, "a.txt", b"0123456789")
    line, token = await connect(), await client.token(user)
    path = file.url.removeprefix("/api/v1/")
    for method in ("HEAD", "GET", "HEAD"):
        await line.head(method, path, Authorization=f"Bearer {token}")
        status, headers = await line.answer()
        assert (status, headers["content-length"]) == (200, "10")
        if method == "GET":
            assert await line.reader.readexactly(10) == b"0123456789"


async def test_a_large_file_goes_up_and_down_whole(client: Client, connect: Connect) -> None:
    user = await make_user()
    data = MP4 + os.urandom(MIB) * 8
    body = form("a.mp4", data)
    line, token = await connect(), await client.token(user)
    await line.upload(token, len(body))
    line.writer.write(body)
    status, headers = await line.answer()
    assert status == 201
    await line.reader.readexactly(int(headers["content-length"]))
    file = await StoredFile.get(owner=user)
    await line.head("GET", f"files/{file.id}/content", Authorization=f"Bearer {token}")
    status, headers = await line.answer()
    assert (status, headers["content-length"]) == (200, str(len(data)))
    assert await line.reader.readexactly(len(data)) == data


@pytest.mark.slow
async def test_an_upload_of_a_killed_process_is_cleared_away(
    client: Client, tmp_path: Path
) -> None:
    user = await make_user()
    token = await client.token(user)
    one = await asyncio.to_thread(start, tmp_path, inherited(), workers=1)
    try:
        line = Line(*await asyncio.open_connection("127.0.0.1", one.port))
        await line.upload(token, 50 * MIB)
        line.writer.write(part("a.mp4", MP4 + bytes(20 * MIB))[:-2])
        await until(lambda: begun(user))
        for pid in one.pids:
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await line.reader.readexactly(1)
        line.writer.close()
    finally:
        await asyncio.to_thread(one.stop)
    assert stored()
    late = clock.now() - timedelta(minutes=11)
    await StoredFile.filter(owner=user).update(touched_at=late)
    await keeping.clear()
    assert await nothing_left()
