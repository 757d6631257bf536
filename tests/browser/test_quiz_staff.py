"""What teachers do around a quiz: its settings, its attempts, grades, extra time, figures."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.accommodations.models import Accommodation
from lms.attempts.models import Attempt, AttemptAnswer, AttemptState
from lms.core.access import Role
from lms.quizzes.models import Quiz
from tests.attempts.factories import Sitting, begin, make_sitting, right, wrong
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.client import Client
from tests.courses.factories import make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.quizzes.factories import Asked, make_question

pytestmark = pytest.mark.browser


Answers = list[tuple[Asked, dict[str, Any]]]


async def sit(client: Client, one: Sitting, answers: Answers, *, again: bool = False) -> str:
    """A student, another one if there was one, hands these answers in; returns the attempt's id."""
    student = await make_student(one.course) if again else one.student
    attempt = await begin(client, one, student)
    given = {str(question.id): answer for question, answer in answers}
    path = f"attempts/{attempt['id']}/submit"
    reply = await client.post(path, json={"answers": given}, as_=student)
    assert reply.status == 200, reply
    return str(attempt["id"])


async def saved(page: Page) -> None:
    await expect(page.locator(".save-state[data-state=saved]")).to_contain_text("Saved")


@pytest.mark.slow
async def test_a_teacher_says_how_a_quiz_is_taken(visit: Visit, inspect: Inspect) -> None:
    one = await make_sitting(questions=1)
    teacher = await make_staff(one.course)
    page = await visit(f"courses/{one.course.id}#quizzes", as_=teacher, width=1280)
    await page.get_by_role("button", name=f"More for \u2068{one.quiz.title}").click()
    await page.get_by_role("menuitem", name="Settings").click()
    await page.get_by_label("Time limit in minutes").fill("45")
    await page.get_by_label("How often it may be taken").select_option("3")
    await page.get_by_label("Which attempt counts").select_option("average")
    await page.get_by_label("Show one question at a time").check()
    await page.get_by_label("No way back").check()
    await page.get_by_label("When you release them").check()
    await saved(page)
    quiz = await Quiz.get(id=one.quiz.id)
    assert (quiz.time_limit_s, quiz.attempts_allowed, quiz.grading_policy) == (2700, 3, "average")
    assert (quiz.one_at_a_time, quiz.no_backtrack, quiz.release) == (True, True, "manual")
    await page.get_by_label("Time limit in minutes").fill("0.1")
    await expect(page.get_by_text("From half a minute to 7 days.")).to_be_visible()
    await page.get_by_label("Time limit in minutes").fill("")
    await saved(page)
    assert (await Quiz.get(id=one.quiz.id)).time_limit_s is None
    await inspect(page)


@pytest.mark.slow
async def test_a_teacher_finds_attempts_and_takes_one_out(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=2)
    teacher = await make_staff(one.course)
    attempt = await sit(client, one, [(question, right(question)) for question in one.questions])
    page = await visit(f"quizzes/{one.quiz.id}", as_=teacher, width=1280)
    await page.get_by_role("link", name="Attempts").click()
    await expect(page.get_by_role("link", name=one.student.full_name)).to_be_visible()
    await expect(page.get_by_text("100%")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name=one.student.full_name).click()
    await expect(page.get_by_role("heading", name=one.student.full_name)).to_be_visible()
    await expect(page.get_by_text("2 of 2 points, 100%")).to_be_visible()
    await inspect(page)
    await page.go_back()
    await page.get_by_role("button", name="What to do with the attempt").click()
    await page.get_by_role("menuitem", name="Take it out").click()
    await page.get_by_label("Why").fill("The alarm rang.")
    await page.get_by_role("dialog").get_by_role("button", name="Take it out").click()
    await expect(page.locator("tbody .tag")).to_have_text("Doesn't count")
    assert (await Attempt.get(id=attempt)).state is AttemptState.ABANDONED
    await page.get_by_label("State").select_option("graded")
    await expect(page.get_by_text("No attempt is in this state")).to_be_visible()


@pytest.mark.slow
async def test_a_teacher_gives_other_points_than_the_automatic_ones(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=2)
    teacher = await make_staff(one.course)
    first, second = one.questions
    attempt = await sit(client, one, [(first, wrong(first)), (second, right(second))])
    page = await visit(f"attempts/{attempt}", as_=teacher, width=1280)
    await expect(page.get_by_text("1 of 2 points, 50%")).to_be_visible()
    await press(page, "Change the points of question 1")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Points, of 1").fill("2")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_text("From 0 to 1.")).to_be_visible()
    await dialog.get_by_label("Points, of 1").fill("0,5")
    await dialog.get_by_label("From your teacher").fill("Nearly.")
    await inspect(page)
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("1.5 of 2 points, 75%")).to_be_visible()
    await expect(page.get_by_text("Nearly.")).to_be_visible()
    assert (await Attempt.get(id=attempt)).score == 1.5
    await press(page, "Change the points of question 1")
    await dialog.get_by_role("button", name="Back to the automatic points").click()
    await expect(page.get_by_text("1 of 2 points, 50%")).to_be_visible()
    student = await visit(f"attempts/{attempt}", as_=one.student)
    await expect(student.get_by_text("1 of 2 points, 50%")).to_be_visible()
    await expect(student.get_by_role("button", name="Change the points")).to_have_count(0)


