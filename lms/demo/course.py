"""The demo's course: an introduction to photosynthesis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lms.demo.questions import BASICS, WARM_UP
from lms.questions.schemas.inputs import QuestionIn


@dataclass(frozen=True, slots=True)
class DemoQuiz:
    """A quiz of the demo."""

    title: str
    description: str
    questions: tuple[QuestionIn, ...]
    published: bool


SLUG = "photosynthesis-basics"

DESCRIPTION = """\
Almost everything that lives eats sunlight in the end. This course follows the light from the \
leaf's surface to a molecule of sugar.

By the end you can

- say where in a cell photosynthesis happens, and what each place does,
- write its equation, and count atoms with it,
- tell the light-dependent reactions from the Calvin cycle,
- read a simple experiment with pondweed and a lamp.

You need no chemistry beyond the symbols for carbon, hydrogen and oxygen. Each week ends with a \
live quiz: bring a phone, or any device with a browser.
"""

ABOUT: dict[str, Any] = {
    "title": "Photosynthesis basics",
    "summary": "How plants turn light, water and air into sugar, and where the oxygen comes from.",
    "description": DESCRIPTION,
    "level": "beginner",
    "language": "en",
}

QUIZZES = (
    DemoQuiz(
        title="Photosynthesis: from light to sugar",
        description="Ten questions on the whole of the first unit, about six minutes.",
        questions=BASICS,
        published=True,
    ),
    DemoQuiz(
        title="Warm-up: three quick ones",
        description="A draft to try a live quiz with in a minute or two.",
        questions=WARM_UP,
        published=False,
    ),
)
