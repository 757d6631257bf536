"""How students learn: from the catalogue to the last lesson, offline, on two devices at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from lms.core import clock
from lms.courses.models import Course, Enrollment
from lms.lessons.models import Lesson
from lms.progress.models import LessonProgress
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson, make_module
from tests.live.factories import make_game
from tests.quizzes.factories import make_quiz

pytestmark = pytest.mark.browser


async def at(page: Page, title: str) -> None:
    """This lesson is shown."""
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)


async def done(page: Page) -> None:
    """The learner says so, and the server has it."""
    await press(page, "Mark as done")
    await expect(page.get_by_role("button", name="Mark as not done")).to_be_visible()


async def onward(page: Page, title: str) -> None:
    await page.get_by_role("link", name="Next lesson").click()
    await at(page, title)


async def make_plants() -> Course:
    """A course with a lesson of each kind; what can't be done here yet is optional."""
    course = await make_course(title="Life of plants", summary="Leaves")
    owner = await course.owner
    video, words, sheet = [
        await make_file(owner, name=name) for name in ("v.mp4", "v.vtt", "sheet.pdf")
    ]
    part = await make_module(course, title="Leaves", sequential=True)
    captions = [{"file_id": str(words.id), "language": "en", "label": "English"}]
    shown = {"file_id": str(video.id), "captions": captions}
    files = [str(video.id), str(words.id)]
    await make_lesson(course, title="Light", preview=True)
    await make_lesson(course, part, title="Film", kind="video", content=shown, files=files)
    papers = {"file_ids": [str(sheet.id)]}
    await make_lesson(
        course, part, title="Papers", kind="file", content=papers, files=[str(sheet.id)]
    )
    for kind in ("quiz", "live"):
        quiz = await make_quiz(course, questions=1, title=f"A {kind} about leaves")
        held = {"quiz_id": str(quiz.id)}
        await make_lesson(
            course, part, title=f"The {kind}", kind=kind, content=held, target_id=quiz.id,
            required=False,
        )  # fmt: skip
    await make_lesson(course, part, title="Essay", kind="assignment", required=False)
    await make_lesson(course, part, title="Roots")
    return course


