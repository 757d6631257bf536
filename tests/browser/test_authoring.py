"""How a teacher makes the modules and lessons of a course."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, Route, expect

from lms.courses.models import Course
from lms.lessons.models import Lesson, Module
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.lessons.factories import make_lesson, make_module

pytestmark = pytest.mark.browser


async def owned(title: str = "Plants") -> tuple[Course, User]:
    course = await make_course(title=title)
    return course, await User.get(id=course.owner_id)


async def kept(page: Page) -> None:
    """All that was typed is on the server."""
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")


async def order(course: Course) -> list[str]:
    """The titles of a course's lessons in their order, by their modules."""
    modules = await Module.in_order(course.id)
    found = []
    for module_id in (None, *(one.id for one in modules)):
        rows = await Lesson.filter(course_id=course.id, module_id=module_id).order_by("position")
        found.append(" ".join(one.title for one in rows))
    return found


async def test_a_row_is_dragged_into_another_module(visit: Visit) -> None:
    course, owner = await owned()
    leaves, roots = await make_module(course, title="Leaves"), await make_module(course, title="R")
    for title, module in (("A", leaves), ("B", leaves), ("C", roots)):
        await make_lesson(course, module, title=title)
    page = await visit(f"courses/{course.id}#lessons", as_=owner, width=1280, height=900)
    handle = page.locator(".plan-row", has_text="A").first.locator("[data-handle]")
    below = page.locator(".plan-row", has_text="C")
    start, end = await handle.bounding_box(), await below.bounding_box()
    assert start
    assert end
    await page.mouse.move(start["x"] + 8, start["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(start["x"] + 8, end["y"] + end["height"] - 4, steps=12)
    await expect(page.get_by_role("region", name="R").locator(".plan-row")).to_have_count(2)
    assert await order(course) == ["", "A B", "C"]  # one write, once it is let go
    async with page.expect_response("**/outline") as answered:
        await page.mouse.up()
    assert (await answered.value).status == 200
    assert await order(course) == ["", "B", "C A"]


async def test_two_who_order_at_once_see_the_newer_one(visit: Visit) -> None:
    course, owner = await owned()
    await make_lesson(course, title="A")
    await make_lesson(course, title="B")
    page = await visit(f"courses/{course.id}#lessons", as_=owner)
    row = page.get_by_role("link", name="B", exact=True)
    await row.focus()
    await page.route("**/outline", lambda route: stale(route, course))
    await page.keyboard.press("Alt+ArrowUp")
    await expect(page.get_by_text("Somebody changed this outline")).to_be_visible()
    await expect(page.locator(".plan-row").nth(2)).to_contain_text("C")
    assert await order(course) == ["A B C"]


async def stale(route: Route, course: Course) -> None:
    """Somebody adds a lesson just before the order comes in."""
    if route.request.method == "PUT":
        await make_lesson(course, title="C")
    await route.continue_()


@pytest.mark.slow
async def test_what_was_typed_outlives_a_reload_and_meets_what_others_wrote(
    visit: Visit, inspect: Inspect
) -> None:
    course, owner = await owned()
    lesson = await make_lesson(course, title="Water")
    page = await visit(f"lessons/{lesson.id}/edit", as_=owner)
    await expect(page.get_by_label("Text", exact=True)).to_have_value("Something to read.")
    await page.route("**/api/v1/lessons/*", lambda route: route.abort("internetdisconnected"))
    await page.get_by_label("Text", exact=True).fill("Mine")
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "bad")
    await Lesson.filter(id=lesson.id).update(content={"markdown": "Theirs"}, version=2)
    await page.unroute("**/api/v1/lessons/*")
    await page.reload()
    dialog = page.get_by_role("dialog", name="Changed on another device")
    await expect(dialog).to_contain_text("Theirs")
    await expect(dialog).to_contain_text("Mine")
    await inspect(page)
    await press(page, "Keep mine")
    await kept(page)
    await lesson.refresh_from_db()
    assert lesson.content == {"markdown": "Mine"}
