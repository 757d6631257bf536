"""Answers that are more than words: places on a picture, gaps in a text, files."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.users.models import User
from tests.attempts.factories import Sitting, make_sitting, stored
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.browser.test_attempt import begin, until_saved
from tests.courses.factories import make_staff
from tests.files.factories import make_file, picture
from tests.quizzes.factories import ask_instead, make_question, render

pytestmark = pytest.mark.browser

GAPS = {
    "type": "cloze",
    "gaps": [
        {"id": "a", "type": "short_answer", "answers": [{"text": "oxygen"}]},
        {"id": "b", "type": "numeric", "numeric": {"value": 1500, "unit": "W/m\u00b2"}},
        {
            "id": "c",
            "type": "single_choice",
            "options": [{"id": "x", "text": "leaf", "correct": True}, {"id": "y", "text": "root"}],
        },
    ],
}
TEXT = "Plants give off {{a}} at {{b}}.\n\nThat happens in the {{c}}."


async def hand_in(page: Page) -> None:
    await page.get_by_role("button", name="Hand in").first.click()
    await page.get_by_role("dialog").get_by_role("button", name="Hand in").click()


async def asking(content: dict[str, Any], stem: str) -> Sitting:
    """A quiz with this question alone."""
    one = await make_sitting(questions=0)
    question = await make_question(one.quiz, content)
    await ask_instead(question, stem=stem)
    await render(question)
    return one


async def test_gaps_are_filled_where_they_are(visit: Visit, inspect: Inspect) -> None:
    one = await asking(GAPS, TEXT)
    page, attempt_id = await begin(visit, one)
    text = page.locator(".take-stem")
    await expect(text.locator(".gap input, .gap select")).to_have_count(3)
    await page.get_by_label("Gap 1").fill("<img src=x onerror=alert(1)>")
    await page.get_by_label("Gap 2").fill("1.5e3")
    await expect(text).to_contain_text("1500")
    await page.get_by_label("Gap 3").select_option("leaf")
    await until_saved(attempt_id, page, 1, 1)
    await inspect(page)
    await page.reload()
    await expect(page.get_by_label("Gap 2")).to_have_value("1500")
    await hand_in(page)
    await expect(page.locator(".gap-given")).to_have_count(3)
    await expect(page.locator(".gap-given").first).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(page.locator(".gap-given").nth(2)).to_contain_text("leaf")
    await expect(page.locator(".said")).to_contain_text("(1) oxygen, (2) 1,500 W/m\u00b2, (3) leaf")
    await inspect(page)
    staff = await visit(
        f"attempts/{attempt_id}", as_=await make_staff(one.course), width=1280, height=800
    )
    await expect(staff.locator(".gap-given").nth(2)).to_contain_text("leaf")


@pytest.mark.slow
async def test_places_on_a_picture_are_seen_beside_the_right_ones(
    visit: Visit, inspect: Inspect
) -> None:
    one = await make_sitting(questions=0)
    owner = await User.get(id=one.course.owner_id)
    leaf = await make_file(owner, "leaf.png", picture(size=(400, 300)))
    areas = [{"shape": "rect", "coords": [0.0, 0.0, 0.5, 0.5]}]
    content = {"type": "hotspot", "file_id": str(leaf.id), "clicks": 2, "areas": areas}
    question = await make_question(one.quiz, {**content, "aspect": 4 / 3})
    page, attempt_id = await begin(visit, one)
    board = page.locator(".take-canvas")
    await expect(board.locator("img")).to_have_js_property("naturalWidth", 400)
    box = await board.bounding_box()
    assert box
    await board.click(position={"x": box["width"] / 4, "y": box["height"] / 4})
    await until_saved(attempt_id, page, 1, 1)
    await board.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".take-point")).to_have_count(2)
    await page.locator(".take-point").nth(1).press("ArrowRight")
    await until_saved(attempt_id, page, 1, 1)
    await inspect(page)
    answer = (await stored(attempt_id))[question.id]
    assert [round(x, 2) for x, _ in answer["points"]] == [0.25, 0.51]
    await hand_in(page)
    seen = page.get_by_role("img", name="Chosen places")
    said = re.compile(r"^Chosen places: \W?25% / 25%, 51% / 50%\W+Right places: \W?25% / 25%")
    await expect(seen).to_have_attribute("aria-label", said)
    await expect(seen.locator(".take-point")).to_have_count(2)
    await expect(seen.locator(".spot-ring")).to_have_count(1)
    await inspect(page)


@pytest.mark.slow
async def test_files_are_handed_in_and_read_by_who_grades(visit: Visit, inspect: Inspect) -> None:
    one = await asking(
        {"type": "file", "max_files": 2, "accept": ["png", "txt"]}, "Hand in your drawing."
    )
    page, attempt_id = await begin(visit, one)
    chooser = page.locator("input[type=file]")
    await chooser.set_input_files(
        {"name": "a drawing of a leaf.png", "mimeType": "image/png", "buffer": picture()}
    )
    await until_saved(attempt_id, page, 1, 1)
    await chooser.set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"x"})
    await expect(page.locator(".take-files > li")).to_have_count(2)
    await expect(chooser).to_have_count(0)
    await inspect(page)
    await page.get_by_role("button", name="notes.txt").click()
    await expect(page.locator(".take-files > li")).to_have_count(1)
    await until_saved(attempt_id, page, 1, 1)
    await page.reload()
    await expect(page.locator(".take-files > li")).to_contain_text("a drawing of a leaf.png")
    await hand_in(page)
    await expect(page.get_by_role("link", name="a drawing of a leaf.png")).to_be_visible()
    await inspect(page)
    staff = await visit(
        f"quizzes/{one.quiz.id}/grading", as_=await make_staff(one.course), width=1280, height=800
    )
    shown = staff.locator(".grading-answer")
    await expect(shown.get_by_role("link", name="a drawing of a leaf.png")).to_be_visible()
    await inspect(staff)
    await staff.get_by_label("Points, of").fill("1")
    await press(staff, "Save and next")
    await expect(staff.get_by_text("Nothing waits")).to_be_visible()
