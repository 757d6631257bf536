"""Every byte that leaves before the reveal, searched for keys, explanations and weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import httpx
from pydantic_core import from_json

from lms.questions.content import objects
from tests.factories import make_user
from tests.live.conftest import Pair
from tests.live.factories import make_game, right, wrong
from tests.live.table import Sitting, table, web
from tests.quizzes.factories import make_question

TELLING = {
    "explanation", "fraction", "weight", "tolerance", "numeric", "answers", "key",
    "is_correct", "case_sensitive", "right",
}  # fmt: skip
"""Names that no frame before the reveal has any use for."""
OPTIONS = [{"text": "first"}, {"text": "second", "correct": True}, {"text": "third"}]
PAIRS = [{"left": {"text": f"l{n}"}, "right": {"text": f"r{n}"}} for n in range(3)]
PLACES = [{"id": one, "text": f"place {one}"} for one in "kl"]
ITEMS = [{"text": f"item {one}", "category_id": one} for one in "kl"]
NUMBER = {"value": 8765432.25, "tolerance": 0.0625}
CONTENTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"type": "single_choice", "options": OPTIONS}, []),
    ({"type": "multiple_choice", "options": OPTIONS}, []),
    ({"type": "short_answer", "answers": [{"text": "hush"}, {"text": "ps*st"}]}, ["hush", "ps*"]),
    ({"type": "numeric", "numeric": NUMBER}, ["8765432", "0.0625"]),
    ({"type": "true_false", "options": OPTIONS[:2]}, []),
    ({"type": "ordering", "options": [{"text": one} for one in ("1st", "2nd", "3rd")]}, []),
    ({"type": "matching", "pairs": PAIRS, "distractors": [{"text": "none"}]}, []),
    ({"type": "categorise", "categories": PLACES, "items": ITEMS}, []),
]  # fmt: skip


def search(text: str, secrets: list[str]) -> None:
    """No secret word, no telling name, no `correct` that isn't a count."""
    assert not [word for word in secrets if word in text], text
    for one in objects(from_json(text)):
        seen = {"right"} if "left" in one else set()  # the partners, not who was right
        assert not TELLING & (one.keys() - seen), text
        assert not one.keys() & {"category_id", "distractors"}, text
        assert not isinstance(one.get("pairs"), list), text  # own answers are objects
        if "correct" in one and {"question_id", "answered", "points"} - one.keys():
            # A count, among the ranked or of a settled question.
            assert isinstance(one["correct"], int), text
            assert not isinstance(one["correct"], bool) or "number" in one, text
        if "id" in one and "shape" in one:
            assert set(one) == {"id", "text", "html", "shape"}, text
            assert UUID(one["id"]).version == 4, text


async def make_secret_game(
    contents: Sequence[tuple[dict[str, Any], list[str]]],
) -> tuple[Any, list[list[str]]]:
    """A game of every type whose secrets are words that occur nowhere else."""
    game = await make_game(questions=1, auto_close=False, intro_ms=10_000)
    secrets: list[list[str]] = []
    first = (await game.questions())[0]
    secrets.append([first.explanation])
    for n, (content, words) in enumerate(contents, start=2):
        explanation = f"whisper-{n}-whisper"
        await make_question(game.quiz, content, position=n, explanation=explanation)
        secrets.append([explanation, *words])
    return game, secrets


class Ear:
    """Reads what one socket was sent since it last listened."""

    def __init__(self, sitting: Sitting) -> None:
        self.raw = sitting.socket.raw
        self.at = 0

    def search(self, secrets: list[str]) -> int:
        new, self.at = self.raw[self.at :], len(self.raw)
        for text in new:
            search(text, secrets)
        return len(new)


async def test_no_byte_tells_the_key_before_the_reveal(db: None, pair: Pair, long: bool) -> None:
    game, secrets = await make_secret_game(CONTENTS if long else CONTENTS[2::2])
    questions = await game.questions()
    student = await make_user()
    async with table(game, pair, hosts=2, players=2) as at:
        await at.player(await game.player(student))
        host, ears = at.hosts[0], [Ear(one) for one in at.everybody]
        hidden = [word for words in secrets for word in words]
        heard = 0

        async def look() -> None:
            nonlocal heard
            # a player who joins now is shown no more than those who were there
            for one in at.everybody:
                await one.compare()
            heard += sum(ear.search(hidden) for ear in ears)
            await rest(pair, game, student, hidden)

        for n, question in enumerate(questions):
            if n == 0:
                await host("live.start")
            await at.reach(host.mirror.version)
            await look()
            await host("live.open")
            await at.reach(host.mirror.version)
            await look()
            typed = {"short_answer", "numeric"}
            chosen = (
                question.content["type"] not in typed
            )  # what was typed is shown to hosts as typed
            await at.players[0].answer(question.id, (right if chosen else wrong)(question))
            await at.players[1].answer(question.id, wrong(question))
            await host("live.pause")
            await host("live.resume")
            await at.reach(host.mirror.version)
            await look()
            await host("live.close")
            await at.reach(host.mirror.version)
            await look()
            if n == 1:  # never shown: leaving without a reveal
                await host("live.next")
                continue
            await host("live.reveal")
            await at.reach(host.mirror.version)
            await at.players[0].socket.ok("ping")
            hidden = [word for words in [secrets[1], *secrets[n + 1 :]] for word in words]
            for ear in ears:
                ear.at = len(ear.raw)
            await host("live.next")
        assert host.mirror.state["phase"] == "finished"
        assert heard > 10 * len(questions)


async def rest(pair: Pair, game: Any, student: Any, hidden: list[str]) -> None:
    """What REST says to guests and students meanwhile."""
    async with web(pair[0]) as guest, web(pair[1], student) as learner:
        answers: list[httpx.Response] = [
            await guest.post("live/join", json={"pin": game.session.pin, "nickname": "Ada"}),
            await learner.post("live/join", json={"pin": game.session.pin}),
            await learner.post("realtime/tickets"),
            await learner.get(f"live-sessions/{game.id}"),
            await learner.get(f"live-sessions/{game.id}/results"),
            await learner.get(f"live-sessions/{game.id}/participants"),
            await learner.get(f"quizzes/{game.quiz.id}"),
            await learner.get(f"quizzes/{game.quiz.id}/questions"),
            await learner.get("live/now"),
            await guest.get("live/nickname"),
        ]
        for answer in answers:
            search(answer.text, hidden)


def test_the_search_finds_what_must_not_be_there() -> None:
    """Broken on purpose."""
    for leak in (
        '{"options":[{"id":"0f0e0d0c-0b0a-4908-8706-050403020100","text":"a","shape":"x","correct":true}]}',
        '{"explanation":""}',
        '{"question":{"numeric":{"value":1}}}',
        '{"text":"psst"}',
    ):
        try:
            search(leak, ["psst"])
        except AssertionError:
            continue
        raise AssertionError(leak)
