"""Requests in one task are answered as Quart and hypercorn answer them in four."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import AsyncIterator

import h11
import pytest
from h11._headers import Headers as CheckedHeaders
from hypercorn.asyncio.task_group import TaskGroup
from hypercorn.protocol.http_stream import HTTPStream
from quart import Response, request
from quart.asgi import ASGIHTTPConnection
from quart.ctx import RequestContext
from quart.wrappers.request import Body
from quart.wrappers.response import DataBody
from werkzeug.routing import MapAdapter

from lms.app.request import Request
from lms.app.server.exchange import HttpConnection
from tests.app.test_handshake import House, serving
from tests.patience import PATIENCE_S
from tests.realtime.wires import Play, both_loops, dialled, until

PARTS = 300
CHUNKED = b"POST /echo HTTP/1.1\r\nHost: lms\r\nTransfer-Encoding: chunked\r\n\r\n"
LAST = b"GET /plain HTTP/1.1\r\nHost: lms\r\nConnection: close\r\n\r\n"
DATE = re.compile(rb"date: [^\r]+\r\n")


def routes(house: House) -> None:
    """More than `/plain`: what echoes a body, what streams, what says nothing, what is wrong."""

    async def echo() -> bytes:
        return await request.get_data(as_text=False)

    async def streamed() -> Response:
        async def parts() -> AsyncIterator[bytes]:
            for n in range(3):
                yield b"part %d" % n

        return Response(parts())

    async def nothing() -> tuple[str, int]:
        return "", 204

    async def query() -> Response:
        return Response(request.query_string, 201, {"X-Seen": request.headers.get("x-sent", "")})

    async def wrong() -> Response:
        answer = Response("x")
        answer.headers._list.append(("X-Odd", "a\0b"))
        return answer

    house.app.add_url_rule("/echo", view_func=echo, methods=["POST"])
    house.app.add_url_rule("/streamed", view_func=streamed)
    house.app.add_url_rule("/nothing", view_func=nothing)
    house.app.add_url_rule("/query", view_func=query)
    house.app.add_url_rule("/wrong", view_func=wrong)


def asked(path: bytes, *headers: bytes, method: bytes = b"GET", version: bytes = b"1.1") -> bytes:
    head = [method + b" " + path + b" HTTP/" + version, b"Host: lms", *headers]
    return b"\r\n".join(head) + b"\r\n\r\n"


SENT = {
    "a page": asked(b"/plain"),
    "a query and a header": asked(b"/query?a=b&%20", b"X-Sent: \xe4"),
    "only the head": asked(b"/plain", method=b"HEAD"),
    "no body": asked(b"/nothing"),
    "an unknown path": asked(b"/none"),
    "a wrong method": asked(b"/plain", method=b"DELETE"),
    "an old client": asked(b"/plain", version=b"1.0"),
    "a body": asked(b"/echo", b"Content-Length: 4", method=b"POST") + b"body",
    "a body in chunks": CHUNKED + b"1\r\na\r\n2\r\nbc\r\n0\r\n\r\n",
    "a body that is waited for": asked(
        b"/echo", b"Expect: 100-continue", b"Content-Length: 1", method=b"POST"
    )
    + b"x",
    "a body that is too large": asked(b"/echo", b"Content-Length: 99999999", method=b"POST"),
    "a body that nobody reads": asked(b"/plain", b"Content-Length: 2") + b"xx",
    "a stream": asked(b"/streamed"),
    "a stream for an old client": asked(b"/streamed", version=b"1.0"),
    "three at once": asked(b"/plain") + asked(b"/query?1") + asked(b"/nothing"),
    "an odd header": asked(b"/wrong"),
}


@both_loops
@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
def test_the_bytes_are_those_that_quart_and_hypercorn_send(run: Play, sent: bytes) -> None:
    async def scene() -> None:
        answers = []
        async with serving() as house:
            routes(house)
            for kind in (ASGIHTTPConnection, HttpConnection):
                house.app.asgi_http_class = kind
                async with dialled(house) as (reader, writer):
                    writer.write(sent + LAST)
                    answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
                    answers.append(DATE.sub(b"", answer))
        assert answers[0] == answers[1]
        assert answers[0].startswith(b"HTTP/1.1 ")

    run(scene())


@both_loops
def test_a_body_in_many_parts_arrives_in_order(run: Play) -> None:
    async def scene() -> None:
        async with serving() as house, dialled(house) as (reader, writer):
            routes(house)
            parts = [b"%d," % n for n in range(PARTS)]
            chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
            writer.write(CHUNKED + chunks + b"0\r\n\r\n" + LAST)
            answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
            assert b"".join(parts) in answer

    run(scene())


@both_loops
def test_a_body_that_does_not_come_is_408(run: Play) -> None:
    async def scene() -> None:
        async def reads() -> bytes:
            return await request.read()  # type: ignore[no-any-return, attr-defined]

        async with serving() as house, dialled(house) as (reader, writer):
            house.app.request_class = Request
            house.app.config["BODY_TIMEOUT"] = 0.2
            house.app.add_url_rule("/reads", view_func=reads, methods=["POST"])
            writer.write(asked(b"/reads", b"Content-Length: 4", method=b"POST") + b"bo")
            assert (await reader.readuntil(b"\r\n")).startswith(b"HTTP/1.1 408 ")

    run(scene())


@both_loops
def test_who_leaves_ends_the_view(run: Play) -> None:
    async def scene() -> None:
        seen: list[str] = []

        async def waits() -> str:
            seen.append("began")
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                seen.append("cancelled")
                raise
            return ""

        async with serving() as house, dialled(house) as (_reader, writer):
            house.app.add_url_rule("/waits", view_func=waits)
            writer.write(asked(b"/waits"))
            await until(lambda: seen == ["began"])
            writer.close()
            await until(lambda: seen == ["began", "cancelled"])

    run(scene())


@both_loops
def test_a_request_is_one_task_and_its_answer_one_write(run: Play) -> None:
    async def scene() -> None:
        tasks = 0

        async def counts() -> str:
            nonlocal tasks
            tasks = len(asyncio.all_tasks())
            return "counted"

        async with serving() as house, dialled(house) as (reader, writer):
            house.app.add_url_rule("/counts", view_func=counts)
            writer.write(asked(b"/plain"))
            await reader.readuntil(b"plain")
            before = len(asyncio.all_tasks())
            writer.write(asked(b"/counts"))
            assert (await reader.read(65_536)).endswith(b"counted")
            assert tasks == before + 1

    run(scene())


class TestPrivateNames:
    """What `exchange.py`, `incoming.py` and `http1.py` use of others' insides."""

    @pytest.mark.parametrize(
        ("owner", "names"),
        [
            (HTTPStream.__init__, ["self.closed", "self.send", "self.state"]),
            (HTTPStream.handle, ["self.app_put", "self.scope"]),
            (TaskGroup.spawn_app, ["asyncio.Queue(", "return app_queue.put"]),
            (RequestContext.__init__, ["_after_request_functions", "flashes"]),
            (RequestContext.push, ["_cv_request.set(self)"]),
            (Body.append, ["data"]),
            (DataBody.__init__, ["self.data", "self.begin", "self.end"]),
            (MapAdapter.__init__, ["path_info", "default_method"]),
            (h11.Response.__init__, ["isinstance(headers, Headers)"]),
            (CheckedHeaders.__init__, ["_full_items"]),
        ],
        ids=lambda value: getattr(value, "__qualname__", None),
    )
    def test_the_code_has(self, owner: object, names: list[str]) -> None:
        source = inspect.getsource(owner)  # type: ignore[arg-type]
        assert [name for name in names if name not in source] == []
