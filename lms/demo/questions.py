"""Short ways to write the demo's questions."""

from __future__ import annotations

from typing import Any

from lms.questions.content import Accepted, Item, Pair, QuestionType, Thing, Tolerance
from lms.questions.schemas.inputs import OptionIn, QuestionIn


def choice(kind: QuestionType, stem: str, right: str, wrong: str, **more: Any) -> QuestionIn:
    """Options in alphabetical order, which reveals nothing; `|` separates the texts."""
    texts = [(text, True) for text in right.split("|")] + [(t, False) for t in wrong.split("|")]
    options = [OptionIn(text=text, correct=correct) for text, correct in sorted(texts)]
    return QuestionIn(type=kind, stem=stem, options=options, **more)


def statement(stem: str, holds: bool, **more: Any) -> QuestionIn:
    options = [OptionIn(text="True", correct=holds), OptionIn(text="False", correct=not holds)]
    return QuestionIn(type="true_false", stem=stem, options=options, **more)


def text(stem: str, *accepted: str, **more: Any) -> QuestionIn:
    answers = [Accepted(text=text) for text in accepted]
    return QuestionIn(type="short_answer", stem=stem, answers=answers, **more)


def number(stem: str, value: float, tolerance: float, **more: Any) -> QuestionIn:
    numeric = Tolerance(value=value, tolerance=tolerance)
    return QuestionIn(type="numeric", stem=stem, numeric=numeric, **more)


def matching(stem: str, pairs: dict[str, str], *distractors: str, **more: Any) -> QuestionIn:
    """What belongs to what."""
    made = [Pair(left=Thing(text=one), right=Thing(text=other)) for one, other in pairs.items()]
    others = [Thing(text=one) for one in distractors]
    return QuestionIn(type="matching", stem=stem, pairs=made, distractors=others, **more)


def ordering(stem: str, *texts: str, **more: Any) -> QuestionIn:
    """Texts in the right order."""
    options = [OptionIn(text=one) for one in texts]
    return QuestionIn(type="ordering", stem=stem, options=options, **more)


def categorise(stem: str, categories: dict[str, list[str]], **more: Any) -> QuestionIn:
    """Which things belong to which category."""
    names = [Thing(id=name, text=name) for name in categories]
    items = [
        Item(text=text, category_id=name) for name, texts in categories.items() for text in texts
    ]
    return QuestionIn(type="categorise", stem=stem, categories=names, items=items, **more)
