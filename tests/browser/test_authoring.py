"""How a teacher makes the modules and lessons of a course."""

from __future__ import annotations

import json
import re

import pytest
from playwright.async_api import Page, Route, expect

from lms.core import clock
from lms.courses.models import Course, StaffRole
from lms.lessons.models import Lesson, LessonStatus, Module
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.browser.test_keys_alone import Keyboard, at_the_keys
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.lessons.factories import make_lesson, make_module
from tests.quizzes.factories import make_quiz

pytestmark = pytest.mark.browser

VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nLight\n"


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


@pytest.mark.slow
async def test_an_outline_is_made_ordered_and_emptied(visit: Visit, inspect: Inspect) -> None:
    course, owner = await owned()
    page = await visit(f"courses/{course.id}#lessons", as_=owner)
    await expect(page.get_by_role("heading", name="No lessons yet")).to_be_visible()
    await inspect(page)
    await press(page, "Add a module")
    await page.keyboard.type("Leaves")
    await page.keyboard.press("Enter")
    leaves = page.get_by_role("region", name="Leaves")
    await leaves.get_by_role("button", name="Add a lesson").click()
    for title in ("Light", "Water"):
        await page.keyboard.type(title)
        await page.keyboard.press("Enter")
        await expect(leaves.get_by_role("link", name=title)).to_be_visible()
        await expect(leaves.get_by_label("Title of the lesson")).to_have_value("")
        await expect(leaves.get_by_label("Title of the lesson")).to_be_focused()
    await inspect(page)
    await page.keyboard.press("Escape")
    await press(page, "Add a module")
    await page.keyboard.type("Roots")
    await page.keyboard.press("Enter")
    roots = page.get_by_role("region", name="Roots")
    await expect(roots).to_be_visible()

    water = page.get_by_role("link", name="Water")
    await water.focus()
    await page.keyboard.press("Alt+ArrowUp")
    await expect(leaves.locator(".plan-row").first).to_contain_text("Water")
    await expect(water).to_be_focused()
    await page.get_by_role("link", name="Light").focus()
    await page.keyboard.press("Alt+ArrowDown")
    await expect(roots.get_by_role("link", name="Light")).to_be_focused()
    await roots.get_by_role("button", name=re.compile("^More for .*Light")).click()
    await page.get_by_role("menuitem", name="Publish").click()
    await expect(roots.locator(".tag", has_text="Draft")).to_have_count(0)
    assert await order(course) == ["", "Water", "Light"]

    await leaves.get_by_role("button", name="Leaves", exact=True).click()
    await page.keyboard.type("Green leaves")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("region", name="Green leaves")).to_be_visible()

    await water.focus()
    await page.keyboard.press("Delete")
    await expect(water).to_have_count(0)
    await press(page, "Undo")
    await expect(water).to_be_focused()
    assert await Lesson.filter(course_id=course.id).count() == 2
    await page.keyboard.press("Delete")
    await expect(water).to_have_count(0)
    await page.goto("/home")  # what is left is gone at once
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await page.goto(f"/courses/{course.id}#lessons")
    await expect(page.get_by_role("link", name="Light")).to_be_visible()
    await expect(water).to_have_count(0)


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
async def test_a_lesson_is_written_and_what_it_asks_for(visit: Visit, inspect: Inspect) -> None:
    course, owner = await owned()
    first = await make_lesson(course, title="Light")
    lesson = await make_lesson(course, title="Water", content={}, rendered="", status="draft")
    page = await visit(f"lessons/{lesson.id}/edit", as_=owner, width=1280, height=900)
    await expect(page.get_by_text("No text yet")).to_be_visible()
    await page.get_by_label("Text", exact=True).fill("Water is **wet**.")
    await expect(page.locator(".write-shown strong")).to_have_text("wet")
    await page.get_by_label("They have spent time with it").check()
    await page.get_by_label("How long, at least").fill("2")
    await page.get_by_label("Lessons that come first").select_option(label="Light")
    await page.get_by_label("How many", exact=True).fill("3")
    await page.get_by_label("Everybody may read it").check()
    await press(page, "Publish")
    await expect(page.get_by_role("button", name="Make it a draft")).to_be_visible()
    await kept(page)
    await inspect(page)
    await lesson.refresh_from_db()
    assert (lesson.status, lesson.preview, lesson.unlock) == (
        LessonStatus.PUBLISHED, True, {"after_s": 3 * 24 * 3600},
    )  # fmt: skip
    assert lesson.prerequisite_ids == [str(first.id)]
    assert lesson.conditions == [{"type": "manual"}, {"type": "time_spent", "seconds": 120}]
    student = await visit(f"lessons/{lesson.id}", as_=await make_student(course))
    await expect(student.locator(".prose strong")).to_have_text("wet")

    await page.goto(f"/lessons/{first.id}/edit")
    await page.get_by_label("Lessons that come first").select_option(label="Water")
    await expect(
        page.get_by_text(re.compile("(Light|Water) waits for (Light|Water) waits for"))
    ).to_be_visible()
    await page.get_by_role("link", name="View as a student").click()
    await expect(page.get_by_role("link", name="Go on editing")).to_be_visible()
    await inspect(page)
    await Lesson.filter(id=lesson.id).update(preview=False)
    await page.get_by_role("link", name="Plants").click()
    await page.get_by_role("link", name="Water", exact=True).click()
    await expect(page.get_by_text("Opens when you finish Light.")).to_be_visible()


