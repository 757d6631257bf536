"""Devices of a student: wrong clocks, pages that are behind, texts that save while one types."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Page, WebSocketRoute, expect

from lms.attempts.models import Attempt, AttemptState
from lms.courses.models import Enrollment, EnrollmentStatus
from tests.attempts.factories import make_sitting, save, stored
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.browser.test_attempt import begin, card, give, until_saved
from tests.client import Client
from tests.courses.factories import make_staff
from tests.patience import PATIENCE_S
from tests.quizzes.factories import CONTENTS, make_question

pytestmark = pytest.mark.browser

LEAP = "(ms) => { const now = Date.now; Date.now = () => now() + ms; }"
"""Somebody sets the device's clock, or it slept."""


class Held:
    """A line on which answers that were saved are told late."""

    def __init__(self) -> None:
        self.kept: asyncio.Queue[tuple[WebSocketRoute, str | bytes]] = asyncio.Queue()
        self.holds = True
        self.subscribed = asyncio.Event()

    def route(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def pass_on(frame: str | bytes) -> None:
            if "snapshot" in str(frame) and "attempt:" in str(frame):
                self.subscribed.set()
            if self.holds and "attempt.saved" in str(frame):
                self.kept.put_nowait((page, frame))
            else:
                page.send(frame)

        server.on_message(pass_on)

    async def let_go(self) -> None:
        """Tell the one that comes now, and the others as they come."""
        self.holds = False
        page, frame = await asyncio.wait_for(self.kept.get(), PATIENCE_S)
        page.send(frame)


TICKED = re.compile(r"^\s*19:")
"""What a clock that began at 20:00 shows from its first second on."""


async def test_a_clock_that_is_set_forward_hands_nothing_in(visit: Visit) -> None:
    one = await make_sitting(questions=1, time_limit_s=1200)
    page, attempt_id = await begin(visit, one)
    await page.evaluate(LEAP, 86_400_000)
    await expect(page.get_by_role("timer")).to_have_text(TICKED)
    await give(page, one.questions[0])
    await until_saved(attempt_id, page, 1, 1)
    assert (await Attempt.get(id=attempt_id)).state is AttemptState.OPEN


async def test_a_clock_that_is_set_back_shows_no_more_time(visit: Visit) -> None:
    one = await make_sitting(questions=1, time_limit_s=1200)
    page, _ = await begin(visit, one)
    await page.evaluate(LEAP, -86_400_000)
    await expect(page.get_by_role("timer")).to_have_text(TICKED)


async def test_more_time_is_shown_at_once(visit: Visit, client: Client) -> None:
    one = await make_sitting(questions=1, time_limit_s=1200)
    teacher = await make_staff(one.course)
    page, _ = await begin(visit, one)
    before = await page.get_by_text(re.compile("^Ends ")).inner_text()
    path = f"quizzes/{one.quiz.id}/accommodations/{one.student.id}"
    reply = await client.put(path, json={"extra_s": 3600}, as_=teacher)
    assert reply.status == 200, reply
    await expect(page.get_by_role("timer")).to_have_text(re.compile(r"^\s*1:1\d:"))
    await expect(page.locator(".toast", has_text="The time you have has changed")).to_be_visible()
    assert await page.get_by_text(re.compile("^Ends ")).inner_text() != before


async def test_what_is_typed_between_two_saves_stays(visit: Visit) -> None:
    """The server trims an answer, and tells all devices: this one knows it better."""
    one = await make_sitting(questions=0)
    text = await make_question(one.quiz, CONTENTS[3])
    page, attempt_id = await begin(visit, one)
    line = Held()
    await page.context.route_web_socket(re.compile("/realtime"), line.route)
    await page.reload()
    await asyncio.wait_for(line.subscribed.wait(), PATIENCE_S)
    box = card(page, text).get_by_role("textbox")
    await box.press_sequentially("two ")
    await until_saved(attempt_id, page, 1, 1)
    await line.let_go()
    await expect(box).to_have_value("two ")
    other, _ = await begin_again(visit, one.student, attempt_id)
    await expect(card(other, text).get_by_role("textbox")).to_have_value("two")
    await box.press_sequentially("words")
    await expect(card(other, text).get_by_role("textbox")).to_have_value("two words")
    await expect(box).to_have_value("two words")
    await expect(page.locator(".toast")).to_have_count(0)


async def begin_again(visit: Visit, student: object, attempt_id: str) -> tuple[Page, str]:
    """A second device."""
    page = await visit(f"attempts/{attempt_id}", as_=student, width=1280)  # type: ignore[arg-type]
    await expect(page.get_by_role("button", name="Hand in").first).to_be_visible()
    return page, attempt_id


async def test_a_template_that_was_deleted_stays_deleted(visit: Visit) -> None:
    one = await make_sitting(questions=0)
    essay = await make_question(one.quiz, {"type": "essay", "template": "Dear reader,"})
    page, attempt_id = await begin(visit, one)
    box = card(page, essay).get_by_role("textbox")
    await expect(box).to_have_value("Dear reader,")
    await box.fill("")
    await expect(box).to_have_value("")
    await box.press_sequentially("Mine")
    await until_saved(attempt_id, page, 1, 1)
    assert (await stored(attempt_id))[essay.id]["text"] == "Mine"


async def test_a_device_that_is_behind_skips_no_question(visit: Visit) -> None:
    one = await make_sitting(questions=3, one_at_a_time=True, no_backtrack=True)
    phone, attempt_id = await begin(visit, one, last=False)
    desk = await visit(f"attempts/{attempt_id}", as_=one.student, width=1280)
    await expect(card(desk, one.questions[0])).to_be_visible()
    await press(phone, "Next, without a way back")
    await expect(card(phone, one.questions[1])).to_be_visible()
    await expect(card(desk, one.questions[1])).to_be_visible()
    assert (await Attempt.get(id=attempt_id)).current == 2


async def test_who_is_suspended_is_told_why_nothing_is_saved(
    visit: Visit, inspect: Inspect
) -> None:
    one = await make_sitting(questions=1)
    page, attempt_id = await begin(visit, one)
    place = Enrollment.filter(course_id=one.course.id, user_id=one.student.id)
    await place.update(status=EnrollmentStatus.SUSPENDED)
    await give(page, one.questions[0])
    await expect(page.locator(".take-alert")).to_contain_text("suspended")
    assert not any((await stored(attempt_id)).values())
    await inspect(page)
    await place.update(status=EnrollmentStatus.ACTIVE)
    await press(page, "Try again")
    await until_saved(attempt_id, page, 1, 1)


@pytest.mark.slow
async def test_two_devices_that_type_into_one_answer_agree(visit: Visit, client: Client) -> None:
    one = await make_sitting(questions=0)
    essay = await make_question(one.quiz, {"type": "essay"})
    phone, attempt_id = await begin(visit, one)
    desk, _ = await begin_again(visit, one.student, attempt_id)
    boxes = [card(page, essay).get_by_role("textbox") for page in (phone, desk)]
    for n in range(6):
        await boxes[n % 2].press_sequentially(f"word{n} ", delay=20)
    await expect(phone.locator(".take-state[data-state=saved]")).to_contain_text("Saved")
    await expect(desk.locator(".take-state[data-state=saved]")).to_be_visible()
    kept = (await stored(attempt_id))[essay.id]["text"]
    for box in boxes:
        await expect(box).to_have_value(kept)
    # A client that counts nothing is heard as well.
    reply = await save(client, attempt_id, essay, {"text": "Over REST"}, one.student)
    assert reply.status == 200
    for box in boxes:
        await expect(box).to_have_value("Over REST")
