"""Pairs, orders and categories: how much is in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from lms.core.text import look
from lms.questions.content import Categorise, Matching, Thing


def distinct_rights(content: Matching) -> list[Thing]:
    """The right ones and distractors that are seen: of equal texts the first."""
    first: dict[str, Thing] = {}
    for one in content.rights:
        first.setdefault(look(one.text), one)
    return list(first.values())


def seen_as(content: Matching) -> dict[str, str]:
    """For the id of each right one the id that is seen: the first with the same text."""
    shown = {look(one.text): one.id for one in distinct_rights(content)}
    return {one.id: shown[look(one.text)] for one in content.rights}


def right_pairs(content: Matching | Categorise) -> dict[str, str]:
    """Which belongs to which, by the ids that are seen."""
    if isinstance(content, Categorise):
        return {item.id: item.category_id for item in content.items}
    shown = seen_as(content)
    return {pair.left.id: shown[pair.right.id] for pair in content.pairs}


def paired(right: Mapping[str, str], given: Mapping[str, str]) -> Fraction:
    """The share of right pairs."""
    return Fraction(sum(given.get(one) == other for one, other in right.items()), len(right))


def in_place(right: Sequence[str], given: Sequence[str]) -> Fraction:
    """The share of those in their place."""
    return Fraction(sum(a == b for a, b in zip(right, given, strict=True)), len(right))
