"""What the questions of running games take for an answer: frozen at the start, so kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any
from uuid import UUID

import structlog

from lms.core.errors import Conflict, NotFound, Refused, Unavailable
from lms.live.models import LiveQuestion
from lms.questions.content import Content, content_of
from lms.questions.rules import canonical, parse_answer

log = structlog.get_logger()

KEPT_GAMES = 200


class Contents:
    """The contents of the games played lately in this process. They never leave it."""

    def __init__(self) -> None:
        self._games: OrderedDict[UUID, dict[UUID, Content]] = OrderedDict()

    def knows(self, session_id: UUID) -> bool:
        return session_id in self._games

    async def load(self, session_id: UUID, then: Callable[[Refused | None], None]) -> None:
        """Read a game's questions, then go on, or say why not: a lobby has none yet."""
        try:
            questions = await LiveQuestion.filter(session_id=session_id)
        except Exception as error:
            log.warning("live_questions_not_read", error=repr(error))
            then(Unavailable())
            return
        if not questions:
            then(Conflict("not_open", "The quiz has not begun."))
            return
        self._games[session_id] = {one.question_id: content_of(one.content) for one in questions}
        while len(self._games) > KEPT_GAMES:
            self._games.popitem(last=False)
        then(None)

    def read(self, session_id: UUID, question_id: UUID, raw: object) -> dict[str, Any]:
        """The answer as it is stored; `Invalid` for a malformed one, `NotFound` for no question."""
        content = self._games[session_id].get(question_id)
        if content is None:
            raise NotFound
        return canonical(parse_answer(content, raw))
