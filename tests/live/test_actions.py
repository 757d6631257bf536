"""Every command in every phase, against real rows; and what a change does to totals and clocks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest

from lms.core import clock
from lms.core import db as database
from lms.core.access import Actor, Role
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from lms.core.ids import new_id
from lms.live import queries, snapshot
from lms.live.actions import join, timers
from lms.live.actions.change import Stale
from lms.live.messages import Start
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import Phase, allowed
from lms.live.tally import tally
from tests.courses.factories import make_staff
from tests.factories import actor_of, make_user
from tests.live.commanding import VERBS, answer, bring, code, make_slow, run, totals
from tests.live.factories import Made, make_game, right, wrong

P = Phase
INTO: dict[str, dict[Phase, tuple[Phase, int]]] = {
    "live.start": {P.LOBBY: (P.INTRO, 1)},
    "live.open": dict.fromkeys((P.INTRO, P.CLOSED, P.REVEALED, P.LEADERBOARD), (P.OPEN, 1)),
    "live.extend": {P.OPEN: (P.OPEN, 1), P.PAUSED: (P.PAUSED, 1)},
    "live.pause": {P.OPEN: (P.PAUSED, 1)},
    "live.resume": {P.PAUSED: (P.OPEN, 1)},
    "live.close": {P.OPEN: (P.CLOSED, 1), P.PAUSED: (P.CLOSED, 1)},
    "live.reveal": {P.CLOSED: (P.REVEALED, 1)},
    "live.leaderboard": {P.REVEALED: (P.LEADERBOARD, 1)},
    "live.next": dict.fromkeys((P.CLOSED, P.REVEALED, P.LEADERBOARD), (P.INTRO, 1)),
    "live.skip": dict.fromkeys((P.INTRO, P.OPEN, P.PAUSED), (P.CLOSED, 1)),
    # The open one closes as well, which is a change of its own.
    "live.void": {P.OPEN: (P.CLOSED, 2), P.PAUSED: (P.CLOSED, 2)}
    | {phase: (phase, 1) for phase in (P.CLOSED, P.REVEALED, P.LEADERBOARD, P.FINISHED, P.ABORTED)},
    "live.lock": {phase: (phase, 1) for phase in P if phase not in (P.FINISHED, P.ABORTED)},
    "live.kick": {phase: (phase, 0) for phase in P if phase not in (P.FINISHED, P.ABORTED)},
    "live.finish": {phase: (P.FINISHED, 1) for phase in P if phase not in (P.FINISHED, P.ABORTED)},
}
"""Command -> phase -> the phase after it, and by how much the version has grown."""


@pytest.mark.parametrize("phase", Phase)
async def test_every_command_does_in_this_phase_what_the_table_says(db: None, phase: Phase) -> None:
    for verb in VERBS:
        game = await make_game(questions=3, intro_ms=5000)
        player = await game.player()
        before = await bring(game, phase)
        first = (await game.questions())[0].id
        fields: dict[str, Any] = {
            "live.extend": {"seconds": 10},
            "live.void": {"question_id": first},
            "live.lock": {"locked": True},
            "live.kick": {"participant_id": player.participant.id},
        }.get(verb, {})
        expected = INTO[verb].get(phase)
        if expected is None:
            with pytest.raises((Conflict, NotFound)) as refused:
                await run(game, verb, **fields)
            # The lobby knows no question yet.
            assert refused.value.code == (
                "not_found" if (verb, phase) == ("live.void", P.LOBBY) else "conflict"
            )
            assert allowed(verb, phase) is (verb == "live.void")
            after = await LiveSession.get(id=game.id)
            assert (after.phase, after.version) == (phase, before.version)
        else:
            assert allowed(verb, phase)
            told = await run(game, verb, **fields)
            after = await LiveSession.get(id=game.id)
            assert (told.phase, told.version) == (after.phase, after.version)
            assert (after.phase, after.version - before.version) == expected, verb


VERSIONLESS = {"live.lock", "live.kick", "live.void"}


async def test_refusals_come_in_one_order(db: None) -> None:
    game = await make_game(questions=2)
    player, student = await game.player(), await make_user()
    joined = await game.player(student)
    stranger = actor_of(await make_user(Role.INSTRUCTOR))
    needs: dict[str, dict[str, Any]] = {
        "live.extend": {"seconds": 1},
        "live.void": {"question_id": new_id()},
        "live.lock": {"locked": True},
        "live.kick": {"participant_id": new_id()},
    }
    for verb, (model, action) in VERBS.items():
        fields = needs.get(verb, {})

        async def refused(actor: Actor, command: Any, action: Any = action) -> Refused:
            with pytest.raises(Refused) as found:
                await action(actor, command)
            return found.value

        command = model(session_id=game.id, **fields)
        assert isinstance(await refused(stranger, command), NotFound)
        assert isinstance(await refused(player.actor, command), Forbidden)
        assert isinstance(await refused(actor_of(student), command), Forbidden)
        assert isinstance(await refused(joined.actor, command), Forbidden)
        host = actor_of(game.host)
        elsewhere = model(session_id=new_id(), **fields)
        assert isinstance(await refused(host, elsewhere), NotFound)
        assert isinstance(await refused(player.actor, elsewhere), NotFound)
        if verb not in VERSIONLESS:
            assert isinstance(await refused(host, command), Invalid)
            stale = await refused(host, model(session_id=game.id, version=7, **fields))
            assert isinstance(stale, Stale)
            assert stale.extra == {"version": 0}
            assert stale.retryable


async def test_who_teaches_the_course_may_host_and_who_helps_may_not(db: None) -> None:
    game = await make_game()
    co, admin = await make_staff(game.course), await make_user(Role.ADMIN)
    assistant = await make_staff(game.course, "assistant")
    await run(game, "live.lock", actor=actor_of(co), locked=True)
    await run(game, "live.start", actor=actor_of(admin))
    with pytest.raises(NotFound):
        await run(game, "live.close", actor=actor_of(assistant))


async def test_of_many_identical_commands_at_once_one_has_an_effect(db: None) -> None:
    game = await make_game(questions=3)
    for verb in ("live.start", "live.close", "live.reveal", "live.leaderboard", "live.next"):
        version: int = await LiveSession.get(id=game.id).values_list("version", flat=True)  # type: ignore[assignment]
        done = await asyncio.gather(
            *(run(game, verb, version=version) for _ in range(25)), return_exceptions=True
        )
        effects = [one for one in done if isinstance(one, LiveSession)]
        assert len(effects) == 1, verb
        assert all(isinstance(one, Stale) for one in done if one is not effects[0])
        assert effects[0].version == version + 1
    found = await db_rows("select number from live_questions where session_id = $1", game.id)
    assert sorted(row["number"] or 0 for row in found) == [0, 1, 2]


async def db_rows(sql: str, *args: Any) -> list[Any]:
    return await database.rows(sql, *args)


async def test_ties_share_a_rank_and_a_late_joiner_is_ranked_by_the_leaderboard(db: None) -> None:
    game = await make_game(questions=1, scoring="accuracy")
    [question] = await game.questions()
    ada, bob, cid = [await game.player() for _ in range(3)]
    await run(game, "live.start")
    for one in (ada, bob):
        await answer(game, one, question.id, right(question), 2000)
    await answer(game, cid, question.id, right(question), 2001)
    await run(game, "live.close")
    assert {rank for *_, rank in (await totals(game)).values()} == {None}
    await run(game, "live.reveal")
    late = await game.player()
    await run(game, "live.leaderboard")
    found = await totals(game)
    assert [found[one.participant.id][2] for one in (ada, bob, cid, late)] == [1, 1, 3, 4]


async def test_void_takes_points_and_streaks_back(db: None) -> None:
    game = await make_game(questions=3, scoring="accuracy", streak=True)
    questions = await game.questions()
    ada, bob = await game.player(), await game.player()
    await run(game, "live.start")
    for n, question in enumerate(questions):
        await answer(game, ada, question.id, right(question))
        await answer(game, bob, question.id, right(question) if n != 1 else wrong(question))
        await run(game, "live.close")
        await run(game, "live.reveal")
        await run(game, "live.leaderboard")
        await run(game, "live.next")
    found = await totals(game)
    assert found[ada.participant.id] == (3300, 3, 1)
    assert found[bob.participant.id] == (2000, 2, 2)
    await run(game, "live.void", question_id=questions[1].id)
    found = await totals(game)
    assert found[ada.participant.id] == found[bob.participant.id] == (2100, 2, 1)
    with pytest.raises(Conflict):
        await run(game, "live.void", question_id=questions[1].id)


async def test_after_the_game_players_see_what_they_missed_apart_from_what_was_wrong(
    db: None,
) -> None:
    game = await make_game(questions=5)
    questions = await game.questions()
    player = await game.player()
    given = [
        right(questions[0]),
        wrong(questions[1]),
        None,
        right(questions[3]),
        right(questions[4]),
    ]
    await run(game, "live.start")
    for question, one in zip(questions, given, strict=True):
        if one is not None:
            await answer(game, player, question.id, one)
        if question is questions[3]:
            await run(game, "live.skip")
        else:
            await run(game, "live.close")
            await run(game, "live.reveal")
        if question is not questions[4]:
            await run(game, "live.next")
    await run(game, "live.finish")
    await run(game, "live.void", question_id=questions[4].id)
    [me] = (await snapshot.me(game.id, [player.participant.id])).values()
    assert [one["correct"] for one in json.loads(me)["questions"]] == [
        True,
        False,
        None,
        None,
        None,
    ]


async def test_no_leaderboard_follows_a_question_that_was_voided_when_revealed(db: None) -> None:
    game = await make_game(questions=2)
    [one, _] = await game.questions()
    await run(game, "live.start")
    await run(game, "live.close")
    await run(game, "live.reveal")
    await run(game, "live.void", question_id=one.id)
    with pytest.raises(Conflict):
        await run(game, "live.leaderboard")
    assert (await run(game, "live.next")).number == 2


async def test_the_clock_doesnt_wait_for_who_was_kicked(db: None) -> None:
    game = await make_game(questions=1)
    slow, _ = await game.player(), await game.player()
    await LiveParticipant.filter(id=slow.participant.id).update(time_factor=2.0)
    opened = await run(game, "live.start")
    assert opened.due_at == (opened.opened_at or clock.now()) + 2 * timedelta(
        milliseconds=opened.limit_ms
    )
    await run(game, "live.kick", participant_id=slow.participant.id)
    kicked = await LiveSession.get(id=game.id)
    assert kicked.due_at == (opened.opened_at or clock.now()) + timedelta(
        milliseconds=opened.limit_ms
    )
    assert kicked.version == opened.version


async def test_a_skipped_question_gives_nothing_and_is_not_revealed(db: None) -> None:
    game = await make_game(questions=2)
    [one, two] = await game.questions()
    player = await game.player()
    await run(game, "live.start")
    await answer(game, player, one.id, right(one))
    await run(game, "live.skip")
    with pytest.raises(Conflict):
        await run(game, "live.reveal")
    assert code(await answer(game, await game.player(), one.id, right(one))) == "closed"
    session = await run(game, "live.next")
    assert (session.number, session.question_id) == (2, two.id)
    await run(game, "live.void", question_id=two.id)
    with pytest.raises(Conflict):
        await run(game, "live.reveal")
    await run(game, "live.next")
    assert (await totals(game))[player.participant.id] == (0, 0, 1)


@pytest.mark.parametrize("leave", ["live.next", "live.open", "live.finish"])
async def test_leaving_closed_without_a_reveal_gives_the_points(db: None, leave: str) -> None:
    game = await make_game(questions=2)
    [one, _] = await game.questions()
    player = await game.player()
    await run(game, "live.start")
    await answer(game, player, one.id, right(one))
    await run(game, "live.close")
    await run(game, leave)
    assert (await totals(game))[player.participant.id] == (1000, 1, 1)


@pytest.mark.parametrize("phase", [P.INTRO, P.OPEN, P.PAUSED])
async def test_a_question_that_runs_at_the_end_counts_for_nobody(db: None, phase: Phase) -> None:
    game = await make_game(questions=2, intro_ms=5000)
    [one, _] = await game.questions()
    player = await game.player()
    await bring(game, phase)
    await answer(game, player, one.id, right(one))
    await run(game, "live.finish")
    assert (await totals(game))[player.participant.id] == (0, 0, 1)


async def test_open_takes_the_next_or_the_one_named(db: None) -> None:
    game = await make_game(questions=4, intro_ms=5000)
    [one, two, three, four] = await game.questions()
    await run(game, "live.start")
    with pytest.raises(Conflict):
        await run(game, "live.open", question_id=three.id)  # another one was introduced
    await run(game, "live.open", question_id=one.id)
    await run(game, "live.close")
    with pytest.raises(Conflict):
        await run(game, "live.open", question_id=one.id)
    with pytest.raises(NotFound):
        await run(game, "live.open", question_id=new_id())
    session = await run(game, "live.open", question_id=three.id)
    assert (session.number, session.question_id) == (2, three.id)
    for number, question in ((3, two), (4, four)):
        await run(game, "live.close")
        session = await run(game, "live.open")
        assert (session.number, session.question_id) == (number, question.id)
    await run(game, "live.close")
    with pytest.raises(Conflict):
        await run(game, "live.open")
    session = await run(game, "live.next")
    assert session.phase is P.FINISHED


async def test_an_emptied_quiz_cant_begin(db: None) -> None:
    game = await make_game(questions=1)
    await db_rows("delete from quiz_slots where quiz_id = $1", game.quiz.id)
    with pytest.raises(Conflict) as refused:
        await run(game, "live.start")
    assert refused.value.code == "no_questions"


# The clock


async def due_in(game: Made) -> float:
    """Seconds from the opening to the moment the clock closes the question."""
    session = await LiveSession.get(id=game.id)
    assert session.due_at
    assert session.opened_at
    return (session.due_at - session.opened_at).total_seconds()


async def test_the_clock_waits_for_the_slowest_who_is_still_here(db: None) -> None:
    game = await make_game(questions=2, time_limit_s=10)
    [one, _] = await game.questions()
    quick, slow = await game.player(), await game.player()
    await make_slow(slow.participant.id, 2.0)
    await run(game, "live.start")
    assert await due_in(game) == 20
    assert code(await answer(game, quick, one.id, right(one), 10_001)) == "late"
    assert await answer(game, slow, one.id, right(one), 10_000) == 10_000
    await run(game, "live.extend", seconds=5)
    assert await due_in(game) == 25
    assert await answer(game, quick, one.id, right(one), 14_000) == 14_000
    await run(game, "live.close")
    await run(game, "live.reveal")
    found = await totals(game)
    assert found[slow.participant.id][0] == 750  # half of the own time had passed
    assert found[quick.participant.id][0] == 500  # in the extension


async def test_paused_time_counts_for_nobody(db: None) -> None:
    game = await make_game(questions=1, time_limit_s=10)
    [question] = await game.questions()
    player = await game.player()
    await run(game, "live.start")
    await run(game, "live.pause")
    paused = clock.now() - timedelta(seconds=4)
    await db_rows("update live_sessions set paused_at = $2 where id = $1", game.id, paused)
    session = await run(game, "live.resume")
    assert 4_000 <= session.paused_ms < 5_000
    assert await due_in(game) == pytest.approx(10 + session.paused_ms / 1000)
    assert await answer(game, player, question.id, right(question), session.paused_ms + 500) == 500


async def test_a_game_nobody_moves_ends_by_itself(db: None) -> None:
    game = await make_game(questions=1)
    player = await game.player()
    assert not await timers.advance(game.id)
    await db_rows("update live_sessions set due_at = now() where id = $1", game.id)
    done = await asyncio.gather(*(timers.advance(game.id) for _ in range(5)))
    assert sum(done) <= 1  # the processes' own watch may have been quicker
    session = await LiveSession.get(id=game.id)
    assert session.phase is P.FINISHED
    assert (await totals(game))[player.participant.id] == (0, 0, None)
    assert not await timers.advance(game.id)
    assert not await timers.advance(new_id())


# Kick, ban, join


async def test_a_kicked_guest_may_come_back_and_a_banned_one_may_not(db: None) -> None:
    game = await make_game()
    ada = await game.player(nickname="Ada")
    await run(game, "live.kick", participant_id=ada.participant.id)
    again = await game.player(nickname="ada")
    assert again.participant.id != ada.participant.id
    await run(game, "live.kick", participant_id=again.participant.id, ban=True)
    await run(game, "live.kick", participant_id=again.participant.id)  # doesn't take it back
    for nickname, tokens in (
        ("АDA", []),
        ("Somebody", [again.player_token]),
        (None, [again.player_token]),
    ):
        with pytest.raises(Forbidden) as refused:
            await join.join(game.session, None, nickname, tokens)
        assert refused.value.code == "banned"
    bob = await join.join(game.session, None, "Bob", [ada.player_token])
    assert bob
    assert bob.created
    with pytest.raises(NotFound):
        await run(game, "live.kick", participant_id=new_id())


async def test_an_account_comes_back_as_the_same_player_unless_banned(db: None) -> None:
    game = await make_game(late_join=False)
    user = await make_user(full_name="Grace  Hopper")
    first = await game.player(user)
    assert (first.created, first.participant.nickname) == (True, "Grace Hopper")
    again = await game.player(user)
    assert (again.created, again.player_token) == (False, first.player_token)
    await run(game, "live.kick", participant_id=first.participant.id)
    back = await game.player(user)
    assert (back.created, back.participant.id) == (True, first.participant.id)
    assert back.player_token != first.player_token
    await run(game, "live.kick", participant_id=first.participant.id)
    await run(game, "live.start")
    with pytest.raises(Conflict) as refused:
        await game.player(user)
    assert refused.value.code == "late_join_off"
    await run(game, "live.kick", participant_id=first.participant.id, ban=True)
    with pytest.raises(Forbidden):
        await game.player(user)


async def test_a_name_that_looks_the_same_is_taken(db: None) -> None:
    game = await make_game()
    await game.player(nickname="Ada")
    other = await make_user(full_name="АDА")
    for joining in (game.player(nickname="Аdа"), game.player(other)):
        with pytest.raises(Conflict) as refused:
            await joining
        assert refused.value.code == "nickname_taken"
    kicked = await game.player(other := await make_user(full_name="Eve"))
    await run(game, "live.kick", participant_id=kicked.participant.id)
    await game.player(nickname="eve")
    with pytest.raises(Conflict):
        await game.player(other)


async def test_one_account_on_many_devices_at_once_is_one_player(db: None) -> None:
    game, user = await make_game(), await make_user()
    joined = await asyncio.gather(*(game.player(user) for _ in range(10)))
    assert len({one.participant.id for one in joined}) == 1
    assert sum(one.created for one in joined) == 1


async def test_a_closed_door_stays_open_for_who_is_in(db: None) -> None:
    game, user = await make_game(), await make_user()
    await game.player(user)
    await run(game, "live.lock", locked=True)
    assert not (await game.player(user)).created
    with pytest.raises(Conflict) as refused:
        await game.player()
    assert refused.value.code == "locked"


async def waiting_for_locks(change: Awaitable[object]) -> None:
    """However long a busy machine lets it wait; a circle of waits is an error at once."""
    async with database.transaction():
        await database.execute("set local lock_timeout = 0")
        await database.execute("set local statement_timeout = 0")
        await change


async def test_kick_and_signs_of_life_and_standings_never_wait_in_a_circle(db: None) -> None:
    game = await make_game(questions=1)
    players = [await game.player() for _ in range(60)]
    ids = sorted(one.participant.id for one in players)
    for n in (7, 5, 3, 2):  # so that the rows lie about in another order than their ids
        await db_rows(queries.SEEN, ids[::-n])
    kicks = (run(game, "live.kick", participant_id=one) for one in ids[::10])
    ranks = (queries.rank(game.id) for _ in range(20))
    beats = (db_rows(queries.SEEN, ids) for _ in range(40))
    await asyncio.gather(*(waiting_for_locks(one) for one in (*kicks, *ranks, *beats)))
    found = [rank for *_, rank in (await totals(game)).values()]
    assert found.count(None) == 6


async def test_a_leaderboard_that_is_shown_stays_when_one_of_it_is_kicked(db: None) -> None:
    game = await make_game(questions=2)
    [one, _] = await game.questions()
    ada, bob = await game.player(), await game.player()
    await run(game, "live.start")
    await answer(game, ada, one.id, right(one))
    for verb in ("live.close", "live.reveal", "live.leaderboard"):
        await run(game, verb)
    shown = (await snapshot.snapshot(game.id, "player")).body["top"]
    await run(game, "live.kick", participant_id=ada.participant.id)
    assert (await snapshot.snapshot(game.id, "player")).body["top"] == shown
    await run(game, "live.next")
    await run(game, "live.finish")
    podium = (await snapshot.snapshot(game.id, "player")).body["podium"]
    assert [row["participant_id"] for row in podium] == [str(bob.participant.id)]


# What everybody sees


async def test_closing_when_everybody_answered_waits_for_who_is_here(db: None) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    here, away, left, kicked = [await game.player() for _ in range(4)]
    long_ago = clock.now() - timedelta(seconds=46)
    await db_rows(queries.SEEN, [here.participant.id, kicked.participant.id])
    await LiveParticipant.filter(id=away.participant.id).update(seen_at=long_ago)
    await run(game, "live.start")
    assert not await timers.close_when_everybody_answered(game.id)
    await answer(game, here, question.id, right(question))
    assert not await timers.close_when_everybody_answered(game.id)
    shown = await tally(game.id)
    assert shown
    assert (shown.answered, shown.eligible) == (1, 2)
    await run(game, "live.kick", participant_id=kicked.participant.id)
    assert await timers.close_when_everybody_answered(game.id)
    assert left.created
    session = await LiveSession.get(id=game.id)
    assert session.phase is P.CLOSED
    assert not await timers.close_when_everybody_answered(game.id)


async def test_auto_close_off_waits_for_the_clock(db: None) -> None:
    game = await make_game(questions=1, auto_close=False)
    [question] = await game.questions()
    player = await game.player()
    await run(game, "live.start")
    await answer(game, player, question.id, right(question))
    assert not await timers.close_when_everybody_answered(game.id)


async def test_start_with_a_stale_version_changes_nothing(db: None) -> None:
    game = await make_game()
    await run(game, "live.lock", locked=True)
    with pytest.raises(Stale):
        await VERBS["live.start"][1](actor_of(game.host), Start(session_id=game.id, version=0))
