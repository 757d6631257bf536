"""What an exception of the libraries means is the same on both edges."""

from __future__ import annotations

import asyncio

import pytest

from lms.realtime.clients import COMMANDS, Client, Handler
from lms.realtime.dispatch import Dispatcher
from lms.realtime.messages import Command
from lms.settings import Settings
from tests.app.odd import MEANT, odd_app
from tests.client import Client as Web
from tests.factories import actor_of, make_user
from tests.realtime.written import Written, client_on


class Fail(Command):
    type: str = "test.fail"


async def on_socket(error: Exception) -> tuple[str, bool]:
    """The code and whether to try again, as a socket's client reads it."""
    line = Written()
    client = client_on(line)
    client.actor = actor_of(await make_user())

    async def fail(_client: Client, _message: Fail) -> None:
        raise error

    COMMANDS["test.fail"] = Handler(Fail, fail, None)
    try:
        Dispatcher(Settings()).on_message(line, '{"id":1,"type":"test.fail"}')  # type: ignore[arg-type]
        while not line.frames:  # noqa: ASYNC110
            await asyncio.sleep(0)
    finally:
        del COMMANDS["test.fail"]
    [frame] = line.frames
    return frame["code"], frame["retryable"]


@pytest.mark.parametrize("name", MEANT)
async def test_both_edges_say_the_same(settings: Settings, db: None, name: str) -> None:
    error, status, code = MEANT[name]
    answer = await Web(odd_app(settings)).get(f"odd/raise/{name}")
    assert (answer.status, answer.code) == (status, code)
    assert ("Retry-After" in answer.headers) == (status in {429, 503})
    assert await on_socket(error) == (code, status in {429, 503})


async def test_a_fault_of_ours_says_nothing_on_either(settings: Settings, db: None) -> None:
    answer = await Web(odd_app(settings)).get("odd/bug")
    assert (answer.status, answer.code) == (500, "internal")
    assert await on_socket(RuntimeError("canary-5d1f")) == ("unavailable", True)
