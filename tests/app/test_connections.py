"""Every connection ends, whatever its client does or leaves undone; their number is bounded."""

from __future__ import annotations

import asyncio
import inspect
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
from hypercorn.asyncio import run as hypercorn_run
from hypercorn.asyncio.tcp_server import TCPServer
from quart import Response

from lms.app.server.connections import (
    LOOK_S,
    PROVEN_BYTES,
    Bounds,
    HttpConnection,
    open_connections,
)
from lms.app.server.http1 import prepare_hypercorn
from tests.app.test_handshake import END, HELLO, House, serving, upgraded
from tests.patience import PATIENCE_S
from tests.realtime.wires import Play, both_loops, dialled, until

SHORT = Bounds(head_s=0.3, idle_s=0.3, still_s=0.6, unread_s=0.6, close_s=0.3)
SIZE = 24_000_000
GET = b"GET /plain HTTP/1.1\r\nHost: lms\r\n\r\n"


def routes(house: House) -> None:
    """More than `/plain`: an answer of 24 MB, a view that hangs, one that reads no body, health."""

    async def big() -> Response:
        return Response(b"x" * SIZE)

    async def slow() -> str:
        await asyncio.sleep(30)
        return "slow"

    async def health() -> str:
        return "well"

    async def deaf() -> str:
        return "not listening"

    house.app.add_url_rule("/big", view_func=big)
    house.app.add_url_rule("/slow", view_func=slow)
    house.app.add_url_rule("/deaf", view_func=deaf, methods=["POST"])
    house.app.add_url_rule("/api/v1/health", view_func=health)


HELD = {
    "nothing": b"",
    "half a head": b"GET /plain HTTP/1.1\r\nHos",
    "silence after an answer": GET,
    "half a head after an answer": GET + b"GET /pl",
    "a handshake without a key": HELLO.replace(b"Sec-WebSocket-Key", b"X-Key") + END,
    "a handshake of an old version": HELLO.replace(b"Version: 13", b"Version: 8") + END,
    "a handshake on no path": HELLO.replace(b"/realtime", b"/nowhere") + END,
    "a refused handshake": HELLO + b"Origin: http://elsewhere\r\n" + END,
    "an answer that nobody reads": GET.replace(b"plain", b"big"),
    "a view that hangs": GET.replace(b"plain", b"slow"),
    "half a body": b"POST /deaf HTTP/1.1\r\nHost: lms\r\nContent-Length: 9000000\r\n\r\nx",
    "nonsense": b"\x16\x03\x01\x02\x00\x01",
    "half a chunk": b"POST /deaf HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nx",
}


