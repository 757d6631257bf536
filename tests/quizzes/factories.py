"""Quizzes and questions that tests begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lms.courses.models import Course
from lms.questions.actions import bank_of
from lms.questions.content import content_of, dumped
from lms.questions.html import TEXTS, rendered
from lms.questions.models import Question, QuestionVersion
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus
from lms.quizzes.reading import asked
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its newest version in one."""

    id: UUID
    stem: str
    content: dict[str, Any]
    explanation: str
    live_points: int

    @classmethod
    def of(cls, version: QuestionVersion) -> Asked:
        return cls(
            version.question_id,
            version.stem,
            version.content,
            version.explanation,
            version.question.live_points,
        )


async def asked_by(quiz: Quiz) -> list[Asked]:
    """What a quiz asks, in its order."""
    return [Asked.of(version) for version in await asked(await QuizSlot.of(quiz.id))]


async def make_question(
    quiz: Quiz, content: dict[str, Any] | None = None, *, position: int = 1, **own: Any
) -> Asked:
    """A question at this place of the quiz; a single choice unless another content is given."""
    stored = dumped(content_of(content or CONTENTS[0]))
    asks = {
        "stem": own.pop("stem", f"Question {number()}?"),
        "explanation": own.pop("explanation", f"Because of {number()}."),
        "type": stored["type"],
        "content": stored,
    }
    question = await Question.create(bank=await bank_of(await quiz.course), **own)
    await QuizSlot.create(quiz=quiz, question=question, position=position)
    return Asked.of(await QuestionVersion.create(question=question, **asks))


async def render(question: Asked) -> None:
    """Make Markdown of its texts; those of factories are as old ones, from before it."""
    version = await QuestionVersion.get(question_id=question.id)
    html = await rendered({name: getattr(version, name) for name in TEXTS})
    await QuestionVersion.filter(id=version.id).update(rendered=html.stored())


async def ask_instead(question: Asked, **asks: Any) -> None:
    """Change what a question of one version asks, where nobody was asked it yet."""
    if "content" in asks:
        asks["content"] = dumped(content_of(asks["content"]))
        asks["type"] = asks["content"]["type"]
    await QuestionVersion.filter(question_id=question.id).update(**asks)
