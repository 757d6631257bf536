"""A headless Chromium, and people in it. Without Chromium on PATH these tests skip, and say so."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from lms.auth.actions import sessions
from lms.auth.cookies import ACCESS
from lms.auth.rules import Device
from lms.core.cookies import full_name
from lms.users.models import User
from tests.patience import PATIENCE_S
from tests.server import Running

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws no window: a new context costs it 0.04 s of processor time, Chromium 0.5."""
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
PATIENCE_MS = PATIENCE_S * 1000
expect.set_options(timeout=PATIENCE_MS)
EXPECTED = re.compile(
    r"^Failed to load resource: (the server responded|net::ERR_INTERNET_DISC)"
    r"|WebSocket is closed before the connection is established"
)
"""What Chromium itself notes about a 401 or 422, a line that is down, a page left at once."""

AXE = Path(__file__).resolve().parents[2] / "static/vendor/axe.min.js"


@pytest_asyncio.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        why = "NO CHROMIUM ON PATH, no browser tests: apt-get install chromium-headless-shell"
        if os.environ.get("LMS_REQUIRE_BROWSER") == "1":
            pytest.fail(why)
        pytest.skip(why)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        await browser.close()


async def sign_in(context: BrowserContext, user: User, base_url: str) -> None:
    """All pages of this browser are this account's from now on."""
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    cookie: Any = {
        "name": full_name(ACCESS),
        "value": pair.access,
        "url": base_url,
        "httpOnly": True,
    }
    await context.add_cookies([cookie])


class Visit(Protocol):
    def __call__(
        self, path: str = "", *, as_: User | None = None, width: int = 360, height: int = 740
    ) -> Awaitable[Page]: ...


@pytest_asyncio.fixture
async def visit(db: None, server: Running, chromium: Browser) -> AsyncIterator[Visit]:
    """Open a page of our server in a browser of its own, signed in or not.

    At the end no page may have thrown, or logged an error or a breach of the CSP.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    async def open_page(
        path: str = "", *, as_: User | None = None, width: int = 360, height: int = 740
    ) -> Page:
        context = await chromium.new_context(
            base_url=server.base_url,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if as_ is not None:
            await sign_in(context, as_, server.base_url)
        page = await context.new_page()

        def note(message: Any) -> None:
            if message.type in ("error", "warning") and not EXPECTED.search(message.text):
                problems.append(f"{page.url}: {message.text}")

        page.on("console", note)
        page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
        await page.goto(f"/{path}")
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert problems == []


Inspect = Callable[[Page], Awaitable[None]]

AT_ONCE = """() => {
  const sheet = new CSSStyleSheet();
  const still = "transition: none !important; animation: none !important";
  sheet.replaceSync(`*, ::before, ::after { ${still} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return Boolean(window.axe);
}"""
"""Nothing fades in, and colors don't fade over to the other scheme, an inherited one after its
parent's."""
FADING = "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); }"
MEDIA = """(query) => new Promise((go) => {
  const look = () => matchMedia(query).matches
    ? requestAnimationFrame(go) : requestAnimationFrame(look);
  look();
})"""
"""The page knows of the scheme, or of the paper, and has drawn with it."""
SIZE = """([width, height]) => new Promise((go) => {
  const look = () => innerWidth === width && innerHeight === height
    ? requestAnimationFrame(() => requestAnimationFrame(go)) : requestAnimationFrame(look);
  look();
})"""
"""A new size isn't there at once; what listens to it is done a frame later."""
SIDEWAYS = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.outerHTML.slice(0, 100)).slice(0, 5).concat(document.title) : []"""
COVERED = """() => [...document.querySelectorAll("body *")]
  .filter((one) => ["sticky", "fixed"].includes(getComputedStyle(one).position))
  .filter((one) => !one.closest("dialog, .toasts, .skip-link, .scroller, [role=menu]"))
  .reduce((sum, one) => sum + one.offsetHeight, 0) > innerHeight / 2"""
"""Whether what sticks takes more than half of the window."""
VIOLATIONS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""


SCHEMES: tuple[Literal["dark"], Literal["light"]] = ("dark", "light")


async def resize(page: Page, width: int, height: int) -> None:
    """Make the window so large, and wait until the page has drawn itself for it."""
    await page.set_viewport_size({"width": width, "height": height})
    await page.evaluate(SIZE, [width, height])


async def loaded(page: Page) -> None:
    """The page has read what it shows."""
    await expect(page.locator("h1")).not_to_have_count(0)
    await expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)


@pytest.fixture(scope="session")
def inspect(long: bool) -> Inspect:
    """This screen once it is loaded: nothing that axe objects to, and whole at 320 pixels.

    With `--long` in the dark, too, and at 400 %.
    """
    axe = AXE.read_text()
    schemes, heights = (SCHEMES, (640, 200)) if long else (SCHEMES[-1:], (640,))

    async def look(page: Page) -> None:
        await loaded(page)
        if not await page.evaluate(AT_ONCE):
            await page.evaluate(axe)
        for scheme in schemes:
            await page.emulate_media(color_scheme=scheme)
            await page.evaluate(MEDIA, f"(prefers-color-scheme: {scheme})")
            assert await page.evaluate(VIOLATIONS) == [], scheme
        before = page.viewport_size
        assert before
        for height in heights:
            await resize(page, 320, height)
            assert await page.evaluate(SIDEWAYS) == []
        assert not await page.evaluate(COVERED), page.url
        await page.evaluate(FADING)
        await resize(page, before["width"], before["height"])

    return look
