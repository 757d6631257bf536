"""What only a race, a full hall of PINs or a vanished game brings about."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta

import pytest

from lms.core import clock
from lms.core.errors import NotFound, Unavailable
from lms.core.ids import new_id
from lms.live import messages
from lms.live.actions import host, timers
from lms.live.actions.change import question_of
from lms.live.answers.store import store
from lms.live.models import LiveParticipant, LiveSession
from tests.factories import actor_of
from tests.live.commanding import submission
from tests.live.factories import Made, make_game, right

AT_ONCE = 8


async def started() -> Made:
    game = await make_game(questions=2)
    await host.start(actor_of(game.host), messages.Start(session_id=game.id, version=0))
    return game


async def test_of_many_timers_one_takes_the_step(db: None) -> None:
    game = await started()
    await LiveSession.filter(id=game.id).update(due_at=clock.now() - timedelta(seconds=1))
    took = await asyncio.gather(*(timers.advance(game.id) for _ in range(AT_ONCE)))
    assert took.count(True) <= 1  # this process's own watch may have been quicker than all
    assert (await LiveSession.get(id=game.id)).version == 2


async def test_an_intro_ends_by_itself_and_opens_the_question(db: None) -> None:
    game = await make_game(intro_ms=10_000)
    await host.start(actor_of(game.host), messages.Start(session_id=game.id, version=0))
    assert await timers.advance(game.id) is False
    await LiveSession.filter(id=game.id).update(due_at=clock.now())
    await timers.advance(game.id)  # or this process's own watch was quicker
    session = await LiveSession.get(id=game.id)
    assert (session.phase, session.version, session.number) == ("open", 2, 1)


async def test_of_many_who_see_that_everybody_answered_one_closes(db: None) -> None:
    game = await started()
    joined, question = await game.player(), (await game.questions())[0]
    await LiveParticipant.filter(id=joined.participant.id).update(seen_at=clock.now())
    one = submission(joined.participant.id, question.id, right(question), clock.now())
    assert isinstance((await store(game.id, [one]))[0], int)
    close = timers.close_when_everybody_answered
    closed = await asyncio.gather(*(close(game.id) for _ in range(AT_ONCE)))
    assert closed.count(True) == 1
    assert (await LiveSession.get(id=game.id)).phase == "closed"
    assert await timers._close(game.id, 1) is False


async def test_an_answer_to_a_game_that_is_gone_is_not_found(db: None) -> None:
    one = submission(new_id(), new_id(), {"text": "x"}, clock.now())
    assert isinstance((await store(new_id(), [one]))[0], NotFound)


async def test_in_the_lobby_no_question_is_played(db: None) -> None:
    assert await question_of((await make_game()).session) is None


async def test_a_pin_in_use_or_still_warm_is_not_given_again(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, ended = await make_game(), await make_game()
    finish = messages.Finish(session_id=ended.id, version=0)
    await host.finish(actor_of(ended.host), finish)
    taken = int(running.session.pin), int(ended.session.pin)
    free = next(n for n in range(5) if n not in taken)
    drawn = iter([*taken, free])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(drawn))
    assert (await make_game()).session.pin == f"{free:06d}"


async def test_when_no_pin_is_free_the_host_is_asked_to_wait(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = await make_game()
    monkeypatch.setattr(secrets, "randbelow", lambda _: int(running.session.pin))
    with pytest.raises(Unavailable):
        await make_game()
