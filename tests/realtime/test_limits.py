"""What one socket and one user may ask, how long silence lasts, and what ends access."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

import asyncpg
import pytest

from lms.auth.actions import sessions
from lms.core import redis
from lms.core.access import Actor, Role
from lms.core.ids import new_id
from lms.courses.models import CourseStaff
from lms.realtime.accounts import Accounts
from lms.realtime.clients import COMMANDS, Client, Handler
from lms.realtime.dispatch import Dispatcher
from lms.realtime.messages import Command
from lms.realtime.publishing import local, recheck
from lms.settings import Settings
from lms.users.actions.people import change_user
from tests.courses.factories import make_staff
from tests.factories import actor_of, make_user
from tests.live.factories import make_game
from tests.patience import PROMPT_S
from tests.realtime.written import Written, client_on
from tests.server import Running, inherited, start
from tests.sockets import Socket, as_player, as_user, opened

STRICT = {
    "WS_COMMANDS_PER_S": "5",
    "WS_BURST": "20",
    "WS_FRAMES_PER_S": "100",
    "WS_FRAMES_BURST": "200",
    "WS_HELLO_S": "0.5",
    "WS_HEARTBEAT_S": "0.4",
    "WS_SILENCE_S": "1.5",
    "WS_SOCKETS_PER_USER": "5",
}


@pytest.fixture(scope="module")
def strict(
    running: asyncpg.Connection, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """Two processes with the limits as they are outside of tests, and little patience."""
    process = start(tmp_path_factory.mktemp("strict"), inherited(), **STRICT)
    yield process
    process.stop()


async def test_a_burst_then_rate_limited_then_closed(db: None, strict: Running) -> None:
    async with as_user(strict, await make_user()) as socket:
        answers = await asyncio.gather(*(socket.ask("unsubscribe", channel="x") for _ in range(30)))
        refused = [one for one in answers if one["type"] == "error"]
        assert 9 <= len(refused) <= 10
        assert {one["code"] for one in refused} == {"rate_limited"}
        assert all(0 < one["retry_after_ms"] <= 200 for one in refused)
        assert all(one["retryable"] for one in refused)
        await asyncio.gather(*(socket.ok("ping") for _ in range(50)))  # don't count
        await asyncio.sleep(0.45)
        await socket.ok("unsubscribe", channel="x")
        for _ in range(60):
            socket.send("unsubscribe", channel="x")
        assert await socket.close_code() == 4005


async def test_frames_that_are_not_understood_count_too(db: None, strict: Running) -> None:
    async with as_user(strict, await make_user()) as socket:
        for _ in range(60):
            await socket.line.send("nonsense")
        assert await socket.close_code() == 4005
        codes = [one["code"] for one in socket.events]
        assert codes[:20] == ["bad_json"] * 20
        assert set(codes[20:]) == {"rate_limited"}
        assert all(one["id"] is None for one in socket.events)


async def test_pings_cost_too(db: None, strict: Running) -> None:
    """The protocol's own, not the contract's: no command and no answer of ours counts them."""
    async with as_user(strict, await make_user()) as socket:
        pongs = [await socket.line.ping() for _ in range(400)]
        assert await socket.close_code() == 4005
        for pong in pongs:
            pong.cancel()


async def test_all_sockets_of_one_user_share_a_larger_limit(db: None) -> None:
    dispatch = Dispatcher(Settings(ws_burst=20, ws_commands_per_s=5))
    user = actor_of(await make_user())
    lines = [Written() for _ in range(5)]
    account = await dispatch._accounts.enter(user)
    for line in lines:
        client = client_on(line, 20)
        client.actor, client.account = user, account
        for n in range(20):
            dispatch.on_message(line, f'{{"id":{n},"type":"no.such"}}')  # type: ignore[arg-type]
    codes = [one["code"] for line in lines for one in line.frames]
    assert codes.count("unknown_type") == 60
    assert codes.count("rate_limited") == 40


async def test_the_sixth_socket_of_a_user_is_one_too_many(db: None, strict: Running) -> None:
    user = await make_user()
    async with AsyncExitStack() as stack:
        for _ in range(5):
            await stack.enter_async_context(as_user(strict, user))
        with pytest.raises(ConnectionError, match="4429"):
            await stack.enter_async_context(as_user(strict, user))
        await stack.enter_async_context(as_user(strict, await make_user()))  # others aren't
    for _ in range(50):  # those that ended make room
        with_room = await try_again(strict, user)
        if with_room:
            break
        await asyncio.sleep(0.05)
    assert with_room


async def try_again(server: Running, user: object) -> bool:
    try:
        async with as_user(server, user):  # type: ignore[arg-type]
            return True
    except ConnectionError:
        return False


async def test_sockets_of_a_killed_process_count_for_nothing(db: None) -> None:
    here, user = Accounts(5, 20), actor_of(await make_user())
    key = f"sockets:user:{user.id}"
    await redis.client().hset(key, str(new_id()), "5")  # type: ignore[misc]
    accounts = [await here.enter(user) for _ in range(6)]
    assert [one is not None for one in accounts] == [True] * 5 + [False]
    assert await redis.client().hlen(key) == 1  # type: ignore[misc]
    for _ in range(5):
        here.leave(user)
    assert here._accounts == {}
    assert local.process is not None


async def test_players_are_counted_in_their_process(db: None) -> None:
    here = Accounts(2, 20)
    player = Actor("participant", new_id(), Role.STUDENT, "Ada", new_id())
    assert await here.enter(player)
    assert await here.enter(player)
    assert await here.enter(player) is None
    here.leave(player)
    assert await here.enter(player)


async def test_four_commands_at_once_then_the_socket_is_not_read(db: None) -> None:
    dispatch = Dispatcher(Settings(ws_burst=100, ws_commands_at_once=4))
    line = Written()
    client = client_on(line)
    client.actor = actor_of(await make_user())
    go = asyncio.Event()

    class Wait(Command):
        type: str = "test.wait"

    async def wait(_client: Client, _message: Wait) -> None:
        await go.wait()

    COMMANDS["test.wait"] = Handler(Wait, wait, None)
    try:
        for n in range(4):
            assert not line.held
            dispatch.on_message(line, f'{{"id":{n},"type":"test.wait"}}')  # type: ignore[arg-type]
        assert line.held
        go.set()
        await asyncio.sleep(0.01)
        assert not line.held
        assert [one["id"] for one in line.frames] == [0, 1, 2, 3]
    finally:
        del COMMANDS["test.wait"]


@pytest.mark.slow
async def test_no_hello_and_silence_close(db: None, strict: Running) -> None:
    begun = time.monotonic()
    async with opened(strict) as socket:
        assert await socket.close_code() == 4408
    assert time.monotonic() - begun > 0.4
    user = await make_user()
    async with as_user(strict, user) as talking, mute(strict, user) as silent:
        assert await silent.close_code() == 4003
        await talking.ok("ping")
        pings = [one for one in silent.raw if '"type":"ping"' in one]
        assert pings


@asynccontextmanager
async def mute(server: Running, user: object) -> AsyncIterator[Socket]:
    """A socket that never answers the server's pings."""
    async with as_user(server, user) as socket:  # type: ignore[arg-type]
        send = socket.line.send

        async def nothing(_text: str) -> None:
            return None

        socket.line.send = nothing  # type: ignore[method-assign, assignment]
        yield socket
        socket.line.send = send  # type: ignore[method-assign]