@both_loops
@pytest.mark.parametrize("sent", HELD.values(), ids=HELD)
def test_a_connection_whose_client_does_no_more_ends(run: Play, sent: bytes) -> None:
    async def scene() -> None:
        async with serving(bounds=SHORT) as house, dialled(house, 4096) as (_reader, writer):
            routes(house)
            writer.transport.pause_reading()
            writer.write(sent)
            async with dialled(house) as (other, asking):  # so the first one has been let in
                asking.write(GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
                assert (await other.read()).endswith(b"plain")
            await until(lambda: not open_connections.all)
            # This scene, what runs it, hypercorn's own: nothing of the connection's.
            await until(lambda: len(asyncio.all_tasks()) <= house.tasks)

    run(scene())


@both_loops
def test_who_sends_a_body_for_ever_to_a_view_that_has_answered_ends(run: Play) -> None:
    async def scene() -> None:
        async with serving(bounds=SHORT) as house, dialled(house) as (_reader, writer):
            routes(house)
            writer.transport.pause_reading()
            head = b"POST /deaf HTTP/1.1\r\nHost: lms\r\nContent-Length: 90000000\r\n\r\n"
            writer.write(head + b"x" * 4_000_000)
            await until(lambda: open_connections.all)
            await until(lambda: not open_connections.all)

    run(scene())


@both_loops
def test_a_byte_now_and_then_is_no_head(run: Play) -> None:
    async def scene() -> None:
        async with serving(bounds=SHORT) as house, dialled(house) as (reader, writer):
            async with asyncio.timeout(PATIENCE_S):
                for byte in GET * 10:
                    if reader.at_eof() or writer.transport.is_closing():
                        break
                    writer.write(bytes([byte]))
                    await asyncio.sleep(0.05)
            assert await reader.read() == b""

    run(scene())


@both_loops
def test_a_newcomer_takes_the_place_of_who_has_waited_longest(run: Play) -> None:
    async def scene() -> None:
        bounds = replace(Bounds(), connections=5)
        async with serving(bounds=bounds) as house, AsyncExitStack() as stack:
            pairs = []
            for _ in range(20):
                reader, writer = await stack.enter_async_context(dialled(house))
                writer.write(GET)
                assert (await reader.readuntil(b"plain")).startswith(b"HTTP/1.1 200")
                pairs.append((reader, writer))
                assert open_connections.count <= 6
            assert await asyncio.wait_for(pairs[0][0].read(), 2) == b"", "the first had to go"
            pairs[-1][1].write(GET)
            assert (await pairs[-1][0].readuntil(b"plain")).startswith(b"HTTP/1.1 200")

    run(scene())


@both_loops
def test_where_all_are_busy_only_health_is_answered(run: Play) -> None:
    async def scene() -> None:
        bounds = replace(SHORT, connections=4, still_s=30)
        async with serving(bounds=bounds) as house, AsyncExitStack() as stack:
            routes(house)
            for _ in range(2):
                _, writer = await stack.enter_async_context(dialled(house))
                writer.write(GET.replace(b"plain", b"slow"))
                reader, writer = await stack.enter_async_context(dialled(house))
                writer.write(HELLO + END)
                await upgraded(reader)
            await until(lambda: open_connections.count == 4 and not open_connections.waiting)
            for _ in range(3):
                reader, writer = await stack.enter_async_context(dialled(house))
                writer.write(GET.replace(b"plain", b"api/v1/health?deep"))
                assert (await reader.readuntil(b"well")).startswith(b"HTTP/1.1 200")
            reader, writer = await stack.enter_async_context(dialled(house))
            writer.write(GET)
            answer = await asyncio.wait_for(reader.read(), 2)
            assert answer.startswith(b"HTTP/1.1 503")
            assert b"\r\nRetry-After: " in answer
            assert b"\r\nConnection: close\r\n" in answer
            assert b'"code":"unavailable"' in answer
            for one in list(open_connections.all):
                one.writer.transport.abort()

    run(scene())


@both_loops
def test_a_slow_reader_who_reads_keeps_its_answer(run: Play) -> None:
    async def scene() -> None:
        bounds = replace(SHORT, unread_s=1)
        async with serving(bounds=bounds) as house, dialled(house, 65_536) as (reader, writer):
            routes(house)
            writer.write(GET.replace(b"plain", b"big"))
            size = 0
            for _ in range(40):
                size += len(await reader.read(200_000))
                await asyncio.sleep(0.05)
            while size < SIZE:
                more = await asyncio.wait_for(reader.read(1 << 20), 5)
                assert more, size
                size += len(more)

    run(scene())


@both_loops
@pytest.mark.slow
def test_who_has_read_much_may_pause(run: Play) -> None:
    async def scene() -> None:
        bounds = replace(SHORT, still_s=30)
        async with serving(bounds=bounds) as house, dialled(house, 65_536) as (reader, writer):
            routes(house)
            writer.write(GET.replace(b"plain", b"big"))
            await reader.readexactly(PROVEN_BYTES + 1)
            writer.transport.pause_reading()
            await asyncio.sleep(bounds.unread_s + 4 * LOOK_S)
            assert [one.waits_for_client() for one in open_connections.all] == [True]
            writer.transport.resume_reading()
            await asyncio.wait_for(reader.readexactly(SIZE - PROVEN_BYTES - 1), PATIENCE_S)

    run(scene())


@both_loops
def test_an_idle_connection_does_not_hold_up_the_end(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            writer.write(GET)
            await reader.readuntil(b"plain")
            begun = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - begun < LOOK_S + 2

    run(scene())


CHUNKED = b"POST /deaf HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
BAD = {
    "two lengths": b"POST /deaf HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths, the other way": b"POST /deaf HTTP/1.1\r\nHost: x\r\n"
    b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "bare LF": b"GET /plain HTTP/1.1\nHost: x\n\n",
    "LF behind the last chunk": CHUNKED + b"0\r\n\n" + GET,
    "LF behind a trailer": CHUNKED + b"0\r\nX: y\n\n" + GET,
    "LF behind a chunk's size": CHUNKED + b"2\nxx\r\n0\r\n\r\n",
    "one bare LF": b"GET /plain HTTP/1.1\r\nHost: x\nX: y\r\n\r\n",
    "bytes in the subprotocol": HELLO + b"Sec-WebSocket-Protocol: lms.v1, \xff\r\n\r\n",
    "bytes in the key": HELLO.replace(b"dGhl", b"\xc3\xa4hl") + END,
    "bytes in the upgrade": HELLO.replace(b"Upgrade: websocket", b"Upgrade: web\xffsocket") + END,
}


@both_loops
@pytest.mark.parametrize("before", [b"", GET], ids=["first", "second"])
@pytest.mark.parametrize("sent", BAD.values(), ids=BAD)
def test_what_two_servers_could_read_in_two_ways_is_400_and_the_end(
    run: Play, sent: bytes, before: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            routes(house)
            writer.write(before + sent)
            answered = await asyncio.wait_for(reader.read(), 5)
            if before:
                assert answered.startswith(b"HTTP/1.1 200 ")
                answered = answered.partition(b"plain")[2]
            assert answered.startswith(b"HTTP/1.1 400 ")
            assert answered.count(b"HTTP/1.1") == 1

    run(scene())
    assert "Traceback" not in capfd.readouterr().err


class TestPrivateNames:
    """What `connections.py` uses of hypercorn's insides."""

    @pytest.mark.parametrize("name", ["run", "_read_data", "_close", "protocol_send", "__init__"])
    def test_method(self, name: str) -> None:
        theirs = inspect.signature(getattr(TCPServer, name))
        assert name in vars(TCPServer)
        if name != "__init__":
            assert list(theirs.parameters) == list(
                inspect.signature(getattr(HttpConnection, name)).parameters
            )

    def test_hypercorn_makes_its_connections_by_this_name(self) -> None:
        assert "await TCPServer(app, loop," in inspect.getsource(hypercorn_run.worker_serve)

    def test_the_loop_is_the_one_that_ours_repeats(self) -> None:
        source = inspect.getsource(TCPServer._read_data)
        assert "await self.protocol.handle(RawData(data))" in source
        assert source.rstrip().endswith("await self.protocol.handle(Closed())")


def test_bounds_keep_descriptors_free(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    import resource

    from lms import web

    monkeypatch.setattr(resource, "getrlimit", lambda _: (300, 300))
    assert web.bounds(settings).connections == 300 - settings.db_pool_size - 80 - 32
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1 << 30, 1 << 30))
    assert web.bounds(settings).connections == settings.max_connections


@both_loops
def test_what_is_refused_at_the_gate_costs_nothing_and_keeps_its_connection(run: Play) -> None:
    async def scene() -> None:
        shut = True

        def gate(method: str, path: str, headers: list[tuple[bytes, bytes]]) -> Any:
            assert dict(headers)[b"host"] == b"lms"
            return ([(b"content-length", b"4")], b"full") if shut and path == "/plain" else None

        async with serving() as house, dialled(house) as (reader, writer):
            routes(house)
            prepare_hypercorn(gate=gate)
            post = b"POST /plain HTTP/1.1\r\nHost: lms\r\nContent-Length: 9\r\n\r\nsome body"
            for sent in (GET, post, GET + GET):
                writer.write(sent)
                for _ in range(sent.count(b"HTTP/1.1")):
                    head = await reader.readuntil(b"\r\n\r\n")
                    assert head.startswith(b"HTTP/1.1 503")
                    assert await reader.readexactly(4) == b"full"
            writer.write(GET.replace(b"GET", b"HEAD"))
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 503")
            shut = False
            writer.write(GET)
            assert (await reader.readuntil(b"plain")).startswith(b"HTTP/1.1 200")
            prepare_hypercorn()

    run(scene())
