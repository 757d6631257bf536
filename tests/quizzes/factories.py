"""Quizzes and questions that tests begin with."""

from __future__ import annotations

from typing import Any

from lms.courses.models import Course
from lms.questions.content import content_of, dumped
from lms.questions.models import Question
from lms.quizzes.models import Quiz, QuizQuestion, QuizStatus
from tests.courses.factories import make_course
from tests.factories import number

CONTENTS: list[dict[str, Any]] = [
    {
        "type": "single_choice",
        "options": [{"text": "right", "correct": True}, {"text": "wrong"}, {"text": "off"}],
    },
    {
        "type": "multiple_choice",
        "options": [
            {"text": "right", "correct": True},
            {"text": "too", "correct": True},
            {"text": "wrong"},
        ],
    },
    {"type": "true_false", "options": [{"text": "True", "correct": True}, {"text": "False"}]},
    {"type": "short_answer", "answers": [{"text": "oxygen"}], "case_sensitive": False},
    {"type": "numeric", "numeric": {"value": 2.5, "tolerance": 0.1}},
]
"""One of each type."""


async def make_quiz(course: Course | None = None, *, questions: int = 0, **fields: Any) -> Quiz:
    """A published quiz whose questions take the types in turn."""
    course = course or await make_course()
    fields.setdefault("title", f"Quiz {number()}")
    fields.setdefault("status", QuizStatus.PUBLISHED)
    quiz = await Quiz.create(course=course, **fields)
    for n in range(questions):
        await make_question(quiz, CONTENTS[n % len(CONTENTS)], position=n + 1)
    return quiz


async def make_question(
    quiz: Quiz, content: dict[str, Any] | None = None, *, position: int = 1, **fields: Any
) -> Question:
    """A question at this place of the quiz; a single choice unless another content is given."""
    stored = dumped(content_of(content or CONTENTS[0]))
    fields.setdefault("stem", f"Question {number()}?")
    fields.setdefault("explanation", f"Because of {number()}.")
    question = await Question.create(
        course_id=quiz.course_id, type=stored["type"], content=stored, **fields
    )
    await QuizQuestion.create(quiz=quiz, question=question, position=position)
    return question
