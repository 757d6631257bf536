"""The line is lost in the middle of a question: nothing is, and nobody has to do anything."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

import pytest
from playwright.async_api import WebSocketRoute, expect

from tests.browser.conftest import Visit
from tests.browser.stage import begin, give, join, open_stage
from tests.live.commanding import near_its_end
from tests.live.factories import make_game

pytestmark = pytest.mark.browser

SHOWN = """([where, text]) => new Promise((go) => {
  const look = () => document.querySelector(where)?.textContent.includes(text)
    ? go() : requestAnimationFrame(look);
  look();
})"""
"""What is shown for a moment only, seen by the page itself: nobody who asks it now and then is
quick enough on a busy machine.
"""


@pytest.mark.slow
async def test_a_player_offline_is_told_and_answers_when_back(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    await expect(player.locator(".option").first).to_be_visible()
    await player.context.set_offline(True)
    await expect(player.locator(".status")).to_have_text("Reconnecting. You can't answer yet.")
    await expect(player.locator(".clock")).to_have_text("–")
    await expect(player.locator(".option").first).to_have_attribute("data-state", "off")
    await player.context.set_offline(False)
    await player.evaluate(SHOWN, [".status", "Back in the game"])
    await give(player, (await game.questions())[0], correct=True)


@pytest.mark.slow
async def test_an_answer_on_a_cut_line_is_sent_again(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    host = await open_stage(visit, game)
    player = await visit(f"join/{game.session.pin}")
    swallowed: list[asyncio.Future[None]] = []

    async def route(line: WebSocketRoute) -> None:
        upstream = line.connect_to_server()

        def pass_on(message: Any) -> None:
            if "live.answer" in str(message) and not swallowed:
                swallowed.append(asyncio.ensure_future(line.close(code=4001)))
            else:
                upstream.send(message)

        line.on_message(pass_on)

    await player.route_web_socket("**/realtime", route)
    await player.fill("#nickname", "Ada")
    await player.keyboard.press("Enter")
    await expect(player.get_by_role("heading", name="You're in")).to_be_visible()
    await begin(host)
    await give(player, (await game.questions())[0], correct=True)
    assert swallowed
    await swallowed[0]
    await expect(host.locator(".answered")).to_have_text("Everyone has answered")


@pytest.mark.slow
async def test_a_host_offline_is_told_and_the_question_closes_by_itself(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False, time_limit_s=300)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    await expect(player.locator(".option").first).to_be_visible()
    await host.context.set_offline(True)
    await expect(host.locator(".bar-mid")).to_have_text(
        "Reconnecting. The question still closes by itself."
    )
    await near_its_end(game)
    await expect(player.locator(".status")).to_contain_text("Time's up")
    await host.context.set_offline(False)
    await expect(host.get_by_role("button", name="Show the answer")).to_be_visible()
    await expect(host.locator(".conn")).to_have_text("Connected")


@pytest.mark.slow
async def test_a_process_that_ends_is_left_alone_as_long_as_it_asks(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("join")
    lines: list[tuple[float, WebSocketRoute]] = []

    async def route(line: WebSocketRoute) -> None:
        lines.append((monotonic(), line))
        line.connect_to_server()

    await page.route_web_socket("**/realtime", route)
    await page.goto(f"/join/{game.session.pin}")
    await page.fill("#nickname", "Ada")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="You're in")).to_be_visible()
    count = len(lines)
    ended = monotonic()
    told = asyncio.ensure_future(page.evaluate(SHOWN, [".play-foot", "Reconnecting"]))
    await lines[-1][1].close(code=4000, reason='{"retry_after_ms": 2500}')
    await told
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect(page.locator(".play-foot")).to_contain_text("Waiting for the host")
    assert len(lines) == count + 1
    assert lines[-1][0] - ended > 2.4
