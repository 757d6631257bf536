"""Parses answers by their questions, which are fixed at the game's start and so can be cached."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import structlog
from pydantic_core import from_json, to_json

from lms.core.errors import Conflict, NotFound, Refused, Unavailable
from lms.live.answers.patience import MAX_WAITING, patiently
from lms.live.models import LiveQuestion
from lms.questions.content import Choice, Content, content_of
from lms.questions.rules import canonical, parse_answer
from lms.realtime.clients import MessageId

log = structlog.get_logger()

KEPT_GAMES = 200
KEPT_ANSWERS = 50
"""For choices: of thousands of players nearly all give an answer that was cached before."""
KEPT_BYTES = 200
Then = Callable[[Refused | None], None]
Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Frame(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    """`SubmitAnswer` in the form that nearly every client sends."""

    id: Annotated[int, msgspec.Meta(gt=-(2**63), le=2**63 - 1)]
    type: Literal["live.answer"]
    session_id: str
    question_id: str
    answer: msgspec.Raw


_decode = msgspec.json.Decoder(Frame).decode


class Question:
    """A question of a game, with a cache of its parsed answers."""

    __slots__ = ("_keeps", "_kept", "content", "id")

    def __init__(self, row: LiveQuestion) -> None:
        self.id = row.question_id
        self.content: Content = content_of(row.version.content)
        self._keeps = isinstance(self.content, Choice)
        self._kept: dict[bytes, str] = {}

    def read(self, raw: bytes) -> str:
        """The answer in stored form; `ValueError` or `Invalid` for a malformed one."""
        answer = self._kept.get(raw)
        if answer is None:
            answer = stored(self.content, from_json(raw, allow_inf_nan=False))
            if self._keeps and len(self._kept) < KEPT_ANSWERS and len(raw) <= KEPT_BYTES:
                self._kept[raw] = answer
        return answer


class Played(msgspec.Struct, gc=False):
    """A game's questions, by their ids as in JSON."""

    id: UUID
    channel: str
    questions: dict[str, Question]


class Given(msgspec.Struct, gc=False):
    """A parsed answer: its frame's `id`, and the stored form."""

    id: MessageId
    game: Played
    question_id: UUID
    answer: str


def stored(content: Content, raw: object) -> str:
    """The answer as JSON, equal for equal answers; `Invalid` for a malformed one."""
    return to_json(canonical(parse_answer(content, raw))).decode()


class Questions:
    """The questions of recent games in this process. They are never sent to clients."""

    def __init__(self) -> None:
        self._games: OrderedDict[str, Played] = OrderedDict()
        self._waiting: dict[UUID, list[Then]] = {}

    def when_known(self, session_id: UUID, then: Then, spawn: Spawn) -> None:
        """Call back when the game's questions are loaded, or with the refusal: a lobby has none
        yet.

        A whole room answers the first question at once: the questions are read once for all.
        """
        if str(session_id) in self._games:
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
        self._games[name] = Played(session_id, f"live:{name}", questions)
        while len(self._games) > KEPT_GAMES:
            self._games.popitem(last=False)
        return None

    def read(
        self, message_id: MessageId, session_id: UUID, question_id: UUID, raw: object
    ) -> Given:
        """Parse an answer to a loaded game; `Invalid` if malformed, `NotFound` without question."""
        game = self._games[str(session_id)]
        question = game.questions.get(str(question_id))
        if question is None:
            raise NotFound
        return Given(message_id, game, question.id, stored(question.content, raw))

    def read_frame(self, text: str) -> Given | None:
        """Parse a whole frame in its usual form; `None` when it needs the full parser."""
        try:
            frame = _decode(text)
            game = self._games[frame.session_id]
            question = game.questions[frame.question_id]
            return Given(frame.id, game, question.id, question.read(bytes(frame.answer)))
        except (msgspec.MsgspecError, LookupError, ValueError, RecursionError, Refused):
            return None
