"""A live quiz as people see it: one presenter, two phones."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Page, Route, expect

from lms.core import db
from tests.browser.conftest import Visit
from tests.browser.stage import begin, give, join, locked, open_stage, press, strike
from tests.live.factories import make_game, right

pytestmark = pytest.mark.browser

AWKWARD = '<img src=x onerror="alert(1)">'


async def test_two_players_answer_three_questions_and_the_podium_is_right(visit: Visit) -> None:
    game = await make_game(questions=3)
    questions = await game.questions()
    host = await open_stage(visit, game)
    good, bad = await join(visit, game, "ليلى"), await join(visit, game, AWKWARD)
    await expect(host.locator(".cloud .chip")).to_have_text(["ليلى", AWKWARD])
    await begin(host)
    for number, question in enumerate(questions, start=1):
        await give(good, question, correct=True)
        if number == 2:
            await good.reload()
            await locked(good)
        await give(bad, question, correct=number == 1)
        await press(host, "Show the answer")
        await expect(good.get_by_role("heading", name="Correct")).to_be_visible()
        await press(host, "Leaderboard")
        await expect(host.locator(".board-row .name").first).to_be_visible()
        await press(host, "Next question" if number < 3 else "Show the podium")
    await expect(host.locator(".podium-step[data-rank='1'] .name")).to_have_text("ليلى")
    await expect(host.locator(".podium-step[data-rank='2'] .name")).to_have_text(AWKWARD)
    await expect(good.locator(".place")).to_have_text("1st of 2")
    await expect(good.locator(".figures")).to_contain_text("3 / 3")
    await expect(bad.locator(".figures")).to_contain_text("1 / 3")


@pytest.mark.slow
async def test_a_paused_question_waits_and_a_skipped_one_gives_nothing(visit: Visit) -> None:
    game = await make_game(questions=2, auto_close=False)
    host = await open_stage(visit, game)
    player = await join(visit, game, "Ada")
    await expect(host.locator(".cloud .chip")).to_have_count(1)
    await strike(host, "Space", at="Start")
    await strike(host, "p", at="Close question")
    await expect(player.locator(".status")).to_have_text("Paused by the host")
    await expect(host.locator(".ring")).to_have_text("Paused")
    await strike(host, "p", at="Resume")
    await give(player, (await game.questions())[0], correct=True)
    await strike(host, "s", at="Close question")
    await press(host, "Skip question")
    await expect(player.locator(".play-foot")).to_contain_text("Nobody gets points")
    await strike(host, "Space", at="Next question")
    await expect(player.locator(".play-step")).to_contain_text("2 / 2")


@pytest.mark.slow
async def test_a_removed_player_may_ask_again_and_a_banned_one_may_not(visit: Visit) -> None:
    game = await make_game(questions=1)
    host = await open_stage(visit, game)
    player = await join(visit, game, "Ada")
    for choice, title in (
        ("Remove", "The host removed you from this quiz."),
        ("Remove and ban", "The host removed you from this quiz. You can't join it again."),
    ):
        await press(host, "Manage players")
        await host.get_by_role("button", name="Options for").click()
        await host.get_by_role("menuitem", name=choice, exact=True).click()
        if choice != "Remove":
            await host.get_by_role("button", name=choice, exact=True).click()
        await expect(player.get_by_role("heading")).to_have_text(title)
        await host.get_by_role("button", name="Close").click()
        if choice == "Remove":
            await player.get_by_role("link", name="Join again").click()
            await player.fill("#nickname", "Ada")
            await player.get_by_role("button", name="Join", exact=True).click()
            await expect(player.get_by_role("heading", name="You're in")).to_be_visible()


@pytest.mark.slow
async def test_a_second_tab_takes_over_and_the_first_can_take_back(visit: Visit) -> None:
    game = await make_game(questions=1)
    first = await join(visit, game, "Ada")
    second = await first.context.new_page()
    await second.goto(first.url)
    await expect(second.get_by_role("heading", name="You're in")).to_be_visible()
    await expect(first.get_by_role("heading")).to_have_text("This quiz is open in another tab.")
    await press(first, "Use here")
    await expect(first.get_by_role("heading", name="You're in")).to_be_visible()
    await expect(second.get_by_role("heading")).to_have_text("This quiz is open in another tab.")


@pytest.mark.slow
async def test_two_screens_of_one_host_are_equal(visit: Visit) -> None:
    game = await make_game(questions=1)
    await game.player()
    host = await open_stage(visit, game)
    control = await visit(f"control/{game.id}", as_=game.host)
    await press(control, "Start")
    await expect(host.locator(".stage-stem")).to_be_visible()
    await press(host, "Close question")
    await press(control, "Show the answer")
    await expect(host.locator(".pill")).to_be_visible()


async def test_a_wrong_pin_and_a_taken_name_are_said_at_their_fields(visit: Visit) -> None:
    game = await make_game(questions=1)
    await join(visit, game, "Ada")
    page = await visit("join")
    await page.fill("#pin", "000000" if game.session.pin != "000000" else "000001")
    await page.keyboard.press("Enter")
    await expect(page.locator("#pin-error")).to_have_text("No quiz has this PIN. Check the screen.")
    await page.fill("#pin", game.session.pin)
    await page.keyboard.press("Enter")
    await page.fill("#nickname", "ada")
    await page.keyboard.press("Enter")
    await expect(page.locator("#nickname-error")).to_have_text(
        "That name is taken. Try another one."
    )


@pytest.mark.slow
async def test_who_is_removed_leaves_the_projector_in_a_full_room(visit: Visit) -> None:
    game = await make_game(questions=1)
    for n in range(55):
        await game.player(nickname=f"Seat {n:02}")
    host = await open_stage(visit, game)
    chips = host.locator(".cloud .chip")
    for seat, choice in (("Seat 54", "Remove"), ("Seat 20", "Remove and ban")):
        await host.get_by_role("button", name=seat).click()
        await host.get_by_role("menuitem", name=choice, exact=True).click()
        if choice != "Remove":
            await host.get_by_role("button", name=choice, exact=True).click()
        await expect(chips.filter(has_text=seat)).to_have_count(0)
    await expect(chips.last).to_have_text("+ 3 more")
    await expect(chips.first).to_have_text("Seat 03")
    await strike(host, "h", at="Start")
    await expect(host.get_by_role("button", name="Seat 30")).to_have_count(0)
    await expect(chips.filter(has_text="Seat 30")).to_be_visible()


@pytest.mark.slow
async def test_a_host_removes_the_last_of_many_by_name_or_by_going_on(visit: Visit) -> None:
    game = await make_game(questions=1)
    for n in range(103):
        await game.player(nickname=f"Seat {n:03}")
    host = await open_stage(visit, game)
    await press(host, "Manage players")
    rows = host.locator(".people .row")
    await expect(rows).to_have_count(100)
    await press(host, "Show more")
    await expect(rows).to_have_count(103)
    await expect(rows.nth(100).get_by_role("button")).to_be_focused()
    await host.get_by_label("Find a player").fill("seat 102")
    await expect(rows).to_have_count(1)
    await rows.get_by_role("button", name="Options for").click()
    await host.get_by_role("menuitem", name="Remove", exact=True).click()
    await expect(host.get_by_text("No player has this name.")).to_be_visible()
    await host.get_by_label("Find a player").fill("")
    await expect(rows).to_have_count(102)


async def in_small_pages(page: Page) -> None:
    """As if the server gave one player's results at a time."""

    async def one(route: Route) -> None:
        await route.continue_(url=route.request.url.replace("limit=500", "limit=1"))

    await page.route("**/results?limit=500*", one)


