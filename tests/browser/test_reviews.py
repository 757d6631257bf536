"""What a student says of a course, and who sees it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.courses.models import Enrollment
from lms.reviews.models import Review
from tests.browser.conftest import Inspect, Visit
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.lessons.factories import make_lesson
from tests.reviews.factories import make_review

pytestmark = pytest.mark.browser


@pytest.mark.slow
async def test_a_student_reviews_a_course_and_the_catalogue_shows_it(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Plants")
    await make_lesson(course, duration_s=5400)
    other = await make_course(title="Rome")
    await make_review(other, rating=3)
    await make_review(course, rating=5, text="Clear.\nAnd short.")
    student = await make_student(course, percent=19)
    page = await visit(f"courses/{course.id}", as_=student)
    await expect(page.get_by_text("You can review this course once")).to_be_visible()
    await Enrollment.filter(user_id=student.id).update(percent=20)
    await page.reload()
    send = page.get_by_role("button", name="Send the review")
    await send.click()
    await expect(page.get_by_role("radio", name="1 star")).to_be_focused()
    for _ in range(3):  # as by keys: the first arrow ticks the second star
        await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("radio", name="4 stars")).to_be_checked()
    await page.get_by_label("What would you tell others?").fill("Good pictures")
    await inspect(page)
    await send.click()
    await expect(page.get_by_role("button", name="Change the review")).to_be_visible()
    rows = page.locator("[data-list] > li")
    await expect(rows).to_have_count(2)
    await expect(rows.first).to_contain_text("Good pictures")
    await expect(page.locator(".average")).to_contain_text("4.5 (2 reviews)")
    await inspect(page)

    await page.goto(page.url.split("/courses/")[0] + "/catalogue?sort=-rating")
    cards = page.locator(".course-card")
    await expect(cards.first).to_contain_text("4.5 (2 reviews)")
    await expect(cards.first).to_contain_text("1 h 30 min")
    await expect(cards.nth(1)).to_contain_text("3 (1 review)")
    await inspect(page)
    filters = page.get_by_role("button", name="Filters")
    if await filters.is_visible():
        await filters.click()
    await page.get_by_label("Rating", exact=True).select_option("4")
    await expect(cards).to_have_count(1)
    assert page.url.endswith("sort=-rating") or "min_rating=4" in page.url

    await cards.first.get_by_role("link", name="Plants").click()
    await page.get_by_role("button", name="Delete the review").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete the review").click()
    await expect(send).to_be_visible()
    await expect(page.locator(".average")).to_contain_text("5 (1 review)")
    assert await Review.filter(author_id=student.id).count() == 0
