"""What the host's pages offer is what the server takes: in every phase, void, skip and reload."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from pydantic_core import from_json, to_json

from lms.core.errors import Conflict
from lms.live.events import HOST
from lms.live.models import LiveSession
from lms.live.rules import OVER, Phase
from lms.live.snapshot import fresh, snapshot
from tests.browser.conftest import Visit
from tests.browser.stage import join, open_stage
from tests.live.commanding import VERBS, WAY, run
from tests.live.factories import Made, make_game
from tests.patience import slowly

pytestmark = pytest.mark.browser

STEPS = (Path(__file__).resolve().parents[2] / "static/pages/host/steps.js").read_text()
ASK = """async ([source, state]) => {
  const { mainStep, allowed } = await import(source);
  return [mainStep(state)?.[0] ?? null, allowed(state)];
}"""
ASIDE = {
    "open": ["live.open"], "pause": ["live.pause", "live.resume"], "extend": ["live.extend"],
    "skip": ["live.skip"], "jump": ["live.next", "live.finish"], "lock": ["live.lock"],
    "void": ["live.void"], "end": ["live.finish"],
}  # fmt: skip
"""The commands behind the other buttons."""
RUNS = {Phase.OPEN, Phase.PAUSED}
WAYS: list[tuple[Phase, str]] = [
    *((phase, "") for phase in WAY),
    *((phase, "live.void") for phase in WAY if phase not in (Phase.LOBBY, Phase.INTRO)),
    *((phase, "live.skip") for phase in WAY if phase in {Phase.INTRO, *RUNS}),
    *((phase, "live.skip live.void") for phase in WAY if phase in RUNS),
]


async def bring(game: Made, phase: Phase, then: str) -> LiveSession:
    """Into the phase, then on by what a host does to its question."""
    session = game.session
    for verb, fields in [*WAY[phase], *((one, {}) for one in then.split())]:
        if verb == "live.void":
            fields = {"question_id": session.question_id}
        session = await run(game, verb, **fields)
    return session


@pytest_asyncio.fixture(scope="module")
async def blank(chromium: Browser) -> AsyncIterator[Page]:
    """A page of nobody's, for pure functions."""
    page = await chromium.new_page()
    yield page
    await page.close()


async def offered(blank: Page, seen: dict[str, Any]) -> tuple[str | None, dict[str, bool]]:
    """What the page makes of a state: the main button's command, and the other buttons."""
    main, others = await blank.evaluate(ASK, ["data:text/javascript," + quote(STEPS), seen])
    return main, others


async def loaded(game: Made) -> dict[str, Any]:
    """What a host's page reads when it is loaded."""
    shown = await snapshot(game.id, HOST)
    members = from_json(b"{%b}" % fresh(shown.facts, 0, host_online=True))
    return from_json(to_json(shown.body)) | members


@pytest.mark.parametrize(
    "questions", [2, *slowly(1)], ids=["one more to come", "the last question"]
)
@pytest.mark.parametrize(("phase", "then"), WAYS)
async def test_the_server_takes_what_a_loaded_page_offers(
    db: None, blank: Page, phase: Phase, then: str, questions: int
) -> None:
    game = await make_game(questions=questions, intro_ms=10_000)
    session = await bring(game, phase, then)
    main, others = await offered(blank, await loaded(game))
    assert (main is None) == (session.phase in OVER or session.phase is Phase.INTRO)
    if others["void"]:
        await run(game, "live.void", question_id=session.question_id)
        session = await LiveSession.get(id=game.id)
        main, others = await offered(blank, await loaded(game))
        assert not others["void"]
    if main is not None:
        before = (session.phase, session.question_id)
        session = await run(game, main)
        assert (session.phase, session.question_id) != before


@pytest.mark.slow
@pytest.mark.parametrize(("phase", "then"), WAYS)
async def test_every_other_button_is_there_exactly_when_the_server_takes_it(
    db: None, blank: Page, phase: Phase, then: str
) -> None:
    game = await make_game(questions=2, intro_ms=10_000)
    session = await bring(game, phase, then)
    _, others = await offered(blank, await loaded(game))
    assert set(others) == set(ASIDE)
    more: dict[str, dict[str, Any]] = {
        "live.extend": {"seconds": 10},
        "live.lock": {"locked": True},
        "live.void": {"question_id": session.question_id or game.id},
    }
    for name in (name for name, there in others.items() if there):
        verb = ASIDE[name][1 if name == "pause" and session.phase is Phase.PAUSED else 0]
        other = await make_game(questions=2, intro_ms=10_000)
        again = await bring(other, phase, then)
        if verb == "live.void":
            more[verb] = {"question_id": again.question_id}
        await run(other, verb, **more.get(verb, {}))
    for name in ("pause", "extend", "skip"):
        if not others[name]:
            for verb in ASIDE[name]:
                with pytest.raises(Conflict):
                    await run(game, verb, **more.get(verb, {}))
    assert set(VERBS) >= {verb for verbs in ASIDE.values() for verb in verbs}


PAGES: list[Any] = [
    (Phase.OPEN, "live.void", "Next question"),
    *slowly(
        (Phase.CLOSED, "live.void", "Next question"),
        (Phase.OPEN, "live.skip", "Next question"),
        (Phase.INTRO, "live.skip", "Next question"),
        (Phase.REVEALED, "live.void", "Next question"),
        (Phase.CLOSED, "", "Show the answer"),
        (Phase.LEADERBOARD, "live.void", "Next question"),
    ),
]


@pytest.mark.parametrize(("phase", "then", "button"), PAGES)
@pytest.mark.slow
async def test_the_main_button_works_as_it_happens_and_after_a_reload(
    visit: Visit, phase: Phase, then: str, button: str
) -> None:
    game = await make_game(questions=2, intro_ms=10_000)
    host = await open_stage(visit, game)
    player = await join(visit, game, "Ada")
    session = await bring(game, phase, then)
    main = host.locator(".bar-end .btn .label")
    await expect(main).to_have_text(button)
    await host.reload()
    await expect(main).to_have_text(button)
    if "void" in then:
        for _ in range(2):
            await expect(
                player.locator(".player").get_by_text("The host took this question out.")
            ).to_be_visible()
            await player.reload()
    await host.keyboard.press("Space")
    await expect(main).not_to_have_text(button)
    moved = await LiveSession.get(id=game.id)
    assert moved.version == session.version + 1
