"""What is put in order, paired or sorted: by keys and by touch, and how the projector shows it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import begin, choose, join, locked, open_stage, order, press
from tests.live.factories import make_game
from tests.quizzes.factories import ask_instead

pytestmark = pytest.mark.browser

ORDERING = {"type": "ordering", "options": [{"text": one} for one in ("egg", "chick", "hen")]}
MATCHING = {
    "type": "matching",
    "pairs": [
        {"left": {"text": left}, "right": {"text": other}}
        for left, other in (("France", "Paris"), ("Italy", "Rome"))
    ],
    "distractors": [{"text": "Bonn"}],
}
CATEGORISE = {
    "type": "categorise",
    "categories": [{"id": "f", "text": "fruit"}, {"id": "r", "text": "root"}],
    "items": [
        {"text": "apple", "category_id": "f"},
        {"text": "pear", "category_id": "f"},
        {"text": "beet", "category_id": "r"},
    ],
}


@pytest.mark.slow
async def test_parts_are_played_on_phone_and_projector(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=3, auto_close=False)
    contents = (ORDERING, MATCHING, CATEGORISE)
    for one, content in zip(await game.questions(), contents, strict=True):
        await ask_instead(one, content=content)
    questions = await game.questions()
    host, phone = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    solutions = (
        ["1egg", "2chick", "3hen"],
        ["France → Paris", "Italy → Rome"],
        ["apple → fruit", "pear → fruit", "beet → root"],
    )
    for question, solution in zip(questions, solutions, strict=True):
        await expect(phone.locator("#stem")).to_have_text(question.stem)
        await inspect(phone)
        if question.content["type"] == "ordering":
            await order(phone, ["egg", "chick", "hen"])
        else:
            await choose(phone, question)
        await press(phone, "Submit")
        await locked(phone)
        await expect(host.locator(".parts").first).to_be_visible()
        await expect(host.locator(".parts")).not_to_contain_text(["→"])
        await press(host, "Close question")
        await press(host, "Show the answer")
        await expect(host.locator(".parts .tally-count")).to_have_count(len(solution))
        found = await host.locator(".parts .tally-line").all_inner_texts()
        for line, part in zip(sorted(found), sorted(solution), strict=True):
            assert "".join(part.split()) in "".join(line.split()), (line, part)
            assert "100" in line
        await expect(phone.get_by_role("heading", name="Correct", exact=True)).to_be_visible()
        await inspect(host)
        await press(host, "Leaderboard")
        await press(host, "Next question" if question is not questions[-1] else "Show the podium")
