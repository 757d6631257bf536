"""The player's page where things don't go as planned."""

from __future__ import annotations

import pytest
from playwright.async_api import WebSocketRoute, expect

from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import join, open_stage, press
from tests.factories import make_user
from tests.live.factories import make_game

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("by_link", [True, False])
async def test_an_account_whose_name_is_taken_is_asked_for_another(
    visit: Visit, by_link: bool
) -> None:
    game = await make_game(questions=1)
    await game.player(nickname="Ada Lovelace")
    user = await make_user(full_name="Ada Lovelace")
    page = await visit(f"join/{game.session.pin}" if by_link else "join", as_=user)
    if not by_link:
        await page.fill("#pin", game.session.pin)
        await press(page, "Continue")
    await expect(page.locator("#nickname-error")).to_have_text(
        "That name is taken. Try another one."
    )
    await page.fill("#nickname", "Countess")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="You're in")).to_be_visible()


async def test_a_question_skipped_in_its_intro_leaves_nothing_to_fill_in(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=2, intro_ms=10000)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await press(host, "Start")
    await expect(player.locator("#stem")).to_be_visible()
    await host.keyboard.press("s")
    await press(host, "Skip question")
    title = player.get_by_role("heading", name="This question was skipped")
    await expect(title).to_be_visible()
    await expect(title).to_be_focused()
    await expect(player.locator("#answer")).to_have_count(0)
    await inspect(player)
    await player.reload()
    await expect(title).to_be_visible()
    await press(host, "Next question")
    await expect(player.locator(".play-step")).to_contain_text("2 / 2")


@pytest.mark.parametrize("page_of", ["host", "play"])
async def test_one_socket_too_many_says_what_to_do(visit: Visit, page_of: str) -> None:
    game = await make_game(questions=1)
    if page_of == "host":
        page = await open_stage(visit, game)
    else:
        page = await join(visit, game, "Ada")
    full = True

    async def route(line: WebSocketRoute) -> None:
        if full:
            await line.close(code=4429)
        else:
            line.connect_to_server()

    await page.route_web_socket("**/realtime", route)
    await page.reload()
    await expect(page.get_by_role("heading")).to_have_text(
        "You have too many tabs or devices open."
    )
    await expect(page.get_by_text("Close one of them, then reload this page.")).to_be_visible()
    full = False
    await press(page, "Reload")
    shown = ".stage-bar" if page_of == "host" else ".lobby"
    await expect(page.locator(shown)).to_be_visible()
