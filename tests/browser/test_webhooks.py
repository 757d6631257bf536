"""Webhooks: made, tested, looked into, given a new secret, switched off and deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from lms.core import clock
from lms.webhooks.models import Webhook
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.factories import make_user
from tests.webhooks.conftest import Start, receiver, start
from tests.webhooks.factories import make_delivery, make_webhook
from tests.webhooks.receivers import Receiver

assert receiver
assert start
pytestmark = pytest.mark.browser


async def choose(page: Page, action: str) -> None:
    """Something of the webhook's menu."""
    await press(page, "More about this webhook")
    await page.get_by_role("menuitem", name=action).click()


async def test_a_teacher_makes_a_webhook_and_tries_it(
    visit: Visit, inspect: Inspect, start: Start, receiver: Receiver
) -> None:
    course = await make_course(await make_user("instructor"))
    start()
    page = await visit(f"courses/{course.id}#settings", as_=await course.owner, width=1280)
    await page.get_by_role("link", name="Webhooks of this course").click()
    await expect(page.get_by_role("heading", name="No webhooks yet")).to_be_visible()
    await inspect(page)
    await press(page, "New webhook")
    await page.get_by_label("Address").fill("http://10.0.0.1/")
    await press(page, "Make webhook")
    await expect(page.locator("fieldset .error")).to_be_visible()
    await page.get_by_label("Somebody joins").check()
    await press(page, "Make webhook")
    await expect(page.get_by_text("must begin with https://")).to_be_visible()
    await inspect(page)
    await page.get_by_label("Address").fill(receiver.url)
    await press(page, "Make webhook")
    secret = page.locator(".secret code")
    await expect(secret).to_contain_text("whsec_")
    shown = await secret.inner_text()
    await inspect(page)
    await press(page, "Done")
    await expect(page.get_by_role("heading", name=receiver.url)).to_be_visible()
    await press(page, "Send a test")
    row = page.locator("tbody tr")
    await expect(row).to_contain_text("Delivered")
    await expect(row).to_contain_text("Answered 204")
    [taken] = receiver.taken
    assert taken.signed_by(shown)
    await inspect(page)
    await row.get_by_role("button", name="Test").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text(taken.id)
    await expect(dialog).to_contain_text('"type": "webhook.test"')
    await inspect(page)
    await dialog.get_by_role("button", name="Send again").click()
    await expect(page.locator(".toast", has_text="on its way again")).to_be_visible()
    await expect(row.locator("td").last).to_have_text("2")
    assert receiver.ids == [taken.id] * 2


@pytest.mark.slow
async def test_a_webhook_is_changed_switched_off_and_deleted(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(await make_user("instructor"))
    webhook = await make_webhook(course, "http://localhost:9/hook", ["live.finished"])
    old = clock.now() - timedelta(hours=2)
    for fields in (
        {"state": "failed", "status": 500, "error": "status", "tries": 8, "next_try_at": None},
        {"state": "failed", "error": "timeout", "tries": 8, "next_try_at": None},
        {"error": "address", "tries": 2, "event": "live.finished"},
    ):
        await make_delivery(webhook, created_at=old, **fields)
    page = await visit(f"webhooks/{webhook.id}", as_=await course.owner)
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(3)
    await inspect(page)
    await page.get_by_label("State").select_option("failed")
    await expect(rows).to_have_count(2)
    await page.get_by_label("Event").select_option("live.finished")
    await expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    await press(page, "Clear the filters")
    await expect(rows).to_have_count(3)

    await press(page, "Send failed ones again")
    await inspect(page)
    await page.get_by_role("dialog").get_by_role("button", name="Send again").click()
    await expect(page.locator(".toast", has_text="2 are on their way again")).to_be_visible()
    await expect(rows.filter(has_text="Waiting")).to_have_count(3)

    await press(page, "Edit")
    await inspect(page)
    await page.get_by_role("dialog").get_by_label("The course is published").check()
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.locator(".tags")).to_contain_text("The course is published")

    await choose(page, "New secret")
    await page.get_by_role("dialog").get_by_role("button", name="Make a new secret").click()
    await expect(page.locator(".secret code")).to_be_visible()
    await press(page, "Done")
    await expect(page.get_by_text("The secret before this one signs until")).to_be_visible()

    await choose(page, "Switch off")
    await expect(page.get_by_text("Nothing is sent while the webhook is off")).to_be_visible()
    await inspect(page)
    await press(page, "Switch on")
    await expect(page.get_by_text("Nothing is sent while the webhook is off")).to_have_count(0)

    await Webhook.filter(id=webhook.id).update(active=False, disabled_reason="gone")
    await page.reload()
    await expect(page.get_by_text("it is gone (410)")).to_be_visible()
    await choose(page, "Delete")
    await page.get_by_role("dialog").get_by_role("button", name="Delete webhook").click()
    await expect(page.get_by_role("heading", name="No webhooks yet")).to_be_visible()
    assert not await Webhook.all().exists()


async def test_administrators_have_webhooks_of_all_courses(visit: Visit, inspect: Inspect) -> None:
    await make_webhook(None, "https://hooks.example/a", failing_since=clock.now())
    page = await visit("home", as_=await make_user("admin"), width=1280, height=800)
    await page.get_by_role("link", name="Webhooks", exact=True).click()
    await expect(page.get_by_role("link", name="https://hooks.example/a")).to_be_visible()
    await expect(page.locator(".rows .tag")).to_have_text("Failing")
    await inspect(page)
