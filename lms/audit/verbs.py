"""The verbs of the audit log. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Verb(StrEnum):
    """`<kind>.<past participle>`, and the kinds of target it applies to.

    Each feature has a subclass: `CREATED = "course.created", "course"`.
    """

    targets: frozenset[str]

    def __new__(cls, name: str, *targets: str) -> Self:
        verb = str.__new__(cls, name)
        verb._value_ = name
        verb.targets = frozenset(targets)
        return verb
