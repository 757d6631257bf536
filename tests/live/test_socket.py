"""The contract of live games on the socket, over two processes."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from typing import Any

import pytest

from lms.core import db as database
from lms.core.access import Role
from lms.core.ids import new_id
from lms.live.models import LiveSession
from tests.courses.factories import make_staff
from tests.factories import make_user
from tests.live.commanding import make_slow, run
from tests.live.conftest import Pair
from tests.live.factories import make_game, right, wrong
from tests.live.table import table, web
from tests.patience import PATIENCE_S, PROMPT_S
from tests.server import Running
from tests.sockets import Socket, as_player, as_user, opened

SNAPSHOT = {
    "phase", "version", "number", "total", "title", "locked", "host_online", "count", "server_time",
    "settings", "question", "remaining_ms", "paused", "revealed", "top", "podium",
}  # fmt: skip
FOR_HOSTS = {"pin", "join_url", "tally", "participants", "next"}
ME = {
    "participant_id", "nickname", "time_factor", "answer", "total", "rank", "streak", "result",
}  # fmt: skip
QUESTION = {
    "number", "total", "question_id", "question_type", "stem", "options", "opened_at", "deadline",
    "remaining_ms", "time_limit_ms", "points", "stem_html",
}  # fmt: skip
EVENT = {"type", "channel", "version"}
RESULT = {
    "question_id", "answered", "correct", "points", "bonus", "total", "rank", "streak", "gap",
}  # fmt: skip
PLACED = {"rank", "participant_id", "name", "total", "correct", "moved"}


async def test_every_frame_has_exactly_the_contracts_fields(db: None, pair: Pair) -> None:
    game = await make_game(questions=4, intro_ms=10_000, auto_close=False)
    questions = await game.questions()
    async with table(game, pair, hosts=1, players=2) as at:
        [host], [ada, bob] = at.hosts, at.players
        assert set(host.mirror.state) == SNAPSHOT | FOR_HOSTS
        assert set(ada.mirror.state) == SNAPSHOT
        assert set(ada.mirror.me) == ME
        assert ada.mirror.state["question"] is None
        await host.compare()
        assert set(host.mirror.state["participants"][0]) == {
            "participant_id", "nickname", "online", "total", "rank",
        }  # fmt: skip
        assert set(host.mirror.state["settings"]) == {
            "scoring", "streak", "auto_close", "intro_ms", "time_limit_s", "late_join",
            "join",
        }  # fmt: skip
        answer = await host("live.start")
        assert set(answer) == {"id", "type", "version", "phase"}
        intro = {"number", "total", "question_id", "stem", "stem_html", "intro_ms"}
        assert set(await ada.socket.event("live.question.intro")) == EVENT | intro
        seen = await host.socket.event("live.question.intro")
        assert set(seen) == EVENT | intro | {"next"}
        stem = questions[1].stem
        assert seen["next"] == {
            "question_id": str(questions[1].id), "stem": stem, "stem_html": f"<p>{stem}</p>",
        }  # fmt: skip
        await at.reach(host.mirror.version)
        await bob.compare()
        assert set(bob.mirror.state["question"]) == intro - {"total"}
        await host("live.open")
        shown = await ada.socket.event("live.question.opened")
        assert set(shown) == EVENT | QUESTION
        assert set(shown["options"][0]) == {"id", "text", "html", "shape"}
        assert set(await host.socket.event("live.question.opened")) == EVENT | QUESTION | {"next"}
        await at.reach(host.mirror.version)
        await bob.compare()
        assert set(bob.mirror.state["question"]) == QUESTION | {"reason", "voided"}
        given = await ada.answer(questions[0].id, right(questions[0]))
        assert set(given) == {"id", "type", "accepted", "answered_ms"}
        tally = await host.socket.event("live.tally", lambda told: told["answered"] == 1)
        assert set(tally) == EVENT | {"question_id", "answered", "eligible", "by_option"}
        assert tally["eligible"] == 2
        assert sum(tally["by_option"].values()) == 1
        await host("live.extend", seconds=7)
        changed = await ada.socket.event("live.question.changed")
        assert set(changed) == EVENT | {"question_id", "deadline", "remaining_ms", "paused"}
        assert changed["remaining_ms"] > shown["remaining_ms"]
        await host("live.close")
        closed = await ada.socket.event("live.question.closed")
        assert set(closed) == EVENT | {"question_id", "reason"}
        assert closed["reason"] == "host"
        await host("live.reveal")
        revealed = await ada.socket.event("live.revealed")
        told = {"question_id", "correct", "explanation", "answered", "right", "by_option"}
        assert set(revealed) == EVENT | told | {"explanation_html"}
        result = await ada.socket.event("live.result")
        assert set(result) == EVENT | RESULT
        assert (result["answered"], result["correct"], result["gap"]) == (True, True, None)
        behind = await bob.socket.event("live.result")
        assert behind["gap"] == {"points": result["total"], "name": ada.joined.participant.nickname}
        assert (behind["answered"], behind["rank"]) == (False, 2)
        await host("live.leaderboard")
        top = (await bob.socket.event("live.leaderboard"))["top"]
        assert set(top[0]) == PLACED
        await host("live.finish")
        finished = await bob.socket.event("live.finished")
        assert set(finished) == EVENT | {"podium", "aborted"}
        assert await bob.socket.event("live.result")
        await ada.compare()
        assert set(ada.mirror.me) == ME | {"questions"}
        assert set(ada.mirror.me["questions"][0]) == {
            *("question_id", "number", "stem", "answer", "correct", "points", "answered_ms"),
            *("voided", "skipped", "stem_html"),
        }
        assert set(ada.mirror.me["result"]) == RESULT


@pytest.mark.parametrize(
    ("verbs", "reason", "voided"),
    [
        (["live.open"], None, False),
        (["live.open", "live.close"], "host", False),
        (["live.skip"], "skipped", False),
        (["live.open", "live.skip"], "skipped", False),
        (["live.open", "live.void"], "voided", True),
        (["live.open", "live.close", "live.void"], "host", True),
        (["live.open", "live.close", "live.reveal", "live.void"], "host", True),
        (["live.open", "live.skip", "live.void"], "skipped", True),
    ],
)
async def test_a_snapshot_says_how_its_question_ended(
    db: None, pair: Pair, verbs: list[str], reason: str | None, voided: bool
) -> None:
    game = await make_game(questions=2, intro_ms=10_000)
    question = (await game.questions())[0]
    async with table(game, pair, players=1) as at:
        for verb in ["live.start", *verbs]:
            more = {"question_id": question.id} if verb == "live.void" else {}
            session = await run(game, verb, **more)
        await at.reach(session.version)
        for one in at.everybody:
            await one.compare()
            shown = one.mirror.state["question"]
            assert (shown["reason"], shown["voided"]) == (reason, voided)


async def test_a_shown_text_is_counted_for_hosts_alone(db: None, pair: Pair) -> None:
    game = await make_game(questions=4, auto_close=False)
    text = (await game.questions())[3]
    async with table(game, pair, players=2) as at:
        [host], [ada, bob] = at.hosts, at.players
        await run(game, "live.start")
        await run(game, "live.close")
        await run(game, "live.open", question_id=text.id)
        await ada.answer(text.id, {"text": " Oxygen "})
        await bob.answer(text.id, {"text": "OXYGEN"})
        await run(game, "live.close")
        await run(game, "live.reveal")
        assert (await ada.socket.event("live.revealed"))["by_option"] == {}
        assert (await host.socket.event("live.revealed"))["by_option"] == {"oxygen": 2}
        shown = await host.socket.ok("subscribe", channel=game.channel)
        assert shown["snapshot"]["revealed"]["by_option"] == {"oxygen": 2}
        shown = await ada.socket.ok("subscribe", channel=game.channel)
        assert shown["snapshot"]["revealed"]["by_option"] == {}


async def test_who_subscribes_with_the_current_version_gets_the_own_part_alone(
    db: None, pair: Pair
) -> None:
    game = await make_game()
    async with table(game, pair, players=1) as at:
        [host], [player] = at.hosts, at.players
        for version, whole in ((0, False), (7, True), (None, True)):
            answer = await player.socket.ok("subscribe", channel=game.channel, version=version)
            assert ("snapshot" in answer) is whole
            assert set(answer["me"]) == ME
        answer = await host.socket.ok("subscribe", channel=game.channel, version=0)
        assert "snapshot" in answer
        assert "me" not in answer


async def test_hello_and_what_follows_may_come_in_one_go(db: None, pair: Pair) -> None:
    game = await make_game()
    joined = await game.player()
    async with opened(pair[0]) as socket:
        hello = socket.send("hello", player_token=joined.player_token)
        subscribed = socket.send("subscribe", channel=game.channel)
        ping = socket.send("ping", sent=1)
        told = await asyncio.wait_for(hello, PATIENCE_S)
        assert set(told) == {"id", "type", "participant", "server_time", "heartbeat_s"}
        assert told["participant"] == {
            "id": str(joined.participant.id),
            "session_id": str(game.id),
            "nickname": joined.participant.nickname,
            "time_factor": 1.0,
        }
        assert (await asyncio.wait_for(subscribed, PATIENCE_S))["snapshot"]["phase"] == "lobby"
        assert "server_time" in await asyncio.wait_for(ping, PATIENCE_S)


async def test_hosts_on_two_processes_take_over_from_each_other(db: None, pair: Pair) -> None:
    game = await make_game(questions=2)
    co = await make_staff(game.course)
    async with table(game, pair, hosts=1, players=2) as at:
        one, other = at.hosts[0], await at.host(co)
        first = await one("live.start")
        stale = await other.socket.ask("live.close", session_id=game.id, version=0)
        assert {k: stale[k] for k in ("type", "code", "retryable", "version")} == {
            "type": "error",
            "code": "stale",
            "retryable": True,
            "version": first["version"],
        }
        await other.reach(first["version"])
        await other("live.close")
        await one.reach(other.mirror.version)
        await one("live.reveal")
        await at.reach(one.mirror.version)
        for sitting in at.everybody:
            await sitting.compare()


async def test_of_fifty_identical_commands_from_two_processes_one_counts(
    db: None, pair: Pair
) -> None:
    game = await make_game(questions=2)
    async with table(game, pair, hosts=4, players=1) as at:
        for verb in ("live.start", "live.close", "live.reveal", "live.leaderboard", "live.next"):
            version = at.hosts[0].mirror.version
            asked = [
                at.hosts[n % 4].socket.send(verb, session_id=game.id, version=version)
                for n in range(50)
            ]
            answers = await asyncio.wait_for(asyncio.gather(*asked), PATIENCE_S)
            assert sum(one["type"] == "ok" for one in answers) == 1
            assert {one.get("code") for one in answers} == {None, "stale"}
            await at.reach(version + 1)
            assert (await LiveSession.get(id=game.id)).version == version + 1
        for sitting in at.everybody:
            await sitting.compare()


async def test_fifty_answers_of_one_player_from_two_processes_are_one(db: None, pair: Pair) -> None:
    """The token works on any device, and a socket that has not subscribed may answer."""
    game = await make_game(questions=1, auto_close=False)
    [question] = await game.questions()
    joined = await game.player()
    await run(game, "live.start")
    async with AsyncExitStack() as stack:
        sockets = [
            await stack.enter_async_context(as_player(pair[n % 2], joined.player_token))
            for n in range(4)
        ]
        fields: dict[str, Any] = {"session_id": game.id, "question_id": question.id}
        asked = [
            sockets[n % 4].send(
                "live.answer", **fields, answer=(wrong if n % 3 == 2 else right)(question)
            )
            for n in range(50)
        ]
        answers = await asyncio.wait_for(asyncio.gather(*asked), PATIENCE_S)
        found = await database.rows("select * from live_answers where session_id = $1", game.id)
        assert len(found) == 1
        ok = [one for one in answers if one["type"] == "ok"]
        assert {one["answered_ms"] for one in ok} == {found[0]["answered_ms"]}
        assert {one["code"] for one in answers if one["type"] == "error"} == {"answered"}
        assert len(ok) in (16, 34)
        await run(game, "live.close")
        again = await sockets[0].ask("live.answer", **fields, answer=right(question))
        assert again.get("answered_ms", again.get("code")) in (ok[0]["answered_ms"], "answered")


async def test_answers_have_the_contracts_refusals(db: None, pair: Pair) -> None:
    game = await make_game(questions=2, auto_close=False)
    [one, two] = await game.questions()
    stranger = await make_user()
    async with table(game, pair, players=1) as at:
        [host], [player] = at.hosts, at.players

        async def code(question: Any, answer: Any, socket: Socket = player.socket) -> str:
            said = await socket.ask(
                "live.answer", session_id=game.id, question_id=question, answer=answer
            )
            return str(said.get("code", said["type"]))

        assert await code(one.id, right(one)) == "not_open"
        await run(game, "live.start")
        assert await code(two.id, right(two)) == "not_open"
        assert await code(new_id(), {"text": "x"}) == "not_found"
        for malformed in (
            {"options": [str(new_id())]}, {"options": []}, {"text": "x"}, [], 1, None, "x",
            {"options": right(one)["options"] * 2}, {"options": [one.content["options"][n]["id"]
            for n in range(2)]}, {"options": ["\ud800"]}, {"\ud800": 1}, {"options": [1]},
        ):  # fmt: skip
            assert await code(one.id, malformed) == "invalid", malformed
        assert await code(one.id, right(one)) == "ok"  # a malformed one may be corrected
        assert await code(one.id, wrong(one)) == "answered"
        assert await code(one.id, right(one), host.socket) == "forbidden"
        async with as_user(pair[1], stranger) as socket:
            assert await code(one.id, right(one), socket) == "not_found"
        await run(game, "live.pause")
        late = await at.player()
        assert await code(one.id, right(one), late.socket) == "not_open"
        await run(game, "live.close")
        assert await code(one.id, right(one)) == "ok"
        assert await code(one.id, right(one), late.socket) == "closed"


@pytest.mark.slow
async def test_after_the_deadline_late_and_the_clock_closes_within_half_a_second(
    db: None, pair: Pair
) -> None:
    game = await make_game(questions=1, auto_close=False, intro_ms=10_000)
    [question] = await game.questions()
    async with table(game, pair, players=2) as at:
        [host], [ada, bob] = at.hosts, at.players
        await make_slow(bob.joined.participant.id, 5)
        await host("live.start")
        await database.execute(
            "update live_questions set time_limit_ms = 1000 where session_id = $1", game.id
        )
        begun = time.monotonic()
        await host("live.open")
        opened = await ada.socket.event("live.question.opened")
        assert opened["time_limit_ms"] == 1000
        await asyncio.sleep(1.1)
        said = await ada.answer(question.id, right(question))
        assert said["code"] == "late"
        assert (await bob.answer(question.id, right(question)))["accepted"]  # has more time
        closed = await host.socket.event("live.question.closed")
        assert closed["reason"] == "deadline"
        assert time.monotonic() - begun >= 5
        assert (await ada.answer(question.id, right(question)))["code"] == "late"


async def test_a_players_command_is_forbidden_and_a_strangers_not_found(
    db: None, pair: Pair
) -> None:
    game, other = await make_game(), await make_game()
    student, instructor = await make_user(), await make_user(Role.INSTRUCTOR)
    await game.player(student)
    async with table(game, pair, players=1) as at:
        [player] = at.players
        said = await player.socket.ask("live.start", session_id=game.id, version=0)
        assert said["code"] == "forbidden"
        said = await player.socket.ask("live.start", session_id=other.id, version=0)
        assert said["code"] == "not_found"
        said = await at.hosts[0].socket.ask("live.start", session_id=game.id)
        assert (said["code"], said["errors"][0]["field"]) == ("invalid", "version")
    async with as_user(pair[0], student) as socket:
        said = await socket.ask("live.lock", session_id=game.id, locked=True)
        assert said["code"] == "forbidden"
        seen = await socket.ok("subscribe", channel=game.channel)  # an ordinary ticket will do
        assert "me" in seen
        for name in (other.channel, f"live:{new_id()}", "live:x", "no:thing", "live"):
            assert (await socket.ask("subscribe", channel=name))["code"] == "not_found"
    async with as_user(pair[0], instructor) as socket:
        assert (await socket.ask("subscribe", channel=game.channel))["code"] == "not_found"
        said = await socket.ask("live.lock", session_id=game.id, locked=True)
        assert said["code"] == "not_found"


@pytest.mark.parametrize("apart", [True, False])
async def test_a_newer_socket_of_a_player_closes_the_older_one(
    db: None, pair: Pair, apart: bool
) -> None:
    game = await make_game()
    joined = await game.player()
    async with as_player(pair[0], joined.player_token) as first:
        await first.ok("subscribe", channel=game.channel)
        async with as_player(pair[int(apart)], joined.player_token) as second:
            await second.ok("subscribe", channel=game.channel)
            assert await first.close_code() == 4409
            await second.ok("subscribe", channel=game.channel)  # not its own rival
            await run(game, "live.start")
            assert await second.event("live.question.opened")


async def test_of_sockets_of_a_player_that_come_at_once_exactly_one_stays(
    db: None, pair: Pair
) -> None:
    game = await make_game()
    joined = await game.player()
    for _ in range(5):
        async with AsyncExitStack() as stack:
            sockets = [
                await stack.enter_async_context(as_player(pair[n % 2], joined.player_token))
                for n in range(4)
            ]
            await asyncio.gather(
                *(one.ask("subscribe", channel=game.channel) for one in sockets),
                return_exceptions=True,
            )
            async with asyncio.timeout(PATIENCE_S):
                while sum(one.closed is None for one in sockets) > 1:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)  # a late word must not close the last one
            assert sorted(one.closed or 0 for one in sockets) == [0, 4409, 4409, 4409]


async def test_kick_ban_and_the_end_close_as_the_contract_says(db: None, pair: Pair) -> None:
    game = await make_game(questions=1)
    async with table(game, pair, players=3) as at:
        [host], [ada, bob, cid] = at.hosts, at.players
        for player, ban in ((ada, False), (bob, True)):
            await host("live.kick", participant_id=player.id, ban=ban)
            assert (await player.socket.event("live.kicked"))["ban"] is ban
            assert await player.socket.close_code() == 4403
            async with opened(pair[0]) as socket:
                socket.send("hello", player_token=player.joined.player_token)
                assert await socket.close_code() == 4403
        async with as_player(pair[1], cid.joined.player_token) as unsubscribed:
            await host("live.kick", participant_id=cid.id)
            assert await unsubscribed.close_code() == 4403
        said = await host.socket.ask("live.kick", session_id=game.id, participant_id=new_id())
        assert said["code"] == "not_found"
        dee = await at.player()
        await host("live.finish")
        async with as_player(pair[0], dee.joined.player_token) as socket:
            seen = await socket.ok("subscribe", channel=game.channel)
            assert seen["snapshot"]["phase"] == "finished"
            assert "questions" in seen["me"]
        await database.execute(
            "update live_sessions set finished_at = now() - interval '121 minutes' where id = $1",
            game.id,
        )
        async with opened(pair[0]) as socket:
            socket.send("hello", player_token=dee.joined.player_token)
            assert await socket.close_code() == 4410


async def test_hello_refuses_what_is_no_credential(db: None, pair: Pair) -> None:
    game = await make_game()
    async with web(pair[0], game.host) as client:
        told = await client.post("realtime/tickets")
    assert told.status_code == 201
    assert set(told.json()) == {"ticket", "expires_in"}
    for fields, code in (
        ({"ticket": "nothing"}, 4004),
        ({"ticket": told.json()["ticket"]}, None),
        ({"ticket": told.json()["ticket"]}, 4004),  # works once
        ({"player_token": "nothing"}, 4401),
        ({}, 4408),
        ({"ticket": "a", "player_token": "b"}, 4408),
    ):
        async with opened(pair[1]) as socket:  # another process than the one that gave it
            answer = socket.send("hello", **fields)
            if code is None:
                assert (await asyncio.wait_for(answer, PATIENCE_S))["user"] == {
                    "id": str(game.host.id),
                    "role": "instructor",
                    "full_name": game.host.full_name,
                }
            else:
                assert await socket.close_code() == code, fields
    for first in ("ping", "subscribe", "pong"):
        async with opened(pair[0]) as socket:
            socket.send(first)
            assert await socket.close_code() == 4408, first


async def test_who_left_gets_nothing_is_not_waited_for_and_may_come_back(
    db: None, pair: Pair
) -> None:
    game = await make_game(questions=2)
    [one, _] = await game.questions()
    async with table(game, pair, players=2) as at:
        [host], [ada, bob] = at.hosts, at.players
        await host("live.start")
        await bob.socket.event("live.question.opened")
        await bob.socket.ok("live.leave", session_id=game.id)
        assert (await ada.answer(one.id, right(one)))["accepted"]
        closed = await host.socket.event("live.question.closed")
        assert closed["reason"] == "everyone"
        await bob.socket.ok("ping")
        assert not [e for e in bob.socket.events if e["type"] == "live.question.closed"]
        await bob.sit()
        assert bob.mirror.state["phase"] == "closed"


async def test_kicking_the_last_who_is_missing_closes(db: None, pair: Pair) -> None:
    game = await make_game(questions=2)
    [one, _] = await game.questions()
    async with table(game, pair, players=2) as at:
        [host], [ada, bob] = at.hosts, at.players
        await host("live.start")
        await ada.answer(one.id, right(one))
        begun = time.monotonic()
        await host("live.kick", participant_id=bob.id)
        closed = await host.socket.event("live.question.closed")
        assert closed["reason"] == "everyone"
        assert time.monotonic() - begun < PROMPT_S


async def test_players_hear_that_the_last_host_left_and_the_first_came(
    db: None, pair: Pair
) -> None:
    game = await make_game()
    async with table(game, pair, hosts=0, players=2) as at:
        assert [one.mirror.state["host_online"] for one in at.players] == [False, False]
        async with as_user(pair[0], game.host) as socket:
            await socket.ok("subscribe", channel=game.channel)
            for player in at.players:
                assert (await player.socket.event("live.host"))["online"] is True
            late = await at.player()
            assert late.mirror.state["host_online"] is True
            async with as_user(pair[1], game.host) as second:
                await second.ok("subscribe", channel=game.channel)
        for player in [*at.players[:2], late]:
            assert (await player.socket.event("live.host"))["online"] is False


async def test_the_lobby_counts_and_hosts_see_names(db: None, pair: Pair) -> None:
    game = await make_game()
    async with table(game, pair, hosts=1, players=1) as at:
        [host], [player] = at.hosts, at.players
        joined = await game.player(nickname="Ada")
        told = await host.socket.event("live.lobby", lambda e: e["count"] == 2)
        assert set(told) == EVENT | {"count", "locked", "names"}
        assert told["names"][0] == {
            "participant_id": str(joined.participant.id), "nickname": "Ada",
        }  # fmt: skip
        told = await player.socket.event("live.lobby", lambda e: e["count"] == 2)
        assert set(told) == EVENT | {"count", "locked"}
        before = host.mirror.version
        answer = await host("live.lock", locked=True)
        assert (answer["version"], answer["phase"]) == (before + 1, "lobby")
        assert (await player.socket.event("live.lobby", lambda e: e["locked"]))["count"] == 2


async def test_a_round_trip_is_made_good_for(db: None, server: Running) -> None:
    """Nothing a client says of time is used; what the server measured is, and only so much."""
    game = await make_game(questions=1, auto_close=False)
    [question] = await game.questions()
    async with table(game, [server], players=1) as at:
        [host], [player] = at.hosts, at.players
        await host("live.start")
        said = await player.socket.ask(
            "live.answer",
            session_id=game.id,
            question_id=question.id,
            answer=right(question),
            answered_ms=0,
        )
        assert said["code"] == "invalid"


async def test_voiding_the_open_question_is_two_changes(db: None, pair: Pair) -> None:
    game = await make_game(questions=2)
    [one, _] = await game.questions()
    async with table(game, pair, players=2) as at:
        [host], [ada, bob] = at.hosts, at.players
        await host("live.start")
        await ada.answer(one.id, right(one))
        before = host.mirror.version
        answer = await host("live.void", question_id=one.id)
        assert (answer["version"], answer["phase"]) == (before + 2, "closed")
        await at.reach(before + 2)
        voided = await ada.socket.event("live.question.voided")
        assert voided["version"] == before + 1
        assert set(voided) == EVENT | {"question_id"}
        closed = await ada.socket.event("live.question.closed")
        assert (closed["version"], closed["reason"]) == (before + 2, "voided")
        result = await ada.socket.event("live.result")
        assert (result["points"], result["total"], result["answered"]) == (0, 0, True)
        assert (await host.socket.ask("live.reveal", session_id=game.id, version=before + 2))[
            "code"
        ] == "conflict"
        await host("live.next")
        for sitting in (host, ada, bob):
            await sitting.compare()
