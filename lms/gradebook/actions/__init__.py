"""What quizzes, assignments and live sessions record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from lms.core.db import atomic, joining
from lms.gradebook import queries
from lms.gradebook.models import Cause, GradeItem, ItemKind

Pair = tuple[UUID, UUID]
"""A source and a learner."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a learner has of a source: points, null until graded; `waiting` for a person."""

    points: Decimal | None
    waiting: bool = False


@joining
async def keep_item(
    course_id: UUID,
    kind: ItemKind,
    source_id: UUID,
    title: str,
    max_points: Decimal,
    due_at: datetime | None = None,
    *,
    released: bool = True,
) -> None:
    """Give a source its column in the gradebook, or bring that up to date."""
    await queries.keep_item(
        course_id, kind.value, source_id, title, max_points, due_at, released=released
    )


@atomic
async def drop_item(source_id: UUID) -> None:
    """Take a source's column out of the gradebook, with its grades."""
    await GradeItem.filter(source_id=source_id).delete()


@joining
async def record(
    pairs: Sequence[Pair],
    results: Callable[[Sequence[Pair]], Awaitable[dict[Pair, Result]]],
    cause: Cause = Cause.AUTO,
    actor_id: UUID | None = None,
) -> None:
    """Store these learners' grades. `results` reads them once the grades are locked.

    So of two that record one grade at once the later one has seen what the earlier one did.
    Without an item of the source nothing is recorded.
    """
    pairs = sorted(set(pairs))
    if not pairs:
        return
    await queries.hold(pairs)
    found = await results(pairs)
    grades = [(*pair, found[pair].points, found[pair].waiting) for pair in pairs if pair in found]
    if grades:
        await queries.record(grades, cause, actor_id)
