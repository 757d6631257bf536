"""More time for single players, by their accommodations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lms.audit.models import AuditEvent
from lms.core.access import Role
from lms.live.models import LiveParticipant, LiveSession
from tests.client import Client
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user
from tests.live.commanding import answer, run
from tests.live.factories import Made, make_game, right
from tests.server import Running
from tests.sockets import as_player


async def test_who_has_more_time_has_it_from_joining_on(client: Client) -> None:
    game = await make_game(questions=2, auto_close=False)
    slow, quick = await make_student(game.course), await make_student(game.course)
    path = f"courses/{game.course.id}/accommodations/{slow.id}"
    reply = await client.put(path, json={"time_multiplier": 1.5}, as_=game.host)
    assert reply.status == 200
    await game.player(quick)
    session = await run(game, "live.start")
    assert await span(game) == session.limit_ms
    late = (await game.player(slow)).participant
    assert late.time_factor == 1.5
    assert await span(game) == 1.5 * session.limit_ms
    # Removed and joined again.
    await run(game, "live.kick", participant_id=late.id)
    assert await span(game) == session.limit_ms
    assert (await game.player(slow)).participant.time_factor == 1.5
    assert await span(game) == 1.5 * session.limit_ms


async def span(game: Made) -> float:
    """How long the open question stays open, in ms."""
    session = await LiveSession.get(id=game.id)
    assert session.due_at
    assert session.opened_at
    return (session.due_at - session.opened_at) / timedelta(milliseconds=1)


@pytest.mark.parametrize("level", ["users/{user}", "courses/{course}", "quizzes/{quiz}"])
async def test_it_holds_at_once_in_a_running_game(client: Client, level: str) -> None:
    game, other = await make_game(auto_close=False), await make_game(auto_close=False)
    slow = await make_student(game.course)
    await enroll(other.course, slow)
    player, elsewhere = await game.player(slow), await other.player(slow)
    session = await run(game, "live.start")
    admin = await make_user(Role.ADMIN) if level.startswith("users") else game.host
    path = level.format(user=slow.id, course=game.course.id, quiz=game.quiz.id) + "/accommodations"
    path += "" if level.startswith("users") else f"/{slow.id}"
    for factor, wanted in ((2, 2), (1, 2), (3, 3)):
        reply = await client.put(path, json={"time_multiplier": factor}, as_=admin)
        assert reply.status == 200, reply
        found = await LiveParticipant.get(id=player.participant.id)
        assert found.time_factor == wanted
        assert await span(game) == wanted * session.limit_ms
    [question, *_] = await game.questions()
    after = int(2.5 * session.limit_ms)
    verdict = await answer(game, player, question.id, right(question), after)
    assert verdict == after
    there = (await LiveParticipant.get(id=elsewhere.participant.id)).time_factor
    assert there == (3 if level.startswith("users") else 1)
    assert await AuditEvent.filter(verb="accommodation.set").count() == 3


async def test_the_player_is_told_at_once(db: None, server: Running, client: Client) -> None:
    game = await make_game(auto_close=False)
    slow = await make_student(game.course)
    player = await game.player(slow)
    async with as_player(server, player.player_token) as mine:
        seen = await mine.ok("subscribe", channel=game.channel)
        assert seen["me"]["time_factor"] == 1
        await run(game, "live.start")
        path = f"quizzes/{game.quiz.id}/accommodations/{slow.id}"
        await client.put(path, json={"time_multiplier": 1.25}, as_=game.host)
        told = await mine.event("snapshot", lambda one: one["me"]["time_factor"] == 1.25)
        assert told["snapshot"]["phase"] == "open"
