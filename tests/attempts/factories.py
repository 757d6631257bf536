"""Attempts that tests begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from lms.attempts.models import Attempt, AttemptAnswer
from lms.core import clock
from lms.courses.models import Course
from lms.quizzes.models import Quiz
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.quizzes.factories import Asked, asked_by, make_quiz


@dataclass(frozen=True, slots=True)
class Sitting:
    """A quiz with questions of five types, and a student who sits at it."""

    course: Course
    quiz: Quiz
    student: User
    questions: list[Asked]


async def make_sitting(*, questions: int = 5, **fields: Any) -> Sitting:
    """A quiz that nobody has begun."""
    course = await make_course()
    quiz = await make_quiz(course, questions=questions, **fields)
    return Sitting(course, quiz, await make_student(course), await asked_by(quiz))


async def begin(client: Client, sitting: Sitting, who: User | None = None, **body: Any) -> Any:
    """Start an attempt; returns it as it is read."""
    reply = await client.post(
        f"quizzes/{sitting.quiz.id}/attempts", json=body, as_=who or sitting.student
    )
    assert reply.status in (200, 201), reply
    return reply.json


def right(question: Asked) -> dict[str, Any]:
    """A right answer to one of the five types."""
    content = question.content
    match content["type"]:
        case "short_answer":
            return {"text": content["answers"][0]["text"]}
        case "numeric":
            return {"value": content["numeric"]["value"]}
    return {"options": [one["id"] for one in content["options"] if one["correct"]]}


def wrong(question: Asked) -> dict[str, Any]:
    """A wrong answer to one of the five types."""
    content = question.content
    match content["type"]:
        case "short_answer":
            return {"text": "nothing of it"}
        case "numeric":
            return {"value": -1}
    return {"options": [next(one["id"] for one in content["options"] if not one["correct"])]}


async def save(
    client: Client, attempt_id: UUID | str, question: Asked, answer: Any, who: User, **more: Any
) -> Any:
    """Save an answer; returns the reply."""
    return await client.put(
        f"attempts/{attempt_id}/answers/{question.id}", json={"answer": answer, **more}, as_=who
    )


async def move_deadline(attempt_id: UUID | str, seconds: float) -> None:
    """The attempt ends in so many seconds; negative: it has ended."""
    deadline = clock.now() + timedelta(seconds=seconds)
    await Attempt.filter(id=attempt_id).update(deadline=deadline)


async def stored(attempt_id: UUID | str) -> dict[UUID, Any]:
    """What is stored of each question's answer."""
    rows = await AttemptAnswer.filter(attempt_id=attempt_id)
    return {row.question_id: row.answer for row in rows}
