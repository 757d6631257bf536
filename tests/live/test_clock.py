"""A machine whose clock is wrong, or is set while a game runs: nobody in any game notices."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from lms.core import clock
from lms.core import db as core_db
from lms.live import messages, queries
from lms.live.actions import host, timers
from lms.live.models import LiveSession
from lms.live.presence import Presence
from lms.settings import Settings
from tests.factories import actor_of
from tests.live.commanding import answer
from tests.live.factories import Made, make_game, right
from tests.patience import PATIENCE_S
from tests.server import Running, inherited, start
from tests.sockets import as_player, as_user

JUMPS = [timedelta(seconds=120), timedelta(hours=3), timedelta(hours=-3)]


@pytest.fixture(scope="module")
def wandering(
    running: asyncpg.Connection, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Running, Path]]:
    """One process, and the file with the error of its clock in seconds."""
    folder = tmp_path_factory.mktemp("wandering")
    by = folder / "seconds"
    by.write_text("0")
    process = start(folder, inherited(), workers=1, module="tests.wandering", WANDERING=str(by))
    yield process, by
    process.stop()


async def opened(**given: object) -> Made:
    game = await make_game(questions=1, time_limit_s=60, **given)
    await host.start(actor_of(game.host), messages.Start(session_id=game.id, version=0))
    return game


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_what_is_due_is_what_the_database_says(
    db: None, jump: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even while a process knows nothing yet of its wrong clock: after a machine has slept."""
    game, lobby = await opened(), await make_game()
    shown = clock.now
    monkeypatch.setattr(clock, "now", lambda: shown() + jump)
    assert await timers.advance(game.id) is False
    assert await timers.advance(lobby.id) is False
    await LiveSession.filter(id=game.id).update(due_at=shown() - timedelta(seconds=1))
    await timers.advance(game.id)  # or this process's own watch was quicker
    session = await LiveSession.get(id=game.id)
    assert session.phase == "closed"
    assert abs(session.due_at - shown() - timedelta(hours=2)) < timedelta(minutes=1)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_who_is_here_is_what_the_database_says(
    db: None, jump: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process knows nothing yet of its wrong clock; the others read what it wrote."""
    game = await opened()
    quick, slow = await game.player(), await game.player()
    [question] = await game.questions()
    presence = Presence(asyncio.create_task)
    with monkeypatch.context() as wrong:
        shown = clock.now
        wrong.setattr(clock, "now", lambda: shown() + jump)
        presence.seen([slow.participant.id])
        await presence._write()
        presence.host_came(game.id)
        await presence._tell(game.id)
    await answer(game, quick, question.id, right(question))
    assert not await timers.close_when_everybody_answered(game.id)
    assert await queries.hosts_online([game.id]) == {game.id: True}
    with monkeypatch.context() as wrong:
        shown = clock.now
        wrong.setattr(clock, "now", lambda: shown() + jump)
        assert not await timers.close_when_everybody_answered(game.id)
        assert await queries.hosts_online([game.id]) == {game.id: True}


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_a_question_is_opened_by_the_databases_clock(
    db: None, jump: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = clock.now
    monkeypatch.setattr(clock, "now", lambda: shown() + jump)
    game = await opened()
    session = await LiveSession.get(id=game.id)
    assert session.opened_at
    assert abs(session.opened_at - shown()) < timedelta(seconds=5)


@pytest.mark.slow
@pytest.mark.parametrize("jump", [-3 * 3600, 120, 3 * 3600])
async def test_a_clock_that_is_set_changes_nothing_for_anybody(
    db: None, wandering: tuple[Running, Path], jump: int
) -> None:
    server, by = wandering
    by.write_text("0")
    game = await make_game(questions=1, time_limit_s=60, auto_close=False)
    lobby = await make_game()
    player = await game.player()
    async with (
        as_user(server, game.host) as control,
        as_player(server, player.player_token) as phone,
    ):
        await control.ok("subscribe", channel=game.channel)
        await phone.ok("subscribe", channel=game.channel)
        await control.ok("live.start", session_id=game.id, version=0)
        by.write_text(str(jump))
        await asyncio.sleep(1.5)  # the watch has looked several times by now
        question = (await game.questions())[0]
        told = await phone.ok(
            "live.answer", session_id=game.id, question_id=question.id, answer=right(question)
        )
        assert 1000 < told["answered_ms"] < 30_000
        told = await phone.ok("ping")
        ahead = datetime.fromisoformat(told["server_time"]) - clock.now()
        assert abs(ahead) < timedelta(seconds=5)
    assert (await LiveSession.get(id=game.id)).phase == "open"
    assert (await LiveSession.get(id=lobby.id)).phase == "lobby"


async def test_a_machine_that_has_slept_knows_the_time_within_two_seconds(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its even clock stood still meanwhile; the one that people see did not."""
    monkeypatch.setattr(clock, "_offset", clock._offset)  # as it is learned again in the end
    monkeypatch.setattr(clock, "_began", clock._began - 120)
    monkeypatch.setattr(clock, "_apart", clock._apart - 120)
    async with asyncio.timeout(PATIENCE_S):
        while abs(clock.now() - await core_db.now()) > timedelta(seconds=1):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