async def test_pings_tell_the_versions(db: None, strict: Running) -> None:
    game = await make_game()
    async with as_user(strict, game.host) as socket:
        await socket.ok("subscribe", channel=game.channel)
        for _ in range(40):
            pings = [one for one in socket.raw if '"type":"ping"' in one and game.channel in one]
            if pings:
                break
            await asyncio.sleep(0.05)
        assert f'"versions":{{"{game.channel}":0}}' in pings[0]
        assert '"server_time":"' in pings[0]


async def test_losing_access_closes_within_a_second(db: None, strict: Running) -> None:
    game = await make_game()
    co, admin, host = await make_staff(game.course), await make_user(Role.ADMIN), game.host
    joined = await game.player(student := await make_user())
    async with AsyncExitStack() as stack:

        async def seated(user: object) -> Socket:
            socket = await stack.enter_async_context(as_user(strict, user))  # type: ignore[arg-type]
            await socket.ok("subscribe", channel=game.channel)
            return socket

        by_role, by_staff, by_session, by_status = [
            await seated(one) for one in (admin, co, student, host)
        ]
        other = await stack.enter_async_context(as_player(strict, joined.player_token))
        begun = time.monotonic()
        await make_user(Role.ADMIN)
        await change_user(admin.id, {"role": Role.STUDENT})
        assert await by_role.close_code() == 4403
        await CourseStaff.filter(course=game.course, user=co).delete()
        recheck("user", co.id)
        assert await by_staff.close_code() == 4403
        await sessions.revoke_all(student.id)
        assert await by_session.close_code() == 4401
        await change_user(host.id, {"status": "disabled"})
        assert await by_status.close_code() == 4401
        assert time.monotonic() - begun < PROMPT_S
        await other.ok("ping")  # the player's own token is another credential
