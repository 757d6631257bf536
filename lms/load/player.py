"""A simulated player: joins, answers each question, and records what the server acknowledged."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lms.load.client import Client, Room

AGAIN_S = 0.25
SETTLED_S = 1.0
"""A snapshot read just before an answer was acknowledged may arrive just after."""
Answer = dict[str, Any]
Choose = Callable[["Player", dict[str, Any]], tuple[float, Answer] | None]
"""(player, opened question) -> (delay in seconds, answer), or None for no answer."""


@dataclass(slots=True)
class Given:
    """An answer being sent, or acknowledged."""

    question_id: str
    answer: Answer
    asked: float
    """When it was first sent (monotonic)."""
    acked: float = 0.0
    answered_ms: int = 0
    sends: int = 0

    @property
    def waited_ms(self) -> float:
        """From the first attempt to the acknowledgement, reconnections included."""
        return (self.acked - self.asked) * 1000


class Player(Client):
    """One simulated participant."""

    __slots__ = ("_chosen", "_me", "choose", "journal", "lost", "name", "pending", "token", "who")

    def __init__(self, room: Room, joined: dict[str, Any], choose: Choose) -> None:
        super().__init__(room)
        self.token: str = joined["player_token"]
        self.who: str = joined["participant_id"]
        self.name: str = joined["nickname"]
        self.choose = choose
        self.journal: dict[str, Given] = {}
        """Acknowledged answers by question."""
        self.pending: dict[str, Given] = {}
        self.lost: set[str] = set()
        """Questions whose result lacks the acknowledged answer."""
        self._chosen: set[str] = set()

    async def credentials(self) -> dict[str, str]:
        return {"player_token": self.token}

    def entered(self, me: dict[str, Any] | None) -> None:
        for given in self.pending.values():
            self._send(given)
        if me is not None:
            self._compare(me.get("answer"))
        self._look()

    def _compare(self, told: dict[str, Any] | None) -> None:
        """Compare the answer in the server's result with the acknowledged one."""
        question_id = told["question_id"] if told else (self.question or {}).get("question_id")
        mine = self.journal.get(question_id or "")
        if mine is None or time.monotonic() - mine.acked < SETTLED_S:
            return
        if not told or (told["answer"], told["answered_ms"]) != (mine.answer, mine.answered_ms):
            self.lost.add(mine.question_id)

    def on_event(self, event: dict[str, Any]) -> None:
        if event["type"] == "live.question.opened":
            self._look()
        elif event["type"] == "live.result" and not event["answered"]:
            self.lost |= {event["question_id"]} & self.journal.keys()

    def _look(self) -> None:
        """Answer the open question, once."""
        question = self.question
        if question is None or question["question_id"] in self._chosen:
            return
        self._chosen.add(question["question_id"])
        chosen = self.choose(self, question)
        if chosen is not None:
            wait, answer = chosen
            loop = asyncio.get_running_loop()
            loop.call_later(wait, self.give, question["question_id"], answer)

    def give(self, question_id: str, answer: Answer) -> None:
        """Send an answer now; without a connection it is sent on the next one."""
        given = self.pending[question_id] = Given(question_id, answer, time.monotonic())
        if self.ready:
            self._send(given)

    def _send(self, given: Given) -> None:
        def verdict(frame: dict[str, Any]) -> None:
            self._verdict(given, frame)

        given.sends += 1
        self.send(
            "live.answer",
            verdict,
            session_id=self.room.session_id,
            question_id=given.question_id,
            answer=given.answer,
        )

    def _verdict(self, given: Given, frame: dict[str, Any]) -> None:
        if self.pending.get(given.question_id) is not given:
            return  # the reply to an earlier attempt has settled it
        if frame["type"] == "ok":
            given.acked = time.monotonic()
            given.answered_ms = frame["answered_ms"]
            self.journal[given.question_id] = given
        elif frame["retryable"]:
            wait = frame.get("retry_after_ms", 0) / 1000 or random.uniform(AGAIN_S, 2 * AGAIN_S)  # noqa: S311
            asyncio.get_running_loop().call_later(wait, self._resend, given)
            return
        else:
            self.room.refused[frame["code"]] += 1
        del self.pending[given.question_id]

    def _resend(self, given: Given) -> None:
        if self.ready and self.pending.get(given.question_id) is given:
            self._send(given)


def any_option(within_s: float) -> Choose:
    """A random option, text or number, after a random delay of at most that time."""

    def choose(_player: Player, question: dict[str, Any]) -> tuple[float, Answer]:
        moment = random.uniform(0, within_s)  # noqa: S311
        match question["question_type"]:
            case "short_answer":
                return moment, {"text": random.choice(("red", "green", "blue"))}  # noqa: S311
            case "numeric":
                return moment, {"value": random.randrange(100)}  # noqa: S311
        return moment, {"options": [random.choice(question["options"])["id"]]}  # noqa: S311

    return choose
