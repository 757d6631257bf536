"""What a student keeps of a live quiz: the bell, the card at Home, the page of own answers."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.live import messages
from lms.live.models import LiveSession
from lms.live.tasks import summarize
from lms.notifications.models import Notification
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import open_stage
from tests.factories import make_user
from tests.live.commanding import answer, run
from tests.live.factories import make_game, right, wrong

pytestmark = pytest.mark.browser


@pytest.mark.slow
async def test_a_students_results_come_to_the_bell_and_stay(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=5, auto_close=False, scoring="accuracy")
    await LiveSession.filter(id=game.id).update(title="Plants")
    student = await make_user(full_name="Grace Hopper")
    grace, bob = await game.player(student), await game.player()
    page = await visit("home", as_=student)
    bell = page.get_by_role("button", name="Notifications")
    await bell.click()
    await expect(page.get_by_role("menuitem").first).to_contain_text("Nothing new")
    await page.keyboard.press("Escape")
    await run(game, "live.start")
    for n, question in enumerate(await game.questions()):
        await answer(game, grace, question.id, (wrong if n == 1 else right)(question), 1500)
        await run(game, "live.skip" if n == 4 else "live.close")
        if n < 3:
            await run(game, "live.reveal")
        if n == 3:
            await run(game, "live.void", question_id=question.id)
        await run(game, "live.next")
    assert bob.created
    await summarize(messages.SummarizeSession(session_id=game.id))

    await expect(page.get_by_role("button", name="Notifications, 1 new")).to_be_visible()
    await expect(page.locator(".row", has_text="Plants")).to_contain_text("1st of 2")
    await inspect(page)
    await bell.click()
    note = page.get_by_role("menuitem").first
    await expect(note).to_contain_text("you are 1st of 2 with 2,000 points")
    await inspect(page)
    await note.click()
    await expect(page.get_by_role("heading", name="Plants")).to_be_visible()
    await expect(page.get_by_role("button", name="Notifications", exact=True)).to_be_visible()
    assert (await Notification.get(user_id=student.id)).read_at
    await expect(page.locator(".stats")).to_contain_text("2 / 3")
    rows = page.locator(".own-row")
    await expect(rows).to_have_count(5)
    await expect(rows.nth(0)).to_contain_text("Your answer: right in 1.5 s")
    await expect(rows.nth(1)).to_contain_text("Your answer: wrong")
    await expect(rows.nth(1)).to_contain_text("The answer was right, too.")
    await expect(rows.nth(3)).to_contain_text("It counts for nobody.")
    await expect(rows.nth(4)).to_contain_text("skipped")
    await inspect(page)
    await page.goto("/live-results")
    await page.get_by_role("link", name="Plants").click()
    await expect(page.get_by_role("heading", name="Plants")).to_be_visible()


@pytest.mark.slow
async def test_the_summary_counts_no_void_and_no_skipped_question(visit: Visit) -> None:
    game = await make_game(questions=3, auto_close=False)
    student = await make_user(full_name="Grace Hopper")
    grace = await game.player(student)
    page = await visit(f"play/{game.id}", as_=student)
    await expect(page.locator(".badge")).to_have_text("Grace Hopper")
    await run(game, "live.start")
    for n, question in enumerate(await game.questions()):
        await answer(game, grace, question.id, right(question))
        await run(game, "live.skip" if n == 1 else "live.close")
        if n == 0:
            await run(game, "live.void", question_id=question.id)
        await run(game, "live.next")
    await expect(page.locator(".figures")).to_contain_text("1 / 1")
    await page.reload()
    await expect(page.locator(".figures")).to_contain_text("1 / 1")
    await page.get_by_text("Review the questions").click()
    stems = [one.stem for one in await game.questions()]
    await expect(page.locator(".review-stem [dir=auto]")).to_have_text(stems)


@pytest.mark.slow
async def test_the_lobby_says_that_phones_do_not_reach_this_machine(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game()
    host = await open_stage(visit, game)
    await expect(host.locator(".lobby-own")).to_contain_text("HOST=0.0.0.0 make run")
    await inspect(host)


@pytest.mark.slow
async def test_the_file_has_the_name_that_the_server_gives_it(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    await LiveSession.filter(id=game.id).update(title="Año 1")
    await game.player()
    await run(game, "live.start")
    await run(game, "live.finish")
    page = await visit(f"results/{game.id}", as_=game.host, width=1280, height=800)
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Download CSV").click()
    day = (await LiveSession.get(id=game.id)).created_at.date().isoformat()
    assert (await coming.value).suggested_filename == f"Año 1 {day}.csv"
