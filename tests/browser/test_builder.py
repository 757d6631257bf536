"""The quiz builder: fast by keys alone, and nothing that is typed is ever lost."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from lms.auth.actions import sessions
from lms.core.access import Role
from lms.courses.models import CourseStaff, StaffRole
from lms.quizzes.drawing import chosen
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit, sign_in
from tests.browser.stage import press
from tests.factories import make_user
from tests.files.factories import picture
from tests.quizzes.factories import Asked, asked_by, make_question, make_quiz

pytestmark = pytest.mark.browser

MOST_KEYS = 60
PASTE = """([node, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = { clipboardData, bubbles: true, cancelable: true };
  node.dispatchEvent(new ClipboardEvent("paste", event));
}"""
PASTE_PICTURE = """(node, data) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
  const event = { clipboardData, bubbles: true, cancelable: true };
  node.dispatchEvent(new ClipboardEvent("paste", event));
}"""
NOTHING_CHOSEN = "(input) => input.dispatchEvent(new Event('cancel', { bubbles: true }))"
READ = """() => performance.getEntriesByType("resource")
  .some(({ name }) => name.includes("/api/v1/questions/"))"""


class Hands:
    """A keyboard that counts what is pressed besides the texts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    async def keys(self, *keys: str) -> None:
        for key in keys:
            self.presses += 1
            await self.page.keyboard.press(key)

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)

    async def new(self, digit: str) -> None:
        """A question of the type with this digit, ready for its text."""
        cards = self.page.locator(".build-card")
        before = await cards.count()
        await self.keys("Control+Shift+Enter")
        await expect(self.page.get_by_role("menuitemradio").first).to_be_focused()
        await self.keys(digit)
        await expect(cards).to_have_count(before + 1)
        await expect(stem(self.page)).to_be_focused()
        await expect(stem(self.page)).to_have_value("")


def stem(page: Page) -> Locator:
    return page.locator("#build-stem")


async def saved(page: Page) -> None:
    """All that can be saved is saved."""
    await expect(page.locator(".build-save[data-state=saved]")).to_be_visible()
    await expect(page.locator(".build-save")).to_contain_text("Saved")


async def open_builder(
    visit: Visit, quiz: Quiz, width: int = 1280, as_: User | None = None
) -> Page:
    host = as_ or await User.get(id=(await quiz.course).owner_id)
    page = await visit(f"quizzes/{quiz.id}/edit", as_=host, width=width, height=800)
    await expect(page.locator("#build-title")).to_have_value(quiz.title)
    return page


async def opened(page: Page, text: str) -> None:
    """The question with this text is there, as the server has it now."""
    await expect(stem(page)).to_have_value(text)
    await page.wait_for_function(READ)


def option(page: Page, letter: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(rf"^Option \W?{letter}"))


async def make_draft(questions: int = 0) -> tuple[Quiz, list[Asked]]:
    quiz = await make_quiz(title="Plants", status=QuizStatus.DRAFT)
    stems = ("Alpha?", "Beta?", "Gamma?", "Delta?")[:questions]
    made = [await make_question(quiz, stem=one, position=n) for n, one in enumerate(stems, 1)]
    return quiz, made


def texts(things: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in things]


