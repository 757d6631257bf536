"""Results that students see once a teacher releases them, or from a time on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import expect

from lms.core import clock
from lms.quizzes.models import Quiz
from tests.attempts.factories import Sitting, begin, make_sitting, right
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.client import Client
from tests.courses.factories import make_staff

pytestmark = pytest.mark.browser


async def handed_in(client: Client, one: Sitting) -> str:
    """The student's attempt, all of it right."""
    attempt = await begin(client, one)
    answers = {str(question.id): right(question) for question in one.questions}
    path = f"attempts/{attempt['id']}/submit"
    reply = await client.post(path, json={"answers": answers}, as_=one.student)
    assert reply.status == 200, reply
    return str(attempt["id"])


@pytest.mark.slow
async def test_results_are_released_at_a_time(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=1, release="manual")
    attempt = await handed_in(client, one)
    who = {"as_": await make_staff(one.course), "width": 1280}
    page = await visit(f"quizzes/{one.quiz.id}/attempts", **who)
    await press(page, "Release at a time")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Set the time").click()
    await expect(dialog.get_by_label("From", exact=True)).to_be_focused()
    await dialog.get_by_label("From", exact=True).fill("2020-01-31T08:00")
    await dialog.get_by_role("button", name="Set the time").click()
    await expect(dialog.get_by_text("This time is past.")).to_be_visible()
    await inspect(page)
    later = clock.now() + timedelta(days=3)
    await dialog.get_by_label("From", exact=True).fill(later.strftime("%Y-%m-%dT%H:%M"))
    await dialog.get_by_role("button", name="Set the time").click()
    await expect(page.get_by_text("Students see their results from")).to_be_visible()
    await inspect(page)
    quiz = await Quiz.get(id=one.quiz.id)
    assert quiz.released_at
    assert quiz.released_at > clock.now() + timedelta(days=1)
    student = await visit(f"attempts/{attempt}", as_=one.student)
    await expect(student.get_by_text("Your teacher shows the result later.")).to_be_visible()
    await press(page, "Don\u2019t release")
    await expect(page.get_by_text("Students don't see their results yet.")).to_be_visible()
    assert (await Quiz.get(id=one.quiz.id)).released_at is None


@pytest.mark.slow
async def test_a_time_that_comes_is_seen_without_a_reload(visit: Visit, client: Client) -> None:
    one = await make_sitting(questions=1, release="manual")
    attempt = await handed_in(client, one)
    await Quiz.filter(id=one.quiz.id).update(released_at=clock.now() + timedelta(minutes=5))
    page = await visit(f"quizzes/{one.quiz.id}/grading", as_=await make_staff(one.course))
    await expect(page.get_by_text("Students see their results from")).to_be_visible()
    await Quiz.filter(id=one.quiz.id).update(released_at=clock.now() + timedelta(seconds=2))
    await page.reload()
    await expect(page.get_by_text("Students see their results.")).to_be_visible()
    student = await visit(f"attempts/{attempt}", as_=one.student)
    await expect(student.get_by_text("1 of 1 point, 100%")).to_be_visible()
    await press(page, "Hide results")
    await expect(page.get_by_text("Students don't see their results yet.")).to_be_visible()
