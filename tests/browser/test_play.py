"""The player's page where things don't go as planned."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.stage import press
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