@pytest.mark.slow
async def test_five_questions_by_the_keyboard_alone(visit: Visit, inspect: Inspect) -> None:
    quiz, _ = await make_draft()
    page = await open_builder(visit, quiz)
    hands = Hands(page)
    await expect(page.get_by_role("button", name="Write the first question")).to_be_focused()
    await inspect(page)
    await hands.keys("Enter")
    await expect(stem(page)).to_be_focused()
    await hands.type("Which gas do plants give off?")
    await hands.keys("Tab", "Tab")
    await hands.type("Oxygen")
    await hands.keys("Alt+Enter", "Enter")
    await hands.type("Helium")
    await hands.keys("Enter")
    await hands.type("Neon")
    await hands.new("2")
    await hands.type("What do plants need?")
    await hands.keys("Tab", "Tab")
    await hands.type("Light")
    await hands.keys("Alt+Enter", "Enter")
    await hands.type("Water")
    await hands.keys("Alt+Enter", "Enter")
    await hands.type("Plastic")
    await hands.new("5")
    await hands.type("How many leaves has a four-leaf clover?")
    await hands.keys("Tab")
    await hands.type("4")
    await hands.new("6")
    await hands.type("What does what?")
    await hands.keys("Tab")
    await hands.type("Root")
    await hands.keys("Tab")
    await hands.type("drinks")
    await hands.keys("Enter")
    await hands.type("Leaf")
    await hands.keys("Tab")
    await hands.type("breathes")
    await hands.new("8")
    await hands.type("Which is which?")
    await hands.keys("Tab")
    await hands.type("Plant")
    await hands.keys("Enter")
    await hands.type("Animal")
    await hands.keys("Tab")
    await hands.type("Oak")
    await hands.keys("Enter")
    await hands.type("Whale")
    await hands.keys("Tab", "ArrowDown")
    await saved(page)
    assert hands.presses <= MOST_KEYS, hands.presses
    one, several, number, pairs, sort = await asked_by(quiz)
    assert [option["text"] for option in one.content["options"] if option["correct"]] == ["Oxygen"]
    assert texts(one.content["options"]) == ["Oxygen", "Helium", "Neon"]
    assert [option["correct"] for option in several.content["options"]] == [True, True, False]
    assert number.content["numeric"]["value"] == 4
    assert [two["right"]["text"] for two in pairs.content["pairs"]] == ["drinks", "breathes"]
    places = {place["id"]: place["text"] for place in sort.content["categories"]}
    found = {item["text"]: places[item["category_id"]] for item in sort.content["items"]}
    assert found == {"Oak": "Plant", "Whale": "Animal"}
    await inspect(page)
    await press(page, "Start live")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await inspect(page)
    await page.get_by_label("Time for a question").select_option("30")
    await press(page, "Open the lobby")
    await page.wait_for_url("**/host/*")
    kept = await Quiz.get(id=quiz.id)
    assert kept.live["time_limit_s"] == 30


@pytest.mark.slow
async def test_a_pasted_list_a_drag_and_a_deletion_taken_back(visit: Visit) -> None:
    quiz, made = await make_draft(questions=3)
    page = await open_builder(visit, quiz)
    cards = page.locator(".build-card")
    await expect(cards).to_have_count(3)
    await option(page, "C").press("End")
    await page.keyboard.press("Enter")
    last = option(page, "D")
    await expect(last).to_be_focused()
    await last.evaluate(f"(node, text) => ({PASTE})([node, text])", "1. uno\n2) dos\n- tres\n")
    await expect(option(page, "F")).to_have_value("tres")
    await saved(page)
    content = (await asked_by(quiz))[0].content
    assert texts(content["options"]) == ["right", "wrong", "off", "uno", "dos", "tres"]

    handle = await cards.nth(0).locator("[data-handle]").bounding_box()
    below = await cards.nth(2).bounding_box()
    assert handle
    assert below
    await page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    await page.mouse.down()
    for share in (0.3, 0.6, 1.0):
        y = handle["y"] + share * (below["y"] + below["height"] - 4 - handle["y"])
        await page.mouse.move(handle["x"] + 8, y)
    await expect(cards.nth(2)).to_contain_text("Alpha?")
    await page.mouse.up()

    await cards.nth(1).get_by_role("button").click()
    await expect(stem(page)).to_have_value("Gamma?")
    await stem(page).fill("Gamma, changed?")
    await press(page, "Delete")
    await expect(cards).to_have_count(2)
    await press(page, "Undo")
    await expect(cards.nth(1)).to_contain_text("Gamma, changed?")
    await saved(page)
    assert [one.stem for one in await asked_by(quiz)] == ["Beta?", "Gamma, changed?", "Alpha?"]
    assert {one.id for one in await asked_by(quiz)} == {one.id for one in made}


async def test_two_editors_of_one_question_see_both_texts(visit: Visit, inspect: Inspect) -> None:
    quiz, _ = await make_draft(questions=2)
    bea = await make_user(Role.INSTRUCTOR, full_name="Bea")
    await CourseStaff.create(course_id=quiz.course_id, user=bea, role=StaffRole.CO_INSTRUCTOR)
    mine = await open_builder(visit, quiz)
    theirs = await open_builder(visit, quiz, as_=bea)
    for page in (mine, theirs):
        await opened(page, "Alpha?")
    await stem(theirs).fill("Alpha, as Bea writes it?")
    await saved(theirs)
    await stem(mine).fill("Alpha, as I write it?")
    said = re.compile(r"\W?Bea\W? changed this question at \W?\d\d:\d\d")
    await expect(mine.locator(".build-editor .notice")).to_contain_text(said)
    await press(mine, "See both")
    dialog = mine.get_by_role("dialog", name=said)
    await expect(dialog.get_by_role("region", name="Bea")).to_contain_text("as Bea writes it")
    await expect(dialog).to_contain_text("Alpha, as Bea writes it?")
    await expect(dialog).to_contain_text("Alpha, as I write it?")
    await inspect(mine)
    await press(mine, "Keep mine")
    await saved(mine)
    assert (await asked_by(quiz))[0].stem == "Alpha, as I write it?"

    await theirs.locator(".build-pick").nth(1).click()
    await expect(stem(theirs)).to_have_value("Beta?")
    await theirs.locator(".build-pick").nth(0).click()
    await expect(stem(theirs)).to_have_value("Alpha, as I write it?")


