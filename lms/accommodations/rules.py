"""What accommodations do to limits and dates; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gets in one quiz, of all levels together."""

    time_multiplier: Decimal = Decimal(1)
    extra_s: int = 0
    extra_attempts: int = 0
    shift_s: int = 0

    def limit_s(self, time_limit_s: int | None) -> int | None:
        """A time limit as it is for this person, in whole seconds, rounded up."""
        if time_limit_s is None:
            return None
        return ceil(time_limit_s * self.time_multiplier) + self.extra_s

    def later(self, moment: datetime | None) -> datetime | None:
        """A closing or due date as it is for this person."""
        return None if moment is None else moment + timedelta(seconds=self.shift_s)


NOTHING = Given()
