"""The player's page where things don't go as planned."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import Page, WebSocketRoute, expect

from lms.core import clock
from lms.live.actions import timers
from lms.live.models import LiveParticipant, LiveSession
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import begin, give, join, locked, open_stage, press, strike
from tests.factories import make_user
from tests.live.commanding import answer, near_its_end, run
from tests.live.factories import Made, make_game, right
from tests.quizzes.factories import CONTENTS, Asked, ask_instead

pytestmark = pytest.mark.browser


@pytest.mark.slow
@pytest.mark.parametrize("by_link", [True, False])
async def test_an_account_whose_name_is_taken_is_asked_for_another(
    visit: Visit, by_link: bool
) -> None:
    game = await make_game(questions=1)
    await game.player(nickname="Ada Lovelace")
    user = await make_user(full_name="Ada Lovelace")
    page = await visit(f"join/{game.session.pin}" if by_link else "join", as_=user)
    if not by_link:
        await page.fill("#pin", game.session.pin)
        await press(page, "Continue")
    await expect(page.locator("#nickname-error")).to_have_text(
        "That name is taken. Try another one."
    )
    await page.fill("#nickname", "Countess")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="You're in")).to_be_visible()


@pytest.mark.slow
async def test_a_question_skipped_in_its_intro_leaves_nothing_to_fill_in(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=2, intro_ms=10000)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    await strike(host, "s", at="Show the options now")
    await press(host, "Skip question")
    title = player.get_by_role("heading", name="This question was skipped")
    await expect(title).to_be_visible()
    await expect(title).to_be_focused()
    await expect(player.locator("#answer")).to_have_count(0)
    await inspect(player)
    await player.reload()
    await expect(title).to_be_visible()
    await press(host, "Next question")
    await expect(player.locator(".play-step")).to_contain_text("2 / 2")


@pytest.mark.slow
@pytest.mark.parametrize("page_of", ["host", "play"])
async def test_one_socket_too_many_says_what_to_do(visit: Visit, page_of: str) -> None:
    game = await make_game(questions=1)
    if page_of == "host":
        page = await open_stage(visit, game)
    else:
        page = await join(visit, game, "Ada")
    full = True

    async def route(line: WebSocketRoute) -> None:
        if full:
            await line.close(code=4429)
        else:
            line.connect_to_server()

    await page.route_web_socket("**/realtime", route)
    await page.reload()
    await expect(page.get_by_role("heading")).to_have_text(
        "You have too many tabs or devices open."
    )
    await expect(page.get_by_text("Close one of them, then reload this page.")).to_be_visible()
    full = False
    await press(page, "Reload")
    shown = ".stage-bar" if page_of == "host" else ".lobby"
    await expect(page.locator(shown)).to_be_visible()


@pytest.mark.slow
async def test_single_keys_can_be_turned_off_for_good(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=1, auto_close=False)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    await expect(player.locator(".option").first).to_be_visible()
    await press(player, "Turn keys off")
    await player.reload()
    await expect(player.get_by_role("button", name="Turn keys on")).to_be_visible()
    await inspect(player)
    await player.keyboard.press("1")
    await player.keyboard.press("a")
    await expect(player.locator(".option[data-state='idle']").first).to_be_visible()
    await expect(player.locator(".option[data-chosen='true']")).to_have_count(0)
    await press(player, "Turn keys on")
    await expect(player.get_by_role("button", name="Turn keys off")).to_be_visible()
    await player.keyboard.press("1")
    await expect(player.locator(".option[data-chosen='true']")).to_have_count(1)


@pytest.mark.slow
async def test_a_host_who_is_gone_is_told_in_every_phase(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=1, time_limit_s=600, auto_close=False)
    await LiveSession.filter(id=game.id).update(intro_ms=600_000)  # each phase ends when we say so
    player = await join(visit, game, "Ada")
    gone = player.locator(".play-foot .host-gone")
    status = player.locator(".status")

    async def host_does(step: str) -> None:
        host = await open_stage(visit, game)
        await expect(gone).to_have_count(0)
        await press(host, step)
        await expect(host.get_by_role("button", name=step)).to_have_count(0)
        await host.close()

    await expect(gone).to_have_text("The host's screen is reconnecting. Your answers count.")
    await inspect(player)
    await host_does("Start")
    await expect(player.get_by_text("Options in a moment")).to_be_visible()
    await expect(gone).to_be_visible()
    await run(game, "live.open")
    await give(player, (await game.questions())[0], correct=True)
    await expect(gone).to_be_visible()
    await inspect(player)
    await LiveSession.filter(id=game.id).update(due_at=clock.now())
    await expect(status).to_have_text("Time's up. Your answer is in.")
    await expect(gone).to_be_visible()
    await host_does("Show the answer")
    await expect(player.get_by_role("heading", name="Correct")).to_be_visible()
    await expect(gone).to_be_visible()
    await inspect(player)
    await host_does("Leaderboard")
    await expect(player.get_by_role("heading", name="You are 1st")).to_be_visible()
    await expect(gone).to_be_visible()


@pytest.mark.slow
async def test_an_answer_that_came_too_late_is_not_called_none(visit: Visit) -> None:
    game = await make_game(questions=1, auto_close=False)
    [question] = await game.questions()
    player = await join(visit, game, "Ada")
    session = await run(game, "live.start")
    await expect(player.locator("#stem")).to_have_text(question.stem)
    assert session.opened_at
    long_ago = session.opened_at - timedelta(minutes=10)
    await LiveSession.filter(id=game.id).update(opened_at=long_ago)
    await give(player, question, correct=True, taken=False)
    await expect(player.locator(".status")).to_contain_text("Too late")
    for verb in ("live.close", "live.reveal"):
        await run(game, verb)
    await expect(player.get_by_role("heading", name="Your answer came too late")).to_be_visible()


@pytest.mark.slow
async def test_when_everybody_answered_nobody_reads_that_time_is_up(visit: Visit) -> None:
    game = await make_game(questions=1)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    await give(player, (await game.questions())[0], correct=True)
    await expect(player.locator(".status")).to_have_text("All answers are in.")


@pytest.mark.slow
async def test_the_summary_tells_missed_from_wrong_and_reviews_the_questions(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=4, auto_close=False)
    questions = await game.questions()
    player = await join(visit, game, "Ada")
    await run(game, "live.start")
    for number, question in enumerate(questions, start=1):
        if number < 3:
            await give(player, question, correct=number == 1)
        else:
            await expect(player.locator("#stem")).to_have_text(question.stem)
        await run(game, "live.skip" if number == 4 else "live.close")
        if number < 4:
            await run(game, "live.reveal")
            await expect(player.locator(".disc")).to_be_visible()
        await run(game, "live.next")
    kinds = [["right", "check"], ["wrong", "cross"], ["missed", "dash"], ["missed", "dash"]]
    marks = player.locator(".answers li")
    await expect(marks).to_have_count(4)
    for i, (kind, icon) in enumerate(kinds):
        await expect(marks.nth(i)).to_have_attribute("data-kind", kind)
        await expect(marks.nth(i).locator("use")).to_have_attribute("href", f"#i-{icon}")
    await expect(player.locator(".figures")).to_contain_text(
        "1 / 3"
    )  # the skipped one asked nobody
    await player.get_by_text("Review the questions").click()
    rows = player.locator(".review li")
    await expect(rows.nth(1)).to_contain_text(questions[1].stem)
    await expect(rows.nth(1)).to_contain_text("The answer was")
    await expect(rows.nth(0).locator("b")).to_contain_text("+")
    await inspect(player)
    await player.reload()
    await player.get_by_text("Review the questions").click()
    await expect(rows.first).to_contain_text("Question 1")


@pytest.mark.slow
async def test_a_quiz_ended_early_says_so_and_keeps_the_points(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=2, auto_close=False)
    player = await join(visit, game, "Ada")
    await run(game, "live.start")
    await give(player, (await game.questions())[0], correct=True)
    for verb in ("live.close", "live.reveal"):
        await run(game, verb)
    await run(game, "live.finish", abort=True)
    for _ in ("as it happens", "after a reload"):
        await expect(player.get_by_role("heading")).to_have_text("The quiz was ended early.")
        await expect(player.locator(".figures")).to_contain_text("1st")
        await expect(player.locator(".figures dd").first).not_to_have_text("0")
        await expect(player.locator(".summary")).not_to_contain_text("0 / 0")
        await inspect(player)
        await player.reload()


async def test_an_answer_is_typed_without_corrections_and_sent_by_a_real_enter(
    visit: Visit,
) -> None:
    game = await make_game(questions=1)
    (question,) = await game.questions()
    await ask_instead(question, content=CONTENTS[3])
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    field = player.locator("#answer")
    await expect(field).to_be_editable()
    assert await field.evaluate("(field) => field.spellcheck") is False
    await field.fill("nihongo")
    for end in ({"keyCode": 229}, {"keyCode": 13, "isComposing": True}):
        init = {"key": "Enter", "bubbles": True, "cancelable": True} | end
        await field.evaluate(
            "(f, init) => f.dispatchEvent(new KeyboardEvent('keydown', init))", init
        )
    await expect(field).to_be_editable()
    await field.press("Enter")
    await locked(player)


async def ask_second(game: Made, player: Page) -> Asked:
    """Open the multiple choice, the second of the quiz."""
    await run(game, "live.start")
    await run(game, "live.close")
    question = (await game.questions())[1]
    await run(game, "live.open", question_id=question.id)
    await expect(player.locator("#stem")).to_have_text(question.stem)
    return question


@pytest.mark.slow
@pytest.mark.parametrize("by", ["host", "deadline"])
async def test_what_was_ticked_and_not_submitted_is_said_at_once(
    visit: Visit, inspect: Inspect, by: str
) -> None:
    game = await make_game(questions=2, auto_close=False, time_limit_s=300)
    player = await join(visit, game, "Ada")
    await ask_second(game, player)
    await player.locator(".option").first.click()
    chosen = player.locator(".option[data-chosen='true']")
    await expect(chosen).to_have_count(1)
    await (run(game, "live.close") if by == "host" else near_its_end(game))
    status = player.locator(".status")
    await expect(status).to_have_text("Not submitted. This answer doesn't count.")
    await expect(chosen).to_have_count(0)
    await inspect(player)
    await run(game, "live.reveal")
    await expect(player.get_by_role("heading")).to_have_text("Not submitted")


ENDS = {
    "host": "The host closed the question.",
    "deadline": "Time's up.",
    "everyone": "All answers are in.",
}


@pytest.mark.slow
@pytest.mark.parametrize("answers", [True, False])
@pytest.mark.parametrize("by", ["deadline", "host", "everyone"])
async def test_time_is_up_only_when_it_was_the_time(visit: Visit, by: str, answers: bool) -> None:
    says = ENDS[by]
    game = await make_game(questions=1, auto_close=by == "everyone", time_limit_s=300)
    [question] = await game.questions()
    other = await game.player()
    player = await join(visit, game, "Ada")
    host = await open_stage(visit, game)
    await run(game, "live.start")
    await expect(player.locator("#stem")).to_have_text(question.stem)
    if answers:
        await give(player, question, correct=True)
    if by == "everyone" and not answers:
        await answer(game, other, question.id, right(question))
        await LiveParticipant.filter(nickname="Ada").update(seen_at=None)
        await timers.close_when_everybody_answered(game.id)
    if by != "everyone":
        await (run(game, "live.close") if by == "host" else near_its_end(game))
    expected = f"{says} Your answer is in." if answers and by != "everyone" else says
    word = {"host": "Closed", "deadline": "Time's up", "everyone": "All in"}[by]
    for _ in ("as it happens", "after a reload"):
        await expect(player.locator(".status")).to_have_text(expected)
        await expect(host.locator(".ring")).to_have_text(word)
        await player.reload()
        await host.reload()
