"""Whatever a question can hold the builder shows, makes, and leaves alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from lms.gradebook.models import Rubric
from lms.quizzes.models import Quiz, QuizStatus
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.browser.test_builder import open_builder, option, saved, stem
from tests.files.factories import make_file, picture
from tests.quizzes.factories import make_quiz

pytestmark = pytest.mark.browser

ACCEPTED = [
    {"text": "Núñez", "feedback": "*Yes.*"},
    {"text": "Nunez | N", "fraction": 0.3, "feedback": "Nearly."},
]
NUMERIC = {
    "value": 9.81,
    "tolerance": 1,
    "tolerance_type": "percent",
    "unit": "m/s²",
    "also": [
        {"min": 9, "max": 10, "fraction": 0.5, "feedback": "Near."},
        {"min": -1e-7, "max": 1234.5, "fraction": 0, "feedback": ""},
    ],
}
CHOICES = [
    {"text": "nearly", "fraction": 0.55, "feedback": "So so."},
    {"text": "yes", "correct": True, "fraction": 1, "feedback": "So it is."},
    {"text": "no | never", "fraction": -0.4, "feedback": "No."},
]
FULL: dict[str, dict[str, Any]] = {
    "single_choice": {"options": CHOICES},
    "multiple_choice": {
        "policy": "weighted",
        "options": [
            {"text": "a", "correct": True, "fraction": 0.33333, "feedback": "A."},
            {"text": "b", "correct": True, "fraction": 0.66667},
            {"text": "c", "fraction": -0.5, "feedback": "C."},
        ],
    },
    "true_false": {
        "options": [
            {"text": "Wahr", "feedback": "Nein."},
            {"text": "Falsch", "correct": True, "feedback": "Ja."},
        ]
    },
    "short_answer": {"answers": ACCEPTED, "case_sensitive": True, "ignore_accents": True},
    "numeric": {"numeric": NUMERIC},
    "matching": {
        "policy": "all_or_nothing",
        "pairs": [
            {"left": {"text": "France"}, "right": {"text": "Paris"}},
            {"left": {"text": "Italy"}, "right": {"text": "Rome"}},
        ],
        "distractors": [{"text": "Bonn"}],
    },
    "ordering": {"options": [{"text": "first"}, {"text": "second"}, {"text": "third"}]},
    "categorise": {
        "categories": [{"id": "x", "text": "fruit"}, {"id": "y", "text": "root"}],
        "items": [
            {"id": "i", "text": "apple", "category_id": "x"},
            {"id": "j", "text": "carrot", "category_id": "y"},
        ],
    },
    "cloze": {
        "stem": "A {{a}} of {{n}} and {{b}}.",
        "gaps": [
            {"id": "a", "type": "short_answer", "answers": ACCEPTED, "ignore_accents": True},
            {"id": "n", "type": "numeric", "numeric": NUMERIC, "weight": 3},
            {
                "id": "b",
                "type": "single_choice",
                "weight": 2,
                "options": [{"id": str(n), **one} for n, one in enumerate(CHOICES)],
            },
        ],
    },
    "hotspot": {
        "clicks": 4,
        "aspect": 1.25,
        "areas": [
            {"shape": "rect", "coords": [0.12345678, 0, 0.5, 0.5]},
            {"shape": "circle", "coords": [0.5, 0.5, 0.25]},
            {"shape": "poly", "coords": [0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.5, 0.45]},
        ],
    },
    "essay": {
        "min_words": 10,
        "max_words": 200,
        "template": "Dear",
        "max_files": 3,
        "notes": "Be kind.",
    },
    "file": {"max_files": 2, "accept": ["pdf", "odt"]},
}
COMMON = {
    "stem": "What?",
    "title": "In the bank",
    "tags": ["one", "two"],
    "explanation": "Because.",
    "hints": ["First", "Second"],
    "feedback": {"correct": "Good.", "partial": "Half.", "incorrect": "No."},
    "points": 2.5,
    "live_points": 2000,
    "time_limit_s": 37,
}
CHANGED = {"explanation", "explanation_html"}


async def api(page: Page, method: str, path: str, body: Any = None) -> Any:
    headers = {"X-Requested-With": "lms"}
    answer = await page.request.fetch(f"/api/v1/{path}", method=method, headers=headers, data=body)
    assert answer.ok, await answer.text()
    return await answer.json()


async def with_draft(visit: Visit) -> tuple[Quiz, User, Page]:
    quiz = await make_quiz(title="Plants", status=QuizStatus.DRAFT)
    owner = await User.get(id=(await quiz.course).owner_id)
    return quiz, owner, await open_builder(visit, quiz)


@pytest.mark.slow
async def test_what_is_not_touched_stays(visit: Visit) -> None:
    quiz, owner, page = await with_draft(visit)
    file = await make_file(owner, "leaf.png", picture())
    rubric = await Rubric.create(course_id=quiz.course_id, title="Essay", criteria=[])
    before: dict[str, Any] = {}
    for kind, fields in FULL.items():
        body = {"type": kind, **COMMON, **fields}
        if kind == "hotspot":
            body["file_id"] = str(file.id)
        if kind in ("essay", "file"):
            body["rubric_id"] = str(rubric.id)
        before[kind] = await api(page, "POST", f"quizzes/{quiz.id}/questions", body)
    await page.reload()
    for n, kind in enumerate(FULL):
        await page.locator(".build-pick").nth(n).click()
        explanation = page.locator("#build-explanation")
        await expect(explanation).to_have_value("Because.")
        await explanation.fill(f"Because it is {kind}.")
    await saved(page)
    for kind, was in before.items():
        now = await api(page, "GET", f"questions/{was['id']}")
        assert now["explanation"] == f"Because it is {kind}."
        for name in was.keys() - CHANGED:
            assert now[name] == was[name], (kind, name)


async def new(page: Page, kind: str) -> None:
    await press(page, "New question of another type")
    await page.get_by_role("menuitemradio", name=kind).click()
    await expect(stem(page)).to_be_focused()


async def only(page: Page, quiz: Quiz) -> dict[str, Any]:
    await saved(page)
    found: dict[str, Any] = (await api(page, "GET", f"quizzes/{quiz.id}/questions"))["items"][-1]
    return found


async def begin(page: Page, kind: str, text: str) -> None:
    await press(page, "Write the first question")
    await page.locator(".build-type > button").click()
    await page.get_by_role("menuitemradio", name=kind).click()
    await stem(page).fill(text)


async def pick(place: Locator, text: str) -> None:
    await place.select_option(label=text)


@pytest.mark.slow
async def test_shares_feedback_and_ranges_are_typed(visit: Visit, inspect: Inspect) -> None:
    quiz, _, page = await with_draft(visit)
    await begin(page, "One right option", "Which gas?")
    await option(page, "A").fill("Oxygen")
    await option(page, "A").press("Alt+Enter")
    await option(page, "B").fill("Ozone")
    await press(page, "Share and feedback of each")
    await expect(page.get_by_label(re.compile(r"^Feedback on option \W?A"))).to_be_focused()
    await page.get_by_label(re.compile(r"^Feedback on option \W?B")).fill("Close.")
    await pick(page.get_by_label(re.compile(r"^Option \W?B\W? is worth")), "50%")
    await inspect(page)
    a, b = (await only(page, quiz))["options"]
    assert (a["fraction"], a["feedback"]) == (None, "")
    assert (b["fraction"], b["feedback"]) == (0.5, "Close.")

    await new(page, "Typed answer")
    await page.keyboard.type("Who?")
    await page.get_by_label("Accepted answer 1").fill("Ada")
    await page.get_by_label("Accepted answer 1").press("Enter")
    await page.keyboard.type("Lovelace")
    await pick(page.get_by_label("Answer 2 is worth"), "25%")
    await press(page, "Share and feedback of each")
    await page.get_by_label("Feedback on answer 2").fill("Her first name, too.")
    first, second = (await only(page, quiz))["answers"]
    assert (first["fraction"], second["fraction"]) == (1, 0.25)
    assert second["feedback"] == "Her first name, too."

    await new(page, "Number")
    await page.keyboard.type("How many?")
    await page.get_by_label("The right number").fill("10")
    await page.get_by_label("May be off by").fill("0.5")
    await press(page, "Numbers worth a part")
    await expect(page.get_by_label("Range 1 from")).to_be_focused()
    await page.keyboard.type("12")
    await page.get_by_label("Range 1 to").fill("8")
    await expect(page.locator(".build-lacks")).to_contain_text("A range goes from a number")
    await page.get_by_label("Range 1 to").fill("12.5")
    await page.get_by_label("Feedback on range 1").fill("Too many.")
    await inspect(page)
    numeric = (await only(page, quiz))["numeric"]
    assert (numeric["value"], numeric["tolerance"]) == (10, 0.5)
    [also] = numeric["also"]
    assert (also["min"], also["max"], also["fraction"]) == (12, 12.5, 0.5)
    assert also["feedback"] == "Too many."

    await new(page, "Text with gaps")
    await stem(page).fill("Roots drink water")
    await stem(page).press("Control+Shift+ArrowLeft")
    await press(page, "Add a gap")
    line = page.get_by_label("Accepted, with | between")
    await expect(line).to_have_value("water")
    await line.fill("water | rain")
    await page.get_by_role("button", name=re.compile(r"More of gap \W?1")).click()
    await page.get_by_label("Feedback on answer 2").fill("Also water.")
    await pick(page.get_by_label("Answer 2 is worth"), "50%")
    await page.get_by_label("Counts so many times", exact=True).fill("3")
    await inspect(page)
    await page.get_by_role("button", name=re.compile(r"Less of gap \W?1")).click()
    await line.fill("Water | rain")
    [gap] = (await only(page, quiz))["gaps"]
    assert gap["weight"] == 3
    assert [(one["text"], one["fraction"]) for one in gap["answers"]] == [
        ("Water", 1),
        ("rain", 0.5),
    ]
    assert gap["answers"][1]["feedback"] == "Also water."


@pytest.mark.slow
async def test_places_on_a_picture_by_pointer_and_by_keys(visit: Visit, inspect: Inspect) -> None:
    quiz, _, page = await with_draft(visit)
    await begin(page, "Places on a picture", "Where is the leaf?")
    await expect(page.locator(".build-lacks")).to_contain_text("No picture yet.")
    leaf = {"name": "leaf.png", "mimeType": "image/png", "buffer": picture()}
    await page.locator(".build-spots input[type=file]").set_input_files(leaf)
    await expect(page.get_by_role("button", name="Add a place")).to_be_focused()
    await expect(page.locator(".build-board img")).to_have_js_property("naturalWidth", 40)
    await page.keyboard.press("Enter")
    spots = page.locator(".build-spot > button:first-child")
    await expect(spots.first).to_be_focused()
    for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowRight"):
        await page.keyboard.press(key)
    await expect(spots.first).to_contain_text(
        re.compile(r"39%\W? from the left, \W?39%\W? from the top, \W?22%\W? wide")
    )

    box = await page.locator(".build-board").bounding_box()
    assert box

    async def drag(*points: tuple[float, float]) -> None:
        for n, (x, y) in enumerate(points):
            await page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
            if n == 0:
                await page.mouse.down()
        await page.mouse.up()

    await page.get_by_label("Shape").select_option(label="Circle")
    await drag((0.2, 0.8), (0.25, 0.8), (0.3, 0.8))
    await expect(spots).to_have_count(2)
    await page.get_by_label("Shape").select_option(label="Shape with corners")
    await drag((0.7, 0.05), (0.8, 0.1), (0.9, 0.25))
    await expect(spots).to_have_count(3)
    await drag((0.8, 0.15), (0.7, 0.15))
    await expect(spots.nth(2)).to_contain_text(re.compile(r"60%\W? from the left"))
    corner = page.get_by_role("button", name=re.compile(r"^Corner \W?1\b"))
    await corner.press("Enter")
    await expect(page.get_by_role("button", name=re.compile(r"^Corner \W?5\b"))).to_be_visible()
    await corner.press("ArrowLeft")
    await expect(spots.nth(2)).to_contain_text(re.compile(r"59%\W? from the left"))
    await inspect(page)
    await spots.nth(1).press("Delete")
    await expect(spots).to_have_count(2)
    await expect(spots.nth(0)).to_be_focused()
    question = await only(page, quiz)
    rect, poly = question["areas"]
    assert rect == {"shape": "rect", "coords": [0.39, 0.39, 0.61, 0.59]}
    assert poly["shape"] == "poly"
    assert len(poly["coords"]) == 10
    assert question["clicks"] == 2
    await page.reload()
    await expect(spots).to_have_count(2)
