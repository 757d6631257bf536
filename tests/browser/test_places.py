"""Coming back to a game: by the code again, in two tabs of one browser, with a second game."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, Response, expect

from lms.auth.actions import sessions
from lms.auth.cookies import REFRESH
from lms.auth.rules import Device
from lms.core.cookies import full_name
from lms.live.models import LiveParticipant
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import begin, give, join, open_stage, press
from tests.factories import make_user
from tests.live.factories import Made, make_game

pytestmark = pytest.mark.browser


async def is_player(page: Page, name: str) -> None:
    await expect(page.locator(".badge")).to_have_text(name)


async def scan(page: Page, game: Made) -> Page:
    """The code again, in another tab of the same browser."""
    tab = await page.context.new_page()
    await tab.goto(f"/join/{game.session.pin}")
    return tab


async def test_no_guest_meets_an_error_on_the_way_in(visit: Visit) -> None:
    game = await make_game()
    page = await visit("join")
    refused: list[Response] = []
    page.on("response", lambda one: refused.append(one) if one.status >= 400 else None)
    await page.goto(f"/join/{game.session.pin}")
    await page.fill("#nickname", "Anna")
    await page.keyboard.press("Enter")
    await is_player(page, "Anna")
    assert [one.url for one in refused] == []


@pytest.mark.slow
async def test_who_is_signed_in_is_never_asked_for_a_name(visit: Visit) -> None:
    game, user = await make_game(), await make_user(full_name="Maya Lind")
    page = await visit("join")
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    cookie: Any = {"name": full_name(REFRESH), "value": pair.refresh, "url": page.url}
    await page.context.add_cookies([cookie])  # the access token's own cookie has run out
    await page.goto(f"/join/{game.session.pin}")
    await is_player(page, "Maya Lind")
    assert await LiveParticipant.filter(session_id=game.id, user_id=user.id).exists()


@pytest.mark.slow
async def test_a_session_that_is_over_leaves_a_guest_on_the_way_in(visit: Visit) -> None:
    game = await make_game()
    page = await visit("join")
    cookie: Any = {"name": full_name(REFRESH), "value": "spent", "url": page.url}
    await page.context.add_cookies([cookie])
    await page.goto(f"/join/{game.session.pin}")
    await page.fill("#nickname", "Maya")
    await page.keyboard.press("Enter")
    await is_player(page, "Maya")


@pytest.mark.slow
async def test_a_guest_who_closed_the_tab_and_scans_again_goes_on(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=2, auto_close=False)
    [first, *_] = await game.questions()
    host, page = await open_stage(visit, game), await join(visit, game, "Anna")
    await begin(host)
    await give(page, first, correct=True)
    await press(host, "Close question")
    await press(host, "Show the answer")
    await expect(page.locator(".gain")).to_be_visible()
    points = await page.locator(".figures dd").first.inner_text()
    tab = await scan(page, game)
    await page.close()
    await expect(tab.locator(".returned")).to_contain_text("You're back as Anna.")
    await expect(tab.locator(".figures dd").first).to_have_text(points)
    await inspect(tab)


@pytest.mark.slow
async def test_two_guests_in_one_browser_stay_themselves(visit: Visit, inspect: Inspect) -> None:
    game = await make_game()
    one = await join(visit, game, "Anna")
    two = await scan(one, game)
    await is_player(two, "Anna")
    await press(two, "Not Anna?")
    await two.fill("#nickname", "Ben")
    await two.keyboard.press("Enter")
    await is_player(two, "Ben")
    await inspect(two)
    await press(one, "Use here")
    await is_player(one, "Anna")
    for tab, name in ((one, "Anna"), (two, "Ben"), (one, "Anna")):
        await tab.reload()
        await is_player(tab, name)
        await tab.goto(f"/join/{game.session.pin}")
        await is_player(tab, name)
    kept = await two.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    for cookie in await two.context.cookies():
        assert cookie["value"] not in kept

    other = await make_game()
    third = await scan(one, other)
    await third.fill("#nickname", "Anna")
    await third.keyboard.press("Enter")
    await is_player(third, "Anna")
    await one.reload()
    await is_player(one, "Anna")
