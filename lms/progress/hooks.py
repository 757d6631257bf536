"""What upper floors know of scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class Scored:
    """Somebody's scores in these quizzes and assignments, read by them or by `staff`."""

    user_id: UUID
    target_ids: Sequence[UUID]
    staff: bool = False


withheld: Hook[Scored] = Hook("progress.withheld")
"""Asked which of these scores the reader may not see; a handler returns their targets' ids."""


async def withheld_of(asked: Scored) -> set[UUID]:
    """The targets of which the reader may not see the score."""
    found: set[UUID] = set()
    if asked.target_ids:
        for answer in await withheld(asked):
            found |= answer
    return found
