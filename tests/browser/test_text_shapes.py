"""Text of any shape: long words, addresses, many options, long ones, code; all measured."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.core.access import Role
from lms.courses.models import Course
from lms.enrollments.actions import joining as enrollments
from lms.quizzes.models import QuizSlot
from tests.browser.conftest import SIDEWAYS, Visit, loaded, resize
from tests.browser.stage import begin, join, open_stage, press
from tests.browser.test_adapted import text_size
from tests.courses.factories import make_course
from tests.factories import actor_of, make_user
from tests.live.commanding import run
from tests.live.factories import Made, make_game
from tests.patience import slowly
from tests.quizzes.factories import make_question

pytestmark = pytest.mark.browser

WORD = "Donaudampfschifffahrtskapitaens"
URL = "https://example.org/" + "a-rather-long-path-without-a-break" * 3
SENTENCE = "The light-dependent reactions take place in the membranes of the thylakoids. "
CODE = "    for one in range(3):\n        print(one)\n    return  one"

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (1366, 600)]
PHONES = [(320, 640), (360, 740), (740, 360)]

CROPPED = """() => {
  const clips = (style) => style.overflowX !== "visible" && style.textOverflow !== "ellipsis";
  return [...document.querySelectorAll("#app *")]
    .filter((one) => !one.closest(".vh, thead, .scroller, input, select") && one.clientWidth)
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && clips(getComputedStyle(one)))
    .map((one) => `${one.className}: ${one.scrollWidth} > ${one.clientWidth}`);
}"""
"""What cuts its content off at the side, or makes people scroll there."""
UNSEEN = """() => {
  const box = (one) => one.getBoundingClientRect();
  const main = box(document.querySelector(".stage-main"));
  const inside = (one) => box(one).top >= main.top - 1 && box(one).bottom <= main.bottom + 1;
  const missing = [...document.querySelectorAll(".ring, .share, .answered")]
    .filter((one) => !inside(one));
  const stage = document.querySelector(".stage");
  const words = document.querySelector(".question-stem");
  const stem = box(words);
  const options = document.querySelector(".question-options");
  return [...missing.map((one) => one.className),
    ...(stem.height < 60 ? ["stem"] : []),
    ...(stage.dataset.phase !== "revealed" && words.scrollHeight > words.clientHeight + 1
      ? ["stem scrolls"] : []),
    ...(options.scrollHeight > options.clientHeight + 1 ? ["options scroll"] : []),
    ...[...options.querySelectorAll(".tile-text")]
      .filter((one) => !inside(one)).map((one) => one.textContent.slice(0, 20))];
}"""
"""What the room can't see of an open question: clock, stem, options."""

STILL = """async () => {
  const all = () => [...document.querySelectorAll("#app *")];
  const heights = () => all().map((one) => one.scrollHeight).join();
  for (let still = 0, before = ""; still < 5;) {
    await new Promise((go) => requestAnimationFrame(go));
    const now = heights();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}"""
"""A new size isn't there at once: for a frame Chromium may show text as high as it was narrow."""

REACHED = """(one) => {
  one.scrollTop = one.scrollHeight;
  return one.scrollTop + one.clientHeight >= one.scrollHeight - 1;
}"""


def choice(*texts: str) -> dict[str, Any]:
    first, *others = texts
    options: list[dict[str, Any]] = [{"text": first, "correct": True}]
    return {"type": "multiple_choice", "options": options + [{"text": one} for one in others]}


async def game_with(
    content: dict[str, Any], *, course: Course | None = None, title: str = "", **fields: Any
) -> Made:
    """A game of this one question."""
    game = await make_game(questions=1, course=course, auto_close=False, time_limit_s=300)
    if title:
        game.quiz.title = title
        await game.quiz.save()
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    await make_question(game.quiz, content, **fields)
    return game


async def resized(page: Page, width: int, height: int) -> None:
    await resize(page, width, height)
    await page.evaluate(STILL)


