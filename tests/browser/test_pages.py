"""Each main page and each screen of a game: accessible, and whole at 320 pixels."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.async_api import Route, expect

from lms.core.access import Role
from lms.enrollments.actions import joining as enrollments
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import begin, give, join, open_stage, press
from tests.courses.factories import make_course
from tests.factories import actor_of, make_user
from tests.live.factories import make_game
from tests.patience import slowly
from tests.server import Running, inherited, start

pytestmark = pytest.mark.browser

STATIC = Path(__file__).resolve().parents[2] / "static"
LARGEST_PLAYER = 60 * 1024
MOST_REQUESTS = 8
GO_TO_ACCOUNT = "history.pushState(null, '', '/account'), dispatchEvent(new Event('popstate'))"


@pytest.mark.slow
async def test_somebody_new_registers_and_finds_a_course(visit: Visit, inspect: Inspect) -> None:
    await make_course(title="Life of plants")
    page = await visit()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name="Create an account").click()
    await page.get_by_role("button", name="Create account").click()
    await expect(page.locator("#full_name-error")).to_be_visible()
    await inspect(page)
    await page.fill("#full_name", "陈小雨")
    await page.fill("#email", "rain@example.test")
    await page.fill("#password", "a quiet green morning")
    await page.get_by_role("button", name="Create account").click()
    await expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()
    await inspect(page)
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_role("link", name="Browse the catalogue").click()
    await page.get_by_role("button", name="Enroll").click()
    await expect(page.locator(".tag", has_text="Enrolled")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name="Home", exact=True).click()
    await expect(page.get_by_role("link", name="Life of plants")).to_be_visible()
    await inspect(page)


@pytest.mark.slow
async def test_teachers_pages(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=2)
    await enrollments.enroll(actor_of(await make_user(Role.STUDENT)), game.course.id)
    page = await visit("home", as_=game.host, width=1280, height=800)
    await expect(page.get_by_role("link", name="Continue this quiz here")).to_be_visible()
    await inspect(page)
    await press(page, "Start live")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await inspect(page)
    await page.keyboard.press("Escape")
    await page.locator(".teach-card h3 a").click()
    await expect(page.locator(".stats")).to_be_visible()
    await inspect(page)
    for tab, shown in (("Quizzes", ".rows"), ("People", "table"), ("Live sessions", "table")):
        await page.get_by_role("link", name=tab, exact=True).click()
        await expect(page.locator(f"main {shown}").first).to_be_visible()
        await inspect(page)
    for path in ("catalogue", "live", "nothing/here"):
        await page.goto(f"/{path}")
        await expect(page.locator("h1")).to_be_visible()
        await expect(page.locator(".skeleton")).to_have_count(0)
        await inspect(page)


@pytest.mark.slow
async def test_every_screen_of_a_game(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=5, auto_close=False)
    host = await open_stage(visit, game)
    stranger = await visit("join")
    await expect(stranger.locator("#pin")).to_be_visible()
    await inspect(stranger)
    await stranger.goto(f"/join/{game.session.pin}")
    await expect(stranger.locator("#nickname")).to_be_visible()
    await inspect(stranger)
    player = await join(visit, game, "Donaudampfschifffahrtsgesellsch")
    await inspect(player)
    await expect(host.locator(".chip")).to_be_visible()
    await inspect(host)
    control = await visit(f"control/{game.id}", as_=game.host)
    await begin(host)
    for number, question in enumerate(await game.questions(), start=1):
        await expect(player.locator("#stem")).to_have_text(question.stem)
        await inspect(player)
        if number in (1, 4):
            await inspect(host)
        await give(player, question, correct=number % 2 == 0)
        if number == 1:
            await inspect(player)
            await press(control, "Show distribution")
            await inspect(control)
        await press(host, "Close question")
        await press(host, "Show the answer")
        await expect(player.locator(".disc")).to_be_visible()
        if number in (1, 4):
            await inspect(player)
            await inspect(host)
        await press(host, "Leaderboard")
        await expect(player.locator(".place")).to_be_visible()
        if number == 1:
            await inspect(player)
            await inspect(host)
        await press(host, "Next question" if number < 5 else "Show the podium")
    await expect(player.locator(".summary .answers")).to_be_visible()
    await inspect(player)
    await expect(host.locator(".podium-step")).to_have_attribute("data-shown", "true")
    await inspect(host)
    await host.get_by_role("link", name="See all results").click()
    await expect(host.locator("tbody")).to_be_visible()
    await inspect(host)


async def test_the_players_page_is_small(visit: Visit) -> None:
    page = await visit("outbox")
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Network.enable")
    await devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: dict[str, tuple[str, str]] = {}
    sizes: dict[str, float] = {}

    def answered(event: Any) -> None:
        asked[event["requestId"]] = (event["loaderId"], event["response"]["url"])

    devtools.on("Network.responseReceived", answered)
    devtools.on(
        "Network.loadingFinished",
        lambda it: sizes.update({it["requestId"]: it["encodedDataLength"]}),
    )
    await page.goto("/join", wait_until="networkidle")
    await expect(page.locator("#pin")).to_be_visible()
    # A document's own request is named as its loading.
    names = {
        one: url.rpartition("/")[2]
        for one, (loading, url) in asked.items()
        if asked.get(loading, ("", ""))[1].endswith("/join")
    }
    assert len(names) <= MOST_REQUESTS, names
    small = sum(size for one, size in sizes.items() if not names.get(one, "").endswith(".woff2"))
    assert small <= LARGEST_PLAYER, {name: sizes.get(one) for one, name in names.items()}


def test_the_players_page_carries_nothing_of_hosts_and_administrators() -> None:
    found = {}
    for family in ("play", "hosting", "admin", "account"):
        [source_map] = (STATIC / "dist").glob(f"{family}-*.js.map")
        found[family] = {
            name.removeprefix("../") for name in json.loads(source_map.read_text())["sources"]
        }
    assert "pages/play/room.js" in found["play"]
    assert "pages/host/host.js" in found["hosting"]
    assert "pages/admin/people.js" in found["admin"]
    own = ("pages/play/", "components/", "lib/", "vendor/htm-preact.js")
    assert [name for name in found["play"] if not name.startswith(own)] == []
    assert (
        found["play"] & {"components/Shell.js", "lib/words-app.js", "lib/words-admin.js"} == set()
    )


@pytest.mark.slow
async def test_a_page_from_before_an_update_begins_anew(visit: Visit) -> None:
    page = await visit("home", as_=await make_user(Role.STUDENT))
    await expect(page.locator("main h1")).to_be_visible()

    async def gone(route: Route) -> None:
        await route.fulfill(status=404, body="")

    async def updated(route: Route) -> None:
        await route.fulfill(content_type="text/html", body="/static/index-NEW.js")

    await page.route("**/static/account-*.js", gone, times=1)
    await page.route("**/account", updated, times=1)
    async with page.expect_event("load"):
        await page.evaluate(GO_TO_ACCOUNT)
    await expect(page.locator("main h1")).to_have_text("Account")


@pytest.mark.parametrize("path", ["join", *slowly(f"play/{UUID(int=0)}")])
async def test_what_is_painted_before_the_modules_stays_where_it_is(
    path: str, visit: Visit
) -> None:
    page = await visit("outbox")
    held = asyncio.Event()

    async def hold(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/static/play-*.js", hold)
    await page.goto(f"/{path}", wait_until="commit")
    logo = page.locator(".logo")
    await expect(logo).to_be_visible()
    assert await page.evaluate("document.querySelector('#i-logo') !== null")
    before = await logo.bounding_box()
    held.set()
    await expect(page.locator("main h1")).to_be_visible()
    await expect(page.locator("main[aria-busy]")).to_have_count(0)
    if path == "join":
        assert await logo.bounding_box() == before


@pytest.mark.slow
async def test_the_sources_are_served_to_who_changes_them(
    visit: Visit, tmp_path: Path, server: Running
) -> None:
    sources = start(tmp_path, inherited(), workers=1, SERVE_SOURCES="true")
    try:
        page = await visit("outbox")
        for path, shown in (("join", "#pin"), ("sign-in", "#email"), ("docs", ".opblock")):
            await page.goto(f"{sources.base_url}/{path}")
            await expect(page.locator(shown).first).to_be_visible()
            assert "/static/dist/" not in await page.content()
    finally:
        sources.stop()
