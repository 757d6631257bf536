"""A student takes a quiz: on a phone, by two devices, over a dropped line, against the clock."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.attempts.models import Attempt, AttemptState, SubmittedBy
from tests.attempts.factories import Sitting, make_sitting, move_deadline, right, stored
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.quizzes.factories import Asked, make_question

pytestmark = pytest.mark.browser


def card(page: Page, question: Asked) -> Any:
    """The part of the page that asks this question."""
    return page.locator(".take-question", has_text=question.stem)


async def give(page: Page, question: Asked) -> None:
    """Answer a question rightly."""
    answer, place = right(question), card(page, question)
    if "options" in answer:
        texts = {one["id"]: one["text"] for one in question.content["options"]}
        for one in answer["options"]:
            await place.get_by_label(texts[one], exact=True).check()
    else:
        await place.get_by_role("textbox").fill(str(answer.get("text", answer.get("value"))))


async def begin(visit: Visit, one: Sitting, *, last: bool = True, **how: Any) -> tuple[Page, str]:
    """On a phone unless told otherwise; `last`: what is seen first may be handed in."""
    page = await visit(f"quizzes/{one.quiz.id}", as_=one.student, **how)
    await press(page, "Start")
    await page.wait_for_url("**/attempts/*")
    name = "Hand in" if last else "Next"
    await expect(page.get_by_role("button", name=name).first).to_be_visible()
    return page, page.url.rsplit("/", 1)[1]


async def until_saved(attempt_id: str, page: Page, answered: int, total: int) -> None:
    await expect(page.get_by_text(f"{answered} of {total} answered")).to_be_visible()
    await expect(page.locator(".take-state[data-state=saved]")).to_contain_text("Saved")
    rows = await stored(attempt_id)
    assert sum(one is not None for one in rows.values()) == answered


async def test_a_quiz_on_a_phone_from_its_page_to_its_result(
    visit: Visit, inspect: Inspect
) -> None:
    one = await make_sitting(time_limit_s=600)
    page = await visit(f"courses/{one.course.id}", as_=one.student)
    await page.get_by_role("link", name=one.quiz.title).click()
    await expect(page.get_by_text("10 minutes")).to_be_visible()
    await inspect(page)
    await press(page, "Start")
    await page.wait_for_url("**/attempts/*")
    await expect(page.get_by_role("timer")).to_be_visible()
    await inspect(page)
    for question in one.questions:
        await give(page, question)
    attempt_id = page.url.rsplit("/", 1)[1]
    await until_saved(attempt_id, page, 5, 5)
    await page.reload()
    await expect(page.get_by_text("5 of 5 answered")).to_be_visible()
    await page.get_by_role("button", name="Hand in").first.click()
    await page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    await expect(page.get_by_text("5 of 5 points, 100%")).to_be_visible()
    await expect(page.get_by_text("Right", exact=True)).to_have_count(5)
    await inspect(page)


@pytest.mark.slow
async def test_two_devices_stay_in_step(visit: Visit) -> None:
    one = await make_sitting(questions=4)
    phone, attempt_id = await begin(visit, one)
    desk = await visit(f"attempts/{attempt_id}", as_=one.student, width=1280)
    await expect(desk.get_by_text("0 of 4 answered")).to_be_visible()
    await give(phone, one.questions[0])
    await expect(desk.get_by_text("1 of 4 answered")).to_be_visible()
    await give(desk, one.questions[3])
    await expect(phone.get_by_text("2 of 4 answered")).to_be_visible()
    await expect(card(phone, one.questions[3]).get_by_role("textbox")).to_have_value("oxygen")


async def test_what_is_answered_without_a_line_is_kept_and_sent_later(visit: Visit) -> None:
    one = await make_sitting(questions=3)
    page, attempt_id = await begin(visit, one)
    await page.context.set_offline(True)
    await give(page, one.questions[0])
    await expect(page.locator(".take-state")).to_contain_text("Not saved")
    assert not any((await stored(attempt_id)).values())
    await page.context.set_offline(False)
    await until_saved(attempt_id, page, 1, 3)


async def until_the_time_is_over_without_a_line(page: Page, question: Asked) -> None:
    """The line drops, a question is answered, and the device's clock goes past the deadline."""
    await page.context.set_offline(True)
    await give(page, question)
    await expect(page.locator(".take-state")).to_contain_text("Not saved")
    await page.evaluate("""() => {
      const real = Date.now;
      Date.now = () => real.call(Date) + 700_000;
    }""")
    await expect(page.get_by_text("1 answer hasn\u2019t reached us yet")).to_be_visible()


