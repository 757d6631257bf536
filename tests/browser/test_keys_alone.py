"""A teacher who uses no pointer: from the account to the report of the first game."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import FileChooser, Locator, Page, expect

from lms.core.access import Role
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.live.models import LiveSession
from lms.quizzes.models import Quiz
from tests.browser.conftest import Visit
from tests.browser.stage import choose, give, locked, order, press, strike
from tests.browser.test_builder import saved
from tests.factories import make_user
from tests.files.factories import picture
from tests.quizzes.factories import Asked, asked_by

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_TABS = 80
NO_POINTER = """for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, () => console.error("a pointer was used"), true);"""
"""The visit fails on an error in the console."""
HERE = "(node) => node === document.activeElement || node.contains(document.activeElement)"
GIFT = """::Leaf::Leaves are green. {T}

::Gas::Which gas goes in? {=carbon dioxide =CO2}
"""


class Keyboard:
    """Hands that know nothing but a page's keys."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)

    async def reach(self, wanted: Locator, key: str = "Tab") -> None:
        """Tab until this has the focus, or Shift+Tab."""
        await expect(wanted).to_be_visible()
        for _ in range(MOST_TABS):
            if await wanted.evaluate(HERE):
                return
            await self.page.keyboard.press(key)
        raise AssertionError(f"no way by Tab to {wanted}")

    async def use(self, role: Any, name: str | re.Pattern[str], within: str = "body") -> None:
        """Reach a button or a link, and press Enter."""
        place = self.page.locator(within)
        exact = isinstance(name, str)
        await self.reach(place.get_by_role(role, name=name, exact=exact).first)
        await self.page.keyboard.press("Enter")

    async def fill(self, label: str, text: str) -> None:
        await self.reach(self.page.get_by_label(label, exact=True))
        await self.page.keyboard.press("Control+a")
        await self.page.keyboard.type(text)

    async def choose_file(self, wanted: Locator, name: str, kind: str, data: bytes) -> None:
        await self.reach(wanted)
        async with self.page.expect_file_chooser() as opened:
            await self.page.keyboard.press("Enter")
        chooser: FileChooser = await opened.value
        await chooser.set_files({"name": name, "mimeType": kind, "buffer": data})


async def write_questions(page: Page, keys: Keyboard) -> None:
    """One of each type that is played live, the first with a picture."""
    stem = page.locator("#build-stem")

    async def new(digit: str, text: str) -> None:
        cards = page.locator(".build-card")
        before = await cards.count()
        await keys.press("Control+Shift+Enter")
        await expect(page.get_by_role("menuitemradio").first).to_be_focused()
        await keys.press(digit)
        await expect(cards).to_have_count(before + 1)
        await expect(stem).to_be_focused()
        await keys.type(text)

    async def in_turn(*texts: str) -> None:
        for text in texts:
            if text.startswith("<"):
                await keys.press(*text[1:-1].split())
            else:
                await keys.type(text)

    await expect(page.get_by_role("button", name="Write the first question")).to_be_focused()
    await keys.press("Enter")
    await expect(stem).to_be_focused()
    await keys.type("Which gas do plants give off?")
    await keys.reach(page.get_by_role("button", name="Picture", exact=True), "Shift+Tab")
    await keys.press("Enter")
    dialog = page.get_by_role("dialog")
    await keys.choose_file(
        dialog.get_by_role("button", name="Choose a file"), "leaf.png", "image/png", picture()
    )
    await expect(dialog.locator("img")).to_be_visible()
    await expect(dialog.get_by_label("What the picture shows")).to_be_focused()
    await keys.type("A leaf")
    await keys.press("Enter")
    await expect(stem).to_be_focused()
    await in_turn("<Tab Tab>", "Oxygen", "<Alt+Enter Enter>", "Helium", "<Enter>", "Neon")
    await new("2", "What do plants need?")
    await in_turn("<Tab Tab>", "Light", "<Alt+Enter Enter>", "Water", "<Alt+Enter Enter>", "Tin")
    await new("3", "Leaves are blue.")
    await in_turn("<Tab Tab Tab Alt+Enter>")
    await new("4", "What makes leaves green?")
    await in_turn("<Tab>", "chlorophyll")
    await new("5", "How many leaves has a four-leaf clover?")
    await in_turn("<Tab>", "4")
    await new("6", "What does what?")
    await in_turn("<Tab>", "Root", "<Tab>", "drinks", "<Enter>", "Leaf", "<Tab>", "breathes")
    await new("7", "What comes first?")
    await in_turn("<Tab>", "seed", "<Enter>", "sprout", "<Enter>", "tree")
    await new("8", "Which is which?")
    await in_turn("<Tab>", "Plant", "<Enter>", "Animal", "<Tab>", "Oak", "<Enter>", "Whale")
    await in_turn("<Tab ArrowDown>")


