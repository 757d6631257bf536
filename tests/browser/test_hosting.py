"""What hosts do beside the steps of a game: an empty lobby, a second device, a clean screen."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.async_api import Page, WebSocketRoute, expect

from lms.auth.actions import sessions
from lms.core.access import Role
from lms.courses.models import StaffRole
from lms.live.models import LiveSession
from lms.live.rules import Phase
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import give, join, open_stage, press
from tests.courses.factories import make_staff
from tests.factories import make_user
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.patience import slowly
from tests.quizzes.factories import make_quiz

pytestmark = pytest.mark.browser


async def choose(page: Page, entry: str) -> None:
    """An entry of the menu behind "More"."""
    await press(page, "More")
    await page.get_by_role("menuitem", name=entry).click()


@pytest.mark.slow
async def test_starting_with_nobody_in_the_lobby_is_asked_about(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=1)
    host = await open_stage(visit, game)
    ask = host.get_by_role("dialog", name="Start with nobody in the lobby?")
    await host.keyboard.press("Space")
    await expect(ask).to_be_visible()
    await inspect(host)
    assert (await LiveSession.get(id=game.id)).phase is Phase.LOBBY
    await join(visit, game, "Ada")
    await expect(ask).to_have_count(0)
    await press(host, "Start")
    await expect(host.locator(".stage-stem")).to_be_visible()


async def test_an_empty_lobby_starts_when_its_host_says_so(visit: Visit) -> None:
    game = await make_game(questions=1, late_join=False)
    host = await open_stage(visit, game)
    await press(host, "Start")
    await expect(host.get_by_role("dialog")).to_contain_text("nobody can join after the start")
    await press(host, "Start anyway")
    await expect(host.locator(".stage-stem")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["host", "control"])
async def test_a_lobby_is_ended_from_its_menu(visit: Visit, path: str) -> None:
    game = await make_game(questions=1)
    host = await visit(f"{path}/{game.id}", as_=game.host)
    player = await join(visit, game, "Ada")
    await choose(host, "End this lobby")
    await press(host, "End lobby")
    await expect(player.get_by_role("heading")).to_have_text("The quiz was ended early.")
    assert (await LiveSession.get(id=game.id)).phase is Phase.ABORTED


@pytest.mark.slow
async def test_the_control_knows_the_lobby_and_shows_typed_answers(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=4, auto_close=False)
    text = (await game.questions())[3]
    control, player = await visit(f"control/{game.id}", as_=game.host), await join(visit, game, "A")
    await expect(control.locator(".control-next")).to_contain_text("4 questions")
    await run(game, "live.start")
    await run(game, "live.close")
    await run(game, "live.open", question_id=text.id)
    await give(player, text, correct=False)
    await press(control, "Show distribution")
    await expect(control.locator(".given .chip")).to_have_text("surely not 1")
    await inspect(control)


@pytest.mark.slow
async def test_the_projector_leads_to_the_control_by_code_and_by_link(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=1)
    host = await open_stage(visit, game)
    await choose(host, "Open control")
    code = host.get_by_role("img", name="QR code that opens the control of this quiz")
    await expect(code).to_be_visible()
    assert await code.evaluate("(img) => img.decode().then(() => img.naturalWidth > 0)")
    await expect(host.locator(".dialog")).to_contain_text(f"/control/{game.id}")
    await inspect(host)
    async with host.context.expect_page() as opened:
        await host.get_by_role("link", name="Open it on this device").click()
    control = await opened.value
    await expect(control.get_by_role("heading", name="Control")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("ask", ["s", *slowly("void")])
async def test_a_dialog_ends_with_the_question_it_is_about(visit: Visit, ask: str) -> None:
    game = await make_game(questions=2, auto_close=False)
    await game.player()
    host = await open_stage(visit, game)
    await run(game, "live.start")
    await expect(host.locator(".stage-stem")).to_be_visible()
    if ask == "s":
        await host.keyboard.press("s")
    else:
        await choose(host, "Void this question")
    await expect(host.get_by_role("dialog")).to_be_visible()
    await run(game, "live.close")
    if ask == "void":
        await expect(host.get_by_role("button", name="Show the answer")).to_have_count(1)
        await expect(host.get_by_role("dialog")).to_be_visible()
        await run(game, "live.next")
    await expect(host.get_by_role("dialog")).to_have_count(0)
    await expect(host.locator(".toast")).to_have_text("The quiz has moved on")


@pytest.mark.slow
async def test_a_host_signed_out_elsewhere_is_asked_to_sign_in(visit: Visit) -> None:
    game = await make_game(questions=1)
    for path in ("host", "control"):
        page = await visit(f"{path}/{game.id}", as_=game.host)
        await expect(page.get_by_text("Connected")).to_be_visible()
        await sessions.revoke_all(game.host.id)
        await expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
        link = page.get_by_role("link", name="Sign in")
        await expect(link).to_have_attribute("href", f"/sign-in?next=%2F{path}%2F{game.id}")


@pytest.mark.slow
async def test_a_clean_screen_covers_nothing_and_is_left_by_touch(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=1, auto_close=False)
    await game.player()
    host = await open_stage(visit, game)
    await run(game, "live.start")
    await expect(host.locator(".tally-tile").first).to_be_visible()
    await choose(host, "Clean screen")
    back = host.get_by_role("button", name="Show the bar")
    await expect(back).to_be_visible()
    await expect(host.locator(".stage-bar")).to_have_count(0)
    await expect(host.locator(".toast")).to_have_count(0)
    await inspect(host)
    await host.set_viewport_size({"width": 360, "height": 740})
    await back.click()
    await expect(host.locator(".stage-bar")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["home", "live", "courses/{}", "courses/{}#live"])
async def test_a_forgotten_lobby_is_ended_where_it_is_listed(
    visit: Visit, inspect: Inspect, path: str
) -> None:
    game = await make_game(questions=1)
    for _ in range(4):
        await game.player()
    here = path.format(game.course.id)
    page = await visit(here, as_=game.host, width=1280, height=800)
    if path == "home":
        await expect(page.locator(".live-banner")).to_contain_text("4 players")
    await inspect(page)
    end = page.get_by_role("button", name=re.compile(f"^End .*{game.session.title}"))
    await end.click()
    await press(page, "End lobby")
    await expect(end).to_have_count(0)
    assert (await LiveSession.get(id=game.id)).phase is Phase.ABORTED


@pytest.mark.slow
async def test_a_running_game_is_offered_before_a_second_one(
    visit: Visit, inspect: Inspect
) -> None:
    game = await make_game(questions=1)
    await game.player()
    page = await visit("home", as_=game.host, width=1280, height=800)
    await press(page, "Start live")
    dialog = page.get_by_role("dialog", name=f"{game.session.title} is running already")
    await expect(dialog).to_contain_text("1 player")
    await inspect(page)
    await dialog.get_by_role("button", name="Start another one").click()
    await expect(page.get_by_role("button", name="Open the lobby")).to_be_visible()
    await press(page, "Cancel")
    await press(page, "Start live")
    await dialog.get_by_role("link", name="Continue this quiz here").click()
    await expect(page).to_have_url(re.compile(f"/host/{game.id}$"))
    assert await LiveSession.all().count() == 1


@pytest.mark.slow
async def test_an_assistants_home_shows_what_they_help_with(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("home", as_=await make_staff(game.course, StaffRole.ASSISTANT))
    await expect(page.locator(".teach-card h3")).to_have_text(game.course.title)
    await expect(page.get_by_role("button", name="Start live")).to_have_count(0)


@pytest.mark.slow
async def test_a_step_that_is_told_before_its_reply_can_be_followed_by_the_next(
    visit: Visit,
) -> None:
    game = await make_game(questions=2, auto_close=False)
    host = await open_stage(visit, game)
    held: list[str] = []

    async def route(line: WebSocketRoute) -> None:
        upstream = line.connect_to_server()
        closing: list[int] = []

        def up(message: Any) -> None:
            command = json.loads(message)
            if command["type"] == "live.close":
                closing.append(command["id"])
            upstream.send(message)

        def down(message: Any) -> None:
            if json.loads(message).get("id") in closing:
                held.append(str(message))
            else:
                line.send(message)

        line.on_message(up)
        upstream.on_message(down)

    await host.route_web_socket("**/realtime", route)
    await host.reload()
    await run(game, "live.start")
    for name in ("Close question", "Show the answer"):
        await press(host, name)
    await expect(host.get_by_role("button", name="Leaderboard")).to_be_visible()
    assert held


async def test_a_double_click_takes_one_step(visit: Visit) -> None:
    game = await make_game(questions=2, auto_close=False)
    host = await open_stage(visit, game)
    await run(game, "live.start")
    await host.get_by_role("button", name="Close question").click()
    following = host.get_by_role("button", name="Show the answer")
    await expect(following).to_be_visible()
    await host.mouse.down(click_count=2)
    await host.mouse.up(click_count=2)
    assert (await LiveSession.get(id=game.id)).phase is Phase.CLOSED
    await following.click()
    await expect(host.get_by_role("button", name="Leaderboard")).to_be_visible()


@pytest.mark.slow
async def test_an_administrator_sees_a_course_as_its_staff_do(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit(f"courses/{game.course.id}", as_=await make_user(Role.ADMIN))
    await expect(page.locator(".stats")).to_be_visible()


@pytest.mark.slow
async def test_how_a_game_ran_is_offered_again_the_next_time(
    visit: Visit, inspect: Inspect
) -> None:
    quiz = await make_quiz(questions=1, title="Plants")
    host = await (await quiz.course).owner
    page = await visit(f"courses/{quiz.course_id}#quizzes", as_=host)
    await press(page, "Start live")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Time for a question").select_option(label="45 s")
    await dialog.get_by_label("Question alone, before its options").select_option(label="5 s")
    await inspect(page)
    await press(dialog, "Open the lobby")
    await page.wait_for_url("**/host/*")
    game = await LiveSession.get(quiz_id=quiz.id)
    assert (game.time_limit_s, game.intro_ms) == (45, 5000)
    await LiveSession.filter(id=game.id).update(phase="aborted")
    await page.goto(f"/courses/{quiz.course_id}#quizzes")
    await press(page, "Start live")
    await expect(dialog.get_by_label("Time for a question")).to_have_value("45")
    await expect(dialog.get_by_label("Question alone, before its options")).to_have_value("5000")
