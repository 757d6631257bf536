"""All that a page listens to for who is signed in comes over one line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.async_api import WebSocket, expect

from lms.core.access import Role
from lms.enrollments import actions as enrollments
from tests.browser.conftest import Visit
from tests.factories import actor_of, make_user
from tests.live.factories import make_game

pytestmark = pytest.mark.browser


async def test_the_bell_and_the_dashboard_share_a_line(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("api/v1/ready", as_=game.host, width=1280, height=800)
    lines: list[WebSocket] = []
    said: list[tuple[str, str]] = []

    def opened(line: WebSocket) -> None:
        lines.append(line)
        line.on("framesent", sent)

    def sent(frame: Any) -> None:
        message = json.loads(frame)
        if "channel" in message:
            said.append((message["type"], message["channel"]))

    page.on("websocket", opened)
    await page.goto(f"/courses/{game.course.id}")
    members = page.locator(".stats > *", has_text="Members").locator("b")
    await expect(members).to_have_text("0")
    await enrollments.enroll(actor_of(await make_user(Role.STUDENT)), game.course.id)
    await expect(members).to_have_text("1")
    own, dashboard = game.host.id, f"dashboard:{game.course.id}"
    assert sorted(said) == sorted(
        ("subscribe", name) for name in (f"notifications:{own}", f"progress:{own}", dashboard)
    )
    await page.get_by_role("link", name="Home", exact=True).click()
    await page.locator(".teach-card h3 a").click()
    await expect(members).to_have_text("1")
    asked = [verb for verb, channel in said if channel == dashboard]
    assert asked == ["subscribe", "unsubscribe", "subscribe"]
    assert len(lines) == 1
