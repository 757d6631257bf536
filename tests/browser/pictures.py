"""The pictures of docs/teaching.md, taken from a server that runs with the demo data.

`python -m tests.browser.pictures <address> <password>` after `make run`, which prints both. It
plays a short quiz with three phones and writes docs/images. Look at each picture
before it is committed: none may be larger than 150 KB.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.conftest import FLAGS, NAMES

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
INSTRUCTOR = "instructor@demo.test"
NICKNAMES = ("Ada", "Bo", "Chidi")
LARGEST = 150_000
GIFT = """Where does photosynthesis take place? {
  =Chloroplast
  ~Nucleus
}

How many carbon atoms has glucose? {#six}

Plants give off oxygen. {T}

Match the gas {
  =oxygen -> out
}
"""


async def signed_in(browser: Browser, base: str, password: str) -> BrowserContext:
    context = await browser.new_context(
        base_url=base, viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    body = {"email": INSTRUCTOR, "password": password}
    headers = {"X-Requested-With": "lms"}
    answer = await context.request.post("/api/v1/auth/login", data=body, headers=headers)
    assert answer.ok, await answer.text()
    return context


async def take(page: Page, name: str) -> None:
    await page.wait_for_function("() => [...document.images].every((one) => one.complete)")
    path = IMAGES / f"{name}.png"
    await page.screenshot(path=path)
    size = path.stat().st_size
    assert size <= LARGEST, f"{path.name} is {size / 1000:.0f} kB"


async def quizzes(context: BrowserContext) -> dict[str, str]:
    """The demo's published ones: title -> id."""
    courses = await (await context.request.get("/api/v1/courses?teaching=true")).json()
    found = {}
    for course in courses["items"]:
        answer = await context.request.get(f"/api/v1/courses/{course['id']}/quizzes")
        found |= {quiz["title"]: quiz["id"] for quiz in (await answer.json())["items"]}
    return found


async def answer(phone: Page, nth: int) -> None:
    """Anything: each phone chooses another option."""
    await phone.locator(".option[data-state=idle], #answer").first.wait_for()
    if await phone.locator("#answer").count():
        await phone.fill("#answer", "7")
    else:
        options = phone.locator(".option[data-state=idle]")
        await options.nth(nth % await options.count()).click()
    submit = phone.get_by_role("button", name="Submit")
    if await submit.count():
        await submit.click()
    await phone.locator(".status", has_text="in").wait_for()


async def play(browser: Browser, host: Page, quiz_id: str) -> str:
    """The quiz from its lobby to its podium; returns the session's id."""
    await host.goto(f"/quizzes/{quiz_id}/edit")
    await host.get_by_role("button", name="Start live").click()
    await host.get_by_role("dialog").get_by_role("button", name="Open the lobby").click()
    await host.wait_for_url("**/host/*")
    session_id = host.url.split("/host/")[1]
    session = await (await host.request.get(f"/api/v1/live-sessions/{session_id}")).json()
    phones = []
    for name in NICKNAMES:
        phone = await (await browser.new_context(viewport={"width": 360, "height": 740})).new_page()
        await phone.goto(f"{host.url.split('/host/')[0]}/join/{session['pin']}")
        await phone.fill("#nickname", name)
        await phone.get_by_role("button", name="Join", exact=True).click()
        await phone.get_by_role("heading", name="You're in").wait_for()
        phones.append(phone)
    await host.locator(".cloud .chip").nth(len(phones) - 1).wait_for()
    await host.get_by_role("button", name="Start").click()
    next_step = host.locator(".bar-end .btn[data-kind=primary] .label")
    while not await host.get_by_role("heading", name="Podium").count():
        label = await next_step.text_content()
        if label == "Close question":
            await asyncio.gather(*(answer(phone, nth) for nth, phone in enumerate(phones)))
            await host.get_by_text("Show the answer").wait_for()
        elif label != "Show the options now":
            await host.get_by_role("button", name=str(label)).click()
        await host.wait_for_timeout(400)
    return session_id


async def main(base: str, password: str) -> None:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        context = await signed_in(browser, base, password)
        page = await context.new_page()
        made = await quizzes(context)
        short, long = made["Warm-up: three quick ones"], made["Photosynthesis: from light to sugar"]
        await page.goto(f"/quizzes/{long}/edit")
        await page.locator("#build-stem").wait_for()
        await take(page, "builder")
        await page.goto(f"/quizzes/{short}/import")
        await page.get_by_label("Or paste the questions").fill(GIFT)
        await page.get_by_role("button", name="Check the questions").click()
        await page.get_by_role("button", name="Import the 2 good ones").scroll_into_view_if_needed()
        await take(page, "import")
        session_id = await play(browser, page, short)
        await page.goto(f"/results/{session_id}")
        await page.get_by_role("heading", name="By question").wait_for()
        await take(page, "report")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
