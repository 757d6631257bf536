"""Whether a host is there: told by each of their sockets, on whichever process."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from lms.core import db as database
from tests.live.conftest import Pair
from tests.live.factories import Made, make_game
from tests.live.table import Player, table
from tests.sockets import Socket, as_user


async def sit_down(stack: AsyncExitStack, pair: Pair, game: Made, process: int) -> Socket:
    """A socket of the game's one host on that process."""
    socket = await stack.enter_async_context(as_user(pair[process], game.host))
    await socket.ok("subscribe", channel=game.channel)
    return socket


async def told(player: Player, online: bool) -> None:
    """The player hears it, and a page that is loaded now reads the same."""
    await player.socket.event("live.host", lambda event: event["online"] is online)
    answer = await player.socket.ok("subscribe", channel=player.game.channel)
    assert answer["snapshot"]["host_online"] is online


@pytest.mark.slow
@pytest.mark.parametrize("processes", [(0, 0), (0, 1)], ids=["one process", "two processes"])
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one after the other"])
async def test_projector_and_control_of_one_teacher_lose_the_line(
    db: None, pair: Pair, processes: tuple[int, int], at_once: bool
) -> None:
    game = await make_game(questions=1)
    async with table(game, pair, hosts=0, players=2) as at, AsyncExitStack() as stack:
        screens = [await sit_down(stack, pair, game, process) for process in processes]
        for player in at.players:
            await told(player, online=True)
        if at_once:
            for screen in screens:
                screen.line.transport.abort()
        else:
            await screens[0].end()
            screens[1].line.transport.abort()
        for player in at.players:
            await told(player, online=False)
        assert await database.rows("select 1 from live_hosts where session_id = $1", game.id) == []
        await sit_down(stack, pair, game, processes[0])
        for player in at.players:
            await told(player, online=True)
            heard = [one["online"] for one in player.socket.told if one["type"] == "live.host"]
            assert heard == [True, False, True]


async def test_who_subscribes_again_on_one_socket_is_counted_once(db: None, pair: Pair) -> None:
    game = await make_game(questions=1)
    async with table(game, pair, hosts=0, players=1) as at, AsyncExitStack() as stack:
        [player] = at.players
        screen = await sit_down(stack, pair, game, 0)
        await told(player, online=True)
        for _ in range(3):
            await screen.ok("subscribe", channel=game.channel)
        await screen.ok("unsubscribe", channel=game.channel)
        await told(player, online=False)
