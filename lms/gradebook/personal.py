"""Personal data in grades."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core.personal import Erasure, PersonalData, Rows, chosen, register
from lms.gradebook.models import Grade, GradeChange
from lms.progress.hooks import Scored, withheld_of


async def grades(found: QuerySet[Grade]) -> Rows:
    """The person's grades; points that they may not see yet are null."""
    rows = await found.select_related("item")
    hidden = await _hidden(rows)
    return [
        chosen(one, "item_id", "points", "waiting", "updated_at")
        | ({"points": None} if one.item.source_id in hidden else {})
        for one in rows
    ]


async def changes(found: QuerySet[GradeChange]) -> Rows:
    """How they changed, likewise."""
    rows = await found.select_related("item")
    hidden = await _hidden(rows)
    return [
        chosen(one, "item_id", "field", "before", "after", "cause", "at")
        | ({"before": None, "after": None} if one.item.source_id in hidden else {})
        for one in rows
    ]


async def _hidden(rows: Sequence[Grade | GradeChange]) -> set[UUID]:
    """The sources of which the person may not see their grade."""
    sources = {one.item.source_id for one in rows if one.item.source_id}
    return await withheld_of(Scored(rows[0].user_id, list(sources))) if sources else set()


register(
    PersonalData(Grade, "Your grades.", fields=grades, erasure=Erasure.KEEP),
    PersonalData(GradeChange, "How your grades changed.", fields=changes, erasure=Erasure.KEEP),
)
