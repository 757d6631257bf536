"""A whole game, over the sockets of two real processes."""

from __future__ import annotations

from contextlib import AsyncExitStack

from tests.live.factories import make_game, right, wrong
from tests.server import Running
from tests.sockets import Socket, as_player, as_user


async def test_a_game_of_five_questions_from_lobby_to_podium(db: None, server: Running) -> None:
    game = await make_game(questions=5)
    questions = await game.questions()
    ada, bob = await game.player(nickname="Ada"), await game.player(nickname="Bob")
    async with AsyncExitStack() as stack:
        host = await stack.enter_async_context(as_user(server, game.host))
        players: list[Socket] = [
            await stack.enter_async_context(as_player(server, one.player_token))
            for one in (ada, bob)
        ]
        seen = (await host.ok("subscribe", channel=game.channel))["snapshot"]
        assert (seen["phase"], seen["total"], seen["pin"]) == ("lobby", 5, game.session.pin)
        for player in players:
            answer = await player.ok("subscribe", channel=game.channel)
            assert answer["snapshot"]["count"] == 2
            assert "pin" not in answer["snapshot"]
        version = seen["version"]
        started = await host.ok("live.start", session_id=game.id, version=version)
        assert started["phase"] == "open"
        version = started["version"]
        assert version == seen["version"] + 1
        totals = [0, 0]
        for number, question in enumerate(questions, start=1):
            for player in players:
                opened = await player.event("live.question.opened")
                assert opened["number"] == number
                assert opened["stem"] == question.stem
                assert opened["version"] == version
            given = {"session_id": game.id, "question_id": question.id}
            ok = await players[0].ok("live.answer", **given, answer=right(question))
            assert ok["accepted"] is True
            assert ok["answered_ms"] >= 0
            await players[1].ok("live.answer", **given, answer=wrong(question))
            closed = await host.event("live.question.closed")
            assert closed["reason"] == "everyone"
            version = closed["version"]
            moved = await host.ok("live.reveal", session_id=game.id, version=version)
            version = moved["version"]
            for n, player in enumerate(players):
                shown = await player.event("live.revealed")
                assert shown["correct"] == right(question)
                result = await player.event("live.result")
                assert result["correct"] is (n == 0)
                totals[n] += result["points"]
                assert result["total"] == totals[n]
                assert result["rank"] == n + 1
            moved = await host.ok("live.leaderboard", session_id=game.id, version=version)
            top = (await players[0].event("live.leaderboard"))["top"]
            assert [row["name"] for row in top] == ["Ada", "Bob"]
            moved = await host.ok("live.next", session_id=game.id, version=moved["version"])
            version = moved["version"]
        assert moved["phase"] == "finished"
        for player in players:
            podium = (await player.event("live.finished"))["podium"]
            assert [(row["rank"], row["name"]) for row in podium] == [(1, "Ada"), (2, "Bob")]
        assert totals[0] > 4900
        assert totals[1] == 0
