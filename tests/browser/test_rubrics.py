"""Rubrics and comments on parts of a text: made, graded by, read by the student."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.attempts.models import AttemptAnswer
from lms.gradebook.models import Rubric
from lms.questions.models import QuestionVersion
from tests.attempts.factories import make_sitting
from tests.attempts.test_rubrics import make_essay
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.browser.test_builder import saved
from tests.browser.test_quiz_staff import sit
from tests.client import Client
from tests.courses.factories import make_staff
from tests.quizzes.factories import make_question

pytestmark = pytest.mark.browser


@pytest.mark.slow
async def test_a_teacher_makes_a_rubric_and_grades_a_question_by_it(
    visit: Visit, inspect: Inspect
) -> None:
    one = await make_sitting(questions=0)
    essay = await make_question(one.quiz, {"type": "essay"}, points=4)
    teacher = await make_staff(one.course)
    page = await visit(f"courses/{one.course.id}#quizzes", as_=teacher, width=1280)
    await page.get_by_role("link", name="Rubrics").click()
    await expect(page.get_by_text("No rubric yet")).to_be_visible()
    await inspect(page)
    await press(page, "New rubric")
    await press(page, "Save")
    await expect(page.get_by_text("A rubric needs a name.")).to_be_visible()
    await expect(page.get_by_label("Name", exact=True)).to_be_focused()
    await page.get_by_label("Name", exact=True).fill("Essays")
    await page.get_by_role("textbox", name="Criterion 1").fill("Argument")
    await press(page, "Add a criterion")
    await expect(page.get_by_role("textbox", name="Criterion 2")).to_be_focused()
    await page.get_by_role("textbox", name="Criterion 2").fill("Language")
    await page.get_by_role("textbox", name="Points").last.fill("2,5")
    await inspect(page)
    await press(page, "Save")
    await expect(page.get_by_role("heading", name="Essays")).to_be_visible()
    rubric = await Rubric.get(course_id=one.course.id)
    assert [criterion["title"] for criterion in rubric.criteria] == ["Argument", "Language"]
    assert rubric.criteria[1]["levels"][-1]["points"] == "2.5"
    await inspect(page)

    await press(page, "Change \u2068Essays")
    await page.get_by_label("Name", exact=True).fill("All essays")
    await press(page, "Save")
    await expect(page.get_by_role("heading", name="All essays")).to_be_visible()
    again = await Rubric.get(id=rubric.id)
    assert again.criteria == rubric.criteria

    await page.goto(f"/quizzes/{one.quiz.id}/edit")
    async with page.expect_response(lambda reply: reply.request.method == "PATCH"):
        await page.get_by_label("Graded by").select_option("All essays")
    await saved(page)
    version = await QuestionVersion.filter(question_id=essay.id).order_by("-number").first()
    assert version is not None
    assert version.content["rubric_id"] == str(rubric.id)

    await page.goto(f"/courses/{one.course.id}/rubrics")
    await page.get_by_role("button", name="More for").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.get_by_text("so it stays")).to_be_visible()


@pytest.mark.slow
async def test_a_rubric_and_comments_are_given_by_keys_alone(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one, teacher, _, attempt = await make_essay(client)
    page = await visit(f"quizzes/{one.quiz.id}/grading", as_=teacher, width=1280)
    keys = page.keyboard
    await expect(page.get_by_text("Look for a proof.")).to_be_visible()
    await expect(page.get_by_role("radio").first).to_be_focused()
    await keys.press("Enter")
    await expect(page.get_by_text("Choose a level of")).to_be_visible()
    await keys.press("2")
    await expect(
        page.get_by_role("group", name="Language").get_by_role("radio").first
    ).to_be_focused()
    await keys.press("2")
    await expect(page.get_by_text("6.67 of 10 points")).to_be_visible()

    await keys.press("c")
    part = page.get_by_label("Which part?")
    await expect(part).to_be_focused()
    await keys.type("x")
    await expect(part).to_have_value("I think so.")
    await keys.press("Enter")
    await expect(page.get_by_text("Nothing is selected yet.")).to_be_visible()
    await inspect(page)
    for _ in "I think":
        await keys.press("Shift+ArrowRight")
    await keys.press("Enter")
    await expect(page.get_by_label("What you say about it")).to_be_focused()
    await keys.type("Why?")
    await inspect(page)
    await keys.press("Control+Enter")
    await expect(page.get_by_role("button", name="Comment on a part")).to_be_focused()
    await expect(page.locator("mark")).to_have_text("I think")
    await inspect(page)
    await page.get_by_label("Comment", exact=True).focus()
    await keys.press("Control+Enter")
    await expect(page.get_by_text("Nothing waits to be graded")).to_be_visible()
    row = await AttemptAnswer.get(attempt_id=attempt)
    assert float(row.earned or 0) == 6.67
    assert row.inline == [{"start": 0, "end": 7, "text": "Why?"}]
    assert row.rubric
    assert {one["level"] for one in row.rubric.values()} == {"some", "good"}

    student = await visit(f"attempts/{attempt}", as_=one.student)
    await expect(student.locator("mark")).to_have_text("I think")
    await expect(student.get_by_text("Why?")).to_be_visible()
    lines = student.locator(".rubric-given li")
    await expect(lines.first).to_contain_text("Argument")
    await expect(lines.first).to_contain_text("2 of 4")
    await expect(lines.last).to_contain_text("2 of 2")
    assert "Look for a proof." not in await student.content()
    await inspect(student)


async def test_a_part_that_is_selected_is_counted_in_characters(
    visit: Visit, client: Client
) -> None:
    one = await make_sitting(questions=0)
    essay = await make_question(one.quiz, {"type": "essay"}, points=4)
    attempt = await sit(client, one, [(essay, {"text": "🦊🦊 run 🦊 home"})])
    teacher = await make_staff(one.course)
    page = await visit(f"quizzes/{one.quiz.id}/grading", as_=teacher, width=1280)
    text = page.locator(".remarked")
    for word, said in (("home", "Where?"), ("run", "They walk.")):
        place = await text.evaluate(WORD, word)
        await page.mouse.dblclick(place["x"], place["y"])
        await press(page, "Comment on a part")
        await expect(page.locator(".remark-writing q")).to_have_text(word)
        await page.get_by_label("What you say about it").fill(said)
        await press(page, "Add the comment")
        await expect(page.locator("mark").filter(has_text=word)).to_be_visible()
    await press(page, "Remove comment 2")
    await expect(page.locator("mark")).to_have_text("run")
    await page.get_by_label("Points, of 4", exact=True).fill("4")
    await press(page, "Save and next")
    await expect(page.get_by_text("Nothing waits to be graded")).to_be_visible()
    row = await AttemptAnswer.get(attempt_id=attempt)
    assert row.inline == [{"start": 3, "end": 6, "text": "They walk."}]


WORD = """(root, word) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, at);
    range.setEnd(walk.currentNode, at + word.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
}"""
"""Where the word stands on the screen."""
