"""How long addresses are kept, and their monthly partitions. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

ADDRESS_LIFETIME = timedelta(days=90)
_NAME = re.compile(r"audit_addresses_(\d{4})_(\d{2})")


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month in UTC and its partition."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: datetime) -> Month:
        here = moment.astimezone(UTC)
        return cls(here.year, here.month)

    @classmethod
    def named(cls, partition: str) -> Month | None:
        """The month of a partition; None for the default partition."""
        found = _NAME.fullmatch(partition)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def partition(self) -> str:
        return f"audit_addresses_{self.year:04d}_{self.number:02d}"

    @property
    def begin(self) -> datetime:
        return datetime(self.year, self.number, 1, tzinfo=UTC)

    @property
    def following(self) -> Month:
        more, number = divmod(self.number, 12)
        return Month(self.year + more, number + 1)


def outlived(month: Month, now: datetime) -> bool:
    """Whether all of the month's addresses have expired."""
    return month.following.begin <= now - ADDRESS_LIFETIME