@pytest.mark.slow
async def test_what_was_typed_outlives_a_reload_and_meets_what_others_wrote(
    visit: Visit, inspect: Inspect
) -> None:
    course, owner = await owned()
    lesson = await make_lesson(course, title="Water")
    page = await visit(f"lessons/{lesson.id}/edit", as_=owner)
    await expect(page.get_by_label("Text", exact=True)).to_have_value("Something to read.")
    preview = page.locator("#write-preview")
    await expect(preview).to_be_hidden()
    await press(page, "Show the preview")
    await expect(preview).to_contain_text("Something to read.")
    await page.route("**/api/v1/lessons/*", lambda route: route.abort("internetdisconnected"))
    await page.get_by_label("Text", exact=True).fill("Mine")
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "bad")
    bea = await make_staff(course, StaffRole.CO_INSTRUCTOR, full_name="Bea")
    await Lesson.filter(id=lesson.id).update(
        content={"markdown": "Theirs"}, version=2, written_by_id=bea.id, written_at=clock.now()
    )
    await page.unroute("**/api/v1/lessons/*")
    await page.reload()
    said = re.compile(r"\W?Bea\W? changed this at \W?\d\d:\d\d")
    dialog = page.get_by_role("dialog", name=said)
    await expect(dialog).to_contain_text(re.compile(r"From \W?Bea\W?"))
    await expect(dialog).to_contain_text("Theirs")
    await expect(dialog).to_contain_text("Mine")
    await inspect(page)
    await press(page, "Keep mine")
    await kept(page)
    await lesson.refresh_from_db()
    assert lesson.content == {"markdown": "Mine"}


@pytest.mark.slow
async def test_a_module_with_a_lesson_of_each_kind_by_keys_alone(visit: Visit) -> None:
    course, owner = await owned()
    for title in ("Quick one", "Big game"):
        await make_quiz(course, questions=1, title=title)
    page, keys = await at_the_keys(visit, f"courses/{course.id}#lessons", as_=owner)
    await keys.use("button", "Add a module")
    await keys.type("Leaves")
    await keys.press("Enter")
    await expect(page.get_by_role("region", name="Leaves")).to_be_visible()
    await keys.use("button", "Add a lesson", within="[data-part]:not([data-part=''])")
    kinds = ("Text", "Video", "Files", "Quiz", "Live quiz", "Assignment")
    for n, kind in enumerate(kinds):
        await keys.reach(page.get_by_label("Kind"), "Shift+Tab")
        await keys.press("Home", *["ArrowDown"] * n)
        await keys.reach(page.get_by_label("Title of the lesson"))
        await keys.type(f"A {kind.lower()}")
        await keys.press("Enter")
        await expect(page.get_by_role("link", name=f"A {kind.lower()}", exact=True)).to_be_visible()
    await keys.press("Escape")
    assert await Lesson.filter(course_id=course.id, status="draft").count() == len(kinds)

    async def write(title: str) -> None:
        await keys.use("link", title)
        await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()

    async def done() -> None:
        await keys.reach(page.get_by_role("button", name="Publish", exact=True), "Shift+Tab")
        await keys.press("Enter")
        await expect(page.get_by_role("button", name="Make it a draft")).to_be_visible()
        await kept(page)
        await keys.reach(page.get_by_role("link", name="Plants"), "Shift+Tab")
        await keys.press("Enter")
        await expect(page.get_by_role("region", name="Leaves")).to_be_visible()

    await write("A text")
    await keys.fill("Text", "Leaves are green.")
    await done()
    await write("A video")
    await keys.fill("Or its address elsewhere", "https://example.test/leaf")
    await done()
    await write("A files")
    await attach(page, keys, "Choose files", "leaf.vtt")
    await expect(page.get_by_text("leaf.vtt")).to_be_visible()
    await done()
    for title, times in (("A quiz", 1), ("A live quiz", 2)):
        await write(title)
        await keys.reach(page.locator("#write-quiz"))
        await keys.press("Home", *["ArrowDown"] * times)
        await done()
    await keys.reach(page.get_by_role("link", name="A assignment"))
    await keys.press("Alt+ArrowUp", "Alt+ArrowUp")
    await expect(page.locator(".plan-row").nth(3)).to_contain_text("A assignment")
    await expect(page.get_by_role("link", name="A assignment")).to_be_focused()
    await keys.press("Delete")
    await expect(page.locator(".plan-row")).to_have_count(5)
    await keys.use("button", "Undo")
    await expect(page.locator(".plan-row")).to_have_count(6)
    await expect(page.get_by_role("link", name="A assignment")).to_be_focused()
    await expect(page.locator(".plan-row .tag", has_text="Draft")).to_have_count(1)
    found = {one.kind: one for one in await Lesson.filter(course_id=course.id)}
    assert set(found) == {"text", "video", "file", "quiz", "live", "assignment"}
    assert json.dumps(found["video"].content) == '{"url": "https://example.test/leaf"}'
    assert found["quiz"].target_id != found["live"].target_id
    assert all(found[kind].target_id for kind in ("quiz", "live"))
    await keys.reach(page.get_by_role("button", name="Leaves", exact=True), "Shift+Tab")
    await keys.press("F2", "End")
    await keys.type(" and light")
    await keys.press("Enter")
    await expect(page.get_by_role("button", name="Leaves and light", exact=True)).to_be_focused()
    await keys.reach(page.get_by_role("link", name="View as a student"), "Shift+Tab")
    await keys.press("Enter")
    await expect(page.get_by_role("heading", name="Leaves and light")).to_be_visible()
    await keys.use("link", "A text")
    await expect(page.get_by_text("Leaves are green.")).to_be_visible()
    await keys.reach(page.get_by_role("link", name="Go on editing"), "Shift+Tab")
    await keys.press("Enter")
    await expect(page.get_by_label("Text", exact=True)).to_have_value("Leaves are green.")


async def attach(page: Page, keys: Keyboard, name: str, file: str) -> None:
    await keys.choose_file(page.get_by_role("button", name=name), file, "text/vtt", VTT)