@pytest.mark.slow
async def test_two_editors_of_a_quiz_s_title_and_description_lose_neither(
    visit: Visit, inspect: Inspect
) -> None:
    quiz, _ = await make_draft(questions=1)
    bea = await make_user(Role.INSTRUCTOR, full_name="Bea")
    await CourseStaff.create(course_id=quiz.course_id, user=bea, role=StaffRole.CO_INSTRUCTOR)
    mine = await open_builder(visit, quiz)
    theirs = await open_builder(visit, quiz, as_=bea)
    await mine.context.set_offline(True)
    for page, who in ((theirs, "Bea's"), (mine, "My")):
        await page.locator(".build-head").get_by_role("button", name="More actions").click()
        await page.get_by_role("menuitem", name="Settings").click()
        await page.get_by_label("Description").fill(f"{who} description")
        await page.keyboard.press("Escape")
        await page.locator("#build-title").fill(f"{who} title")
    await saved(theirs)
    await mine.context.set_offline(False)
    said = re.compile(r"\W?Bea\W? changed this quiz at \W?\d\d:\d\d")
    dialog = mine.get_by_role("dialog", name=said)
    await expect(dialog.get_by_role("region", name="Bea")).to_contain_text("Bea's title")
    await expect(dialog.get_by_role("region", name="Yours")).to_contain_text("My title")
    await inspect(mine)
    await press(dialog, "Decide later")
    await expect(dialog).to_be_hidden()
    await quiz.refresh_from_db()
    assert (quiz.title, quiz.description) == ("Bea's title", "Bea's description")
    await press(mine, "See both")
    await press(dialog, "Keep mine")
    await expect(dialog.get_by_role("region", name="Bea")).to_contain_text("Bea's description")
    await expect(dialog.get_by_role("region", name="Yours")).to_contain_text("My description")
    await press(dialog, "Take the other")
    await saved(mine)
    await quiz.refresh_from_db()
    assert (quiz.title, quiz.description) == ("My title", "Bea's description")


@pytest.mark.slow
async def test_what_is_incomplete_or_offline_is_kept(visit: Visit) -> None:
    quiz, _ = await make_draft(questions=1)
    page = await open_builder(visit, quiz)
    await expect(stem(page)).to_have_value("Alpha?")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".build-card")).to_have_count(2)
    await stem(page).fill("Half a question?")
    await expect(page.locator(".build-lacks")).to_contain_text("Two options are needed")
    await page.locator(".build-pick").nth(0).click()
    await opened(page, "Alpha?")
    await page.context.set_offline(True)
    await stem(page).fill("Alpha, typed offline?")
    await expect(page.locator(".build-save[data-state=failed]")).to_contain_text("offline")
    await page.context.set_offline(False)
    await expect(page.locator(".build-save")).to_contain_text("stay on this device")
    assert [one.stem for one in await asked_by(quiz)] == ["Alpha, typed offline?"]
    await page.reload()
    await page.locator(".build-pick").nth(1).click()
    await expect(stem(page)).to_have_value("Half a question?")
    await option(page, "A").fill("yes")
    await option(page, "B").fill("no")
    await option(page, "B").press("Alt+Enter")
    await saved(page)
    half = (await asked_by(quiz))[1]
    assert half.stem == "Half a question?"
    assert [option["correct"] for option in half.content["options"]] == [False, True]


async def stems_in(page: Page) -> list[str]:
    """The questions on the page, each opened once."""
    found = []
    for place in range(await page.locator(".build-pick").count()):
        await page.locator(".build-pick").nth(place).click()
        card = page.locator(".build-card").nth(place)
        await expect(card).to_have_attribute("data-current", "true")
        found.append(await stem(page).input_value())
    return found


