"""What the chosen levels of a rubric are worth; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from lms.core.errors import Invalid

Criterion = Mapping[str, Any]
"""`{id, title, levels: [{id, title, points}]}`, points as a decimal in text."""


def given(
    criteria: Sequence[Criterion], chosen: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """What is stored of the chosen levels, readable without the rubric.

    422 unless each criterion, and nothing else, has one of its levels.
    """
    known = {one["id"]: one for one in criteria}
    for name in chosen:
        if name not in known:
            raise Invalid.field(f"rubric.{name}", "is no criterion of this rubric")
    return {
        name: _given(name, one, chosen.get(name)) | {"position": place}
        for place, (name, one) in enumerate(known.items())
    }


def _given(name: str, criterion: Criterion, chosen: Mapping[str, Any] | None) -> dict[str, Any]:
    if chosen is None:
        raise Invalid.field(f"rubric.{name}", "is not chosen yet")
    level = next((one for one in criterion["levels"] if one["id"] == chosen["level_id"]), None)
    if level is None:
        raise Invalid.field(f"rubric.{name}.level_id", "is no level of this criterion")
    return {
        "level_id": level["id"],
        "comment": chosen["comment"],
        "title": criterion["title"],
        "level": level["title"],
        "points": level["points"],
        "max_points": str(max(Decimal(one["points"]) for one in criterion["levels"])),
    }


def worth(points: Decimal, stored: Mapping[str, Mapping[str, Any]]) -> Decimal:
    """The question's points by the sum of the levels out of the largest sum; two places."""
    largest = sum((Decimal(one["max_points"]) for one in stored.values()), Decimal(0))
    if not largest:
        return Decimal(0)
    total = sum((Decimal(one["points"]) for one in stored.values()), Decimal(0))
    return (points * total / largest).quantize(Decimal("0.01"), ROUND_HALF_UP)
