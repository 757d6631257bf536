"""Who stands where: shares of people on the projector, and nothing to celebrate without points."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import begin, give, join, open_stage, press
from tests.live.factories import make_game
from tests.quizzes.factories import CONTENTS, make_question

pytestmark = pytest.mark.browser


async def all_in(host: Page, n: int) -> None:
    await expect(host.locator(".cloud .chip")).to_have_count(n)


@pytest.mark.slow
async def test_two_of_three_are_two_thirds_however_many_ticks(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    many = await make_question(game.quiz, CONTENTS[1], position=2)
    host = await open_stage(visit, game)
    phones = [await join(visit, game, name) for name in ("Ada", "Bob", "Cid")]
    await all_in(host, 3)
    await begin(host)
    await expect(host.locator(".stage-step")).to_contain_text("1 of 2")
    await host.keyboard.press("s")
    await press(host, "Skip question")
    await press(host, "Next question")
    ways = zip(phones, (True, True, False), strict=True)
    await asyncio.gather(*(give(page, many, correct=good) for page, good in ways))
    await press(host, "Close question")
    shares = host.locator(".tally-count bdi")
    await expect(shares).to_have_text(["67%", "67%", "33%"])
    await press(host, "Show the answer")
    await expect(shares).to_have_text(["67%", "67%", "33%"])
    await expect(host.locator(".share")).to_contain_text("67%")
    await expect(host.locator(".share")).to_contain_text("2 of 3 correct")
    await press(host, "Leaderboard")
    await press(host, "Show the podium")
    await expect(host.locator(".facts dd").first).to_have_text("67% right")
    await expect(host.locator(".facts")).to_contain_text(many.stem)
    await host.get_by_role("link", name="See all results").click()
    await expect(host.locator(".bar-line")).to_have_count(2)
    await expect(host.locator(".bar-line").first).to_contain_text("67%")
    await expect(host.locator(".bar-line").last).to_contain_text("skipped")


@pytest.mark.slow
async def test_without_points_nobody_is_celebrated(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=2, auto_close=False)
    first, second = await game.questions()
    host, page = await open_stage(visit, game), await join(visit, game, "Ada")
    await join(visit, game, "Bob")
    await all_in(host, 2)
    await begin(host)
    await give(page, first, correct=False)
    await press(host, "Close question")
    await press(host, "Show the answer")
    await expect(page.get_by_role("heading", name="Not this time")).to_be_visible()
    await expect(page.locator(".figures")).not_to_contain_text("Rank")
    late = await join_late(visit, game.session.pin)
    await expect(late.get_by_role("heading", name="No answer from you")).to_be_visible()
    await expect(late.locator("main")).not_to_contain_text("nullth")
    await press(host, "Leaderboard")
    await expect(host.locator(".board-row")).to_have_count(3)
    await expect(host.locator(".board-row[data-first=true]")).to_have_count(0)
    await expect(host.locator(".board-rank")).to_have_text(["–", "–", "–"])
    await expect(host.locator(".stage-board")).to_contain_text("Nobody has points yet")
    await inspect(host)
    for phone in (page, late):
        await expect(phone.get_by_role("heading", name="No points yet")).to_be_visible()
        await expect(phone.locator("main")).not_to_contain_text("ahead")
    await press(host, "Next question")
    await give(late, second, correct=True)
    await press(host, "Close question")
    await press(host, "Show the answer")
    await press(host, "Leaderboard")
    await expect(host.locator(".board-row[data-first=true] .moved")).to_have_text("new")
    await expect(host.locator(".board-row[data-first=true]")).to_contain_text("Lena")
    await expect(host.locator("[data-way=down]")).to_have_count(0)
    await press(host, "Show the podium")
    await expect(host.locator(".podium-step")).to_have_count(1)
    await expect(page.get_by_role("heading", name="This quiz is over.")).to_be_visible()
    await expect(late.locator(".place")).to_have_text("1st of 3")
    await inspect(page)
    await host.get_by_role("link", name="See all results").click()
    await expect(host.locator("tbody td:nth-child(2)")).to_have_text(["1", "–", "–"])


async def join_late(visit: Visit, pin: str) -> Page:
    page = await visit(f"join/{pin}")
    await page.fill("#nickname", "Lena")
    await page.keyboard.press("Enter")
    return page
