"""Courses in the browser: found, joined, made, changed on two devices, published and deleted."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

from lms.core.access import Role
from lms.courses.models import Course, CourseStaff, CourseStatus, Enrollment
from lms.quizzes.models import Quiz
from tests.browser.conftest import Inspect, Visit, loaded
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.files.factories import picture
from tests.quizzes.factories import make_quiz

pytestmark = pytest.mark.browser


async def saved(page: Page) -> None:
    """The server has what was typed."""
    await expect(page.locator(".save-state")).to_contain_text("Saved ")


async def type_into(page: Page, label: str, text: str) -> None:
    """As a person does, and on to the next field."""
    await page.get_by_label(label, exact=True).fill(text)
    await page.keyboard.press("Tab")


@pytest.mark.slow
async def test_filters_of_the_catalogue_stand_in_the_address(visit: Visit) -> None:
    tagged = {"tags": ["Old"], "tag_keys": ["old"]}
    await make_course(title="Ancient Rome", level="beginner", **tagged)
    await make_course(title="Ancient Greece", level="advanced", language="de", **tagged)
    await make_course(title="Life of plants", level="beginner")
    page = await visit("catalogue", width=1280, height=800)
    cards = page.locator(".course-card h2")

    async def shows(address: str, *titles: str) -> None:
        await expect(page).to_have_url(re.compile(f"/catalogue{re.escape(address)}$"))
        await expect(cards).to_have_text(list(titles))

    rome, greece, plants = "Ancient Rome", "Ancient Greece", "Life of plants"
    await shows("", plants, greece, rome)
    level = page.get_by_label("Level", exact=True)
    await level.select_option("beginner")
    await shows("?level=beginner", plants, rome)
    await page.get_by_role("button", name=re.compile("^Old")).click()
    await shows("?level=beginner&tag=old", rome)
    await level.select_option("")
    await shows("?tag=old", greece, rome)
    await page.get_by_label("Order").select_option("title")
    await shows("?tag=old&sort=title", greece, rome)
    await page.get_by_label("Search courses").fill("rom")
    await shows("?q=rom&tag=old&sort=title", rome)
    shared = page.url

    await page.get_by_role("link", name=rome).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(rome)
    await page.go_back()
    await shows("?q=rom&tag=old&sort=title", rome)
    await page.go_back()
    await shows("?tag=old", greece, rome)
    await page.go_back()
    await shows("?level=beginner&tag=old", rome)
    await expect(level).to_have_value("beginner")
    await expect(page.get_by_label("Search courses")).to_have_value("")
    await page.go_back()
    await shows("?level=beginner", plants, rome)
    await page.go_forward()
    await shows("?level=beginner&tag=old", rome)
    await page.reload()
    await shows("?level=beginner&tag=old", rome)

    other = await visit(f"catalogue{shared.partition('/catalogue')[2]}", as_=await make_user())
    await expect(other.locator(".course-card h2")).to_have_text([rome])
    await expect(other.get_by_label("Search courses")).to_have_value("rom")
    await expect(other.get_by_role("button", name=re.compile("^Old"))).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.slow
async def test_who_has_no_account_enrolls_after_making_one(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Life of plants", level="beginner", summary="Leaves")
    await make_course(title="Ancient Rome", tags=["Old"], tag_keys=["old"])
    page = await visit("catalogue")
    await expect(page.locator(".course-card")).to_have_count(2)
    level = page.get_by_label("Level", exact=True)
    await expect(level).to_be_hidden()
    await press(page, "Filters")
    await expect(level).to_be_visible()
    await press(page, "Filters")
    await expect(level).to_be_hidden()
    await inspect(page)
    await page.get_by_label("Search courses").fill("leav")
    await expect(page.locator(".course-card")).to_have_count(1)
    assert page.url.endswith("/catalogue?q=leav")
    await page.reload()
    await expect(page.locator(".course-card")).to_have_count(1)
    await page.get_by_label("Search courses").fill("nothing at all")
    await press(page, "Clear the search")
    await expect(page.locator(".course-card")).to_have_count(2)
    await page.get_by_role("link", name="Life of plants").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Life of plants")
    await inspect(page)
    await press(page, "Enroll")
    await page.get_by_role("link", name="Create an account").click()
    await page.fill("#full_name", "陈小雨")
    await page.fill("#email", "rain@example.test")
    await page.fill("#password", "a quiet green morning")
    await press(page, "Create account")
    await press(page, "Go on")
    await expect(page.locator(".tag", has_text="Enrolled")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Life of plants")
    assert await Enrollment.filter(course_id=course.id).count() == 1
    await inspect(page)


@pytest.mark.slow
async def test_a_teacher_makes_a_course_and_publishes_it(visit: Visit, inspect: Inspect) -> None:
    teacher = await make_user(Role.INSTRUCTOR)
    page = await visit("home", as_=teacher)
    await page.get_by_role("link", name="Create your first course").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await inspect(page)
    await page.keyboard.type("Life of plants")
    await page.keyboard.press("Enter")
    first = page.get_by_role("link", name="Go to quizzes")
    await expect(first).to_have_attribute("data-kind", "primary")
    await inspect(page)
    await page.get_by_role("link", name="Settings", exact=True).click()
    await expect(page.locator("#settings-what")).to_be_visible()
    await inspect(page)
    await type_into(page, "Summary", "From seed to tree")
    await saved(page)
    await expect(page.locator(".page-head")).to_contain_text("From seed to tree")
    await type_into(page, "Tags", "Leaf, leaf, Root")
    await page.get_by_label("Level").select_option("beginner")
    course = await Course.get(owner_id=teacher.id)
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")
    await course.refresh_from_db()
    assert (course.summary, course.tags, course.level) == (
        "From seed to tree", ["Leaf", "Root"], "beginner",
    )  # fmt: skip
    picture_of_it = {"name": "leaf.png", "mimeType": "image/png", "buffer": picture()}
    await page.locator("input[type=file]").set_input_files(picture_of_it)
    await expect(page.locator("img.cover")).to_be_visible()
    await type_into(page, "What the picture shows", "A leaf")
    await expect(page.locator("img.cover")).to_have_attribute("alt", "A leaf")
    await page.get_by_label("Address", exact=True).fill("No Address!")
    await page.keyboard.press("Tab")
    await expect(page.locator("#course-slug-error")).to_be_visible()
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "bad")
    await inspect(page)
    await type_into(page, "Address", "plants")
    await saved(page)

    await page.get_by_role("link", name="Overview", exact=True).click()
    await expect(page.locator(".problem-row[data-severity=error]")).to_have_count(1)
    await inspect(page)
    await press(page, "Publish")
    await page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    await expect(page.locator(".problem", has_text="It can't be published yet")).to_be_visible()
    await page.get_by_role("link", name="Go to quizzes").click()
    await expect(page.get_by_role("heading", name="No quiz yet")).to_be_visible()
    await inspect(page)
    await make_quiz(course, questions=1)
    await page.get_by_role("link", name="Overview", exact=True).click()
    await expect(page.locator(".ready")).to_be_visible()
    await press(page, "Publish")
    await page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    await expect(page.get_by_role("heading", name="This course is published")).to_be_visible()
    await course.refresh_from_db()
    assert course.status is CourseStatus.PUBLISHED
    visitor = await visit("courses/plants")
    await expect(visitor.get_by_role("heading", level=1)).to_have_text("Life of plants")


@pytest.mark.slow
async def test_two_devices_see_both_texts(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="First", summary="Old")
    teacher = await course.owner
    one, two = [await visit(f"courses/{course.id}#settings", as_=teacher) for _ in range(2)]
    for page in (one, two):
        await expect(page.locator("#settings-what")).to_be_visible()
    await type_into(one, "Title", "Mine")
    await saved(one)
    # Another field: both changes stay.
    await type_into(two, "Summary", "New")
    await saved(two)
    await expect(two.get_by_label("Title", exact=True)).to_have_value("Mine")
    # The same field: both are shown.
    await type_into(one, "Summary", "From the first device")
    said = re.compile(r"You changed this on another device at \W?\d\d:\d\d")
    dialog = one.get_by_role("dialog", name=said)
    await expect(dialog).to_contain_text("From the first device")
    await expect(dialog).to_contain_text("New")
    await inspect(one)
    await press(one, "Keep mine")
    await expect(one.get_by_role("dialog")).to_have_count(0)
    await expect(one.locator(".save-state")).to_have_attribute("data-state", "saved")
    await type_into(two, "Summary", "From the second device")
    await press(two, "Take theirs")
    await expect(two.get_by_label("Summary", exact=True)).to_have_value("From the first device")
    await expect(two.locator(".save-state")).to_have_attribute("data-state", "saved")
    await course.refresh_from_db()
    assert (course.title, course.summary) == ("Mine", "From the first device")


@pytest.mark.slow
async def test_what_is_typed_offline_is_saved_later(visit: Visit) -> None:
    course = await make_course(title="First")
    page = await visit(f"courses/{course.id}#settings", as_=await course.owner)
    await expect(page.locator("#settings-what")).to_be_visible()
    await page.context.set_offline(True)
    await type_into(page, "Title", "Typed offline")
    await expect(page.locator(".save-state")).to_contain_text("Not saved")
    await page.context.set_offline(False)
    await saved(page)
    await course.refresh_from_db()
    assert course.title == "Typed offline"


@pytest.mark.slow
async def test_people_come_and_go(visit: Visit, inspect: Inspect) -> None:
    course = await make_course()
    helper = await make_user(Role.INSTRUCTOR, full_name="Bea Helper")
    student = await make_user(full_name="Ada Learner")
    page = await visit(f"courses/{course.id}#people", as_=await course.owner)
    await expect(page.get_by_role("heading", name="Nobody is enrolled yet")).to_be_visible()
    await inspect(page)
    await press(page, "Add staff")
    await page.keyboard.type("nobody@example.test")
    await page.keyboard.press("Enter")
    await expect(page.locator("#staff-email-error")).to_be_visible()
    await inspect(page)
    await page.fill("#staff-email", helper.email)
    await page.get_by_label("Role").select_option("assistant")
    await press(page, "Add to staff")
    await expect(page.locator("#staff")).to_contain_text("Bea Helper")
    assert (await CourseStaff.get(course_id=course.id)).role == "assistant"
    await page.get_by_label("Add a learner by email").fill("nobody@example.test")
    await page.keyboard.press("Enter")
    await expect(page.locator("#learner-email-error")).to_be_visible()
    await page.get_by_label("Add a learner by email").fill(student.email)
    await page.keyboard.press("Enter")
    await expect(page.locator("#learners tbody")).to_contain_text("Ada Learner")
    await expect(page.locator(".toast")).to_have_count(0)
    await inspect(page)
    await page.get_by_role("button", name=re.compile("More for .*Ada Learner")).click()
    await page.get_by_role("menuitem", name="Remove").click()
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await expect(page.get_by_role("heading", name="Nobody is enrolled yet")).to_be_visible()
    await page.get_by_role("button", name=re.compile("Remove .*Bea Helper")).click()
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await expect(page.locator("main")).not_to_contain_text("Bea Helper")
    assert not await CourseStaff.exists(course_id=course.id)
    assert (await Enrollment.get(course_id=course.id)).status == "dropped"


@pytest.mark.slow
async def test_an_admin_manages_every_course(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Somebody's")
    other = await make_course(title="Another one")
    await make_quiz(course, questions=2, title="The quiz")
    await enroll(course, await make_user())
    page = await visit("courses", as_=await make_user(Role.ADMIN))
    await expect(page.locator("tbody tr")).to_have_count(2)
    await inspect(page)
    await page.get_by_role("link", name="Somebody's").click()
    await page.get_by_role("link", name="Quizzes", exact=True).click()
    await page.get_by_role("button", name=re.compile("More for")).click()
    await page.get_by_role("menuitem", name="Copy to a course").click()
    await page.get_by_label("Into which course").select_option(label="Another one")
    await inspect(page)
    await press(page, "Copy quiz")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Another one")
    await expect(page.locator(".quiz-row")).to_contain_text("The quiz")
    assert await Quiz.filter(course_id=other.id).count() == 1

    await page.get_by_role("link", name="Settings", exact=True).click()
    await press(page, "Delete course")
    dialog = page.get_by_role("dialog")
    drop = dialog.get_by_role("button", name="Delete course")
    await expect(drop).to_have_attribute("aria-disabled", "true")
    await inspect(page)
    await dialog.get_by_label("Type its title").fill("Another one")
    await drop.click()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await loaded(page)
    assert not await Course.existing().filter(id=other.id).exists()
