"""Who is counted: shares are of the people who answered, and no points are no place."""

from __future__ import annotations

from typing import Any

from lms.live import queries
from lms.live.events import HOST, PLAYER, Revealed
from lms.live.models import LiveQuestion
from lms.live.rules import Phase
from lms.live.snapshot import results, snapshot
from tests.client import Client
from tests.live.commanding import answer, run, totals
from tests.live.factories import Made, make_game, right, wrong
from tests.live.test_tasks import run_what_was_asked
from tests.quizzes.factories import CONTENTS, make_question


async def revealed(game: Made, audience: str = PLAYER) -> dict[str, Any]:
    shown: dict[str, Any] = (await snapshot(game.id, audience)).body["revealed"]
    return shown


async def test_a_reveal_counts_people_whatever_the_type(db: None) -> None:
    game = await make_game(questions=len(CONTENTS), auto_close=False)
    players = [await game.player() for _ in range(4)]
    gone = await game.player()
    await run(game, "live.start")
    for question in await game.questions():
        ways = (right, right, wrong)
        for player, way in zip(players, ways, strict=False):
            await answer(game, player, question.id, way(question))
        if not gone.participant.kicked:
            await answer(game, gone, question.id, right(question))
            await run(game, "live.kick", participant_id=gone.participant.id)
            gone.participant.kicked = True
        await run(game, "live.close")
        await run(game, "live.reveal")
        for audience in (PLAYER, HOST):
            told = await revealed(game, audience)
            assert (told["answered"], told["right"]) == (3, 2), question.content["type"]
        row = await LiveQuestion.of(game.id, question_id=question.id).get()
        event = Revealed.of(row)
        assert (event.answered, event.right) == (3, 2)
        await run(game, "live.next")


async def test_the_figures_of_a_game_count_those_who_answered(client: Client) -> None:
    """Skipped and void questions, and who missed one, lower no average."""
    game = await make_game(questions=4, auto_close=False)
    one, two, void, skipped = await game.questions()
    ada, bob = await game.player(), await game.player()
    await run(game, "live.start")
    await answer(game, ada, one.id, right(one))
    await answer(game, bob, one.id, wrong(one))
    await run(game, "live.close")
    await run(game, "live.next")
    await answer(game, ada, two.id, right(two))  # Bob has left
    await run(game, "live.close")
    await run(game, "live.next")
    await answer(game, ada, void.id, wrong(void))
    await run(game, "live.close")
    await run(game, "live.next")
    await answer(game, ada, skipped.id, wrong(skipped))
    await run(game, "live.skip")
    await run(game, "live.void", question_id=void.id)
    await run(game, "live.finish")
    summary = await run_what_was_asked(game)
    assert (summary["average"], summary["hardest"]) == (2 / 3, one.stem)


async def test_nobody_falls_from_a_place_that_all_shared_at_nothing(db: None) -> None:
    game = await make_game(questions=3, auto_close=False)
    players = [await game.player(nickname=name) for name in ("Ada", "Bob", "Cid")]
    ada, bob, cid = players
    plays: list[tuple[Any, ...]] = [(), (ada, bob), (cid,)]
    moves = []
    await run(game, "live.start")
    for question, good in zip(await game.questions(), plays, strict=True):
        for player in good:
            await answer(game, player, question.id, right(question))
        for verb in ("live.close", "live.reveal", "live.leaderboard"):
            await run(game, verb)
        moves.append({one["name"]: one["moved"] for one in await queries.top(game.id)})
        await run(game, "live.next")
    nobody = dict.fromkeys(("Ada", "Bob", "Cid"))
    # At first all shared rank 1 without points; players with points are new, others were never
    # placed.
    assert moves == [nobody, nobody, {"Ada": 0, "Bob": 0, "Cid": None}]


async def test_a_late_joiner_has_no_rank_and_nobody_to_look_up_to(db: None) -> None:
    game = await make_game(questions=2, auto_close=False)
    ada = await game.player()
    [first, _] = await game.questions()
    await run(game, "live.start")
    await answer(game, ada, first.id, right(first))
    await run(game, "live.close")
    await run(game, "live.reveal")
    late = (await game.player()).participant.id
    told = (await results(game.id, [late], first.id))[late]
    assert (told.rank, told.total, told.gap, told.answered) == (None, 0, None, False)
    session = await run(game, "live.leaderboard")
    assert session.phase is Phase.LEADERBOARD
    assert (await totals(game))[late][2] == 2


async def test_several_ticks_of_one_person_count_once(db: None) -> None:
    game = await make_game(questions=1, auto_close=False)
    many = await make_question(game.quiz, CONTENTS[1], position=2)
    ada, bob, cid = [await game.player() for _ in range(3)]
    ids = [one["id"] for one in many.content["options"]]
    await run(game, "live.start")
    await run(game, "live.skip")
    await run(game, "live.next")
    for player, chosen in ((ada, ids[:2]), (bob, ids[:2]), (cid, ids[2:])):
        await answer(game, player, many.id, {"options": chosen})
    await run(game, "live.close")
    await run(game, "live.reveal")
    told = await revealed(game)
    assert (told["by_option"], told["answered"], told["right"]) == (
        {ids[0]: 2, ids[1]: 2, ids[2]: 1},
        3,
        2,
    )
