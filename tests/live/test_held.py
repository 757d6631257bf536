"""A room that types as much as it may, in scripts that take long to read, holds nobody up."""

from __future__ import annotations

import gc
import time
from asyncio.events import Handle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from lms.core import clock
from lms.core.ids import new_id
from lms.live.models import LiveAnswer, LiveParticipant, LiveSession
from lms.live.tally import tally
from lms.questions.content import content_of, dumped
from lms.questions.models import QuestionVersion
from tests.client import Client
from tests.live.commanding import run
from tests.live.factories import Made, make_game

BOUND_MS = 50.0
PLAYERS = 280
ACCEPTED = [{"text": "yes"}, *({"text": f"*{'ﬃ' * 190}{n}"} for n in range(49))]
KEY = content_of({"type": "short_answer", "answers": ACCEPTED})


@contextmanager
def longest_step(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Milliseconds of CPU of the longest step of the loop; time when others run doesn't count.

    Nor does the collector's walk over what the tests before have left.
    """
    found, step = [0.0], Handle._run

    def timed(handle: Any) -> None:
        begun = time.thread_time()
        step(handle)
        found[0] = max(found[0], (time.thread_time() - begun) * 1000)

    gc.collect()
    gc.freeze()
    with monkeypatch.context() as patched:
        patched.setattr(Handle, "_run", timed)
        yield found
    gc.unfreeze()


async def typed(questions: int) -> Made:
    """A game whose first question is open, and answered by all in what takes long to read."""
    game = await make_game(questions=questions, auto_close=False)
    for question in await game.questions():
        newest = QuestionVersion.filter(question_id=question.id)
        await newest.update(type="short_answer", content=dumped(KEY))
    players = [
        LiveParticipant(
            id=new_id(), session_id=game.id, nickname=f"P{n}", folded=f"p{n}",
            token_hash=f"{n}-{game.id}", joined_at=clock.now(),
        )
        for n in range(PLAYERS)
    ]  # fmt: skip
    await LiveParticipant.bulk_create(players)
    await run(game, "live.start")
    return game


async def answer_all(game: Made) -> None:
    session = await LiveSession.get(id=game.id)
    assert session.question_id
    players = await LiveParticipant.filter(session_id=game.id).values_list("id", flat=True)
    answers = [
        LiveAnswer(
            session_id=game.id, question_id=session.question_id, participant_id=who,
            answer={"text": "ب\u200d" * 240 + str(n)}, received_at=clock.now(), answered_ms=n,
        )
        for n, who in enumerate(players)
    ]  # fmt: skip
    await LiveAnswer.bulk_create(answers)


@pytest.mark.slow
async def test_typed_answers_are_judged_and_counted_aside(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = await typed(questions=1)
    await answer_all(game)
    with longest_step(monkeypatch) as held:
        for _ in range(2):
            assert await tally(game.id)
    assert held[0] < BOUND_MS
    await run(game, "live.close")
    with longest_step(monkeypatch) as held:
        await run(game, "live.reveal")
    assert held[0] < BOUND_MS


@pytest.mark.slow
async def test_the_results_of_a_large_game_are_made_aside(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = await typed(questions=5)
    for _ in range(5):
        await answer_all(game)
        await run(game, "live.close")
        await run(game, "live.next")
    with longest_step(monkeypatch) as held:
        shown = await client.get(f"live-sessions/{game.id}/results", as_=game.host)
        assert len(shown.json["items"]) == PLAYERS
    page = held[0]
    with longest_step(monkeypatch) as held:
        csv = await client.get(
            f"live-sessions/{game.id}/results", as_=game.host, headers={"Accept": "text/csv"}
        )
        assert csv.status == 200
    assert (page < BOUND_MS, held[0] < BOUND_MS) == (True, True), (page, held[0])