@pytest.mark.slow
async def test_a_teacher_grades_by_keys_alone(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=0, anonymous_grading=True, release="manual")
    essay = await make_question(one.quiz, {"type": "essay"}, position=1, points=4)
    first = await sit(client, one, [(essay, {"text": "Plants make sugar."})])
    second = await sit(client, one, [(essay, {"text": "Plants make light."})], again=True)
    teacher = await make_staff(one.course)
    page = await visit(f"courses/{one.course.id}#quizzes", as_=teacher, width=1280)
    await page.get_by_role("link", name="Grading").click()
    await expect(page.get_by_text("Plants make sugar.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Student ")).to_be_visible()
    await inspect(page)
    await page.get_by_label("Points, of 4", exact=True).focus()
    await page.keyboard.type("9")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("From 0 to 4.")).to_be_visible()
    await page.keyboard.press("Backspace")
    await page.keyboard.type("3,5")
    await page.keyboard.press("Tab")
    await page.get_by_label("Comment").focus()
    await page.keyboard.type("Where does it go?")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("Plants make light.")).to_be_visible()
    await page.keyboard.type("0")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Nothing waits to be graded")).to_be_visible()
    rows = {str(row.attempt_id): row for row in await AttemptAnswer.all()}
    assert (rows[first].earned, rows[first].comment) == (3.5, "Where does it go?")
    assert rows[second].earned == 0
    await page.goto(f"/quizzes/{one.quiz.id}/grading")
    await press(page, "Release results")
    await expect(page.get_by_text("Students see their results.")).to_be_visible()
    student = await visit(f"attempts/{first}", as_=one.student)
    await expect(student.get_by_text("Where does it go?")).to_be_visible()


@pytest.mark.slow
async def test_a_teacher_gives_a_learner_more_time(visit: Visit, inspect: Inspect) -> None:
    one = await make_sitting(questions=1, time_limit_s=600)
    teacher = await make_staff(one.course)
    page = await visit(f"quizzes/{one.quiz.id}/extra", as_=teacher, width=1280)
    await press(page, "Give extra time")
    await press(page, f"Choose \u2068{one.student.full_name}")
    await page.get_by_label("Time", exact=True).select_option("1.5")
    await page.get_by_label("More attempts").fill("1")
    await press(page, "Save")
    await expect(page.get_by_text("50 % more time · 1 attempt more")).to_be_visible()
    await inspect(page)
    row = await Accommodation.get(user_id=one.student.id)
    assert (row.time_multiplier, row.extra_attempts, row.quiz_id) == (1.5, 1, one.quiz.id)
    student = await visit(f"quizzes/{one.quiz.id}", as_=one.student)
    await expect(student.get_by_text("15 minutes")).to_be_visible()
    await page.get_by_role("button", name="What to do with the extra time").click()
    await page.get_by_role("menuitem", name="Take away").click()
    await page.get_by_role("dialog").get_by_role("button", name="Take away").click()
    await expect(page.get_by_text("Nobody gets extra time here")).to_be_visible()
    await page.get_by_role("link", name="Extra time in the whole course").click()
    await expect(page.get_by_role("heading", name="Extra time", exact=True)).to_be_visible()
    await inspect(page)


@pytest.mark.slow
async def test_an_administrator_gives_extra_time_everywhere(visit: Visit, inspect: Inspect) -> None:
    student = await make_user()
    page = await visit(f"people/{student.id}", as_=await make_user(Role.ADMIN), width=1280)
    card = page.locator("section").filter(has=page.get_by_role("heading", name="Extra time"))
    await expect(card.get_by_text("The same as others")).to_be_visible()
    await press(page, "Give extra time")
    await page.get_by_label("Time", exact=True).select_option("1.5")
    await page.get_by_label("Note").fill("By the doctor's letter.")
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(card.get_by_text("50 % more time")).to_be_visible()
    await inspect(page)
    row = await Accommodation.get(user_id=student.id)
    assert (row.time_multiplier, row.course_id, row.quiz_id) == (1.5, None, None)
    await card.get_by_role("button", name="Take away").click()
    await page.get_by_role("dialog").get_by_role("button", name="Take away").click()
    await expect(card.get_by_text("The same as others")).to_be_visible()
    assert not await Accommodation.exists()


@pytest.mark.slow
async def test_a_teacher_reads_how_each_question_did(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=3)
    teacher = await make_staff(one.course)
    for n in range(10):
        answers = [
            (question, right(question) if n > 2 * place else wrong(question))
            for place, question in enumerate(one.questions)
        ]
        await sit(client, one, answers, again=n > 0)
    page = await visit(f"quizzes/{one.quiz.id}/statistics", as_=teacher, width=1280)
    await expect(page.get_by_role("heading", name="By question")).to_be_visible()
    await expect(page.get_by_text("strong ones did better").first).to_be_visible()
    await inspect(page)
    await press(page, "Options of question 1")
    await expect(page.get_by_role("dialog").get_by_text("90%")).to_be_visible()
    await inspect(page)
    await page.keyboard.press("Escape")
    await press(page, "As a table")
    await expect(page.get_by_text("90 to 100 %")).to_be_visible()
    async with page.expect_download() as loading:
        await press(page, "CSV")
    assert (await loading.value).suggested_filename == "Statistics.csv"
