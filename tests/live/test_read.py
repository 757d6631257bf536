"""The questions that a process keeps to understand answers, and the two ways to read one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lms.core import clock
from lms.core.access import Actor, Role
from lms.core.errors import Conflict, Refused
from lms.core.ids import new_id
from lms.live import messages
from lms.live.actions import host
from lms.live.answers import read as reading
from lms.live.answers.batch import batches
from lms.live.answers.questions import KEPT_ANSWERS, Played, Question, Questions
from lms.live.answers.store import Submission
from lms.live.models import LiveQuestion
from lms.questions.models import QuestionVersion
from lms.realtime.parsing import good_id, parse
from lms.settings import Settings
from tests.factories import actor_of
from tests.live.factories import make_game
from tests.realtime.written import Written, client_on

ROOM = 50


class Tasks:
    """Starts what it is given, and counts."""

    def __init__(self) -> None:
        self.all: list[asyncio.Task[None]] = []

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.all.append(asyncio.create_task(work))


async def test_a_room_that_answers_at_once_has_the_questions_read_once(db: None) -> None:
    game = await make_game(questions=2)
    await host.start(actor_of(game.host), messages.Start(session_id=game.id, version=0))
    known, tasks, told = Questions(), Tasks(), list[Refused | None]()
    for _ in range(ROOM):
        known.when_known(game.session.id, told.append, tasks.spawn)
    assert told == []
    await asyncio.gather(*tasks.all)
    known.when_known(game.session.id, told.append, tasks.spawn)
    assert told == [None] * (ROOM + 1)
    assert len(tasks.all) == 1


async def test_answers_wait_for_a_database_that_is_away_until_their_questions_are_read(
    db: None, settings: Settings
) -> None:
    """As they do once these are known: who answers first must not have less patience."""
    game = await make_game(questions=2)
    await host.start(actor_of(game.host), messages.Start(session_id=game.id, version=0))
    known, tasks, told = Questions(), Tasks(), list[Refused | None]()
    apart = await asyncpg.connect(settings.database_url.get_secret_value())
    try:
        async with apart.transaction():
            await apart.execute("lock table live_questions")
            known.when_known(game.session.id, told.append, tasks.spawn)
            # The web waits a second for a lock: this is what a Postgres that is away looks like.
            await asyncio.sleep(1.5)
            known.when_known(game.session.id, told.append, tasks.spawn)
            assert told == []
        await asyncio.gather(*tasks.all)
    finally:
        await apart.close()
    assert told == [None] * 2
    assert len(tasks.all) == 1


async def test_what_has_no_questions_yet_is_asked_again(db: None) -> None:
    known, tasks, told = Questions(), Tasks(), list[Refused | None]()
    nobody = new_id()
    for _ in range(2):
        known.when_known(nobody, told.append, tasks.spawn)
        await asyncio.gather(*tasks.all)
    assert [isinstance(one, Conflict) and one.code for one in told] == ["not_open"] * 2
    assert len(tasks.all) == 2


# Two ways to read a frame ----------------------------------------------------------------------

GAME, CHOICE, TEXT, NUMBER = (UUID(int=n) for n in (0xABCD, 0xA1, 0xA2, 0xA3))
FORMS: dict[UUID, dict[str, Any]] = {
    CHOICE: {
        "type": "multiple_choice",
        "options": [{"id": one, "text": one, "correct": one != "c"} for one in "abc"],
    },
    TEXT: {"type": "short_answer", "answers": [{"text": "oxygen"}]},
    NUMBER: {"type": "numeric", "numeric": {"value": 4.5, "tolerance": 0.5}},
}


def stored(question_id: UUID, content: dict[str, Any]) -> LiveQuestion:
    """As it comes out of the database."""
    version = QuestionVersion(content=content)
    version._saved_in_db = True
    return LiveQuestion(question_id=question_id, version=version)


PLAYER = client_on(Written())
PLAYER.actor = Actor("participant", UUID(int=1), Role.STUDENT, "Ada", session_id=GAME)
NOW = clock.now()


@pytest.fixture(scope="module", autouse=True)
def a_game() -> Iterator[Played]:
    rows = [stored(one, form) for one, form in FORMS.items()]
    questions = {str(row.question_id): Question(row) for row in rows}
    reading.questions.games[str(GAME)] = made = Played(GAME, f"live:{GAME}", questions)
    yield made
    del reading.questions.games[str(GAME)]


def quickly(text: str) -> Submission | None:
    return reading.read(PLAYER, text, NOW)


def said(question: UUID, answer: Any, **more: Any) -> dict[str, Any]:
    frame = {"id": 7, "type": "live.answer", "session_id": str(GAME)}
    return frame | {"question_id": str(question), "answer": answer} | more


def closely(text: str) -> Submission | None:
    """What the general way makes of a frame; None when it refuses."""
    put: list[Submission] = []
    try:
        data = parse(text)
        kind, message_id = data.pop("type"), data.pop("id")
        if kind != "live.answer" or not good_id(message_id):
            return None
        message = messages.SubmitAnswer.model_validate(data)
        if message.session_id != GAME:
            return None
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(batches, "put", lambda _, some: put.extend(some))
            reading.take(PLAYER, message, message_id, NOW)
        return put.pop()
    except (ValueError, LookupError, ValidationError, Refused):
        return None


junk = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
sensible = (
    st.lists(st.sampled_from("abcd"), max_size=4).map(lambda ids: {"options": ids})
    | st.text(max_size=9).map(lambda text: {"text": text})
    | (st.floats() | st.integers(-(2**70), 2**70)).map(lambda value: {"value": value})
)


@st.composite
def frames(draw: st.DrawFn) -> str:
    frame = said(draw(st.sampled_from([*FORMS])), draw(sensible | junk))
    match draw(st.integers(0, 9)):
        case 0:
            frame.pop(draw(st.sampled_from([*frame])))
        case 1:
            frame[draw(st.sampled_from([*frame]))] = draw(junk)
        case 2:
            frame[draw(st.text(max_size=5))] = draw(junk)
        case 3:
            frame["id"] = draw(st.integers(2**63 - 2, 2**63 + 2) | st.integers(-(2**63) - 2, 2))
        case 4:
            frame["session_id"] = frame["session_id"].upper()
    names = draw(st.permutations(list(frame)))
    spaced = draw(st.booleans())
    text = json.dumps(
        {name: frame[name] for name in names}, separators=None if spaced else (",", ":")
    )
    at = draw(st.integers(0, len(text)))
    return text[:at] + text[at + 1 :] if draw(st.integers(0, 9)) == 0 else text


@given(st.lists(frames(), min_size=1, max_size=8))
def test_a_quickly_read_frame_is_what_the_general_way_makes_of_it(texts: list[str]) -> None:
    for text in [*texts, *texts]:  # the second time from what is kept
        read, want = quickly(text), closely(text)
        if read is not None:
            assert read == want


@pytest.mark.parametrize(
    ("question", "answer"),
    [(CHOICE, {"options": ["b", "a"]}), (TEXT, {"text": "Oxygen"}), (NUMBER, {"value": 4})],
)
def test_what_clients_write_is_read_quickly(question: UUID, answer: dict[str, Any]) -> None:
    for separators in (None, (",", ":")):
        text = json.dumps(said(question, answer), separators=separators)
        read = quickly(text)
        assert read is not None
        assert read == closely(text)


def test_only_choices_are_kept_and_only_so_many(a_game: Played) -> None:
    played = a_game.questions
    played[str(CHOICE)]._kept.clear()
    for n in range(KEPT_ANSWERS + 50):
        spaces = " " * n
        text = json.dumps(said(CHOICE, {"options": ["a"]})).replace('["a"]', f'["a"{spaces}]')
        assert quickly(text)
        assert quickly(json.dumps(said(TEXT, {"text": f"answer {n}"})))
    assert len(played[str(CHOICE)]._kept) == KEPT_ANSWERS
    assert played[str(TEXT)]._kept == {}
