"""What can be noted in the log of security events. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Verb(StrEnum):
    """`<kind>.<past participle>`, and the kinds of target that it is done to.

    Each feature has a subclass of its own: `CREATED = "course.created", "course"`.
    """

    targets: frozenset[str]

    def __new__(cls, name: str, *targets: str) -> Self:
        verb = str.__new__(cls, name)
        verb._value_ = name
        verb.targets = frozenset(targets)
        return verb
