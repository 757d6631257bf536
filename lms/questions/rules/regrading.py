"""By which keys an answer is graded, once somebody has regraded it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias
from uuid import UUID

from lms.core.errors import Invalid
from lms.questions.content import Content
from lms.questions.rules.choosing import Policy
from lms.questions.rules.judging import by_hand, fraction, parse_answer
from lms.questions.rules.numbers import ALL, NOTHING

Option: TypeAlias = Literal["new_key", "either", "full_credit"]


@dataclass(frozen=True, slots=True)
class Keys:
    """The versions by which an answer is graded, of which the best counts; `full`: all points."""

    versions: tuple[UUID, ...]
    full: bool = False

    @classmethod
    def of(cls, stored: Any | None, own: UUID) -> Keys:
        """What is stored, else the version that was asked."""
        if stored is None:
            return cls((own,))
        return cls(tuple(UUID(one) for one in stored["versions"]), stored["full"])

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        return {"versions": [str(one) for one in self.versions], "full": self.full}

    def after(self, option: Option, version: UUID) -> Keys:
        """The keys once this version's key counts, alone or too; the same again changes nothing."""
        match option:
            case "new_key":
                return Keys((version,))
            case "either":
                known = tuple(one for one in self.versions if one != version)
                return Keys((*known, version), self.full)
            case "full_credit":
                return Keys(self.versions, full=True)


def best(answer: Any | None, asked: Sequence[tuple[Content, Policy]], *, full: bool) -> Fraction:
    """What an answer is worth by the best of these contents, each with its policy.

    By a content that it doesn't fit it is worth nothing.
    """
    if full:
        return ALL
    if answer is None:
        return NOTHING
    return max((_worth(answer, content, policy) for content, policy in asked), default=NOTHING)


def _worth(answer: Any, content: Content, policy: Policy) -> Fraction:
    if by_hand(content):
        return NOTHING
    try:
        return fraction(content, parse_answer(content, answer), policy)
    except Invalid:
        return NOTHING
