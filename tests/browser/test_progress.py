"""What staff see of how far their learners are, while these learn."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

from lms.notifications.models import Notification
from lms.progress.models import LessonProgress
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user
from tests.lessons.factories import make_lesson, make_module

pytestmark = pytest.mark.browser


async def steps(page: Page) -> list[str]:
    """Enrolled, begun, half or more, completed."""
    return await page.locator("[aria-labelledby=funnel] .num > b").all_inner_texts()


@pytest.mark.slow
async def test_the_dashboard_moves_while_students_learn(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Plants")
    light = await make_lesson(course, title="Light")
    module = await make_module(course, title="Leaves")
    water = await make_lesson(course, module, title="Water")
    ada = await make_user(full_name="Ada Lovelace")
    await enroll(course, ada)
    await make_student(course)

    teacher = await visit(f"courses/{course.id}#progress", as_=await course.owner, width=1280)
    row = teacher.get_by_role("row", name="Ada Lovelace")
    await expect(row).to_contain_text("Nothing yet")
    assert await steps(teacher) == ["2", "0", "0", "0"]
    await inspect(teacher)
    home = await visit("home", as_=await course.owner)
    await expect(home.get_by_text("2 learners · 0% done on average")).to_be_visible()

    phone = await visit(f"lessons/{light.id}", as_=ada)
    await press(phone, "Mark as done")
    funnel = teacher.locator("[aria-labelledby=funnel] li")
    await expect(funnel.nth(2)).to_contain_text("1 50%")
    await expect(row).to_contain_text("50%")
    await expect(row.get_by_role("link", name="Light")).to_be_visible()
    lessons = teacher.locator("[aria-labelledby=by-lesson] li")
    await expect(lessons.first).to_contain_text("1 of 2 done")
    await expect(home.get_by_text("Ada Lovelace completed Light")).to_be_visible()
    await inspect(home)

    await phone.goto(f"/lessons/{water.id}")
    await press(phone, "Mark as done")
    await expect(funnel.last).to_contain_text("1 50%")
    await expect(row).to_contain_text("100%")
    await expect(lessons.last).to_contain_text("1 of 2 done")
    assert await steps(teacher) == ["2", "1", "1", "1"]
    await inspect(teacher)


@pytest.mark.slow
async def test_learners_are_found_and_the_address_keeps_how(visit: Visit) -> None:
    course = await make_course()
    for n in range(51):
        await enroll(course, await make_user(full_name=f"Learner {n:02}"))
    page = await visit(
        f"courses/{course.id}?sort=name#progress", as_=await course.owner, width=1280
    )
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(50)
    await press(page, "Next page")
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text("Learner 50")
    await page.get_by_label("Search learners").fill("r 07")
    await expect(page.get_by_role("row", name="Learner 07")).to_be_visible()
    await expect(rows).to_have_count(1)
    await page.get_by_label("How far", exact=True).select_option("away")
    await expect(page).to_have_url(re.compile(r"\?q=r\+07&reach=away&sort=name#progress$"))
    await page.reload()
    await expect(rows).to_have_count(1)
    await expect(page.get_by_label("How far", exact=True)).to_have_value("away")
    async with page.expect_download() as saved:
        await press(page, "Download CSV")
    assert (await saved.value).suggested_filename == "Progress.csv"
    await page.get_by_label("How far", exact=True).select_option("completed")
    await expect(page.get_by_text("Nobody fits these filters")).to_be_visible()
    await press(page, "Clear the filters")
    await expect(rows).to_have_count(50)


@pytest.mark.slow
async def test_staff_write_to_the_learners_whom_they_see(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Plants")
    ada, _ = await make_student(course), await make_student(course)
    await User.filter(id=ada.id).update(full_name="Ada Lovelace")
    page = await visit(f"courses/{course.id}?q=ada#progress", as_=await course.owner)
    await expect(page.get_by_role("rowheader")).to_have_count(1)
    await press(page, "Write to this learner")
    await page.get_by_label("Message").fill("How far are you?")
    await inspect(page)
    await press(page, "Send")
    await expect(page.locator(".toast")).to_have_text("Sent to 1 learner")
    [told] = await Notification.filter(kind="message")
    assert (told.user_id, told.data["text"]) == (ada.id, "How far are you?")


@pytest.mark.slow
async def test_a_teacher_says_that_a_lesson_is_done(visit: Visit, inspect: Inspect) -> None:
    course = await make_course()
    lesson = await make_lesson(course, title="Light")
    await make_lesson(course, title="Water")
    ada = await make_user(full_name="Ada Lovelace")
    await enroll(course, ada)
    page = await visit(f"courses/{course.id}#progress", as_=await course.owner, width=1280)
    await press(page, "Lessons of \u2068Ada Lovelace")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("listitem")).to_have_count(2)
    await inspect(page)
    await dialog.get_by_role("button", name="Mark as done: \u2068Light").click()
    await dialog.get_by_role("button", name="Mark as done").click()
    await expect(dialog.locator("#override-reason-error")).to_be_visible()
    await dialog.get_by_label("Why").fill("She showed it in class.")
    await inspect(page)
    await dialog.get_by_role("button", name="Mark as done").click()
    light = dialog.get_by_role("listitem").filter(has_text="Light")
    await expect(light).to_contain_text("She showed it in class.")
    await expect(light.locator(".tag")).to_have_text("Done")
    row = await LessonProgress.get(lesson_id=lesson.id, user_id=ada.id)
    assert (row.reason, row.completed_by_id) == ("She showed it in class.", course.owner_id)
    await light.get_by_role("button", name="Take back").click()
    await dialog.get_by_label("Why").fill("It was another one.")
    await dialog.get_by_role("button", name="Take back").click()
    await expect(light.locator(".tag")).to_have_text("Begun")
    assert (await LessonProgress.get(id=row.id)).completed_at is None
