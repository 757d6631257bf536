"""After the game: the report, a given answer, and the same questions again."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.live.models import LiveSession
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus
from tests.browser.conftest import Inspect, Visit
from tests.enrollments.factories import make_student
from tests.live.commanding import run, two_played
from tests.live.factories import make_game
from tests.quizzes.factories import ask_instead, render

pytestmark = pytest.mark.browser


@pytest.mark.slow
async def test_a_host_reads_a_report_and_asks_again(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=3, auto_close=False)
    first, second, _ = await game.questions()
    for option in first.content["options"]:
        option["text"] = f"*{option['text']}*"
    await ask_instead(first, content=first.content)
    await render(first)
    await two_played(game)
    page = await visit(f"results/{game.id}", as_=game.host, width=1280, height=800)
    lines = page.locator(".bars > li")
    await expect(lines).to_have_count(3)
    await expect(page.get_by_role("heading", name="Results")).to_be_focused()
    await expect(lines.nth(0)).to_contain_text(second.stem)
    await expect(lines.nth(0)).to_contain_text("1 of 2 right · 1 without an answer")
    await expect(lines.nth(0)).to_contain_text("Most frequent wrong answer:")
    await expect(lines.nth(2)).to_contain_text("skipped")
    await lines.nth(1).get_by_text("All answers").click()
    await expect(lines.nth(1).locator(".report-line")).to_have_count(3)
    await inspect(page)
    row = page.locator("tbody tr", has_text="Cid")
    await row.locator("button").first.click()
    await expect(page.get_by_role("dialog").locator("em")).to_have_text("wrong")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Ask these again").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("checkbox", checked=True)).to_have_count(1)
    await inspect(page)
    await dialog.get_by_label("Name of the new quiz").fill("Once more")
    await dialog.get_by_role("button", name="Make a quiz of it").click()
    await page.wait_for_url("**/quizzes/*/edit")
    quiz = await Quiz.get(title="Once more")
    assert [slot.question_id for slot in await QuizSlot.in_order(quiz.id)] == [second.id]
    await page.go_back()
    await page.get_by_role("button", name="Play again").click()
    await dialog.get_by_role("button", name="Start another one").click()
    await dialog.get_by_role("button", name="Open the lobby").click()
    await page.wait_for_url("**/host/*")
    assert await LiveSession.filter(quiz_id=game.quiz.id).count() == 2


@pytest.mark.slow
async def test_a_host_reads_the_figures_of_a_game(visit: Visit, inspect: Inspect) -> None:
    game = await two_played()
    await run(game, "live.finish")
    page = await visit(f"results/{game.id}", as_=game.host, width=1280, height=800)
    await page.get_by_role("button", name="Count as a grade").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Counts as a grade").select_option("By right answers")
    await dialog.get_by_label("Points at most").fill("x")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_label("Points at most")).to_be_focused()
    await inspect(page)
    await dialog.get_by_label("Points at most").fill("5")
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("5 points at most")).to_be_visible()
    found = await LiveSession.get(id=game.id)
    assert (found.grade, found.max_points) == ("correct", 5)
    await page.get_by_role("link", name="Statistics").click()
    await expect(page.get_by_label("Figures of")).to_have_value(str(game.id))
    await expect(page.get_by_text("Under 10 players chance decides.")).to_be_visible()
    await expect(page.locator(".stat").filter(has_text="Players")).to_contain_text("3")
    await inspect(page)
    async with page.expect_download() as loading:
        await page.get_by_role("button", name="CSV").click()
    assert (await loading.value).suggested_filename == "Statistics.csv"
    await page.get_by_label("Figures of").select_option("All live games")
    await expect(page.locator(".stat").filter(has_text="Players")).to_contain_text("3")
    await page.get_by_label("Figures of").select_option("The attempts")
    await expect(page.get_by_text("No graded attempt yet")).to_be_visible()


@pytest.mark.slow
async def test_who_missed_a_game_may_practice_it(visit: Visit, inspect: Inspect) -> None:
    game = await two_played()
    await run(game, "live.finish")
    await Quiz.filter(id=game.quiz.id).update(status=QuizStatus.DRAFT)
    student = await make_student(game.course)
    page = await visit(f"results/{game.id}", as_=game.host, width=1280, height=800)
    await page.get_by_role("button", name="Let learners practice").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("nothing is graded")
    await dialog.get_by_role("button", name="Let learners practice").click()
    await expect(page.get_by_text("Learners can practice this quiz.")).to_be_visible()
    await inspect(page)
    quiz = await Quiz.get(id=game.quiz.id)
    assert (quiz.status, quiz.mode, quiz.attempts_allowed) == ("published", "practice", 0)
    phone = await visit("live-results", as_=student)
    await expect(phone.get_by_role("heading", name="Live quizzes you missed")).to_be_visible()
    await inspect(phone)
    await phone.goto(f"/courses/{game.course.id}")
    await phone.get_by_role("link", name="Practice").click()
    await phone.get_by_role("button", name="Start").click()
    await phone.wait_for_url("**/attempts/*")
    await expect(phone.get_by_role("button", name="Check").first).to_be_visible()
