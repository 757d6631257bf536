"""Quart and hypercorn up to the 101, and nothing of them afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
from collections import Counter
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

import pytest
from hypercorn.asyncio import serve
from hypercorn.asyncio.task_group import TaskGroup
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.config import Config
from hypercorn.protocol import ProtocolWrapper
from hypercorn.protocol.h11 import H11Protocol, H11WSConnection
from hypercorn.protocol.ws_stream import WSStream
from quart import Quart, Websocket, websocket
from quart.asgi import ASGIWebsocketConnection
from quart.globals import websocket_ctx
from wsproto.connection import Connection as WsprotoConnection

from lms.app.server.connections import Bounds, open_connections
from lms.app.server.exchange import HttpConnection
from lms.app.server.http1 import Http1, prepare_hypercorn
from lms.app.server.takeover import EARLY_BYTES, Early, Handshake, adopt
from lms.realtime.connection import Connection
from lms.realtime.frames import CLOSE, PONG, TEXT, frame
from lms.realtime.limits import Limits
from tests.patience import PATIENCE_S
from tests.realtime.wires import Play, both_loops, closing, dialled, masked, unframe, until

KEY = b"dGhlIHNhbXBsZSBub25jZQ=="
HELLO = (
    b"GET /realtime HTTP/1.1\r\nHost: lms\r\nConnection: keep-alive, Upgrade\r\n"
    b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + b"\r\n"
)
END = b"Sec-WebSocket-Protocol: chat, lms.v1\r\n\r\n"
ACCEPT = b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="  # RFC 6455, 1.3


class House:
    """A server whose one websocket route echoes."""

    def __init__(self, limits: Limits, bounds: Bounds | None) -> None:
        prepare_hypercorn(bounds)
        self.limits = limits
        self.port = 0
        self.wait = 0.0  # seconds in the route before it adopts
        self.just_left = False  # a FIN has come that hypercorn hasn't looked at
        self.connections: list[Connection] = []
        self.heard: list[str] = []
        self.ends = 0
        self.tasks = 0  # while nobody is connected
        self.stop = asyncio.Event()
        self.app = Quart("house")
        self.app.asgi_websocket_class = Handshake
        self.app.asgi_http_class = HttpConnection
        self.app.add_websocket("/realtime", view_func=self.realtime)
        self.app.add_url_rule("/plain", view_func=self.plain)

    async def plain(self) -> str:
        return "plain"

    async def realtime(self) -> Any:
        if websocket.headers.get("Origin") not in (None, "http://lms"):
            return "no", 403
        await asyncio.sleep(self.wait)
        if self.just_left:
            stream = websocket.scope["lms.handshake"].__self__  # type: ignore[typeddict-item]
            stream.send.__self__.send.__self__.reader.feed_eof()
        offered = websocket.requested_subprotocols
        line = await adopt(
            websocket_ctx.websocket,
            self.on_message,
            self.limits,
            subprotocol="lms.v1" if "lms.v1" in offered else None,
        )
        line.owner = "the route, before anything is heard"
        self.connections.append(line)
        return None

    def on_message(self, line: Connection, text: str | None) -> None:
        assert line.owner
        if text is None:
            self.ends += 1
            self.connections.remove(line)
        else:
            self.heard.append(text)
            line.write(frame(text.encode()))


@asynccontextmanager
async def serving(
    limits: Limits | None = None, bounds: Bounds | None = None, **settings: Any
) -> Any:
    house = House(limits or Limits(linger_s=0.1), bounds)
    config = Config()
    config.bind = ["127.0.0.1:0"]
    config.accesslog = config.errorlog = None
    for name, value in settings.items():
        setattr(config, name, value)
    sockets = config.create_sockets()
    sockets.insecure_sockets[0].listen(512)
    house.port = sockets.insecure_sockets[0].getsockname()[1]
    config.create_sockets = lambda: sockets  # type: ignore[method-assign]
    task = asyncio.create_task(serve(house.app, config, shutdown_trigger=house.stop.wait))
    async with dialled(house) as (reader, writer):  # until it serves
        writer.write(b"GET /plain HTTP/1.1\r\nHost: lms\r\nConnection: close\r\n\r\n")
        assert (await reader.read()).endswith(b"plain")
    await until(lambda: not open_connections.all)
    house.tasks = len(asyncio.all_tasks()) + 1  # who looks after connections, while there are any
    try:
        yield house
    finally:
        for line in list(house.connections):
            line.close(4000)
        await until(lambda: not house.connections)
        house.stop.set()
        await asyncio.wait_for(task, PATIENCE_S)


async def upgraded(reader: asyncio.StreamReader) -> list[bytes]:
    """The header lines of the 101."""
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE_S)
    assert head.startswith(b"HTTP/1.1 101 ")
    return head.lower().split(b"\r\n")


@both_loops
def test_the_101_names_the_subprotocol_and_never_an_extension(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            deflate = b"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
            writer.write(HELLO + deflate + END)
            head = await upgraded(reader)
            assert b"sec-websocket-protocol: lms.v1" in head
            assert b"sec-websocket-accept: " + ACCEPT.lower() in head
            assert not any(name.startswith(b"sec-websocket-extensions") for name in head)
            compressed = b"\xc1" + masked(TEXT, b"x")[1:]
            writer.write(masked(TEXT, "häh".encode()) + compressed)
            assert unframe(await reader.read()) == [
                (TEXT, "häh".encode()),
                (CLOSE, closing(1002)),
            ]

    run(scene())


@both_loops
def test_a_refusal_is_a_403_and_no_line(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            writer.write(HELLO + b"Origin: http://elsewhere\r\n" + END + masked(TEXT, b"hello"))
            answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
            assert answer.startswith(b"HTTP/1.1 403 ")
            assert answer.endswith(b"\r\n\r\nno")
            assert house.connections == []

    run(scene())


@both_loops
@pytest.mark.parametrize("wait", [0, 0.1], ids=["at once", "slow route"])
@pytest.mark.parametrize(
    "cut",
    [0, 1, 3, 10, 40, None],
    ids=lambda n: "one segment" if n is None else f"{n} bytes behind",
)
def test_frames_sent_behind_the_request_reach_the_line(
    run: Play, cut: int | None, wait: float
) -> None:
    """The first `cut` bytes come in the request's segment, the others before the 101."""

    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            house.wait = wait
            early = b"".join(masked(TEXT, b"%02d" % n) for n in range(20))
            cut_at = len(early) if cut is None else cut
            writer.write(HELLO + END + early[:cut_at])
            await asyncio.sleep(0.01 if wait else 0)
            for at in range(cut_at, len(early), 7):
                writer.write(early[at : at + 7])
                await asyncio.sleep(0)
            await upgraded(reader)
            expected = [b"%02d" % n for n in range(20)]
            answer = await asyncio.wait_for(reader.readexactly(20 * 4), PATIENCE_S)
            assert unframe(answer) == [(TEXT, text) for text in expected]
            writer.write(masked(TEXT, b"after"))
            assert unframe(await reader.readexactly(7)) == [(TEXT, b"after")]
            expected.append(b"after")
            assert house.heard == [text.decode() for text in expected]

    run(scene())