async def fits(page: Page) -> None:
    for width, height in PHONES:
        await resized(page, width, height)
        assert await page.evaluate(SIDEWAYS) == [], (width, height)
        assert await page.evaluate(CROPPED) == [], (width, height)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        choice(URL, WORD, "W" * 31, "no"),
        choice(*(f"{WORD}{n}" for n in range(4))),
        {**choice(f"{WORD} {WORD}", "short", "W" * 31, WORD), "type": "single_choice"},
        {"type": "short_answer", "answers": [{"text": URL}]},
    ],
    ids=["addresses", "words", "single", "typed"],
)
async def test_no_word_is_wider_than_a_phone(visit: Visit, content: dict[str, Any]) -> None:
    explanation = f"See {URL} and {WORD * 3}"
    stem, title = f"{WORD * 2} {URL}?", f"{WORD} {WORD * 3}"
    game = await game_with(content, title=title, stem=stem, explanation=explanation)
    player = await join(visit, game, "W" * 30)
    await fits(player)
    for step, shown in (
        ("start", ".option, #answer"),
        ("close", ".status:has-text('The host closed the question.')"),
        ("reveal", ".disc"),
        ("leaderboard", ".place"),
        ("next", ".summary .answers"),
    ):
        await run(game, f"live.{step}")
        await expect(player.locator(shown).first).to_be_visible()
        await fits(player)
    await player.get_by_text("Review the questions").click()
    await fits(player)


@pytest.mark.slow
@pytest.mark.parametrize("stem", [SENTENCE * 13, WORD * 30, CODE], ids=["prose", "word", "code"])
async def test_a_long_stem_leaves_the_options_in_sight(visit: Visit, stem: str) -> None:
    game = await game_with(choice("one", "two", "three", "four"), stem=stem)
    player = await join(visit, game, "Ada")
    await run(game, "live.start")
    await expect(player.locator(".option")).to_have_count(4)
    await resized(player, 740, 360)
    box = await player.locator(".option").first.bounding_box()
    assert box
    assert box["y"] < 150
    last = player.locator(".option").last
    await last.scroll_into_view_if_needed()
    await last.click()
    await expect(player.locator("[data-chosen=true]")).to_have_count(1)
    assert await player.locator(".play-stem").evaluate(REACHED)


@pytest.mark.parametrize(
    "content",
    [
        *slowly(
            choice(*((SENTENCE * 3)[: 198 - n] + f"{n}" for n in range(6))),
            choice(*(f"Option {n}" for n in range(7))),
            choice(*(f"Option {n}" for n in range(8))),
            choice(*(f"Option {n}" for n in range(12))),
            choice(*(f"Option {n}" for n in range(20))),
            choice(*((SENTENCE * 3)[: 198 - n] + f"{n}" for n in range(4))),
            choice(*(f"{WORD}{n}" for n in range(8))),
            choice((SENTENCE * 3)[:200], "two"),
        ),
    ],
    ids=["6 long", "7", "8", "12", "20", "4 long", "8 words", "2, one long"],
)
async def test_the_projector_shows_clock_and_every_option(
    visit: Visit, content: dict[str, Any]
) -> None:
    game = await game_with(content, stem=(SENTENCE * 2)[:120], explanation="Light does.")
    await game.player()
    host = await open_stage(visit, game)
    await begin(host)
    await expect(host.locator(".tally-tile")).to_have_count(len(content["options"]))
    for width, height in SIZES:
        await resized(host, width, height)
        assert await host.evaluate(UNSEEN) == [], (width, height)
        assert await host.evaluate(CROPPED) == [], (width, height)
    await press(host, "Close question")
    await expect(host.locator(".tally-bar").first).to_be_visible()
    for width, height in SIZES:
        await resized(host, width, height)
        assert await host.evaluate(UNSEEN) == [], (width, height)
        assert await host.evaluate(CROPPED) == [], (width, height)
    await press(host, "Show the answer")
    await expect(host.locator(".pill").first).to_be_visible()
    for width, height in SIZES:
        await resized(host, width, height)
        assert await host.evaluate(UNSEEN) == [], (width, height)


