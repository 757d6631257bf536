"""A picture in a question reaches the projector and a guest's phone."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from lms.questions.actions.questions import change_question
from tests.browser.conftest import Visit
from tests.browser.stage import begin, join, open_stage
from tests.factories import actor_of
from tests.files.factories import make_file, picture
from tests.live.factories import make_game

pytestmark = pytest.mark.browser


async def drawn(page: Page) -> None:
    """The browser got the picture, not only its place."""
    image = page.locator("main img").first
    await expect(image).to_be_visible()
    await page.wait_for_function("() => document.querySelector('main img').naturalWidth > 0")


async def test_a_guest_sees_the_picture_of_a_teachers_private_file(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    [question] = await game.questions()
    leaf = await make_file(game.host, "leaf.png", picture(size=(400, 300)))
    stem = f"What?\n\n![A leaf](/api/v1/files/{leaf.id}/content)"
    await change_question(actor_of(game.host), question.id, {"stem": stem})
    host, phone = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    await drawn(host)
    await drawn(phone)