@both_loops
def test_a_flood_behind_the_request_is_cut_off(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            house.wait = 0.5
            writer.write(HELLO + END + b"\x00" * (EARLY_BYTES + 200_000))
            with contextlib.suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), 0.4) == b""
            await until(lambda: len(asyncio.all_tasks()) < 10)

    run(scene())


@both_loops
@pytest.mark.parametrize("wait", [0, 0.1], ids=["at once", "slow route"])
def test_who_leaves_during_the_handshake_leaves_nothing(run: Play, wait: float) -> None:
    async def scene() -> None:
        async with serving() as house:
            tasks = len(asyncio.all_tasks())
            house.wait = wait
            for n in range(20):
                async with dialled(house) as (_, writer):
                    writer.write(HELLO + END)
                    if n % 2:
                        writer.write_eof()
                    else:
                        writer.transport.abort()
                    await asyncio.sleep(0.01 * (n % 3))
            await asyncio.sleep(wait)
            await until(lambda: not house.connections)
            await until(lambda: len(asyncio.all_tasks()) == tasks)

    run(scene())


@both_loops
def test_a_fin_that_only_the_reader_knows_of_ends_the_line(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            house.just_left = True
            writer.write(HELLO + END + masked(TEXT, b"bye"))
            await upgraded(reader)
            await until(lambda: house.ends)
            assert house.heard == ["bye"]

    run(scene())


@both_loops
def test_open_sockets_keep_no_task_and_nothing_of_the_frameworks(run: Play) -> None:
    def alive() -> Counter[str]:
        gc.collect()
        kinds = (WSStream, TCPServer, H11Protocol, H11WSConnection, TaskGroup, ProtocolWrapper)
        kinds += (Websocket, ASGIWebsocketConnection, WsprotoConnection, asyncio.StreamReader)  # type: ignore[assignment]
        return Counter(type(o).__name__ for o in gc.get_objects() if isinstance(o, kinds))

    async def scene() -> None:
        async with serving(keep_alive_timeout=0.1, read_timeout=None) as house:
            before, tasks = alive(), len(asyncio.all_tasks())
            pairs = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(50)]
            for reader, writer in pairs:
                writer.write(HELLO + END)
                await upgraded(reader)
            await until(lambda: len(asyncio.all_tasks()) == tasks)
            ours = Counter({"StreamReader": 50})  # these clients'
            assert alive() - before == ours
            await asyncio.sleep(0.3)  # hypercorn's own timeouts don't touch a line
            for reader, writer in pairs:
                writer.write(masked(9, b"?"))
                assert await reader.readexactly(3) == frame(b"?", PONG)
                writer.close()
            await until(lambda: house.ends == 50)

    run(scene())