@pytest.mark.slow
async def test_two_tabs_of_one_quiz_keep_what_is_incomplete_in_either(visit: Visit) -> None:
    quiz, _ = await make_draft(questions=1)
    mine = await open_builder(visit, quiz)
    other = await mine.context.new_page()
    await other.goto(mine.url)
    await opened(other, "Alpha?")
    await mine.keyboard.press("Control+Enter")
    await expect(mine.locator(".build-card")).to_have_count(2)
    await stem(mine).fill("Half a question?")
    await expect(mine.locator(".build-save")).to_contain_text("stay on this device")
    await stem(other).fill("Alpha, from the other tab?")
    await saved(other)
    await mine.close()
    await other.reload()
    await expect(other.locator(".build-card")).to_have_count(2)
    assert await stems_in(other) == ["Alpha, from the other tab?", "Half a question?"]

    third = await other.context.new_page()
    await third.goto(other.url)
    await third.locator(".build-pick").nth(1).click()
    for page, text in ((other, "Half, in one tab?"), (third, "Half, in another tab?")):
        await stem(page).fill(text)
        await page.wait_for_function(
            "(text) => Object.values(localStorage).some((one) => one.includes(text))", arg=text
        )
    await third.close()
    await other.reload()
    await expect(other.locator(".build-card")).to_have_count(3)
    assert sorted(await stems_in(other)) == [
        "Alpha, from the other tab?",
        "Half, in another tab?",
        "Half, in one tab?",
    ]


@pytest.mark.slow
async def test_a_title_that_the_server_did_not_take_is_kept(visit: Visit) -> None:
    quiz, _ = await make_draft(questions=1)
    page = await open_builder(visit, quiz)
    await opened(page, "Alpha?")
    await page.route(f"**/quizzes/{quiz.id}", lambda route: route.fulfill(status=503))
    await page.fill("#build-title", "Plants and algae")
    await expect(page.locator(".build-save[data-state=failed]")).to_be_visible()
    again = await page.context.new_page()
    await page.close()
    await again.goto(page.url)
    await expect(again.locator("#build-title")).to_have_value("Plants and algae")
    await saved(again)
    assert (await Quiz.get(id=quiz.id)).title == "Plants and algae"


@pytest.mark.slow
async def test_a_question_that_is_taken_out_while_it_is_written_on_comes_back(
    visit: Visit,
) -> None:
    quiz, _ = await make_draft(questions=1)
    mine = await open_builder(visit, quiz)
    await opened(mine, "Alpha?")
    await mine.keyboard.press("Control+d")
    await expect(mine.locator(".build-card")).to_have_count(2)
    await saved(mine)
    other = await mine.context.new_page()
    await other.goto(mine.url)
    await other.locator(".build-pick").nth(1).click()
    await opened(other, "Alpha?")
    await mine.get_by_role("button", name="Delete", exact=True).click()
    await expect(mine.locator(".build-card")).to_have_count(1)
    await saved(mine)
    await stem(other).fill("Alpha, written on?")
    await saved(other)
    assert [one.stem for one in await asked_by(quiz)] == ["Alpha?", "Alpha, written on?"]
    await other.reload()
    await expect(other.locator(".build-card")).to_have_count(2)
    assert await stems_in(other) == ["Alpha?", "Alpha, written on?"]


@pytest.mark.slow
async def test_who_is_signed_out_meanwhile_signs_in_beside_what_they_typed(visit: Visit) -> None:
    quiz, _ = await make_draft(questions=1)
    page = await open_builder(visit, quiz)
    await opened(page, "Alpha?")
    host = await User.get(id=(await quiz.course).owner_id)
    await sessions.revoke_all(host.id)
    await stem(page).fill("Alpha, typed signed out?")
    state = page.locator(".build-save[data-state=failed]")
    await expect(state).to_contain_text("Not saved. You were signed out.")
    async with page.context.expect_page() as beside:
        await state.get_by_role("link", name="Sign in").click()
    there = await beside.value
    await expect(there.get_by_role("heading", name="Sign in")).to_be_visible()
    await sign_in(page.context, host, page.url.partition("/quizzes")[0])
    await press(page, "Try again")
    await saved(page)
    assert [one.stem for one in await asked_by(quiz)] == ["Alpha, typed signed out?"]


