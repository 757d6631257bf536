"""Peers that go silent, and peers that don't read."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import time
from pathlib import Path
from typing import Any

from lms.load.line import encode, masked
from lms.load.player import Player
from lms.load.web import Web
from tests.faults.crowd import Crowd, playing
from tests.faults.services import truth_rows
from tests.faults.table import Row, check, most, none_of, p
from tests.faults.world import World, holders, until
from tests.server import Running


def silent_player(
    crowd: Crowd, joined: dict[str, Any], *, receive_buffer: int = 0
) -> socket.socket:
    """A plain socket that has subscribed; what it does then is the caller's affair."""
    line = socket.socket()
    if receive_buffer:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    line.settimeout(10)
    line.connect(("127.0.0.1", crowd.server.port))
    line.sendall(crowd.room.target.handshake)
    head = b""
    while b"\r\n\r\n" not in head:
        head += line.recv(4096)
    hello = {"id": 1, "type": "hello", "player_token": joined["player_token"]}
    line.sendall(masked(encode(hello)))
    got = b""
    while b'"type":"ok"' not in got:
        got += line.recv(4096)
    line.sendall(masked(encode({"id": 2, "type": "subscribe", "channel": crowd.room.channel})))
    return line


async def silent_players(
    crowd: Crowd, count: int, name: str, *, receive_buffer: int = 0
) -> list[socket.socket]:
    """Guests that many."""
    web, found = Web(crowd.room.target), []
    for n in range(count):
        joined = await web.post("live/join", {"pin": crowd.pin, "nickname": f"{name} {n}"})
        opening = asyncio.to_thread(silent_player, crowd, joined, receive_buffer=receive_buffer)
        found.append(await opening)
    web.close()
    return found


@check
async def half_open_connections(world: World) -> list[Row]:
    """Phones that vanished: no byte comes any more, no FIN, nobody reads."""
    heartbeat, silence = (1.0, 3.0) if world.short else (20.0, 43.0)  # the defaults
    count = 50
    more = {"WS_HEARTBEAT_S": str(heartbeat), "WS_SILENCE_S": str(silence)}
    with world.serving(**more) as server:
        async with playing(world, server, 50, questions=2, seconds=60, auto_close=False) as crowd:
            gone = await silent_players(crowd, count, "Gone")
            ports = {line.getsockname()[1] for line in gone}
            since = time.monotonic()
            assert ports <= set(holders(server))
            await asyncio.sleep(silence * 0.9)
            early = len(ports - set(holders(server)))
            await until(lambda: not ports & set(holders(server)), silence + 15, "all closed")
            took = time.monotonic() - since
            lost = crowd.closes.total()
            for line in gone:
                line.close()
    return [
        most("all closed and forgotten after", took, silence + (3 if world.short else 2), "s"),
        none_of("closed too early", early, count),
        none_of("of those that answer, closed", lost, 50),
    ]


