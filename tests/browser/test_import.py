"""Questions from a file: the errors beside their lines, the good ones imported, a file again."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.questions import formats
from lms.quizzes.models import QuizSlot
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.quizzes.factories import make_quiz

pytestmark = pytest.mark.browser

GIFT = """// Photosynthesis, from the old quiz
::Light::Plants need light. {T}

Where does it take place? {
  =Chloroplast#Right, in its stacks of membranes.
  ~Nucleus
  ~Vacuole
}

How many carbon atoms has glucose? {#six}

::Gases::Match the gas {
  =oxygen -> out
}

Which gas goes in? {=carbon dioxide =CO2}
"""
SHOTS = os.environ.get("SHOTS")


async def shoot(page: Page, name: str) -> None:
    """A picture for who asked for pictures."""
    if SHOTS:
        await page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


async def work(page: Page) -> None:
    """What a worker does, once the page has started the job."""
    await expect(page.get_by_role("progressbar")).to_be_visible()
    [job] = await Job.filter(kind="questions.ImportQuestions", state="pending")
    await run(str(job.id))


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
async def test_errors_stand_beside_their_lines_and_the_good_ones_are_imported(
    visit: Visit, inspect: Inspect, width: int
) -> None:
    quiz = await make_quiz(title="Life of plants")
    owner = await User.get(id=(await quiz.course).owner_id)
    page = await visit(f"quizzes/{quiz.id}/import", as_=owner, width=width, height=900)
    await expect(page.get_by_role("heading", name="Import questions", level=1)).to_be_visible()
    await inspect(page)
    await press(page, "Check the questions")
    await expect(page.locator("#questions-error")).to_be_visible()
    file = {"name": "plants.txt", "mimeType": "text/plain", "buffer": GIFT.encode()}
    await page.set_input_files("input[type=file]", file)
    await expect(page.get_by_role("heading", name="3 good, 2 with errors")).to_be_visible()
    wrong = page.locator(".source-line[data-wrong]")
    await expect(wrong).to_have_count(2)
    await expect(wrong.nth(0)).to_contain_text("10")
    await expect(wrong.nth(0)).to_contain_text("“six” isn't a number.")
    await expect(wrong.nth(1)).to_contain_text("Matching needs at least two pairs.")
    await inspect(page)
    await shoot(page, f"errors-{width}-light")
    await page.emulate_media(color_scheme="dark")
    await shoot(page, f"errors-{width}-dark")
    await press(page, "Import the 3 good ones")
    await work(page)
    await expect(page.get_by_role("heading", name="3 questions imported")).to_be_visible()
    await inspect(page)
    await shoot(page, f"done-{width}-dark")
    assert await QuizSlot.filter(quiz_id=quiz.id).count() == 3
    back = page.get_by_role("link", name="Back to the quiz")
    assert await back.get_attribute("href") == f"/quizzes/{quiz.id}/edit"


async def test_a_line_is_corrected_in_place_and_checked_again(visit: Visit) -> None:
    quiz = await make_quiz()
    owner = await User.get(id=(await quiz.course).owner_id)
    page = await visit(f"quizzes/{quiz.id}/import", as_=owner, width=1280, height=900)
    await page.fill("#questions", "How many? {#six}")
    await press(page, "Check the questions")
    await expect(
        page.get_by_role("heading", name="No question can be imported yet")
    ).to_be_visible()
    await page.fill("#questions", "How many? {#6}")
    await press(page, "Check the questions")
    await press(page, "Import the question")
    await work(page)
    await expect(page.get_by_role("heading", name="1 question imported")).to_be_visible()


@pytest.mark.slow
async def test_a_workbook_a_wrong_encoding_and_an_export(visit: Visit, inspect: Inspect) -> None:
    quiz = await make_quiz(questions=5)
    owner = await User.get(id=(await quiz.course).owner_id)
    page = await visit(f"quizzes/{quiz.id}/import", as_=owner, width=1280, height=900)
    drafts = formats.read("gift", b"Even?{~%50%2 ~3 ~%50%4}\n\nOdd?{=1 ~2}").questions
    book = formats.KINDS["sheet"].write(drafts)
    kind = formats.KINDS["sheet"].mimetype
    file = {"name": "kahoot.xlsx", "mimeType": kind, "buffer": book}
    await page.set_input_files("input[type=file]", file)
    await expect(page.get_by_role("heading", name="All 2 questions are good")).to_be_visible()
    await expect(page.locator("#format")).to_have_value("sheet")
    await inspect(page)
    old = "Grüße? {=schön ~nö}".encode("cp1252")
    file = {"name": "old.txt", "mimeType": "text/plain", "buffer": old}
    await page.set_input_files("input[type=file]", file)
    await page.get_by_label("windows-1252").check()
    await inspect(page)
    await press(page, "Check the questions")
    await expect(page.get_by_text("Grüße?", exact=True)).to_be_visible()
    await press(page, "Export")
    async with page.expect_download() as saved:
        await page.get_by_role("menuitem", name="as Moodle XML").click()
    download = await saved.value
    assert download.suggested_filename == f"{quiz.title}.xml"
    data = await asyncio.to_thread(Path(await download.path()).read_bytes)
    data = await asyncio.to_thread(Path(await download.path()).read_bytes)
    assert len(formats.read("moodle_xml", data).questions) == 5
    await press(page, "Export")
    await page.get_by_role("menuitem", name="as Aiken").click()
    await expect(page.get_by_role("dialog")).to_contain_text("3 questions are of a type")
    await inspect(page)
    async with page.expect_download() as rest:
        await press(page, "Export the others")
    assert (await rest.value).suggested_filename == f"{quiz.title}.aiken.txt"
