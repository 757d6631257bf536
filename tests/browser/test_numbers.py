"""Numbers and digits as people of many places type them."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.live.models import LiveAnswer
from lms.quizzes.models import QuizSlot
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import join, locked
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.patience import slowly
from tests.quizzes.factories import make_question

pytestmark = pytest.mark.browser

HEARD = "(pin) => [...pin].map((one) => String.fromCodePoint(0x660 + Number(one))).join('')"


@pytest.mark.parametrize(
    ("typed", "understood", "value"),
    [
        ("1’500", "1500", 1500),
        *slowly(("1,500", "1500", 1500), ("–5", "-5", -5), ("１５", "15", 15)),
    ],
)
async def test_a_typed_number_is_shown_as_understood_and_sent_so(
    visit: Visit, typed: str, understood: str, value: float
) -> None:
    game = await make_game(questions=1, auto_close=False)
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    await make_question(game.quiz, {"type": "numeric", "numeric": {"value": value}})
    player = await join(visit, game, "Ada")
    await run(game, "live.start")
    await player.fill("#answer", typed)
    await expect(player.locator("#answer-read")).to_have_text(f"Read as \u2068{understood}\u2069")
    await player.get_by_role("button", name="Submit").click()
    await locked(player)
    assert (await LiveAnswer.get(session_id=game.id)).answer == {"value": value}
    for verb in ("live.close", "live.reveal"):
        await run(game, verb)
    await expect(player.get_by_role("heading", name="Correct")).to_be_visible()


@pytest.mark.slow
async def test_a_pad_without_a_minus_has_a_button_for_it(visit: Visit, inspect: Inspect) -> None:
    game = await make_game(questions=1, auto_close=False)
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    await make_question(game.quiz, {"type": "numeric", "numeric": {"value": -5}})
    player = await join(visit, game, "Ada")
    await run(game, "live.start")
    await player.fill("#answer", "5")
    sign = player.get_by_role("button", name="Plus or minus")
    for shown in ("-5", "5", "-5"):
        await sign.click()
        await expect(player.locator("#answer")).to_have_value(shown)
        await expect(player.locator("#answer")).to_be_focused()
    await inspect(player)
    await player.fill("#answer", "–5 m")
    await expect(player.locator("#answer-read")).to_have_text("This isn't a number.")
    await inspect(player)


@pytest.mark.slow
async def test_a_pin_may_be_typed_in_the_digits_of_any_script(visit: Visit) -> None:
    game = await make_game(questions=1)
    page = await visit("join")
    foreign = await page.evaluate(HEARD, game.session.pin)
    await page.locator("#pin").press_sequentially(foreign)
    await expect(page.locator("#pin")).to_have_value(
        f"{game.session.pin[:3]} {game.session.pin[3:]}"
    )
    await page.keyboard.press("Enter")
    await expect(page.locator("#nickname")).to_be_visible()
