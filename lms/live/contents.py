"""What the questions of running games take for an answer: frozen at the start, so kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import UUID

import structlog

from lms.core.errors import Conflict, NotFound, Refused, Unavailable
from lms.live.models import LiveQuestion
from lms.questions.content import Content, content_of
from lms.questions.rules import canonical, parse_answer

log = structlog.get_logger()

KEPT_GAMES = 200
Then = Callable[[Refused | None], None]
Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Contents:
    """The contents of the games played lately in this process. They never leave it."""

    def __init__(self) -> None:
        self._games: OrderedDict[UUID, dict[UUID, Content]] = OrderedDict()
        self._waiting: dict[UUID, list[Then]] = {}

    def when_known(self, session_id: UUID, then: Then, spawn: Spawn) -> None:
        """Go on when the game's questions are here, or say why not: a lobby has none yet.

        A whole room answers the first question at once: they are read once for all who wait.
        """
        if session_id in self._games:
            then(None)
        elif session_id in self._waiting:
            self._waiting[session_id].append(then)
        else:
            self._waiting[session_id] = [then]
            spawn(self._load(session_id))

    async def _load(self, session_id: UUID) -> None:
        missing: Refused | None = Unavailable()
        try:
            missing = await self._read(session_id)
        except Exception as error:
            log.warning("live_questions_not_read", error=repr(error))
        finally:
            for then in self._waiting.pop(session_id):
                then(missing)

    async def _read(self, session_id: UUID) -> Refused | None:
        questions = await LiveQuestion.filter(session_id=session_id)
        if not questions:
            return Conflict("not_open", "The quiz has not begun.")
        self._games[session_id] = {one.question_id: content_of(one.content) for one in questions}
        while len(self._games) > KEPT_GAMES:
            self._games.popitem(last=False)
        return None

    def read(self, session_id: UUID, question_id: UUID, raw: object) -> dict[str, Any]:
        """The answer as it is stored; `Invalid` for a malformed one, `NotFound` for no question."""
        content = self._games[session_id].get(question_id)
        if content is None:
            raise NotFound
        return canonical(parse_answer(content, raw))