@pytest.mark.slow
async def test_more_than_a_screen_holds_scrolls_and_leaves_the_clock(visit: Visit) -> None:
    texts = ((SENTENCE * 7)[: 498 - n] + f"{n}" for n in range(20))
    game = await game_with(choice(*texts), stem=SENTENCE * 20)
    await game.player()
    host = await open_stage(visit, game)
    await begin(host)
    await expect(host.locator(".tally-tile")).to_have_count(20)
    for zoom in (1, 1.5):
        if zoom > 1:
            await text_size(host, "125%")
            await text_size(host, "150%")
        for width, height in SIZES:
            await resized(host, width, height)
            seen = set(await host.evaluate(UNSEEN))
            assert not seen & {"ring num", "answered num", "stem"}, (width, height)
            assert await host.evaluate(CROPPED) == [], (width, height)


@pytest.mark.slow
async def test_code_keeps_its_indentation(visit: Visit) -> None:
    content = choice(CODE, "    return 1", "pass")
    game = await game_with(content, stem=f"What does it print?\n{CODE}", explanation=CODE)
    host, player = await open_stage(visit, game), await join(visit, game, "Ada")
    await begin(host)
    for page, stem, option in (
        (host, ".stage-stem", ".tally .tile-text"),
        (player, "#stem", ".option .tile-text"),
    ):
        text = await page.locator(stem).evaluate("one => one.innerText")
        assert text == f"What does it print?\n{CODE}"
        assert await page.locator(option).first.evaluate("one => one.innerText") == CODE
    await run(game, "live.close")
    await run(game, "live.reveal")
    for page, explanation in ((host, ".stage-explanation"), (player, ".explanation")):
        await expect(page.locator(explanation)).to_be_visible()
        assert await page.locator(explanation).evaluate("one => one.innerText") == CODE


PAGES = [
    "home",
    "catalogue",
    "live",
    "account",
    "people",
    "audit",
    "courses/{course}",
    "courses/{course}#quizzes",
    "courses/{course}#people",
    "courses/{course}#live",
    "results/{game}",
    "control/{game}",
    "quizzes/{quiz}",
    "quizzes/{quiz}/settings",
    "quizzes/{quiz}/attempts",
    "quizzes/{quiz}/grading",
    "quizzes/{quiz}/extra",
    "quizzes/{quiz}/statistics",
    "courses/{course}/grading",
    "courses/{course}/rubrics",
]


@pytest.mark.slow
async def test_no_word_is_wider_than_a_page(visit: Visit) -> None:
    name = f"{WORD} {WORD}"
    admin = await make_user(Role.ADMIN, full_name=name, email=f"{WORD * 2}@example.test".lower())
    title = f"{WORD * 2} {URL}"
    course = await make_course(admin, title=title, summary=f"{WORD * 3} {URL}")
    game = await game_with(choice(WORD * 3, URL), course=course, title=title, stem=WORD * 6)
    student = await make_user(full_name=WORD * 2)
    await enrollments.enroll(actor_of(student), course.id)
    await game.player(nickname="W" * 30)
    for verb in ("live.start", "live.close"):
        await run(game, verb)
    found: list[object] = []
    for person, paths in ((admin, PAGES), (student, PAGES[:4])):
        page = await visit("home", as_=person)
        for path in paths:
            await page.goto("/" + path.format(course=course.id, game=game.id, quiz=game.quiz.id))
            await loaded(page)
            for width in (320, 768, 1024, 1280):
                await resized(page, width, 800)
                wide = await page.evaluate(SIDEWAYS) + await page.evaluate(CROPPED)
                if wide:
                    found.append((path, width, wide))
    assert found == []
