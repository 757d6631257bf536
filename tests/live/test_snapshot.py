"""What the document of the socket says of snapshots is what the server sends."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from lms.live.events import QuestionIntroForHosts, QuestionOpenedForHosts
from lms.live.snapshot import GameMe, GameSnapshot
from tests.live.factories import make_game, right
from tests.server import Running
from tests.sockets import Socket, as_player, as_user

HOSTS = {name for name, one in GameSnapshot.model_fields.items() if not one.is_required()}


def fits(model: type[BaseModel], sent: dict[str, Any]) -> None:
    """Every field is documented, and none is missing that is always there."""
    found = model.model_validate_json(json.dumps(sent))
    assert found.model_dump(mode="json", exclude_unset=True) == sent


async def test_snapshots_in_every_phase_are_as_documented(db: None, server: Running) -> None:
    game = await make_game(questions=2, intro_ms=10_000)
    player = await game.player()
    questions = {str(one.id): one for one in await game.questions()}
    seen = []
    async with as_user(server, game.host) as host, as_player(server, player.player_token) as mine:

        async def look() -> dict[str, Any]:
            for socket in (host, mine):
                answer = await socket.ok("subscribe", channel=game.channel)
                fits(GameSnapshot, answer["snapshot"])
                assert HOSTS.isdisjoint(answer["snapshot"]) == (socket is mine)
                if socket is mine:
                    fits(GameMe, answer["me"])
                else:
                    assert answer["snapshot"].keys() >= HOSTS
            state: dict[str, Any] = answer["snapshot"]
            seen.append(state["phase"])
            return state

        async def move(word: str, event: str, of: Socket = host) -> dict[str, Any]:
            version = (await look())["version"]
            await host.ok(word, session_id=game.id, version=version)
            return await of.event(event)

        def without_head(event: dict[str, Any]) -> dict[str, Any]:
            return {name: event[name] for name in event if name not in ("channel", "version")}

        intro = await move("live.start", "live.question.intro")
        fits(QuestionIntroForHosts, without_head(intro))
        opened = await move("live.open", "live.question.opened")
        fits(QuestionOpenedForHosts, without_head(opened))
        await move("live.pause", "live.question.changed")
        await move("live.resume", "live.question.changed")
        await look()
        question = opened["question_id"]
        given = right(questions[question])
        await mine.ok("live.answer", session_id=game.id, question_id=question, answer=given)
        await host.event("live.question.closed")
        await move("live.reveal", "live.revealed")
        await move("live.leaderboard", "live.leaderboard")
        await move("live.finish", "live.finished")
        await look()
    phases = ["lobby", "intro", "open", "paused", "open", "closed", "revealed", "leaderboard"]
    assert seen == [*phases, "finished"]
