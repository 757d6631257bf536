"""Markdown on the pages: code with its indentation, formulas as MathML, pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from lms.core.markup.document import Source, render
from lms.questions.actions import bank_of, create_question, written
from lms.quizzes.models import QuizSlot
from tests.browser.conftest import SIDEWAYS, Inspect, Visit
from tests.browser.stage import join, open_stage
from tests.factories import actor_of
from tests.files.factories import make_file
from tests.files.factories import picture as leaf
from tests.live.commanding import run
from tests.live.factories import Made, make_game
from tests.markup import FILE, HOSTILE

pytestmark = pytest.mark.browser

STEM = f"""What does `f(3)` print, if ${{x}}^2 = \\frac{{a}}{{b}}$?

```py
def f(n):
    if n > 1:
        print("n < 2")
```

![A leaf under the microscope]({FILE})
"""
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500">
<rect width="800" height="500" fill="#7bb661"/><circle cx="400" cy="250" r="160" fill="#2e6b34"/>
</svg>"""
RICH = {
    "type": "multiple_choice",
    "stem": STEM,
    "explanation": "Since $n > 1$:\n\n"
    "$$\\sqrt{\\frac{a+b}{\\sum_{i=1}^{n} x_i^2}} = "
    "\\begin{cases}1 & x > 0\\\\ \\int_0^1 t^2\\,dt & \\text{else}\\end{cases}$$\n\n"
    "| n | out |\n|--:|-----|\n| 3 | `n < 2` |\n\n*Nothing* else.",
    "options": [
        {"text": "`n < 2`", "correct": True},
        {"text": "$\\sqrt{3}$"},
        {"text": "```py\nfor n in f:\n    print(n)\n```"},
        {"text": f"![A root]({FILE})"},
    ],
}
PICTURES = os.environ.get("LMS_PICTURES")
"""A folder for pictures of these pages, to look at."""
SIZES = [(360, 740), (740, 360), (1280, 800), (1920, 1080)]


async def picture(route: Route) -> None:
    await route.fulfill(body=PICTURE, content_type="image/svg+xml")


async def look(page: Page, name: str) -> None:
    if PICTURES is None:
        return
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            await page.wait_for_timeout(200)
            await page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{scheme}.png")


async def rich_game(content: dict[str, Any] = RICH) -> Made:
    game = await make_game(questions=1, auto_close=False, time_limit_s=300)
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    await make_file(game.host, "leaf.png", leaf(), id=FILE.split("/")[4])
    new = await written(actor_of(game.host), content)
    version = await create_question(await bank_of(game.course), new)
    await QuizSlot.create(quiz=game.quiz, question=version.question, position=1)
    return game


async def shows_it(page: Page, stem: str) -> None:
    code = page.locator(f"{stem} pre code")
    await expect(code).to_have_text('def f(n):\n    if n > 1:\n        print("n < 2")\n')
    spaces = """(code) => ["pre", "pre-wrap"].includes(getComputedStyle(code).whiteSpace)"""
    assert await code.evaluate(spaces)
    await expect(code.locator(".k").first).to_have_text("def")
    math = page.locator(f"{stem} math").first
    assert await math.evaluate("(one) => one.namespaceURI") == "http://www.w3.org/1998/Math/MathML"
    await expect(page.locator(f"{stem} mfrac")).to_have_count(1)
    shown = page.locator(f"{stem} img")
    await expect(shown).to_have_attribute("alt", "A leaf under the microscope")


async def enlarges(page: Page) -> None:
    await page.get_by_role("button", name="Enlarge: \u2068A leaf").click()
    await expect(page.locator("dialog .picture-large")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.slow
async def test_code_formulas_and_pictures_are_seen_on_phone_and_projector(
    visit: Visit, inspect: Inspect
) -> None:
    game = await rich_game()
    phone = await join(visit, game, "Ada")
    stage = await open_stage(visit, game)
    for page in (phone, stage):
        await page.route(f"**{FILE}*", picture)
    await run(game, "live.start")
    for page, stem in ((phone, "#stem"), (stage, ".stage-stem")):
        await shows_it(page, stem)
        await enlarges(page)
        tiles = page.locator(".tile-text")
        await expect(tiles.nth(0).locator("code")).to_have_text("n < 2")
        await expect(tiles.nth(1).locator("msqrt")).to_have_count(1)
        await expect(tiles.nth(2).locator("pre")).to_have_text("for n in f:\n    print(n)\n")
        await expect(tiles.nth(3).locator("img")).to_have_attribute("alt", "A root")
        assert await tiles.locator("button, a").count() == 0
        assert await page.evaluate(SIDEWAYS) == []
        await inspect(page)
    await look(phone, "phone-open")
    await look(stage, "stage-open")
    await run(game, "live.close")
    await run(game, "live.reveal")
    for page, shown in ((phone, ".explanation"), (stage, ".stage-explanation")):
        await expect(page.locator(f"{shown} td.ar")).to_have_text("3")
        await expect(page.locator(f"{shown} math")).to_have_count(2)
        assert await page.evaluate("document.fonts.check('16px \"Noto Sans Math\"')")
        await inspect(page)
    await expect(phone.locator(".was code")).to_have_text("n < 2")
    await look(phone, "phone-revealed")
    await look(stage, "stage-revealed")


PUT_IN = """(texts) => {
  const place = document.body.appendChild(document.createElement("div"));
  place.className = "rich";
  let handlers = 0;
  for (const text of texts) {
    place.innerHTML = text;
    place.innerHTML = place.innerHTML;  // what a second reading makes of it
    for (const one of place.querySelectorAll("*")) {
      if (one.matches("script, style, iframe, svg, object, form, template")) handlers += 1;
      for (const { name, value } of one.attributes)
        if (/^(on|style)/.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value))
          handlers += 1;
    }
  }
  place.remove();
  return handlers;
}"""


async def test_no_hostile_text_gets_anything_into_a_page(visit: Visit) -> None:
    """A breach of the CSP, a dialog or an error in the console fails the visit as well."""
    page = await visit("join")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    await page.route("**/api/v1/files/**", picture)
    made = [render(Source(text, label))[0] for text in HOSTILE for label in (False, True)]
    assert await page.evaluate(PUT_IN, made) == 0
    assert dialogs == []
