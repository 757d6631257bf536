"""What a question's author says to an answer."""

from __future__ import annotations

from lms.questions.content import (
    Answer,
    Choice,
    ChoiceAnswer,
    Cloze,
    Content,
    Gap,
    GapsAnswer,
    NumberAnswer,
    Numeric,
    ShortAnswer,
    TextAnswer,
)
from lms.questions.rules import numbers, texts


def remarks(content: Content | Gap, answer: Answer | None) -> list[str]:
    """The feedback to the chosen options, or to the accepted text or range that matches."""
    return [one for one in _said(content, answer) if one]


def _said(content: Content | Gap, answer: Answer | None) -> list[str]:
    match content, answer:
        case Choice(), ChoiceAnswer():
            return [one.feedback for one in content.options if one.id in answer.options]
        case ShortAnswer(), TextAnswer():
            found = texts.accepted(content, answer.text)
            return [found.feedback] if found else []
        case Numeric(), NumberAnswer():
            if numbers.is_near(content.numeric, answer.value):
                return []
            ranges = content.numeric.also
            return [one.feedback for one in ranges if one.min <= answer.value <= one.max][:1]
        case Cloze(), GapsAnswer():
            gaps = [gap for gap in content.gaps if gap.id in answer.gaps]
            return [one for gap in gaps for one in _said(gap, answer.gaps[gap.id])]
    return []