def rss_mib(pids: list[int]) -> float:
    """Memory of their own."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(("Private_Clean", "Private_Dirty")):
                total += int(line.split()[1])
    return total / 1024


async def round_trips(players: list[Player], seconds: float) -> list[float]:
    """Pings of some players, ms."""
    found: list[float] = []

    def ask(player: Player) -> None:
        sent = time.perf_counter()
        player.send("ping", lambda _: found.append((time.perf_counter() - sent) * 1000))

    until_ = time.monotonic() + seconds
    while time.monotonic() < until_:
        for player in random.sample(players, 10):
            ask(player)
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    return found


@check
async def slow_readers_disturb_nobody(world: World) -> list[Row]:
    """They never read what is broadcast; the others' round trips are compared with and without
    them."""
    turns, slow, stall_s = (3, 20, 1) if world.short else (8, 50, 5)
    alone: list[float] = []
    beside: list[float] = []
    # A small kernel buffer, so that a few events fill it.
    more = {"SOCKET_SEND_BUFFER_BYTES": "4096", "WS_STALL_S": str(stall_s)}
    with world.serving(WS_COMMANDS_PER_S="100", WS_BURST="1000", **more) as server:
        async with playing(world, server, 100, questions=2, seconds=60, auto_close=False) as crowd:
            await crowd.open()
            telling = asyncio.create_task(tell_all(crowd))
            try:
                await round_trips(crowd.players, 1)
                before = highest = rss_mib(server.pids)
                for turn in range(turns):
                    alone.append(p(await round_trips(crowd.players, 2), 0.99))
                    lines = await silent_players(crowd, slow, f"Slow {turn}", receive_buffer=4096)
                    beside.append(p(await round_trips(crowd.players, 2), 0.99))
                    highest = max(highest, rss_mib(server.pids))
                    await ended(server, lines, stall_s + 30)
            finally:
                telling.cancel()
            lost = crowd.closes.total()
            truth = await crowd.compare()
    middle_alone, middle_beside = p(alone, 0.5), p(beside, 0.5)
    noise = max(0.1 * middle_alone, p(alone, 0.75) - p(alone, 0.25), 2.0)
    return [
        most("others' p99 with them, less without (10 % or noise)", middle_beside - middle_alone,
             noise, "ms", f"; without {middle_alone:.2f}, with {middle_beside:.2f}"),
        most("memory at most more", highest - before, 0.3 * slow + 8, "MiB"),
        none_of("others that were closed", lost, 100),
        Row("slow readers closed", f"{turns * slow} of {turns * slow}", kept=True),
        *truth_rows(truth),
    ]  # fmt: skip


@check
async def who_asks_and_never_reads(world: World) -> list[Row]:
    """With all settings as they come: each asks until it is closed; what it costs is bounded."""
    count = 10 if world.short else 40
    with world.serving() as server:
        async with playing(world, server, 50, questions=2, seconds=60, auto_close=False) as crowd:
            await round_trips(crowd.players, 1)
            before = highest = rss_mib(server.pids)
            lines = await silent_players(crowd, count, "Asking", receive_buffer=4096)
            asking = asyncio.create_task(ask_unread(lines))
            try:
                since = time.monotonic()
                over = asyncio.create_task(ended(server, lines, 60))
                while not over.done():
                    highest = max(highest, rss_mib(server.pids))
                    await asyncio.sleep(0.1)
                await over
                took = time.monotonic() - since
            finally:
                asking.cancel()
            await asyncio.sleep(1)
            after = rss_mib(server.pids)
            lost = crowd.closes.total()
    return [
        most("all of them closed after", took, 60, "s"),
        most("memory at most more", highest - before, 0.5 * count + 8, "MiB",
             f"; afterwards {after - before:+.1f}"),
        none_of("others that were closed", lost, 50),
    ]  # fmt: skip


async def ended(server: Running, lines: list[socket.socket], within: float) -> None:
    """Until the server holds none of them any more; then they are closed here too."""
    ports = {line.getsockname()[1] for line in lines}
    await until(lambda: not ports & set(holders(server)), within, "the slow ones end")
    for line in lines:
        line.close()


async def tell_all(crowd: Crowd) -> None:
    """Something for everybody twenty times a second: the host moves the deadline."""
    while True:
        await crowd.host.ask("live.extend", version=crowd.host.version, seconds=1)
        await asyncio.sleep(0.05)


async def ask_unread(lines: list[socket.socket]) -> None:
    """Pings, which no limit counts, without reading an answer; whole frames only."""
    frames = masked(encode({"id": "x" * 60, "type": "ping"})) * 20
    left = dict.fromkeys(lines, b"")
    for line in lines:
        line.setblocking(False)
    while True:
        for line, rest in left.items():
            data = rest or frames
            with contextlib.suppress(OSError):
                left[line] = data[line.send(data) :]
        await asyncio.sleep(0.01)
