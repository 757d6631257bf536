"""Opening and closing the endpoint: who may connect, with what credentials, and the close codes."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from lms.auth import tickets
from tests.factories import actor_of, make_user
from tests.live.factories import make_game
from tests.patience import PATIENCE_S
from tests.server import Running, inherited, start
from tests.sockets import as_player, opened


@pytest.mark.parametrize(
    ("offered", "echoed"),
    [(None, None), (["chat"], "chat"), (["chat", "lms.v0"], "chat")],
    ids=["none", "unknown", "two unknown"],
)
async def test_another_protocol_is_accepted_and_closed(
    server: Running, offered: Any, echoed: str | None
) -> None:
    async with connect(server.ws_url, subprotocols=offered) as line:
        assert line.subprotocol == echoed
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(line.recv(), PATIENCE_S)
        assert line.close_code == 4426


async def test_ours_is_chosen_wherever_it_stands(server: Running) -> None:
    async with connect(server.ws_url, subprotocols=["chat", "lms.v1"]) as line:  # type: ignore[list-item]
        assert line.subprotocol == "lms.v1"
        await line.send('{"id":1,"type":"hello","ticket":"nothing"}')
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(line.recv(), PATIENCE_S)
        assert line.close_code == 4004


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1"])
async def test_a_foreign_page_is_refused(server: Running, origin: Any) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(server.ws_url, subprotocols=["lms.v1"], origin=origin)  # type: ignore[list-item]
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/api/v1/health", "/x/%00", "/"])
async def test_a_handshake_on_another_path_is_a_problem_like_any(
    server: Running, path: str
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(server.base_url.replace("http", "ws", 1) + path)
    answer = refused.value.response
    assert 400 <= answer.status_code < 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Request-ID"]


async def test_our_page_and_who_is_no_page_may_connect(server: Running) -> None:
    origin: Any
    for origin in (None, server.base_url):
        async with opened(server, origin=origin) as socket:
            socket.send("ping")
            assert await socket.close_code() == 4408, "it is heard: hello has to come first"


async def test_a_ticket_expires(db: None, server: Running) -> None:
    actor = actor_of(await make_user())
    good, old = await tickets.issue(actor, 30), await tickets.issue(actor, 1)
    await asyncio.sleep(1.1)
    async with opened(server) as socket:
        socket.send("hello", ticket=old)
        assert await socket.close_code() == 4004
    async with opened(server) as socket:
        socket.send("hello", ticket=good)
        assert await socket.close_code() == 4401, "it was read; that account has no session"


@pytest.mark.slow
@pytest.mark.parametrize(("playing", "most"), [(True, 2000), (False, 10_000)])
async def test_who_is_sent_away_is_told_when_to_come_back(
    db: None, tmp_path: Path, playing: bool, most: int
) -> None:
    game = await make_game()
    process = await asyncio.to_thread(start, tmp_path, inherited(), workers=1)
    try:
        async with AsyncExitStack() as stack:
            there = []
            for _ in range(20):
                token = (await game.player()).player_token
                socket = await stack.enter_async_context(as_player(process, token))
                if playing:
                    await socket.ok("subscribe", channel=game.channel)
                there.append(socket)
            process.parent.terminate()
            codes = [await one.close_code() for one in there]
            reasons = [json.loads(one.line.close_reason or "") for one in there]
    finally:
        await asyncio.to_thread(process.stop)
    assert codes == [4000] * 20
    waits = [one["retry_after_ms"] for one in reasons]
    assert all(0 <= wait <= most for wait in waits)
    assert len(set(waits)) > 10, "spread, so that they don't all come at once"