@pytest.mark.slow
async def test_the_class_average_counts_everybody_and_follows_a_void(visit: Visit) -> None:
    game = await make_game(questions=2)
    questions = await game.questions()
    host, control = await open_stage(visit, game), await visit(f"control/{game.id}", as_=game.host)
    await in_small_pages(host)
    good, bad = await join(visit, game, "Ada"), await join(visit, game, "Bob")
    await begin(host)
    for number, question in enumerate(questions, start=1):
        await give(good, question, correct=True)
        await give(bad, question, correct=number == 2)
        await press(host, "Show the answer")
        await press(host, "Leaderboard")
        await press(host, "Next question" if number == 1 else "Show the podium")
    await expect(host.locator(".facts dd").first).to_have_text("75% right")
    await expect(host.locator(".facts dd").last).to_contain_text("50% right")
    await press(control, "More")
    await control.get_by_role("menuitem", name="Void this question").click()
    await press(control, "Void question")
    await expect(host.locator(".facts dd").first).to_have_text("50% right")
    await host.goto(f"/results/{game.id}")
    await expect(host.locator(".bars")).to_contain_text("50%")
    await expect(host.locator(".bars li").first).to_contain_text("1 of 2 right")


@pytest.mark.slow
async def test_a_question_skipped_in_its_intro_says_so_and_not_that_time_is_up(
    visit: Visit,
) -> None:
    game = await make_game(questions=2, intro_ms=10000)
    host, control = await open_stage(visit, game), await visit(f"control/{game.id}", as_=game.host)
    await join(visit, game, "Ada")
    await begin(host)
    await expect(host.locator(".intro-stem")).to_be_visible()
    await strike(host, "s", at="Show the options now")
    await press(host, "Skip question")
    for _ in range(2):
        await expect(host.locator(".ring")).to_have_text("Skipped")
        await expect(host.locator(".note")).to_have_text("Skipped. Nobody gets points.")
        await expect(host.get_by_text("Time's up")).to_have_count(0)
        await expect(host.get_by_role("button", name="Next question")).to_be_visible()
        await host.reload()
    await expect(control.locator(".control-now .meta").first).to_contain_text("Skipped")


