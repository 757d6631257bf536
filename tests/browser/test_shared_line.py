"""All subscriptions of a signed-in page share one connection."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from playwright.async_api import WebSocket, expect

from lms.core.access import Role
from lms.courses.actions import staff
from lms.enrollments.actions import joining as enrollments
from lms.notifications.actions import inbox
from lms.notifications.listeners import ReviewNotice
from tests.browser.conftest import Visit
from tests.courses.factories import make_staff
from tests.factories import actor_of, make_user
from tests.live.factories import make_game
from tests.patience import PATIENCE_S

pytestmark = pytest.mark.browser


@pytest.mark.slow
async def test_the_bell_and_the_dashboard_share_a_line(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("api/v1/ready", as_=game.host, width=1280, height=800)
    lines: dict[WebSocket, dict[str, set[str]]] = {}
    at_once: list[int] = []
    heard = asyncio.Event()

    def opened(line: WebSocket) -> None:
        verbs = lines[line] = {"subscribe": set(), "unsubscribe": set()}
        at_once.append(sum(not one.is_closed() for one in lines))

        def sent(frame: Any) -> None:
            message = json.loads(frame)
            if message["type"] in verbs:
                verbs[message["type"]].add(message["channel"])
                heard.set()

        line.on("framesent", sent)

    async def told(verb: str, *channels: str) -> None:
        """One line has said this of all of them."""
        async with asyncio.timeout(PATIENCE_S):
            while not any(verbs[verb] >= {*channels} for verbs in lines.values()):
                heard.clear()
                await heard.wait()

    page.on("websocket", opened)
    own, dashboard = game.host.id, f"dashboard:{game.course.id}"
    all_three = (f"notifications:{own}", f"progress:{own}", dashboard)
    await page.goto(f"/courses/{game.course.id}")
    members = page.locator(".stats > *", has_text="Members").locator("b")
    await expect(members).to_have_text("0")
    await enrollments.enroll(actor_of(await make_user(Role.STUDENT)), game.course.id)
    await expect(members).to_have_text("1")
    await told("subscribe", *all_three)
    await page.get_by_role("link", name="Home", exact=True).click()
    await told("unsubscribe", dashboard)
    await page.locator(".teach-card h3 a").click()
    await expect(members).to_have_text("1")
    # A busy machine may lose a line; the next one carries everything again.
    assert set(at_once) == {1}


@pytest.mark.slow
async def test_a_host_takes_over_on_the_line_that_stands(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("api/v1/ready", as_=game.host, width=1280, height=800)
    live = f"live:{game.session.id}"
    standing: set[WebSocket] = set()
    beside: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def opened(line: WebSocket) -> None:
        standing.add(line)
        line.on("close", lambda _: standing.discard(line))

        def sent(frame: Any) -> None:
            message = json.loads(frame)
            subscribes = (message["type"], message.get("channel")) == ("subscribe", live)
            if subscribes and not beside.done():
                beside.set_result(len(standing - {line}))

        line.on("framesent", sent)

    page.on("websocket", opened)
    await page.goto(f"/courses/{game.course.id}")
    await page.locator(f'.live-banner a[href="/host/{game.session.id}"]').click()
    await expect(page.locator(".lobby-pin")).to_be_visible()
    assert await asyncio.wait_for(beside, PATIENCE_S) == 0
    await page.go_back()
    await expect(page.locator(".stats")).to_be_visible()


@pytest.mark.slow
async def test_who_loses_a_course_keeps_the_bell(visit: Visit) -> None:
    game = await make_game(questions=1)
    helper = await make_staff(game.course)
    page = await visit("api/v1/ready", as_=helper, width=1280, height=800)
    ended = asyncio.Event()
    page.on("websocket", lambda line: line.on("close", lambda _: ended.set()))
    await page.goto(f"/courses/{game.course.id}")
    await expect(page.locator(".stats")).to_be_visible()
    await staff.remove_staff(actor_of(game.host), game.course.id, helper.id)
    async with asyncio.timeout(PATIENCE_S):
        await ended.wait()
    await inbox.notify([helper.id], ReviewNotice(approved=True, note=""))
    await expect(page.get_by_role("button", name="Notifications, 1 new")).to_be_visible()
