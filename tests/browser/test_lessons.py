"""What a student sees of a course's lessons."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.courses.models import Enrollment
from lms.demo import clip
from lms.progress.models import LessonProgress
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson, make_module

pytestmark = pytest.mark.browser


@pytest.mark.slow
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
    await press(page, "Lessons")
    sheet = page.get_by_role("dialog")
    await make_lesson(course, title="Newly written")  # the open page follows
    await expect(sheet.get_by_role("link", name="Newly written")).to_be_visible()
    await inspect(page)
    await sheet.get_by_role("link", name="Water").click()
    await expect(page.get_by_role("heading", name="Water")).to_be_visible()
    await expect(page.get_by_text("This lesson is locked.")).to_be_visible()
    await expect(page.get_by_text("Something to read.")).to_have_count(0)
    await inspect(page)
    await page.locator(".lesson-main").get_by_role("link", name="Light", exact=True).click()
    await expect(page.get_by_role("heading", name="Light")).to_be_visible()


@pytest.mark.slow
async def test_what_is_done_on_one_device_opens_the_next_lesson_on_the_other(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Plants")
    first = await make_lesson(course, title="Light")
    await make_lesson(course, title="Water", prerequisite_ids=[str(first.id)])
    student = await make_student(course)
    phone = await visit(f"lessons/{first.id}", as_=student)
    desk = await visit(f"courses/{course.id}", as_=student, width=1280)
    await expect(desk.get_by_text("Opens when you finish Light.")).to_be_visible()
    await press(phone, "Mark as done")
    await expect(phone.get_by_role("button", name="Mark as not done")).to_be_focused()
    await inspect(phone)
    await expect(desk.get_by_role("link", name="Continue: Water")).to_be_visible()
    await expect(desk.get_by_text("50% done")).to_be_visible()
    await expect(desk.get_by_text("Opens when you finish Light.")).to_have_count(0)
    await inspect(desk)
    await press(phone, "Mark as not done")
    await expect(desk.get_by_text("Opens when you finish Light.")).to_be_visible()
    await press(phone, "Mark as done")
    await phone.get_by_role("link", name="Next lesson").click()
    await press(phone, "Mark as done")
    await expect(desk.get_by_text("100% done")).to_be_visible()
    place = await Enrollment.get(course_id=course.id, user_id=student.id)
    assert (place.status, place.percent) == ("completed", 100)


@pytest.mark.slow
async def test_a_film_is_watched_by_keys_with_captions_and_goes_on_where_it_was_left(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Plants")
    owner = await course.owner
    film = await make_file(owner, clip.NAME, clip.film())
    said = await make_file(owner, clip.CAPTIONS_NAME, clip.captions())
    captions = [{"file_id": str(said.id), "language": "en", "label": "English"}]
    lesson = await make_lesson(
        course, title="A day of a leaf", kind="video", duration_s=clip.SECONDS,
        content={"file_id": str(film.id), "captions": captions},
        files=[str(film.id), str(said.id)], conditions=[{"type": "watched", "percent": 80}],
    )  # fmt: skip
    page = await visit(f"lessons/{lesson.id}", as_=await make_student(course))
    video = page.locator("video")
    await expect(page.get_by_text("Watch 80% of the video.")).to_be_visible()
    await page.wait_for_function(
        f"() => document.querySelector('video')?.duration === {clip.SECONDS}"
    )
    await inspect(page)
    await video.evaluate("(film) => { film.textTracks[0].mode = 'showing'; }")
    await page.wait_for_function(
        f"() => document.querySelector('video').textTracks[0].cues?.length === {len(clip.SAID)}"
    )
    await video.focus()
    await page.keyboard.press("Space")
    await page.wait_for_function("() => document.querySelector('video')?.currentTime > 1")
    await page.keyboard.press("Space")
    await page.wait_for_function("() => document.querySelector('video').paused")
    left = await video.evaluate("(film) => film.currentTime")
    await page.get_by_role("link", name="Plants").first.click()
    await page.get_by_role("link", name="A day of a leaf", exact=True).click()
    await page.wait_for_function(
        f"() => Math.abs((document.querySelector('video')?.currentTime ?? -9) - {left}) < 0.5"
    )
    await video.evaluate("(film) => { film.playbackRate = 4; film.play(); }")
    await expect(page.get_by_text("Done: you met what it asks for.")).to_be_visible()
    row = await LessonProgress.get(lesson_id=lesson.id)
    assert row.watched[0][0] < 0.5
    assert row.watched[-1][1] >= 0.8 * clip.SECONDS
    assert (await Enrollment.get(course_id=course.id)).status == "completed"
