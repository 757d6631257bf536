"""What one is told: the page of all of it, the bell beside it, and how one wants to be told."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import expect

from lms.enrollments.notices import Message
from lms.live.actions.summary import ResultNotice
from lms.notifications import unsubscribing
from lms.notifications.actions.inbox import notify
from lms.notifications.models import NotificationPreference
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.factories import make_user

pytestmark = pytest.mark.browser


def result(title: str) -> ResultNotice:
    return ResultNotice(session_id=uuid4(), title=title, total=900, rank=2, correct=1, players=3)


@pytest.mark.slow
async def test_all_is_listed_read_at_once_and_chosen(visit: Visit, inspect: Inspect) -> None:
    me = await make_user()
    await notify([me.id], result("Leaves"))
    page = await visit("notifications", as_=me)
    rows = page.locator("main .row")
    await expect(rows).to_have_count(1)
    await expect(page.get_by_role("button", name="Notifications, 1 new")).to_be_visible()
    await notify([me.id], result("陈小雨's roots"))
    await expect(rows).to_have_count(2)
    await expect(rows.first).to_contain_text("陈小雨's roots")
    await inspect(page)
    await press(page, "Mark all as read")
    await expect(page.get_by_role("button", name="Notifications", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="Mark all as read")).to_have_count(0)

    await page.get_by_role("link", name="Choose what you are told").click()
    await expect(page.get_by_role("heading", name="What you are told")).to_be_visible()
    wish = page.locator("li", has=page.locator("#email-message"))
    await expect(wish).to_be_visible()
    box = await wish.bounding_box()
    assert box
    assert box["height"] < 180  # a phone has room for its words
    await inspect(page)
    await page.locator("#email-live_result").select_option("daily")
    await expect(page.locator("#say-status")).to_have_text("Saved")
    await page.reload()
    await expect(page.locator("#email-live_result")).to_have_value("daily")
    kept = await NotificationPreference.get(user_id=me.id)
    assert (kept.kind, kept.in_app, kept.email) == ("live_result", True, "daily")


async def test_a_letters_link_stops_its_mails_after_a_press(visit: Visit, inspect: Inspect) -> None:
    me = await make_user()
    page = await visit(f"unsubscribe#{unsubscribing.token(me.id, 'live_result')}")
    await expect(page.get_by_role("heading", name="Stop these mails")).to_be_visible()
    assert not await NotificationPreference.exists()
    await inspect(page)
    await press(page, "Stop the mails")
    await expect(page.get_by_role("heading", name="No more of these mails")).to_be_visible()
    kept = await NotificationPreference.get(user_id=me.id)
    assert (kept.kind, kept.in_app, kept.email) == ("live_result", True, "off")
    dead = await visit("unsubscribe#not.a.link")
    await press(dead, "Stop the mails")
    await expect(dead.get_by_role("heading", name="This link doesn't work")).to_be_visible()


async def test_what_a_teacher_writes_can_be_read(visit: Visit) -> None:
    me = await make_user()
    message = Message(course_id=uuid4(), title="Plants", sender="Bea", text="Come back!\nSoon.")
    await notify([me.id], message)
    page = await visit("notifications", as_=me)
    row = page.locator("main .row")
    await expect(row.get_by_role("link")).to_contain_text("wrote to you about")
    await expect(row).to_contain_text("Come back!")
