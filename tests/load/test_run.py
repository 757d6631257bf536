"""`lms live-load` against a real server: its figures, and what it says when it can't go on."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from lms.core.access import Role
from lms.embedded.server import pick_port
from lms.load.report import Report, spread
from lms.load.run import Load, Plan, live_load
from lms.users.passwords import make_hash
from tests.factories import make_user
from tests.live.factories import make_game
from tests.patience import PATIENCE_S
from tests.server import Running
from tests.sockets import as_user

PASSWORD = "a quiet green morning"


async def connected(load: Load, running: asyncio.Task[Report]) -> None:
    while not (load.report.connect_s or running.done()):  # noqa: ASYNC110  it tells nobody
        await asyncio.sleep(0.005)


@pytest.mark.slow
async def test_it_hosts_a_game_and_counts_what_came_of_it(db: None, server: Running) -> None:
    host = await make_user(Role.INSTRUCTOR, password_hash=await make_hash(PASSWORD))
    load = Load(Plan(server.base_url, 30, 2, 0.4, email=host.email, password=PASSWORD))
    running = asyncio.create_task(load.run())
    await connected(load, running)
    for player in load.players[:3]:  # as phones that lose their network
        if player.line is not None:
            player.line.drop()
    report = await asyncio.wait_for(running, PATIENCE_S)

    assert report.good
    assert (report.joins, len(report.join_ms)) == (30, 30)
    assert (len(report.acks_ms), report.unanswered) == (60, 0)
    assert (report.lost, report.doubled, report.refused) == (0, 0, Counter())
    assert len(report.reach_ms) == 2
    assert (len(report.back_s), report.closes) == (3, Counter({1006: 3}))
    rows = dict(line.split("  ", 1) for line in str(report).splitlines())
    shown = {name.strip(): value.strip() for name, value in rows.items()}
    assert shown["answers acknowledged"] == f"60, {spread(report.acks_ms)}"
    assert shown["late"] == "0"
    assert shown["reconnects"].startswith("3, p50 ")
    assert shown["sockets ended by the server"] == "3 x 1006"
    assert shown["lost"] == "0 of 60 acknowledged (compared with the stored results)"


@pytest.mark.slow
async def test_it_plays_along_and_counts_who_was_late(db: None, server: Running) -> None:
    game = await make_game(questions=1, auto_close=False)
    load = Load(Plan(server.base_url, 30, 1, 1.6, pin=game.session.pin))
    running = asyncio.create_task(load.run())
    async with as_user(server, game.host) as host:
        await host.ok("subscribe", channel=game.channel)
        await connected(load, running)
        moved = await host.ok("live.start", session_id=game.id, version=0)
        await asyncio.sleep(0.8)
        moved = await host.ok("live.close", session_id=game.id, version=moved["version"])
        await asyncio.sleep(1.2)
        await host.ok("live.finish", session_id=game.id, version=moved["version"])
        report = await asyncio.wait_for(running, PATIENCE_S)
    late = report.refused["closed"]
    assert 0 < late < 30
    assert (len(report.acks_ms) + late, report.unanswered, report.lost) == (30, 0, 0)
    assert f"late                                {late}" in str(report)


@pytest.mark.parametrize(("lost", "doubled", "acks"), [(1, 0, 9), (0, 1, 9), (0, 0, 0)])
def test_what_is_lost_or_doubled_is_not_good(lost: int, doubled: int, acks: int) -> None:
    assert not Report(lost=lost, doubled=doubled, acks_ms=[1.0] * acks).good


def test_the_spread_is_the_median_the_99th_percentile_and_the_worst() -> None:
    assert spread([]) == "none"
    assert spread([float(n) for n in range(200, 0, -1)]) == "p50 101.0, p99 199.0, max 200.0 ms"


async def test_it_says_in_words_why_it_cannot_go_on(
    db: None, server: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    game = await make_game()
    wrong_pin = "000000" if game.session.pin != "000000" else "000001"
    nobody = f"http://127.0.0.1:{pick_port()}"
    for plan, words in (
        (Plan(server.base_url, 2, 1, pin=wrong_pin), "joining: 404"),
        (
            Plan(server.base_url, 2, 1, email="nobody@example.test", password=PASSWORD),
            "POST auth/login: 401",
        ),
        (Plan(nobody, 2, 1, pin=wrong_pin), "refused"),
    ):
        assert await live_load(plan) == 1
        said = capsys.readouterr().out
        assert "live-load could not go on" in said
        assert words in said
        assert "Traceback" not in said
