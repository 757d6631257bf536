"""Typed texts: which accepted one matches."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from lms.core.text import fold, unaccented
from lms.questions.content import Accepted, ShortAnswer
from lms.questions.rules.numbers import NOTHING, weight

WIDE_STAR = "\uff0a"


@lru_cache(maxsize=2_000)
def folded(text: str, case_sensitive: bool, ignore_accents: bool) -> str:
    """What equal texts share; kept, as a tally is made anew several times a second."""
    plain = fold(text, case_sensitive=case_sensitive)
    return unaccented(plain) if ignore_accents else plain


@lru_cache(maxsize=2_000)
def _pieces(accepted: str, case_sensitive: bool, ignore_accents: bool) -> tuple[str, ...]:
    """The folded literal texts between an accepted text's wildcards: `a*b\\*c` is `a`, `b*c`."""
    pattern = accepted.replace(WIDE_STAR, "\\*")  # only `*` itself stands for anything
    plain = folded(pattern, case_sensitive, ignore_accents)
    pieces = plain.replace("\\*", "\0").split("*")  # no stored text holds a NUL
    return tuple(piece.replace("\0", "*") for piece in pieces)


def _matches(pieces: tuple[str, ...], text: str) -> bool:
    """Whether the text is what the pattern says; time grows with the lengths only, no regex."""
    first, *middle = pieces
    if not middle:
        return text == first
    last = middle.pop()
    if len(text) < len(first) + len(last):
        return False
    if not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def accepted(content: ShortAnswer, text: str) -> Accepted | None:
    """The first accepted answer that matches; a later, better one doesn't count."""
    how = content.case_sensitive, content.ignore_accents
    given = folded(text, *how)
    for one in content.answers:
        if _matches(_pieces(one.text, *how), given):
            return one
    return None


def worth(content: ShortAnswer, text: str) -> Fraction:
    """What the first match is worth."""
    one = accepted(content, text)
    return NOTHING if one is None else weight(one.fraction)


def best(content: ShortAnswer) -> Accepted:
    """What to show as the right answer: the first one that is worth the most."""
    return max(content.answers, key=lambda one: one.fraction)
