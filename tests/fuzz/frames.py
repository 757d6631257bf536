"""Random frames against a real server, while a game goes on beside.

Hypothesis writes the frames: commands after their message models, with fields left out, added and
spoiled; any JSON; any text. Each frame that is no pong must be answered exactly once, nothing may
go wrong on the server, and the other game must not notice. Beside them come sockets that send bytes
which are no frames, or hardly: each is closed with a code of the protocol, or left open.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from lms import features
from lms.realtime.clients import COMMANDS
from tests.live.factories import make_game, right
from tests.live.table import Table, table, web
from tests.server import Running

Frame: TypeAlias = str | bytes
features.load()  # so that every command is there
LIMITS = {
    "WS_COMMANDS_PER_S": "1000000",
    "WS_BURST": "1000000",
    "WS_FRAMES_BURST": "1000000000",
    "WS_BYTES_BURST": "1000000000000",
    "WS_SOCKETS_PER_USER": "1000",
}
A_LIST = 40
PATIENCE_S = 20.0
WRONG = ("Traceback", "[error", "[critical", '"level":"error"', "never retrieved")

junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["\ud800", "\x00", "e\u0301" * 40, "1e999", "=1+1", 10**400]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@dataclass(slots=True)
class Known:
    """Ids that exist, so that some of the commands get far."""

    session: UUID
    questions: list[UUID]
    players: list[UUID] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def commands(known: Known) -> st.SearchStrategy[dict[str, Any]]:
    """Commands as their models want them, and then not quite."""
    real = {
        "session_id": st.sampled_from([str(known.session)]) | st.uuids().map(str),
        "question_id": st.sampled_from([*map(str, known.questions)]) | st.uuids().map(str),
        "participant_id": st.sampled_from([*map(str, known.players)]) | st.uuids().map(str),
        "version": st.integers(0, 60),
        "seconds": st.integers(-1, 700),
        "locked": st.booleans(),
        "ban": st.just(False),
        "abort": st.booleans(),
        "channel": st.sampled_from([f"live:{known.session}", "live:x", "notifications:", "a:b"]),
        "answer": st.lists(st.sampled_from(known.options), max_size=3).map(
            lambda ids: {"options": ids}
        )
        | st.fixed_dictionaries({"text": st.text(max_size=30)})
        | st.fixed_dictionaries({"value": st.floats() | st.integers()}),
        "sent": junk,
        "ticket": st.text(max_size=30),
        "player_token": st.text(max_size=30),
    }

    @st.composite
    def command(draw: st.DrawFn) -> dict[str, Any]:
        kind = draw(st.sampled_from(KINDS))
        names = [name for name in FIELDS.get(kind, ()) if name in real]
        made = {
            "id": draw(st.integers(0, 99)),
            "type": kind,
            **{name: draw(real[name]) for name in names},
        }
        match draw(st.integers(0, 7)):
            case 0:
                made.pop(draw(st.sampled_from([*made])))
            case 1:
                made[draw(st.sampled_from([*made]))] = draw(junk)
            case 2:
                made[draw(st.text(max_size=8) | st.just("\ud800"))] = draw(junk)
            case 3:
                made["id"] = draw(ids)
        return made

    return command()


ids = st.integers(-5, 2**64) | st.text(max_size=70) | junk
KINDS = [one for one in COMMANDS if one != "live.finish"] * 3 + [
    "live.answer", "live.answer", "subscribe", "ping", "pong", "hello", "live.finish", "no.such",
]  # fmt: skip
FIELDS = {
    kind: [name for name in handler.message.model_fields if name != "type"]
    for kind, handler in COMMANDS.items()
} | {"ping": ["sent"], "hello": ["ticket", "player_token"]}


def text_of(value: Any) -> str:
    return json.dumps(value)


def frames(known: Known) -> st.SearchStrategy[Frame]:
    meant = commands(known).map(text_of)
    other = st.one_of(
        junk.map(text_of),
        st.text(max_size=200),
        st.text('[]{}",:\\u0123456789abcdefntrue', max_size=60),
        st.sampled_from(["[" * 5000, '{"a":' * 3000, '{"id":1,"type":"ping"', '{"id":1}{"id":2}']),
        st.integers(16_000, 16_384).map(lambda n: " " * n),
    )

    @st.composite
    def frame(draw: st.DrawFn) -> Frame:
        return draw(other if draw(st.integers(0, 5)) == 5 else meant)

    return frame()


def lists(known: Known, how_many: int, with_seed: int) -> Iterator[list[Frame]]:
    """So many lists of frames, the same ones for the same seed."""
    found: list[list[Frame]] = []

    @seed(with_seed)
    @settings(
        max_examples=how_many,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(frames(known), min_size=A_LIST, max_size=A_LIST))
    def collect(one: list[Frame]) -> None:
        found.append(one)

    collect()
    yield from found


def silent(text: Frame) -> bool:
    """Whether the contract gives no answer: to a pong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("type") == "pong"


