"""The questions a quiz asks this time: its fixed ones and those it draws."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from lms.core.errors import Conflict
from lms.questions.models import Question, QuestionVersion
from lms.questions.reading import among, with_type
from lms.quizzes.models import QuizSlot
from lms.quizzes.reading import asked
from lms.quizzes.rules import draw

Placed = tuple[QuizSlot, QuestionVersion]


async def chosen(quiz_id: UUID, types: Collection[str] | None = None) -> list[Placed]:
    """What is asked this time, in order; questions of other types are left out.

    409 `too_few_questions` when a bank has fewer than a slot wants, whatever their types.
    """
    slots = await QuizSlot.in_order(quiz_id)
    fixed = [slot for slot in slots if slot.question_id]
    draws = [slot for slot in slots if slot.bank_id]
    used = {slot.question_id for slot in fixed}
    found = [(await _pool(slot, used), slot.count) for slot in draws]
    dice = random.SystemRandom()
    drawn = draw([(list(pool), n) for pool, n in found], dice)
    _require(draws, drawn)
    if types is not None:
        fitting = [([one for one in pool if pool[one] in types], n) for pool, n in found]
        drawn = draw(fitting, dice)
    newest = QuestionVersion.newest_of([one for some in drawn for one in some])
    versions = {one.question_id: one for one in await newest}
    placed: list[Placed] = list(zip(fixed, await asked(fixed), strict=True))
    for slot, some in zip(draws, drawn, strict=True):
        placed += [(slot, versions[one]) for one in some]
    kept = [one for one in placed if types is None or one[1].type in types]
    return sorted(kept, key=lambda one: one[0].position)


def _require(draws: Sequence[QuizSlot], drawn: Sequence[Sequence[Any]]) -> None:
    short = [
        {"id": str(slot.id), "wanted": slot.count, "found": len(found)}
        for slot, found in zip(draws, drawn, strict=True)
        if len(found) < slot.count
    ]
    if short:
        raise Conflict("too_few_questions", "A bank has too few questions to draw.", slots=short)


async def _pool(slot: QuizSlot, used: Collection[UUID | None]) -> dict[UUID, str]:
    """The questions that a slot may draw, with their types."""
    scope = Question.filter(bank_id=slot.bank_id, archived=False)
    scope = await among(scope, slot.category_id, slot.tags, slot.types)
    rows = await with_type(scope).values("id", "kind")
    return {row["id"]: row["kind"] for row in rows if row["id"] not in used}
