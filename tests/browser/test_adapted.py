"""Screens as people set them up: larger text, the system's own few colours, paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.quizzes.models import QuizSlot
from tests.browser.conftest import MEDIA, Visit
from tests.browser.stage import begin, give, join, open_stage, press
from tests.live.commanding import run
from tests.live.factories import Made, make_game
from tests.quizzes.factories import make_question

pytestmark = pytest.mark.browser

LONG = "Glucose, by way of two molecules of glyceraldehyde-3-phosphate"
CONTENT: dict[str, Any] = {
    "type": "multiple_choice",
    "options": [{"text": LONG, "correct": True}, {"text": "Oxygen", "correct": True}]
    + [{"text": name} for name in ("Carbon dioxide", "Nitrogen", "Methane", "Water")],
}
UNFIT = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const squeezed = [...document.querySelectorAll(".tally-line .tile-text")].filter((one) =>
    one.clientWidth < 5 * parseFloat(getComputedStyle(one).fontSize));
  const [head, main, bar] = [box(".stage-head"), box(".stage-main"), box(".stage-bar")];
  return [...squeezed.map((one) => one.textContent),
    ...(main.bottom > bar.top + 1 ? ["under the bar"] : []),
    ...(bar.bottom > innerHeight + 1 ? ["bar below the window"] : []),
    ...(box("h1").top < head.bottom - 1 ? ["under the head"] : [])];
}"""
EDGES = """() => [...document.querySelectorAll(".option")].map((one) => {
  const style = getComputedStyle(one);
  return [parseFloat(style.borderTopWidth), style.borderTopColor];
})"""
CUT = """() => [...document.querySelectorAll(".nav, .shell-head, .btn")]
  .filter((one) => one.checkVisibility()).map((one) => one.className)
  .concat([...document.querySelectorAll(".scroller")]
    .filter((one) => getComputedStyle(one).overflow !== "visible").map((one) => one.className))"""


async def game_of_long_options() -> Made:
    game = await make_game(questions=1, auto_close=False, time_limit_s=300)
    stem = ("Which of these are made in photosynthesis? " * 4).strip()
    given = {"stem": stem, "explanation": "Light does. " * 8}
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    await make_question(game.quiz, CONTENT, **given)
    return game


async def text_size(page: Page, share: str) -> None:
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name=f"Text size {share}").click()


@pytest.mark.slow
async def test_the_stage_holds_text_of_one_and_a_half(visit: Visit) -> None:
    game = await game_of_long_options()
    for name in ("Donaudampfschifffahrtsgesells", "Esperanza Villanueva de la C", "陈小雨"):
        await game.player(nickname=name)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await host.set_viewport_size({"width": 1280, "height": 720})
    for share in ("125%", "150%"):
        await text_size(host, share)
    question = (await game.questions())[0]
    for step, shown in (
        ("Start", ".tally"),
        ("Close question", ".tally-bar"),
        ("Show the answer", ".pill"),
        ("Leaderboard", ".board-row"),
        ("", ".podium-step"),
    ):
        if step == "Close question":
            await give(player, question, correct=True)
        await (press(host, step) if step else run(game, "live.finish"))
        await expect(host.locator(shown).first).to_be_visible()
        assert await host.evaluate(UNFIT) == [], step


@pytest.mark.slow
async def test_forced_colours_leave_edges_and_the_choice(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await player.emulate_media(forced_colors="active")
    await begin(host)
    await give(player, (await game.questions())[0], correct=True)
    chosen, *others = await player.evaluate(EDGES)
    assert all(width >= 2 for width, _ in (chosen, *others))
    assert chosen not in others


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_results_on_paper_are_light_and_whole(visit: Visit, scheme: Any) -> None:
    game = await make_game(questions=1)
    await game.player(nickname="Ada")
    host = await open_stage(visit, game)
    for step in ("Start", "Close question", "Show the answer"):
        await press(host, step)
    await expect(host.locator(".pill")).to_be_visible()
    await host.goto(f"/results/{game.id}")
    await expect(host.locator("tbody")).to_be_visible()
    await host.emulate_media(media="print", color_scheme=scheme)
    await host.evaluate(MEDIA, "print")
    await expect(host.locator("body")).to_have_css("color", "rgb(22, 31, 40)")
    assert await host.evaluate(CUT) == []