@dataclass(slots=True)
class Report:
    sent: int = 0
    answered: int = 0
    codes: dict[str, int] = field(default_factory=dict)
    reconnects: int = 0
    slowest_ms: float = 0.0
    """The slowest answer in the game beside."""
    grown_mib: float = 0.0
    noisy: int = 0
    """How many sockets sent malformed frames, and how many of those were closed for it."""
    noisy_closed: int = 0
    wrong: list[str] = field(default_factory=list)


CLOSES = {1000, 1002, 1003, 1007, 4408, 4413}
"""With what a socket may be closed that sends noise and perhaps a close frame of its own."""


def noise(chance: random.Random) -> bytes:
    """Bytes as a broken or hostile client sends them behind the handshake."""
    key, body = chance.randbytes(4), chance.randbytes(chance.choice([0, 1, 5, 125, 126, 3000]))
    size = len(body)
    match chance.randrange(6):
        case 0:  # anything at all
            return chance.randbytes(chance.randint(1, 4000))
        case 1:  # any first byte, masked, of an honest length
            wide = bytes([254]) + size.to_bytes(2, "big") if size > 125 else bytes([128 | size])
            return chance.randbytes(1) + wide + key + body
        case 2:  # a length that lies
            return bytes([0x81, 255]) + chance.randbytes(8) + key + body
        case 3:  # not masked
            return bytes([0x81, size & 127]) + body
        case 4:  # fragments that never end
            return bytes([0x01, 128 | 3]) + key + b"abc" + bytes([0x00, 128 | 3]) + key + b"def"
        case _:  # text that isn't
            return bytes([0x81, 128 | 4]) + bytes(4) + b"\xff\xfe\xed\xa0"


async def make_noise(server: Running, chance: random.Random, report: Report) -> None:
    """One socket that sends noise; what it is closed with is looked at."""
    line = await connect(server.ws_url, subprotocols=["lms.v1"])  # type: ignore[list-item]
    try:
        for _ in range(chance.randint(1, 4)):
            line.transport.write(noise(chance))
            await asyncio.sleep(chance.random() * 0.01)
        with suppress(TimeoutError, ConnectionClosed):
            async with asyncio.timeout(0.5):
                async for _ in line:
                    pass
    finally:
        line.transport.abort()
        await line.wait_closed()
    report.noisy += 1
    if line.protocol.close_rcvd and line.protocol.close_rcvd.code not in CLOSES:
        report.wrong.append(f"noise was closed with {line.protocol.close_rcvd.code}")
    report.noisy_closed += line.protocol.close_rcvd is not None