async def test_what_arrives_within_the_grace_counts(visit: Visit) -> None:
    one = await make_sitting(questions=2, time_limit_s=600)
    first, second = one.questions
    page, attempt_id = await begin(visit, one)
    await give(page, first)
    await until_saved(attempt_id, page, 1, 2)
    await until_the_time_is_over_without_a_line(page, second)
    await page.context.set_offline(False)
    while (await Attempt.get(id=attempt_id)).state is AttemptState.OPEN:
        await move_deadline(attempt_id, -1)
        await asyncio.sleep(0.05)
    await expect(page.get_by_text("2 of 2 points, 100%")).to_be_visible()
    assert (await Attempt.get(id=attempt_id)).submitted_by is SubmittedBy.STUDENT
    await expect(page.get_by_text("On this device")).to_have_count(0)


async def test_what_arrives_too_late_is_said_and_kept_on_the_device(
    visit: Visit, inspect: Inspect
) -> None:
    one = await make_sitting(questions=2, time_limit_s=600)
    first, second = one.questions
    page, attempt_id = await begin(visit, one)
    await give(page, first)
    await until_saved(attempt_id, page, 1, 2)
    await until_the_time_is_over_without_a_line(page, second)
    await move_deadline(attempt_id, -60)
    await page.context.set_offline(False)
    await expect(page.get_by_text("Handed in when the time was over")).to_be_visible()
    await expect(page.get_by_text("1 of 2 points, 50%")).to_be_visible()
    await expect(page.get_by_role("heading", name="Attempt 1")).to_be_focused()
    left = page.get_by_text("An answer on this device doesn\u2019t count")
    await expect(left).to_contain_text(re.compile(r"Question \W?2"))
    lost = page.locator(".left-out")
    await expect(lost).to_contain_text("right")
    assert (await stored(attempt_id))[second.id] is None
    await inspect(page)
    await page.reload()
    await expect(lost).to_contain_text("right")
    await press(page, "Remove from this device")
    await expect(left).to_have_count(0)
    await page.reload()
    await expect(page.get_by_text("1 of 2 points, 50%")).to_be_visible()
    await expect(left).to_have_count(0)


@pytest.mark.slow
async def test_the_clock_hands_in_what_was_saved(visit: Visit) -> None:
    one = await make_sitting(questions=1, time_limit_s=600)
    page, attempt_id = await begin(visit, one)
    await give(page, one.questions[0])
    await until_saved(attempt_id, page, 1, 1)
    await move_deadline(attempt_id, 2)
    await page.reload()
    await expect(page.get_by_text("1 of 1 point, 100%")).to_be_visible()
    assert (await Attempt.get(id=attempt_id)).state is AttemptState.GRADED


@pytest.mark.slow
async def test_an_essay_waits_for_a_person_and_says_so(visit: Visit, inspect: Inspect) -> None:
    one = await make_sitting(questions=0)
    essay = await make_question(one.quiz, {"type": "essay", "max_words": 100}, position=1)
    page, attempt_id = await begin(visit, one)
    await card(page, essay).get_by_role("textbox").fill("Plants make sugar.")
    await expect(page.get_by_text("3 words")).to_be_visible()
    await until_saved(attempt_id, page, 1, 1)
    await page.get_by_role("button", name="Hand in").first.click()
    await page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    await expect(page.get_by_text("Waits to be graded").first).to_be_visible()
    await expect(page.get_by_text("Plants make sugar.")).to_be_visible()
    await inspect(page)


async def test_without_a_way_back_each_question_is_left_for_good(
    visit: Visit, inspect: Inspect
) -> None:
    one = await make_sitting(questions=2, one_at_a_time=True, no_backtrack=True)
    page, attempt_id = await begin(visit, one, last=False)
    first, second = one.questions
    await give(page, first)
    await expect(card(page, second)).to_have_count(0)
    await inspect(page)
    await press(page, "Next, without a way back")
    await expect(card(page, first)).to_have_count(0)
    await give(page, second)
    await page.get_by_role("button", name="Hand in").click()
    await page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    await expect(page.get_by_text("2 of 2 points, 100%")).to_be_visible()
    assert all((await stored(attempt_id)).values())


async def test_practice_says_at_once_what_was_right(visit: Visit, inspect: Inspect) -> None:
    one = await make_sitting(questions=1, mode="practice")
    page, _ = await begin(visit, one)
    await card(page, one.questions[0]).get_by_label("wrong", exact=True).check()
    await press(page, "Check")
    await expect(page.locator(".said")).to_have_text("right")
    await expect(page.get_by_text("This answer is final.")).to_be_visible()
    await expect(page.get_by_text(one.questions[0].explanation)).to_be_visible()
    await inspect(page)
