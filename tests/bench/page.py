"""What a phone on a slow line waits for: Chromium with its line and its processor throttled."""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, CDPSession, async_playwright

from lms.embedded import Embedded
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import Skipped, table
from tests.bench.logins import PASSWORD, UNLIMITED, make_accounts
from tests.server import start

TITLE = "Opening a page on a phone with a slow line"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
TURNS = 5
SLOWER = 4
"""How many times slower than this machine a phone's processor is."""
BYTES_PER_S = 1_440_000 // 8
"""What DevTools calls slow 4G: 1.6 Mbit/s less what the protocols take."""
LATENCIES_MS = (150, 562)
PATIENCE_MS = 60_000
PAGES = {
    "/join": "#pin",
    "/sign-in": "#email",
    "/home": "main h1",
    "/catalogue": "main h1",
}
"""By address: what has to be there before anybody can do anything."""
OPEN = ("/join", "/sign-in")
PROMISED = {150: 1.2, 562: 2.5}
MOST_REQUESTS = 8
MOST_KB = 60
FIRST_PAINT = """() => new Promise((found) => new PerformanceObserver((list, observer) => {
  const entry = list.getEntriesByName("first-contentful-paint")[0];
  if (entry) { observer.disconnect(); found(entry.startTime); }
}).observe({ type: "paint", buffered: true }))"""


@dataclass
class Opened:
    """One visit with an empty cache."""

    paint_s: float = 0.0
    usable_s: float = 0.0
    requests: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def kb(self, *, font: bool) -> float:
        """What came over the line, headers and all, in the fonts or in all else."""
        of = (one for one, url in self.requests.items() if url.endswith(".woff2") == font)
        return sum(self.sizes.get(one, 0) for one in of) / 1000


async def throttle(devtools: CDPSession, latency_ms: int) -> None:
    await devtools.send("Network.enable")
    line = {
        "latency": latency_ms,
        "downloadThroughput": BYTES_PER_S,
        "uploadThroughput": BYTES_PER_S,
    }
    await devtools.send("Network.emulateNetworkConditions", {"offline": False, **line})
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


async def visit(browser: Browser, base: str, path: str, latency_ms: int, email: str) -> Opened:
    context = await browser.new_context(
        base_url=base, viewport={"width": 360, "height": 740}, device_scale_factor=3, has_touch=True
    )
    context.set_default_timeout(PATIENCE_MS)
    if path not in OPEN:
        body = {"email": email, "password": PASSWORD}
        answer = await context.request.post(
            "/api/v1/auth/login", data=body, headers={"X-Requested-With": "lms"}
        )
        assert answer.ok, await answer.text()
    page = await context.new_page()
    opened = Opened()
    devtools = await context.new_cdp_session(page)
    await throttle(devtools, latency_ms)
    devtools.on(
        "Network.responseReceived",
        lambda it: opened.requests.update({it["requestId"]: it["response"]["url"]}),
    )
    devtools.on(
        "Network.loadingFinished",
        lambda it: opened.sizes.update({it["requestId"]: it["encodedDataLength"]}),
    )
    await page.goto(path, wait_until="commit")
    await page.locator(PAGES[path]).first.wait_for()
    opened.usable_s = await page.evaluate("performance.now()") / 1000
    opened.paint_s = await page.evaluate(FIRST_PAINT) / 1000
    await page.wait_for_load_state("load")
    await page.evaluate("document.fonts.ready.then(() => null)")
    await context.close()
    return opened


async def measure(base: str, email: str) -> dict[tuple[str, int], list[Opened]]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise Skipped("there is no Chromium on PATH")
    seen: dict[tuple[str, int], list[Opened]] = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        for turn in range(TURNS + 1):
            for path in PAGES:
                for latency in LATENCIES_MS:
                    opened = await visit(browser, base, path, latency, email)
                    if turn:  # the first warms what a server that runs has warm
                        seen.setdefault((path, latency), []).append(opened)
        await browser.close()
    return seen


def rows_of(seen: dict[tuple[str, int], list[Opened]]) -> list[list[str | int | float]]:
    rows: list[list[str | int | float]] = []
    for path in PAGES:
        every = [one for latency in LATENCIES_MS for one in seen[path, latency]]
        row: list[str | int | float] = [path, max(len(one.requests) for one in every)]
        row += [max(one.kb(font=font) for one in every) for font in (False, True)]
        for latency in LATENCIES_MS:
            visits = seen[path, latency]
            row += [median(one.paint_s for one in visits), median(one.usable_s for one in visits)]
        rows.append(row)
    return rows


def kept(join: list[str | int | float]) -> bool:
    """Whether the page of who joins is as light and as fast as promised."""
    _, requests, kilobytes, _, near, _, far, _ = join
    light = float(requests) <= MOST_REQUESTS and float(kilobytes) <= MOST_KB
    return light and float(near) < PROMISED[150] and float(far) < PROMISED[562]


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        [email] = make_accounts(embedded.urls.database_url, 1)
        env = dict(os.environ) | environment(embedded, folder) | UNLIMITED
        server = start(folder, env, workers=1)
        try:
            rows = rows_of(asyncio.run(measure(server.base_url, email)))
        finally:
            server.stop()
    head = ["page", "requests", "kB", "kB of font"]
    head += [f"{what}, {latency} ms" for latency in LATENCIES_MS for what in ("paint", "usable")]
    promise = (
        f"For /join are promised at most {MOST_REQUESTS} requests, {MOST_KB} kB without the font "
        f"and a first paint within {PROMISED[150]} s at 150 ms and {PROMISED[562]} s at 562 ms: "
        f"{'kept' if kept(rows[0]) else 'not kept'}."
    )
    return (
        f"Chromium with an empty cache, {BYTES_PER_S * 8 / 1e6:.2f} Mbit/s, the processor "
        f"{SLOWER} times slower, by DevTools; seconds to the first contentful paint and until the "
        f"page can be used, at two latencies. Medians of {TURNS} visits. {promise}\n\n"
        f"{table(head, rows)}"
    )
