"""The verdict of an answer: whether it counts, its time, and the player's reply."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lms.core import clock
from lms.core.errors import NotFound
from lms.core.ids import new_id
from lms.live.actions.join import Joined
from lms.live.answers.store import store
from lms.live.models import LiveParticipant
from lms.live.rules import Phase, deadline
from tests.live.commanding import answer, code, make_slow, run, submission, totals
from tests.live.factories import Made, make_game, right, wrong
from tests.quizzes.factories import make_question

P = Phase


async def test_each_answer_has_one_verdict(db: None) -> None:
    game = await make_game(questions=3, intro_ms=5000, time_limit_s=10)
    [one, two, _] = await game.questions()
    player = await game.player()
    early, late, twice = await game.player(), await game.player(), await game.player()
    await run(game, "live.start")
    assert code(await answer(game, early, one.id, right(one))) == "not_open"
    await run(game, "live.open")
    assert await answer(game, twice, one.id, right(one), 1234) == 1234
    assert await answer(game, twice, one.id, right(one), 9999) == 1234
    assert code(await answer(game, twice, one.id, wrong(one), 1500)) == "answered"
    assert code(await answer(game, late, one.id, right(one), 10_001)) == "late"
    assert code(await answer(game, player, two.id, right(two), 10)) == "not_open"
    elsewhere = Joined(LiveParticipant(id=new_id()), "", created=False)
    assert isinstance(await answer(game, elsewhere, one.id, right(one)), NotFound)
    await run(game, "live.pause")
    assert code(await answer(game, player, one.id, right(one), 9_000)) == "not_open"
    await run(game, "live.resume")
    await run(game, "live.close")
    assert await answer(game, twice, one.id, right(one), 3000) == 1234
    assert code(await answer(game, player, one.id, right(one), 9_000)) == "closed"
    assert await answer(game, player, one.id, right(one), 0) == 0  # was received before the close
    await run(game, "live.reveal")
    assert code(await answer(game, early, one.id, right(one), 0)) == "closed"
    await run(game, "live.next")
    assert code(await answer(game, early, one.id, right(one), 0)) == "closed"
    assert await answer(game, twice, one.id, right(one), 3000) == 1234
    await run(game, "live.kick", participant_id=early.participant.id)
    await run(game, "live.open")
    assert code(await answer(game, early, two.id, right(two), 10)) == "kicked"
    await run(game, "live.finish")
    assert code(await answer(game, late, two.id, right(two), 20_000)) == "closed"


async def test_what_was_received_before_the_pause_counts_during_it(db: None) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    player = await game.player()
    await run(game, "live.start")
    await run(game, "live.pause")
    assert await answer(game, player, question.id, right(question), 0) == 0


@pytest.mark.parametrize(("compensation_ms", "counts_as"), [(0, 400), (150, 250), (250, 150)])
async def test_the_round_trip_is_taken_off_an_answers_time(
    db: None, compensation_ms: int, counts_as: int
) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    player = await game.player()
    opened = (await run(game, "live.start")).opened_at or clock.now()
    at = opened + timedelta(milliseconds=400)
    one = submission(player.participant.id, question.id, right(question), at, compensation_ms)
    assert await store(game.id, [one]) == [counts_as]


async def test_no_round_trip_makes_a_late_answer_timely_or_one_older_than_its_question(
    db: None,
) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    early, late = await game.player(), await game.player()
    session = await run(game, "live.start")
    opened, answer = session.opened_at or clock.now(), right(question)
    after = opened + timedelta(milliseconds=session.limit_ms + 10)
    at_once = opened + timedelta(milliseconds=20)
    verdicts = await store(
        game.id,
        [
            submission(early.participant.id, question.id, answer, at_once, 250),
            submission(late.participant.id, question.id, answer, after, 250),
        ],
    )
    assert verdicts[0] == 0
    assert code(verdicts[1]) == "late"


@pytest.mark.parametrize("factor", [1.0, 1.25, 2.0])
async def test_the_statement_that_stores_and_the_rules_know_one_deadline(
    db: None, factor: float
) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    session = await run(game, "live.start")
    session.paused_ms, session.extended_ms = 1_234, 5_000
    await session.save(update_fields=["paused_ms", "extended_ms"])
    end = deadline(session, factor) or clock.now()
    given = []
    for off_ms in (-1, 0, 1):
        who = (await game.player()).participant.id
        await make_slow(who, factor)
        at = end + timedelta(milliseconds=off_ms)
        given.append(submission(who, question.id, right(question), at))
    before, on_time, after = await store(game.id, given)
    assert isinstance(before, int)
    assert isinstance(on_time, int)
    assert code(after) == "late"


async def test_two_answers_of_one_player_in_a_batch_dont_share_a_verdict(db: None) -> None:
    game = await make_game(questions=2)
    [one, two] = await game.questions()
    player = await game.player()
    await bring_to(game, 2)
    who, now = player.participant.id, clock.now()
    verdicts = await store(
        game.id,
        [
            submission(who, one.id, right(one), now),
            submission(who, two.id, right(two), now),
            submission(who, two.id, right(two), now),
            submission(who, two.id, wrong(two), now),
        ],
    )
    assert code(verdicts[0]) == "closed"
    assert isinstance(verdicts[1], int)
    assert verdicts[2] == verdicts[1]
    assert code(verdicts[3]) == "answered"


async def bring_to(game: Made, number: int) -> None:
    """Into the opening of the question of that number (games without intros)."""
    await run(game, "live.start")
    for _ in range(number - 1):
        await run(game, "live.close")
        await run(game, "live.next")


async def test_a_number_is_the_same_however_it_is_written(db: None) -> None:
    game = await make_game()
    question = await make_question(
        game.quiz, {"type": "numeric", "numeric": {"value": 1e300, "tolerance": 0}}, position=9
    )
    player = await game.player()
    await bring_to(game, 4)
    first = await answer(game, player, question.id, {"value": 1e300}, 700)
    assert first == 700
    assert await answer(game, player, question.id, {"value": 1e300}, 900) == 700
    await run(game, "live.close")
    await run(game, "live.reveal")
    assert (await totals(game))[player.participant.id] == (983, 1, 1)