@both_loops
def test_http2_is_not_spoken(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house:
            async with dialled(house) as (reader, writer):
                writer.write(
                    b"GET /plain HTTP/1.1\r\nHost: lms\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n"
                )
                head = await reader.readuntil(b"\r\n\r\n")
                assert head.startswith(b"HTTP/1.1 200 ")
                assert await reader.readexactly(5) == b"plain"
            async with dialled(house) as (reader, writer):
                writer.write(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9))
                answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
                assert b" 400 " in answer.split(b"\r\n")[0] or b" 404 " in answer.split(b"\r\n")[0]

    run(scene())


@both_loops
def test_the_server_ends_once_its_lines_are_shut(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house:
            pairs = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(20)]
            for reader, writer in pairs:
                writer.write(HELLO + END)
                await upgraded(reader)
            started = asyncio.get_running_loop().time()
            for line in house.connections:
                line.close(4000, "draining")
            for reader, writer in pairs:
                assert unframe(await reader.read()) == [(CLOSE, closing(4000, b"draining"))]
                writer.close()
        assert asyncio.get_running_loop().time() - started < 2

    run(scene())


@both_loops
def test_the_kernel_keeps_no_more_than_it_is_told(run: Play) -> None:
    async def scene() -> None:
        taken = {}
        for kernel_bytes in (0, 32_768):
            async with (
                serving(Limits(kernel_bytes=kernel_bytes, buffer_bytes=1 << 30)) as house,
                dialled(house, 4096) as (reader, writer),
            ):
                writer.write(HELLO + END)
                await upgraded(reader)
                writer.transport.pause_reading()
                line, n = house.connections[0], 0
                while not line.slow:
                    line.write(frame(b"x" * 1000))
                    n += 1004
                assert line.pending <= 1004, "told at the first byte the kernel didn't take"
                taken[kernel_bytes] = n
                line.transport.abort()
        assert taken[32_768] < 200_000 < taken[0]

    run(scene())


class TestPrivateNames:
    """What `lms/app/server` uses of others' insides; after an upgrade the failing row says what."""

    def test_the_versions_are_those_it_was_written_for(self) -> None:
        assert (version("quart"), version("hypercorn")) == ("0.22.0", "0.18.0")

    @pytest.mark.parametrize(
        ("owner", "name", "parameters"),
        [
            (ASGIWebsocketConnection, "__call__", ["self", "receive", "send"]),
            (H11Protocol, "_check_protocol", ["self", "event"]),
            (H11Protocol, "_create_stream", ["self", "request"]),
            (H11Protocol, "stream_send", ["self", "event"]),
            (H11WSConnection, "__init__", ["self", "h11_connection"]),
            (H11WSConnection, "next_event", ["self"]),
            (WSStream, "app_send", ["self", "message"]),
            (TCPServer, "protocol_send", ["self", "event"]),
            (asyncio.StreamReader, "feed_eof", ["self"]),
            (asyncio.StreamReader, "at_eof", ["self"]),
        ],
        ids=lambda value: getattr(value, "__name__", None) if inspect.isclass(value) else None,
    )
    def test_method(self, owner: type, name: str, parameters: list[str]) -> None:
        assert list(inspect.signature(getattr(owner, name)).parameters) == parameters

    def test_hypercorn_makes_its_http1_protocol_by_this_name(self) -> None:
        import hypercorn.protocol

        assert hypercorn.protocol.H11Protocol in (H11Protocol, Http1)
        assert "H11Protocol(" in inspect.getsource(ProtocolWrapper.__init__)

    @both_loops
    def test_from_send_to_the_transport(self, run: Play) -> None:
        async def scene() -> None:
            async with serving() as house, dialled(house) as (reader, writer):
                seen: list[str] = []

                async def look() -> Any:
                    stream = websocket.scope["lms.handshake"].__self__  # type: ignore[typeddict-item]
                    http = stream.send.__self__
                    tcp = http.send.__self__
                    for owner, name, kind in (
                        (stream, None, WSStream),
                        (stream, "closed", bool),
                        (stream, "handshake", object),
                        (stream.handshake, "extensions", object),
                        (http, None, Http1),
                        (http, "connection", Early),
                        (http.connection, "buffer", bytearray),
                        (tcp, None, TCPServer),
                        (tcp, "reader", asyncio.StreamReader),
                        (tcp, "writer", asyncio.StreamWriter),
                        (tcp.reader, "_buffer", bytearray),
                        (tcp.writer, "_transport", object),
                    ):
                        value = owner if name is None else vars(owner).get(name, "missing")
                        if value == "missing" or not isinstance(value, kind):
                            seen.append(f"{type(owner).__name__}.{name} is no {kind.__name__}")
                    return "looked", 403

                house.app.view_functions["realtime"] = look
                writer.write(HELLO + END)
                assert b"looked" in await asyncio.wait_for(reader.read(), PATIENCE_S)
                assert seen == []

        run(scene())
