"""The questions of recent games, which are fixed at a game's start and so can be cached."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import UUID

import msgspec
import structlog
from pydantic_core import from_json, to_json

from lms.core.errors import Conflict, NotFound, Refused, Unavailable, refuse
from lms.live.answers.patience import MAX_WAITING, patiently
from lms.live.models import LiveQuestion
from lms.questions.content import Choice, Content, content_of
from lms.questions.rules import canonical, parse_answer

log = structlog.get_logger()

KEPT_GAMES = 200
KEPT_ANSWERS = 50
"""For choices: of thousands of players nearly all give an answer that was cached before."""
KEPT_BYTES = 200
Then = Callable[[Refused | None], None]
Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Question:
    """A question of a game, with a cache of its parsed answers."""

    __slots__ = ("_keeps", "_kept", "content", "id")

    def __init__(self, row: LiveQuestion) -> None:
        self.id = row.question_id
        self.content: Content = content_of(row.version.content)
        self._keeps = isinstance(self.content, Choice)
        self._kept: dict[bytes, str] = {}

    def stored(self, answer: object) -> str:
        """The answer as JSON, equal for equal answers; `Invalid` for a malformed one."""
        return to_json(canonical(parse_answer(self.content, answer))).decode()

    def read(self, raw: bytes) -> str:
        """Like `stored`, for JSON; `ValueError` for what is none."""
        answer = self._kept.get(raw)
        if answer is None:
            answer = self.stored(from_json(raw, allow_inf_nan=False))
            if self._keeps and len(self._kept) < KEPT_ANSWERS and len(raw) <= KEPT_BYTES:
                self._kept[raw] = answer
        return answer


class Played(msgspec.Struct, gc=False):
    """A game's questions, by their ids as in JSON."""

    id: UUID
    channel: str
    questions: dict[str, Question]


class Questions:
    """The questions of recent games in this process. They are never sent to clients."""

    def __init__(self) -> None:
        self.games: OrderedDict[str, Played] = OrderedDict()
        """By their ids, as in JSON."""
        self._waiting: dict[UUID, list[Then]] = {}

    def when_known(self, session_id: UUID, then: Then, spawn: Spawn) -> None:
        """Call back when the game's questions are loaded, or with the refusal: a lobby has none
        yet.

        A whole room answers the first question at once: the questions are read once for all.
        """
        if str(session_id) in self.games:
            then(None)
        elif (waiting := self._waiting.get(session_id)) is not None:
            if len(waiting) < MAX_WAITING:
                waiting.append(then)
            else:
                then(Unavailable())
        else:
            self._waiting[session_id] = [then]
            spawn(self._load(session_id))

    async def _load(self, session_id: UUID) -> None:
        missing: Refused | None = Unavailable()
        try:
            missing = await patiently(lambda: self._fetch(session_id), what="questions")
        except Exception as error:
            log.warning("live_questions_not_read", error=repr(error))
        finally:
            for then in self._waiting.pop(session_id):
                then(missing)

    async def _fetch(self, session_id: UUID) -> Refused | None:
        rows = await LiveQuestion.of(session_id)
        if not rows:
            return Conflict("not_open", "The quiz has not begun.")
        name = str(session_id)
        # In a thread: parsing two hundred questions with all their options takes a while.
        questions = await asyncio.to_thread(
            lambda: {str(row.question_id): Question(row) for row in rows}
        )
        self.games[name] = Played(session_id, f"live:{name}", questions)
        while len(self.games) > KEPT_GAMES:
            self.games.popitem(last=False)
        return None

    def get(self, session_id: UUID, question_id: UUID) -> Question:
        """A question of a loaded game; `NotFound` if the game doesn't ask it."""
        return self.games[str(session_id)].questions.get(str(question_id)) or refuse(NotFound)
