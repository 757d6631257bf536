"""What a class answered, in words: what a report of a question lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lms.questions.content import (
    Categorise,
    Choice,
    Content,
    Matching,
    Ordering,
    ShortAnswer,
    dumped,
    objects,
)
from lms.questions.rules import judging, sorting
from lms.questions.rules.tallies import bucket

MAX_TYPED_LINES = 10


@dataclass(frozen=True, slots=True)
class Line:
    """An option, a typed answer or a pair, and how many people gave it."""

    text: str
    paired: str | None
    """What it was put with: its place from 1, its partner or its category."""
    count: int
    correct: bool


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is stored, its verdict, and how many people gave it."""

    answer: dict[str, Any]
    correct: bool
    count: int


def lines(content: Content, given: Iterable[Given]) -> list[Line]:
    """What was answered: each option, each right pair with the most frequent wrong one after it,
    or the 10 most frequent texts and numbers.
    """
    match content:
        case Choice():
            chosen = Counter[str]()
            for one in given:
                for option in one.answer["options"]:
                    chosen[option] += one.count
            right = set(judging.key(content)["options"])
            return [
                Line(one.text, None, chosen[one.id], one.id in right) for one in content.options
            ]
        case Ordering():
            names = [str(place + 1) for place in range(len(content.options))]
            key = dict(zip((one.id for one in content.options), names, strict=True))
            places = (
                (dict(zip(one.answer["options"], names, strict=True)), one.count) for one in given
            )
            return _pairs(content, key, {name: name for name in names}, places)
        case Matching() | Categorise():
            return _pairs(
                content,
                sorting.right_pairs(content),
                texts_in(content),
                ((one.answer["pairs"], one.count) for one in given),
            )
    return _typed(content, given)


def _pairs(
    content: Content,
    key: Mapping[str, str],
    names: Mapping[str, str],
    given: Iterable[tuple[Mapping[str, str], int]],
) -> list[Line]:
    found: dict[str, Counter[str]] = {one: Counter() for one in key}
    for pairs, count in given:
        for one, other in pairs.items():
            found[one][other] += count
    texts_of = texts_in(content)
    listed = []
    for one, right in key.items():
        listed.append(Line(texts_of[one], names[right], found[one].pop(right, 0), correct=True))
        for wrong, count in found[one].most_common(1):
            listed.append(Line(texts_of[one], names[wrong], count, correct=False))
    return listed


def _typed(content: Content, given: Iterable[Given]) -> list[Line]:
    """Under the spelling that most people used; what is told as right in any spelling is right."""
    counted: dict[str, Counter[str]] = {}
    right = set()
    for one in given:
        label = bucket(content, judging.parse_answer(content, one.answer))
        shown = one.answer["text"] if isinstance(content, ShortAnswer) else label
        counted.setdefault(label, Counter())[" ".join(shown.split())] += one.count
        if one.correct:
            right.add(label)
    listed = [
        Line(spellings.most_common(1)[0][0], None, spellings.total(), label in right)
        for label, spellings in counted.items()
    ]
    return sorted(listed, key=lambda line: -line.count)[:MAX_TYPED_LINES]


def texts_in(content: Content) -> dict[str, str]:
    """The text of whatever has an id in it."""
    parts = objects(dumped(content))
    return {one["id"]: one["text"] for one in parts if "id" in one and "text" in one}
