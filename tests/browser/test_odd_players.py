"""A whole game on the pages as they are served, with players of every odd kind."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.live.models import LiveSession
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import READY, begin, give, locked, open_stage, press
from tests.live.factories import Made, make_game
from tests.quizzes.factories import make_question

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtskapitaens"
WORD = LONG[:30]
"""What a field of 30 characters keeps of it."""
RTL = "ليلى الحسيني"
EMOJI = "👩‍🔬🇨🇦🦊"
MANY: dict[str, Any] = {
    "type": "multiple_choice",
    "options": [
        {"text": "right", "correct": True},
        {"text": LONG, "correct": True},
        {"text": "wrong"},
        {"text": f"{RTL} {EMOJI}"},
    ],
}


async def come(visit: Visit, game: Made, name: str) -> Page:
    """Typed letter by letter: the field takes what it takes."""
    page = await visit(f"join/{game.session.pin}")
    await page.locator("#nickname").press_sequentially(name)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/play/*")
    return page


async def beside(page: Page, game: Made, name: str) -> Page:
    """Somebody else at the same browser, in a tab of their own."""
    tab = await page.context.new_page()
    await tab.goto(f"/join/{game.session.pin}")
    await press(tab, "Join as somebody else")
    await tab.fill("#nickname", name)
    await tab.keyboard.press("Enter")
    await expect(tab.locator(".badge")).to_have_text(name)
    await press(page, "Use here")
    return tab


@pytest.mark.slow
async def test_a_whole_game_with_odd_players(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=1, scoring="accuracy", auto_close=False, time_limit_s=600)
    await LiveSession.filter(id=game.id).update(intro_ms=600_000)  # each phase ends when we say so
    [first] = await game.questions()
    second = await make_question(game.quiz, MANY, position=2, stem=f"{LONG * 2}?")
    host = await open_stage(visit, game)

    async def see(*pages: Page) -> None:
        """The projector, and these phones."""
        for page in (host, *pages):
            await expect(page.locator("body")).not_to_contain_text("null")
            await inspect(page)

    word, rtl, emoji, anna = [await come(visit, game, name) for name in (LONG, RTL, EMOJI, "Anna")]
    ben = await beside(anna, game, "Ben")
    people = {WORD: word, RTL: rtl, EMOJI: emoji, "Anna": anna, "Ben": ben}
    for name, page in people.items():
        await expect(page.locator(".badge")).to_have_text(name)
    await expect(host.locator(".cloud .chip")).to_have_text(list(people))
    script = await word.locator("script[type=module]").get_attribute("src")
    assert script
    assert script.startswith("/static/play-"), "these are the sources, not the bundle"
    await see(rtl, ben)

    await begin(host)
    for page in people.values():
        await expect(page.get_by_text("Options in a moment")).to_be_visible()
    await see(word)
    await press(host, "Show the options now")
    for page in people.values():
        await give(page, first, correct=page is not ben)
    for tab in (anna, ben):
        await tab.reload()
        await locked(tab)
    await expect(host.locator(".answered")).to_have_text("Everyone has answered")
    await press(host, "Close question")
    shares = host.locator(".tally-count bdi")
    await expect(shares).to_have_text(["80%", "20%", "0%"])
    await see()

    late = await come(visit, game, "Lena")
    await expect(late.get_by_text("The host closed the question.")).to_be_visible()
    await press(host, "Show the answer")
    await expect(host.locator(".share")).to_contain_text("4 of 5 correct")
    ranks = {word: "1st", rtl: "2nd", emoji: "3rd", anna: "4th"}
    for page, rank in ranks.items():
        await expect(page.get_by_role("heading", name="Correct")).to_be_visible()
        await expect(page.locator(".figures")).to_contain_text(rank)
    await expect(ben.get_by_role("heading", name="Not this time")).to_be_visible()
    for page in (ben, late):
        await expect(page.locator(".figures")).not_to_contain_text("Rank")
    await see(late)

    await press(host, "Leaderboard")
    await expect(host.locator(".board-rank")).to_have_text(["1", "2", "3", "4", "–"])
    for page, rank in ranks.items():
        await expect(page.get_by_role("heading", name=f"You are {rank}")).to_be_visible()
    for page in (ben, late):
        await expect(page.get_by_role("heading", name="No points yet")).to_be_visible()
        await expect(page.locator("main")).not_to_contain_text("ahead")
    await see(word)

    await press(host, "Next question")
    await press(host, "Show the options now")
    for page in people.values():
        await give(page, second, correct=page in (word, rtl, emoji))
    await late.locator(READY, has_text="wrong").click()
    for tab in (ben, anna):
        await tab.reload()
        await locked(tab)
    await expect(host.locator(".answered")).to_have_text("5 of 6 answered")
    await see(late)
    await press(host, "Close question")
    await expect(late.locator(".status")).to_contain_text("Not submitted")
    await expect(shares).to_have_text(["60%", "60%", "40%", "0%"])
    await press(host, "Show the answer")
    await expect(shares).to_have_text(["60%", "60%", "40%", "0%"])
    await expect(host.locator(".share")).to_contain_text("3 of 5 correct")
    await expect(late.get_by_role("heading", name="Not submitted")).to_be_visible()
    await see(emoji)
    await press(host, "Leaderboard")
    await expect(emoji.get_by_role("heading", name="You are 3rd")).to_be_visible()
    await press(host, "Show the podium")

    await expect(host.locator(".podium-step .name")).to_have_text([WORD, RTL, EMOJI])
    for page, rank in ranks.items():
        await expect(page.locator(".place")).to_have_text(f"{rank} of 6")
    for page in (ben, late):
        await expect(page.get_by_role("heading", name="This quiz is over.")).to_be_visible()
        await expect(page.locator(".place")).to_have_count(0)
    await see(word, late)
    for tab in (anna, ben):
        await tab.reload()
    for name, page in {**people, "Lena": late}.items():
        await expect(page.locator(".summary .name")).to_have_text(name)

    await host.get_by_role("link", name="See all results").click()
    rows = host.locator("tbody tr")
    await expect(rows.locator("th")).to_have_text([WORD, RTL, EMOJI, "Anna", "Ben", "Lena"])
    await expect(rows.locator("td:nth-child(2)")).to_have_text(["1", "2", "3", "4", "–", "–"])
    await expect(host.locator(".bar-line .num bdi")).to_have_text(["60%", "80%"])
    await see()
