"""What hosts and players do with their pages."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.conftest import Visit
from tests.live.factories import Made, right, wrong
from tests.quizzes.factories import Asked

READY = ".option[data-state=idle]"
TAKEN = re.compile(r"^(Locked in|All answers are in\.|.+ Your answer is in\.)$")


async def open_stage(visit: Visit, game: Made) -> Page:
    page = await visit(f"host/{game.id}", as_=game.host, width=1280, height=800)
    await page.wait_for_selector(".stage-bar")
    return page


async def join(visit: Visit, game: Made, nickname: str) -> Page:
    """As a phone does that scanned the code."""
    page = await visit(f"join/{game.session.pin}")
    await page.fill("#nickname", nickname)
    await page.get_by_role("button", name="Join", exact=True).click()
    await expect(page.get_by_role("heading", name="You're in")).to_be_visible()
    return page


async def press(page: Page, name: str) -> None:
    """The button that is there once the phase before it is over."""
    await page.get_by_role("button", name=name).click()


async def begin(host: Page) -> None:
    """Start the game of somebody in the lobby; before the page shows them it asks first."""
    await expect(host.locator(".cloud .chip").first).to_be_visible()
    await press(host, "Start")


async def strike(host: Page, key: str, *, at: str) -> None:
    """A single key, once the main button says this: before, it would mean another step.

    Over a dialog or a menu that is still there it would mean nothing.
    """
    await expect(host.locator("[role=menu], dialog[open]")).to_have_count(0)
    await expect(host.locator(".bar-end .btn .label")).to_have_text(at)
    await host.keyboard.press(key)


async def give(page: Page, question: Asked, *, correct: bool, taken: bool = True) -> None:
    """Answer as a person would: tap, tick, type.

    Returns once the server has taken it; with `taken=False` at once, for who looks between.
    """
    await expect(page.locator("#stem")).to_have_text(question.stem)
    answer: dict[str, Any] = right(question) if correct else wrong(question)
    kind = question.content["type"]
    if "options" in answer:
        texts = {one["id"]: one["text"] for one in question.content["options"]}
        for chosen in answer["options"]:
            await page.locator(READY, has_text=texts[chosen]).click()
    else:
        await page.fill("#answer", str(answer.get("text", answer.get("value"))))
    if kind not in ("single_choice", "true_false"):
        await page.get_by_role("button", name="Submit").click()
    if taken:
        await locked(page)


async def order(page: Page, texts: list[str]) -> None:
    """By keys alone: each to its place, from the top."""
    for place, text in enumerate(texts):
        row = page.locator(".order-row", has_text=text)
        await row.get_by_role("button").first.focus()
        while (
            await page.locator(".order-row").nth(place).locator(".tile-text").inner_text() != text
        ):
            await page.keyboard.press("Alt+ArrowUp")


async def choose(page: Page, question: Asked) -> None:
    """Each its right partner, in the select of its row."""
    content: dict[str, Any] = question.content
    rights = [*(one["right"] for one in content.get("pairs", [])), *content.get("categories", [])]
    names = {one["id"]: one["text"] for one in rights}
    for left, other in right(question)["pairs"].items():
        await page.locator(f"#match-{left}").select_option(label=names[other])


async def locked(page: Page) -> None:
    """The server has taken this phone's answer, which may have closed the question."""
    await expect(page.locator(".status")).to_have_text(TAKEN)
