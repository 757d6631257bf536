"""Counting what many people answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from lms.questions.content import (
    Answer,
    Categorise,
    Choice,
    ChoiceAnswer,
    Content,
    Matching,
    NumberAnswer,
    OrderAnswer,
    Ordering,
    PairsAnswer,
    ShortAnswer,
    TextAnswer,
)
from lms.questions.rules import sorting, texts
from lms.questions.rules.judging import parse_answer

SHOWN = 20


def parts(content: Content) -> list[str] | None:
    """The ids by which answers are counted: those of the options, of a matching's left ones, of the
    items of a categorise; None where the texts or numbers are counted.
    """
    match content:
        case Choice() | Ordering():
            return [one.id for one in content.options]
        case Matching():
            return [one.id for one in content.lefts]
        case Categorise():
            return [one.id for one in content.items]
    return None


def chosen(content: Content, answer: Answer) -> list[str]:
    """The parts that an answer counts for: the chosen options, or what is in its place."""
    if isinstance(answer, ChoiceAnswer):
        return answer.options
    if isinstance(content, Ordering) and isinstance(answer, OrderAnswer):
        right = [one.id for one in content.options]
        return [one for one, other in zip(right, answer.options, strict=True) if one == other]
    if isinstance(content, Matching | Categorise) and isinstance(answer, PairsAnswer):
        partner = sorting.right_pairs(content)
        return [one for one, other in answer.pairs.items() if partner[one] == other]
    raise TypeError(f"{type(answer).__name__} has no parts")


def bucket(content: Content, answer: Answer) -> str:
    """The label under which a tally counts a text or a number that people would call the same."""
    if isinstance(answer, TextAnswer) and isinstance(content, ShortAnswer):
        return texts.folded(answer.text, content.case_sensitive, content.ignore_accents)
    if isinstance(answer, NumberAnswer):
        value = answer.value
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    raise TypeError(f"{type(answer).__name__} is counted by its parts")


def counts(content: Content, given: Iterable[tuple[Any, int]]) -> dict[str, int]:
    """How many people answered what: by part, or the 20 most frequent texts and numbers.

    `given` are answers as they are stored, and how many gave each.
    """
    names = parts(content)
    found: Counter[str] = Counter() if names is None else Counter(dict.fromkeys(names, 0))
    for raw, n in given:
        answer = parse_answer(content, raw)
        for label in [bucket(content, answer)] if names is None else chosen(content, answer):
            found[label] += n
    return dict(found.most_common(SHOWN) if names is None else found)
