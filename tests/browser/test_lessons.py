"""What a student sees of a course's lessons."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Inspect, Visit
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.lessons.factories import make_lesson, make_module

pytestmark = pytest.mark.browser


async def test_a_student_reads_and_sees_why_a_lesson_is_locked(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Plants")
    first = await make_lesson(course, title="Light")
    module = await make_module(course, title="Leaves", prerequisite_ids=[])
    await make_lesson(course, module, title="Water", prerequisite_ids=[str(first.id)])
    page = await visit(f"courses/{course.id}", as_=await make_student(course))
    await expect(page.get_by_text("Opens when you finish Light.")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name="Continue: Light").click()
    await expect(page.get_by_role("heading", name="Light")).to_be_visible()
    await expect(page.get_by_text("Something to read.")).to_be_visible()
    await inspect(page)
    await make_lesson(course, title="Newly written")  # the open page follows
    await expect(page.get_by_role("link", name="Newly written")).to_be_visible()
    await page.get_by_role("link", name="Water").click()
    await expect(page.get_by_role("heading", name="Water")).to_be_visible()
    await expect(page.get_by_text("Opens when you finish Light.").first).to_be_visible()
    await expect(page.get_by_text("Something to read.")).to_have_count(0)
