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
    told: list[dict[str, set[str]]] = []

    def opened(line: WebSocket) -> None:
        verbs: dict[str, set[str]] = {"subscribe": set(), "unsubscribe": set()}
        told.append(verbs)

        def sent(frame: Any) -> None:
            message = json.loads(frame)
            if message["type"] in verbs:
                verbs[message["type"]].add(message["channel"])

        line.on("framesent", sent)

    page.on("websocket", opened)
    await page.goto(f"/courses/{game.course.id}")
    members = page.locator(".stats > *", has_text="Members").locator("b")
    await expect(members).to_have_text("0")
    await enrollments.enroll(actor_of(await make_user(Role.STUDENT)), game.course.id)
    await expect(members).to_have_text("1")
    await page.get_by_role("link", name="Home", exact=True).click()
    await page.locator(".teach-card h3 a").click()
    await expect(members).to_have_text("1")
    own, dashboard = game.host.id, f"dashboard:{game.course.id}"
    all_three = {f"notifications:{own}", f"progress:{own}", dashboard}
    # A busy machine may lose a line; the next one carries everything again.
    carry = [line["subscribe"] for line in told if dashboard in line["subscribe"]]
    assert carry == [all_three] * len(carry)
    assert any(dashboard in line["unsubscribe"] for line in told)


async def test_a_host_takes_over_on_the_line_that_stands(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("api/v1/ready", as_=game.host, width=1280, height=800)
    live = f"live:{game.session.id}"
    standing: set[WebSocket] = set()
    beside: list[int] = []

    def opened(line: WebSocket) -> None:
        standing.add(line)
        line.on("close", lambda _: standing.discard(line))

        def sent(frame: Any) -> None:
            message = json.loads(frame)
            if (message["type"], message.get("channel")) == ("subscribe", live):
                beside.append(len(standing - {line}))

        line.on("framesent", sent)

    page.on("websocket", opened)
    await page.goto(f"/courses/{game.course.id}")
    await page.locator(f'.live-banner a[href="/host/{game.session.id}"]').click()
    await expect(page.locator(".lobby-pin")).to_be_visible()
    assert beside
    assert not any(beside)
    await page.go_back()
    await expect(page.locator(".stats")).to_be_visible()