async def play(visit: Visit, page: Page, keys: Keyboard) -> None:
    """The whole quiz with two phones; one of them answers everything right."""
    await keys.use("button", "Start live")
    await keys.reach(page.get_by_label("Time for a question"))
    await keys.press("End")
    await keys.use("button", "Open the lobby", within="dialog")
    await page.wait_for_url("**/host/*")
    session = await LiveSession.get()
    asked = await asked_by(await Quiz.get())
    questions = [replace(one, stem=one.stem.splitlines()[0]) for one in asked]
    phones = [await enter(visit, session.pin, name) for name in ("Ada", "Ben")]
    await expect(page.locator(".cloud .chip")).to_have_count(2)
    await strike(page, "Space", at="Start")
    for question in questions:
        for phone, correct in zip(phones, (True, False), strict=True):
            await answer(phone, question, correct=correct)
        await strike(page, "Space", at="Show the answer")
        await strike(page, "Space", at="Leaderboard")
        last = question is questions[-1]
        await strike(page, "Space", at="Show the podium" if last else "Next question")


async def enter(visit: Visit, pin: str, name: str) -> Page:
    phone = await visit(f"join/{pin}")
    await phone.fill("#nickname", name)
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("heading", name="You're in")).to_be_visible()
    return phone


async def answer(phone: Page, question: Asked, *, correct: bool) -> None:
    kind = question.content["type"]
    if kind in ("single_choice", "multiple_choice", "true_false", "short_answer", "numeric"):
        await give(phone, question, correct=correct)
        return
    await expect(phone.locator("#stem")).to_contain_text(question.stem)
    if kind == "ordering":
        texts = [one["text"] for one in question.content["options"]]
        await order(phone, texts if correct else texts[::-1])
    elif correct:
        await choose(phone, question)
    else:  # all with the same partner
        for one in await phone.locator("select").all():
            await one.select_option(index=1)
    await press(phone, "Submit")
    await locked(phone)


async def at_the_keys(visit: Visit, path: str = "", **how: Any) -> tuple[Page, Keyboard]:
    page = await visit(path, width=1280, height=800, **how)
    await page.context.add_init_script(NO_POINTER)
    page.on("filechooser", lambda _: None)  # from now on no real one opens
    await page.reload()
    return page, Keyboard(page)


async def test_from_the_account_to_the_report(visit: Visit) -> None:
    page, keys = await at_the_keys(visit)
    await keys.use("link", re.compile("account", re.IGNORECASE))
    await keys.fill("Your name", "Thandi Nkosi")
    await keys.fill("Email", "thandi@example.test")
    await keys.fill("Password", "a quiet green morning")
    await keys.press("Enter")
    await keys.use("button", "Go on")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    await keys.use("link", "Apply on your account page")
    await keys.fill("What would you like to teach?", "Biology, for twelve years.")
    await keys.use("button", "Send application")
    await expect(page.get_by_text("Waiting for an answer")).to_be_visible()
    office, clerk = await at_the_keys(visit, "home", as_=await make_user(Role.ADMIN))
    await clerk.use("link", re.compile("Applications"))
    await clerk.use("button", "Approve")
    await clerk.use("button", "Approve", within="dialog")
    await expect(office.get_by_text("No application is waiting")).to_be_visible()
    await keys.use("link", "Home")
    await keys.use("link", "Create your first course")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await keys.type("Life of plants")
    await keys.press("Enter")
    await keys.use("link", "Go to quizzes")
    await expect(page.get_by_role("heading", name="No quiz yet")).to_be_visible()
    await keys.use("button", "New quiz")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await keys.type("Leaves")
    await keys.press("Enter")
    await page.wait_for_url("**/quizzes/*/edit")
    await write_questions(page, keys)
    await saved(page)
    await keys.use("link", "Import")
    await expect(page.get_by_role("heading", name="Import questions", level=1)).to_be_focused()
    await keys.choose_file(
        page.get_by_role("button", name="Choose a file"), "leaves.txt", "text/plain", GIFT.encode()
    )
    await keys.use("button", "Import the 2 questions")
    await expect(page.get_by_role("progressbar")).to_be_visible()
    [job] = await Job.filter(kind="questions.ImportQuestions", state="pending")
    await run(str(job.id))
    await keys.use("link", "Back to the quiz")
    await expect(page.locator(".build-card")).to_have_count(10)
    await play(visit, page, keys)
    await keys.use("link", "See all results")
    lines = page.locator(".bars > li")
    await expect(lines).to_have_count(10)
    await expect(lines.first).to_contain_text("1 of 2 right")
    await expect(page.locator("tbody tr", has_text="Ada")).to_be_visible()