class Stormer:
    """One who sends frames, as host, as player or as somebody else."""

    def __init__(self, server: Running, hello: dict[str, str], report: Report) -> None:
        self.server = server
        self.hello = hello
        self.report = report
        self.line: ClientConnection | None = None

    async def connected(self) -> ClientConnection:
        if self.line is None:
            self.line = await connect(self.server.ws_url, subprotocols=["lms.v1"])  # type: ignore[list-item]
            await self.line.send(text_of({"id": "hello", "type": "hello", **self.hello}))
            answer = json.loads(await self.line.recv())
            assert answer["type"] == "ok", answer
        return self.line

    async def send(self, some: list[Frame]) -> None:
        """Send them all, then wait for all answers."""
        line = await self.connected()
        for one in some:
            await line.send(one)
        due = sum(not silent(one) for one in some)
        self.report.sent += len(some)
        async with asyncio.timeout(PATIENCE_S):
            while due:
                frame = json.loads(await line.recv())
                if frame["type"] in ("ok", "error"):
                    due -= 1
                    self.report.answered += 1
                    code = frame.get("code", "ok")
                    self.report.codes[code] = self.report.codes.get(code, 0) + 1

    async def once(self, some: list[Frame]) -> None:
        try:
            await self.send(some)
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else 1006
            assert code in (4403, 4409), code  # its own frames did that: kicked, sat down twice
            self.report.reconnects += 1
            self.line = None

    async def end(self) -> None:
        if self.line is not None:
            await self.line.close()


def rss_mib(server: Running) -> float:
    total = 0
    for pid in server.pids:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1])
    return total / 1024


async def play_on(at: Table, over: asyncio.Event, report: Report) -> None:
    """The game beside: its answers must come as ever."""
    [host] = at.hosts
    questions = {str(one.id): one for one in await at.game.questions()}
    await host("live.start")
    while not over.is_set():
        await at.reach(host.mirror.version)
        question = questions[host.mirror.state["question"]["question_id"]]
        for player in at.players:
            asked = time.monotonic()
            answer = await player.answer(question.id, right(question))
            assert answer["type"] == "ok", answer
            report.slowest_ms = max(report.slowest_ms, 1000 * (time.monotonic() - asked))
            await asyncio.sleep(0.05)
        await host("live.close")
        await host("live.reveal")
        await host("live.leaderboard")
        if host.mirror.state["next"] is None:
            return
        await host("live.next")


async def storm(server: Running, how_many: int, *, with_seed: int = 1) -> Report:
    """Send so many frames; raises when one isn't answered or the game beside is disturbed."""
    report = Report()
    victim, beside = await make_game(questions=5), await make_game(questions=40, auto_close=False)
    questions = await victim.questions()
    joined = [await victim.player() for _ in range(4)]
    known = Known(
        victim.id,
        [one.id for one in questions],
        [new.participant.id for new in joined[:1]],
        [one["id"] for question in questions for one in question.content.get("options", [])],
    )
    # Before anybody sits down: making 100,000 frames holds this loop for minutes.
    all_lists = list(lists(known, how_many // A_LIST, with_seed))
    async with AsyncExitStack() as stack:
        at = await stack.enter_async_context(table(beside, [server], hosts=1, players=3))
        over = asyncio.Event()
        game = asyncio.create_task(play_on(at, over, report))
        stormers = [Stormer(server, {"player_token": j.player_token}, report) for j in joined[1:]]
        for stormer in stormers:
            stack.push_async_callback(stormer.end)
        before, chance = 0.0, random.Random(with_seed)
        for n in range(0, len(all_lists), len(stormers) + 1):
            hosting = Stormer(server, {"ticket": await ticket(server, victim.host)}, report)
            some = all_lists[n : n + len(stormers) + 1]
            await asyncio.gather(
                *(who.once(one) for who, one in zip([hosting, *stormers], some, strict=False))
            )
            await hosting.end()
            await make_noise(server, chance, report)
            if n >= len(all_lists) // 4 and not before:
                before = rss_mib(server)
        report.grown_mib = rss_mib(server) - before
        over.set()
        await asyncio.wait_for(game, 20)
    said = server.log.read_text().splitlines()
    report.wrong += [line for line in said if any(word in line for word in WRONG)]
    return report


async def ticket(server: Running, user: Any) -> str:
    async with web(server, user) as client:
        given: str = (await client.post("realtime/tickets")).json()["ticket"]
        return given
