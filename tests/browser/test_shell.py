"""The frame around the pages: its room, its tabs, and pages of another role."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.core.access import Role
from tests.browser.conftest import Inspect, Visit, resize
from tests.factories import make_user
from tests.live.factories import make_game
from tests.patience import slowly

pytestmark = pytest.mark.browser

BEYOND = """() => [...document.querySelectorAll(".tabs a")].filter((one) => {
  const { left, right } = one.getBoundingClientRect();
  return left < 0 || right > innerWidth;
}).map((one) => one.textContent)"""


@pytest.mark.parametrize("path", ["outbox", *slowly("nothing/here")])
async def test_signed_out_a_page_has_the_whole_width(visit: Visit, path: str) -> None:
    page = await visit(path, width=1280, height=800)
    await expect(page.locator("h1")).to_be_visible()
    for width in (1024, 1280, 1920):
        await resize(page, width, 800)
        box = await page.locator("main").bounding_box()
        assert box
        assert box["width"] >= 960, width


@pytest.mark.parametrize("page_of_host", ["host", *slowly("control")])
async def test_a_student_on_a_hosts_page_reads_whose_it_is(
    visit: Visit, inspect: Inspect, page_of_host: str
) -> None:
    game = await make_game(questions=1)
    student = await make_user(full_name="Ada Lovelace")
    await game.player(student)
    page = await visit(f"{page_of_host}/{game.id}", as_=student)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Not for your role")
    await inspect(page)
    await page.get_by_role("link", name="Back to the quiz").click()
    await expect(page.get_by_role("heading", name="You're in")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("page_of_host", ["host", "control"])
async def test_a_teacher_who_only_plays_is_no_host(visit: Visit, page_of_host: str) -> None:
    game = await make_game(questions=1)
    other = await make_user(Role.INSTRUCTOR)
    await game.player(other)
    page = await visit(f"{page_of_host}/{game.id}", as_=other)
    await expect(page.get_by_role("heading")).to_have_text("Not here, or not shared with you")
    await expect(page.get_by_role("link", name="Go to the start page")).to_be_visible()


@pytest.mark.slow
async def test_every_tab_of_the_account_is_in_sight_on_a_phone(
    visit: Visit, inspect: Inspect
) -> None:
    page = await visit("account", as_=await make_user())
    await expect(page.locator(".tabs a")).to_have_count(6)
    for width in (320, 360, 414):
        await resize(page, width, 740)
        assert await page.evaluate(BEYOND) == []
    await inspect(page)
    await expect(page.get_by_label("Language")).to_have_count(0)
