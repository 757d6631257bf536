"""What a game counts for in the gradebook of its course."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lms.core.schema import In, Out


class GradeBy(StrEnum):
    """What a game's grade follows: nothing, having answered, or the share of right answers."""

    NONE = "none"
    PARTICIPATION = "participation"
    CORRECT = "correct"


class LiveGradeIn(In):
    """What a game counts for in the gradebook, once it has finished."""

    grade: GradeBy = GradeBy.NONE
    """`participation`: all points with one answer. `correct`: by the share of right answers."""
    max_points: Annotated[Decimal, Field(ge=0, le=10_000, decimal_places=2)] = Decimal(10)
    group_id: None = None
    """No grade groups exist yet."""


class LiveGradeOut(Out):
    """What a game counts for."""

    grade: GradeBy
    max_points: float
    group_id: None = None


def worth(
    by: GradeBy, max_points: Decimal, *, answered: int, correct: int, asked: int
) -> Decimal | None:
    """What a player's answers are worth, to two places, half up; None where nothing was asked.

    `asked` counts neither skipped nor voided questions, and `correct` is among those.
    """
    if by is GradeBy.PARTICIPATION:
        return max_points if answered else Decimal(0)
    if not asked:
        return None
    return (max_points * correct / asked).quantize(Decimal("0.01"), ROUND_HALF_UP)