@pytest.mark.slow
async def test_from_the_catalogue_as_a_stranger_to_the_last_lesson_on_a_phone(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_plants()
    page = await visit("catalogue")
    await page.get_by_role("link", name="Life of plants").click()
    await page.get_by_role("link", name="Light").click()  # a preview
    await at(page, "Light")
    await expect(page.get_by_text("This lesson is a preview.")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name="Go to the course and enroll").click()
    await press(page, "Enroll")
    await page.get_by_role("link", name="Create an account").click()
    await page.fill("#full_name", "Rain")
    await page.fill("#email", "rain@example.test")
    await page.fill("#password", "a quiet green morning")
    await press(page, "Create account")
    await press(page, "Go on")
    await page.get_by_role("link", name="Continue: Light").click()
    await at(page, "Light")
    await done(page)
    await expect(page.get_by_text("25% done")).to_be_visible()
    await onward(page, "Film")
    await expect(page.locator("video track[kind=captions]")).to_have_count(1)
    await inspect(page)
    await done(page)
    await onward(page, "Papers")
    await expect(page.get_by_role("link", name="sheet.pdf")).to_be_visible()
    await inspect(page)
    await done(page)
    await onward(page, "The quiz")
    await expect(page.get_by_text("A quiz about leaves")).to_be_visible()
    await expect(page.get_by_role("link", name="Go to the quiz")).to_be_visible()
    await inspect(page)
    await onward(page, "The live")
    await expect(page.get_by_text("This quiz is played together.")).to_be_visible()
    await inspect(page)
    await onward(page, "Essay")
    await expect(page.get_by_text("This assignment opens later.")).to_be_visible()
    await inspect(page)
    await onward(page, "Roots")
    await done(page)
    await page.get_by_role("link", name="Back to the course").click()
    await expect(page.get_by_text("You have finished this course.")).to_be_visible()
    await expect(page.get_by_text("100% done")).to_be_visible()
    await inspect(page)
    assert (await Enrollment.get(course_id=course.id)).status == "completed"
    await page.get_by_role("link", name="Home", exact=True).click()
    await expect(page.locator(".tag", has_text="Completed")).to_be_visible()
    await inspect(page)


@pytest.mark.slow
async def test_home_leads_on_and_follows_what_another_device_does(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Plants")
    first = await make_lesson(course, title="Light")
    await make_lesson(course, title="Water")
    student = await make_student(course)
    soon = clock.now() + timedelta(days=2)
    await make_quiz(course, questions=1, title="Do you know plants?", closes_at=soon)
    home = await visit("home", as_=student)
    due = home.get_by_role("region", name="Ends soon")
    await expect(due.get_by_role("link", name="Do you know plants?")).to_be_visible()
    await expect(home.get_by_role("link", name="Continue: Light")).to_be_visible()
    await inspect(home)
    one, two = [await visit(f"lessons/{first.id}", as_=student) for _ in range(2)]
    await expect(two.get_by_role("button", name="Mark as done")).to_be_visible()
    await done(one)
    await expect(two.get_by_role("button", name="Mark as not done")).to_be_visible()
    await expect(two.get_by_text("50% done")).to_be_visible()
    await expect(home.get_by_role("link", name="Continue: Water")).to_be_visible()
    await home.get_by_role("link", name="Continue: Water").click()
    await at(home, "Water")


@pytest.mark.slow
async def test_what_is_ticked_offline_is_kept_and_sent_when_the_line_is_back(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Plants")
    first = await make_lesson(course, title="Light")
    second = await make_lesson(course, title="Water", content={}, rendered="<p>Drink it.</p>")
    student = await make_student(course)
    page = await visit(f"lessons/{first.id}", as_=student)
    await expect(page.get_by_text("Something to read.")).to_be_visible()
    await page.get_by_role("link", name="Next lesson").click()
    await expect(page.get_by_text("Drink it.")).to_be_visible()
    await expect(page.get_by_role("button", name="Mark as done")).to_be_visible()
    await page.context.set_offline(True)
    await done(page)
    await expect(page.get_by_text("Kept on this device.")).to_be_visible()
    await page.get_by_role("link", name="Previous lesson").click()
    await expect(page.get_by_text("Something to read.")).to_be_visible()
    await inspect(page)
    await done(page)
    assert not await LessonProgress.filter(completed_at__not_isnull=True).exists()
    await page.context.set_offline(False)
    await expect(page.get_by_text("Kept on this device.")).to_have_count(0)
    await expect(page.get_by_text("100% done")).to_be_visible()
    finished = LessonProgress.filter(user_id=student.id, completed_at__not_isnull=True)
    assert set(await finished.values_list("lesson_id", flat=True)) == {first.id, second.id}


async def test_back_online_a_page_that_failed_is_read_and_ticks_are_sent(visit: Visit) -> None:
    course = await make_course(title="Plants")
    first = await make_lesson(course, title="Light")
    await make_lesson(course, title="Water")
    page = await visit(f"lessons/{first.id}", as_=await make_student(course))
    await expect(page.get_by_role("button", name="Mark as done")).to_be_visible()
    await page.context.set_offline(True)
    await done(page)
    await page.get_by_role("link", name="Next lesson").click()
    await expect(page.get_by_text("The server can't be reached.")).to_be_visible()
    async with page.expect_response("**/completion"):
        await page.context.set_offline(False)
    await at(page, "Water")
    await page.get_by_role("link", name="Plants").first.click()
    await expect(page.get_by_text("50% done")).to_be_visible()


@pytest.mark.slow
async def test_a_tick_that_was_not_taken_is_told(visit: Visit) -> None:
    course = await make_course(title="Plants")
    lesson = await make_lesson(course, title="Light")
    await make_lesson(course, title="Water")
    student = await make_student(course)
    page = await visit(f"lessons/{lesson.id}", as_=student)
    await expect(page.get_by_role("button", name="Mark as done")).to_be_visible()
    await page.context.set_offline(True)
    await done(page)
    more = [{"type": "manual"}, {"type": "time_spent", "seconds": 600}]
    await Lesson.filter(id=lesson.id).update(conditions=more)
    await page.context.set_offline(False)
    await expect(page.locator(".toast", has_text="does not count as done")).to_be_visible()
    await expect(page.locator("main").get_by_text("It asks for more than a tick.")).to_be_visible()
    await expect(page.get_by_role("button", name="Mark as done")).to_be_visible()
    await page.get_by_role("link", name="Next lesson").click()
    await at(page, "Water")
    await page.get_by_role("link", name="Previous lesson").click()
    await at(page, "Light")
    await expect(page.locator("main").get_by_text("It asks for more than a tick.")).to_be_visible()


async def test_a_live_lesson_leads_into_the_running_quiz(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Plants")
    game = await make_game(course=course)
    held = game.session.quiz_id
    lesson = await make_lesson(
        course, title="Together", kind="live", content={"quiz_id": str(held)}, target_id=held
    )
    other = await make_quiz(course, questions=1)
    apart = await make_lesson(
        course, title="Later", kind="live", content={"quiz_id": str(other.id)}, target_id=other.id
    )
    page = await visit(f"lessons/{lesson.id}", as_=await make_student(course))
    await expect(page.get_by_role("link", name="Join now")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name="Next lesson").click()
    await at(page, "Later")
    await expect(page.get_by_text("the way in shows up here")).to_be_visible()
    await expect(page.get_by_role("link", name="Join now")).to_have_count(0)
    assert apart.id


async def test_a_changed_outline_keeps_the_place(visit: Visit) -> None:
    course = await make_course(title="Plants")
    text = "".join(f"<p>Line {n}</p>" for n in range(200))
    lesson = await make_lesson(course, title="Long", rendered=text)
    page = await visit(f"lessons/{lesson.id}", as_=await make_student(course))
    await expect(page.get_by_role("link", name="Back to the course")).to_be_visible()
    await expect(page.get_by_text("0% done")).to_be_visible()
    line = page.get_by_text("Line 150", exact=True)
    await line.scroll_into_view_if_needed()
    before = await line.bounding_box()
    await make_lesson(course, title="Newly written")
    await expect(page.get_by_role("link", name="Next lesson")).to_be_attached()
    assert await line.bounding_box() == before
    await Lesson.filter(id=lesson.id).delete()
    await make_lesson(course, title="One more", position=3)
    await expect(page.get_by_role("heading", name="Not here")).to_be_visible()


async def test_who_is_suspended_reads_why(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Plants")
    lesson = await make_lesson(course, title="Light")
    student = await make_student(course, status="suspended")
    page = await visit(f"lessons/{lesson.id}", as_=student)
    on_hold = page.get_by_text("Your place in this course is on hold.").first
    await expect(on_hold).to_be_visible()
    await inspect(page)
    stranger = await visit(f"lessons/{lesson.id}", as_=await make_user())
    await expect(stranger.get_by_role("heading", name="Not here")).to_be_visible()