@pytest.mark.slow
async def test_a_picture_and_markdown_are_seen_as_players_see_them(
    visit: Visit, inspect: Inspect
) -> None:
    quiz, _ = await make_draft(questions=1)
    page = await open_builder(visit, quiz)
    await opened(page, "Alpha?")
    await stem(page).fill("What **grows** here?")
    await option(page, "A").fill("A *leaf*")
    tools = page.locator(".build-tools").first
    for tool in ("Formula", "Code"):
        await stem(page).press("Control+End")
        await tools.get_by_role("button", name=tool).click()
        await expect(stem(page)).to_be_focused()
        await page.keyboard.type("x")
    await expect(stem(page)).to_have_value("What **grows** here?$x$\n```\nx\n```")
    await stem(page).press("Control+End")
    await tools.get_by_role("button", name="Picture").click()
    dialog = page.get_by_role("dialog")
    leaf = {"name": "leaf.png", "mimeType": "image/png", "buffer": picture()}
    await dialog.locator("input[type=file]").evaluate(NOTHING_CHOSEN)
    await dialog.locator("input[type=file]").set_input_files(leaf)
    await expect(dialog.locator("img")).to_be_visible()
    await inspect(page)
    await dialog.get_by_label("What the picture shows").fill("A leaf [green]")
    await press(page, "Insert")
    await expect(dialog).to_have_count(0)
    await expect(stem(page)).to_be_focused()
    await expect(stem(page)).to_have_value(
        re.compile(r"\n\n!\[A leaf \\\[green\\\]\]\(/api/\S+\)$")
    )
    await saved(page)
    [asked] = await asked_by(quiz)
    question = await (await page.request.get(f"/api/v1/questions/{asked.id}")).json()
    assert 'alt="A leaf [green]"' in question["stem_html"]
    for where in ("phone", "stage"):
        shown = page.frame_locator(f".build-screen[data-where={where}] iframe")
        await expect(shown.locator(".rich strong").first).to_have_text("grows")
        await expect(shown.locator(".rich-label em")).to_have_text("leaf")
        await expect(shown.locator(".rich pre, .rich math")).to_have_count(2)
        await expect(shown.locator("img")).to_have_js_property("naturalWidth", 40)
    await inspect(page)
    await stem(page).evaluate(PASTE_PICTURE, base64.b64encode(picture()).decode())
    await expect(dialog.locator("img")).to_be_visible()
    await press(page, "Cancel")
    await expect(stem(page)).to_be_focused()


@pytest.mark.slow
async def test_questions_of_the_bank_are_chosen_and_drawn(visit: Visit, inspect: Inspect) -> None:
    quiz, _ = await make_draft(questions=1)
    other = await make_quiz(await quiz.course, title="Older")
    beta, gamma = [
        await make_question(other, stem=one, position=n) for n, one in enumerate(["Beta?", "C?"], 1)
    ]
    page = await open_builder(visit, quiz)
    actions = page.locator(".build-head").get_by_role("button", name="More actions")

    async def bank() -> Locator:
        await actions.click()
        await page.get_by_role("menuitem", name="From the bank").click()
        return page.get_by_role("dialog")

    dialog = await bank()
    await expect(dialog.get_by_role("checkbox", name="Alpha?")).to_be_disabled()
    await dialog.get_by_label("Search").fill("beta")
    await expect(dialog.get_by_role("checkbox")).to_have_count(1)
    await dialog.get_by_role("checkbox", name="Beta?").check()
    await inspect(page)
    await press(dialog, "Add 1 question")
    await opened(page, "Beta?")
    dialog = await bank()
    await press(dialog, "Draw by chance")
    await expect(dialog).to_contain_text("1 such question")
    await dialog.get_by_label("How many", exact=True).fill("2")
    await expect(dialog.locator(".problem")).to_be_visible()
    await dialog.get_by_label("How many", exact=True).fill("1")
    await expect(dialog.locator(".problem")).to_have_count(0)
    await inspect(page)
    await press(dialog, "Draw 1 question")
    await expect(page.locator(".build-editor")).to_contain_text("One question by chance")
    await saved(page)
    _, picked, drawn = await QuizSlot.in_order(quiz.id)
    assert (picked.question_id, drawn.question_id, drawn.count) == (beta.id, None, 1)
    assert [version.question_id for _, version in await chosen(quiz.id)][2] == gamma.id


@pytest.mark.slow
async def test_a_question_is_seen_as_on_phone_and_projector(visit: Visit, inspect: Inspect) -> None:
    quiz, _ = await make_draft(questions=1)
    page = await open_builder(visit, quiz)
    await opened(page, "Alpha?")
    await press(page, "Preview")
    dialog = page.get_by_role("dialog")
    for place in ("phone", "stage"):
        frame = dialog.locator(f"[data-where={place}][data-ready=true]").frame_locator("iframe")
        await expect(frame.get_by_text("Alpha?")).to_be_visible()
    await inspect(page)
    await page.keyboard.press("Escape")
    await stem(page).fill("Alpha, really?")
    await press(page, "Preview")
    phone = dialog.locator("[data-where=phone]").frame_locator("iframe")
    await expect(phone.get_by_text("Alpha, really?")).to_be_visible()