@pytest.mark.slow
async def test_a_hidden_head_count_is_told_nowhere_and_ties_are_counted_whole(
    visit: Visit,
) -> None:
    game = await make_game(questions=2, intro_ms=10000, time_limit_s=30)
    for n in range(61):
        await game.player(nickname=f"Seat {n:02}")
    host = await open_stage(visit, game)
    await expect(host.locator(".bar-mid")).to_have_text("2 questions · 30 s")
    await expect(host.locator(".cloud .chip").last).to_have_text("+ 11 more")
    await press(host, "More")
    await host.get_by_role("menuitem", name="Hide the head count").click()
    await expect(host.locator(".cloud .chip").last).to_have_text("and more")
    await begin(host)
    await expect(host.locator(".intro-line")).to_have_text("Question 1 · 30 s")
    await press(host, "Show the options now")
    await expect(host.get_by_role("button", name="Close question")).to_be_visible()
    [asked, _] = await game.questions()
    await db.execute(
        "insert into live_answers (session_id, question_id, participant_id, answer, received_at,"
        " answered_ms, points, bonus) select $1, $2, id, $3::jsonb, now(), 0, 0, 0"
        " from live_participants where session_id = $1",
        *(game.id, asked.id, json.dumps(right(asked))),
    )
    for name in ("Close question", "Show the answer", "Leaderboard"):
        await press(host, name)
    await expect(host.locator(".board-more")).to_have_text("and more players")
    await press(host, "More")
    await host.get_by_role("menuitem", name="End the quiz now").click()
    await press(host, "End quiz")
    await expect(host.locator(".facts")).to_be_visible()
    more = host.locator(".podium-names .quiet")
    await expect(more).to_have_text("and more")
    await press(host, "More")
    await host.get_by_role("menuitem", name="Show the head count").click()
    await expect(more).to_have_text("+ 58")
