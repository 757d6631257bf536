"""Games that tests begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lms.courses.models import Course
from lms.live.actions import join, sessions
from lms.live.actions.join import Joined
from lms.live.models import LiveSession
from lms.live.schemas import LiveSessionIn
from lms.questions.content import content_of
from lms.questions.rules import key
from lms.quizzes.models import Quiz
from lms.users.models import User
from tests.courses.factories import make_course
from tests.factories import actor_of, number
from tests.quizzes.factories import Asked, asked_by, make_quiz


@dataclass(slots=True)
class Made:
    """A game in its lobby, with its hosts."""

    session: LiveSession
    quiz: Quiz
    course: Course
    host: User

    @property
    def id(self) -> UUID:
        return self.session.id

    @property
    def channel(self) -> str:
        return f"live:{self.session.id}"

    async def questions(self) -> list[Asked]:
        return await asked_by(self.quiz)

    async def player(self, user: User | None = None, nickname: str | None = None) -> Joined:
        """Somebody joins."""
        if user is None:
            nickname = nickname or f"Player {number()}"
        session = await LiveSession.get(id=self.session.id)
        joined = await join.join(session, actor_of(user) if user else None, nickname)
        assert joined
        return joined


async def make_game(*, questions: int = 3, course: Course | None = None, **given: Any) -> Made:
    """A game without intros unless told otherwise."""
    course = course or await make_course()
    quiz = await make_quiz(course, questions=questions)
    host = await User.get(id=course.owner_id)
    settings = LiveSessionIn(**{"intro_ms": 0, **given})
    return Made(await sessions.create(actor_of(host), quiz.id, settings), quiz, course, host)


def right(question: Asked) -> dict[str, Any]:
    """A right answer."""
    return key(content_of(question.content))


def wrong(question: Asked) -> dict[str, Any]:
    """A wrong answer of the right shape."""
    content = question.content
    match content["type"]:
        case "short_answer":
            return {"text": "surely not"}
        case "numeric":
            return {"value": content["numeric"]["value"] + 1000}
        case "ordering":
            return {"options": right(question)["options"][::-1]}
        case "matching" | "categorise":
            (one, other), *_ = right(question)["pairs"].items()
            others = set(right(question)["pairs"].values()) - {other}
            return {"pairs": {one: sorted(others)[0]}}
    return {"options": [one["id"] for one in content["options"] if not one["correct"]][:1]}
