"""A process with few file descriptors keeps enough for Postgres, Redis and health checks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

import asyncpg
import httpx
import pytest
from websockets.exceptions import InvalidMessage

from lms.app.server.connections import SLOW_S
from lms.settings import Settings
from lms.users.models import User
from tests.factories import make_user
from tests.patience import PATIENCE_S
from tests.server import Running, inherited, start
from tests.sockets import as_user

HELD = {
    "silent": b"",
    "refused handshakes": b"GET /api/v1/realtime HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
    b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n",
    "answers that nobody reads": b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 20,
    "half a body": b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{",
}


@pytest.fixture(scope="module")
def narrow(
    running: asyncpg.Connection, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    process = start(
        tmp_path_factory.mktemp("narrow"),
        inherited(),
        workers=1,
        module="tests.narrow",
        OPEN_FILES="300",
    )
    yield process
    process.stop()


async def answers(server: Running, path: str) -> bool:
    with contextlib.suppress(httpx.RemoteProtocolError, httpx.NetworkError, OSError):
        async with httpx.AsyncClient(base_url=server.base_url, timeout=PATIENCE_S) as web:
            assert (await web.get(f"/api/v1/{path}")).status_code == 200, path
            return True
    return False


async def pings(server: Running, user: User) -> bool:
    """Whether somebody new gets a socket; a full process hangs up on a handshake."""
    with contextlib.suppress(
        httpx.RemoteProtocolError, httpx.NetworkError, InvalidMessage, OSError
    ):
        async with as_user(server, user) as socket:
            return (await socket.ok("ping"))["type"] == "ok"
    return False


@pytest.mark.slow
@pytest.mark.parametrize("sent", HELD.values(), ids=HELD)
async def test_connections_take_nobody_elses_descriptors(
    db: None, narrow: Running, sent: bytes
) -> None:
    held, user = [], await make_user()
    try:
        for _ in range(400):
            # One that was closed for want of room may be a reset already.
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", narrow.port)
                writer.transport.pause_reading()
                writer.write(sent)
                held.append((reader, writer))
        async with asyncio.timeout(PATIENCE_S):  # while the rush lasts one may have to ask again
            for path in ("health", "ready", "health"):
                while not await answers(narrow, path):
                    pass
        await asyncio.sleep(SLOW_S)  # from here on who keeps us waiting makes room
        async with asyncio.timeout(PATIENCE_S):  # a slow machine still makes some of the answers
            while not await pings(narrow, user):  # noqa: ASYNC110
                await asyncio.sleep(SLOW_S)
    finally:
        for _, writer in held:
            writer.transport.abort()
