"""Item statistics of a quiz: from its attempts, or from its live games."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from lms.analytics import queries, rules
from lms.analytics.rules import Item
from lms.analytics.schemas import ItemFiguresOut, StatisticsOut, StatisticsQuery
from lms.core import clock
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.sheets import as_sheet
from lms.courses.models import Course, in_courses
from lms.questions.models import QuestionVersion
from lms.quizzes.models import Quiz

FRESH = timedelta(minutes=5)
MAX_KEPT = 200

Key = tuple[Any, ...]
_kept: OrderedDict[Key, StatisticsOut] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Sitting:
    """One attempt or player: whose, its total, and for each question what was earned."""

    student: UUID
    answers: Sequence[Any]
    """Rows with question_id, type, position, points, earned, answer."""

    @property
    def total(self) -> float:
        return sum(float(row["earned"]) for row in self.answers)


async def read(actor: Actor, quiz_id: UUID, query: StatisticsQuery) -> StatisticsOut:
    """The statistics of a quiz, for its course's staff; at most five minutes old."""
    scope = Quiz.filter(in_courses(Course.staffed_by(actor)))
    quiz = await scope.get_or_none(id=quiz_id) or refuse(NotFound)
    key = (quiz_id, query.attempts, query.source, query.session_id)
    known = _kept.get(key)
    if known is not None and not query.fresh and clock.now() - known.as_of < FRESH:
        return known
    now = clock.now()
    if query.source == "live":
        rows = await queries.played(quiz.id, query.session_id)
    else:
        rows = await queries.attempted(quiz.id, query.attempts)
    found = _kept[key] = await asyncio.to_thread(computed, rows, now)
    _kept.move_to_end(key)
    while len(_kept) > MAX_KEPT:
        _kept.popitem(last=False)
    return found


COLUMNS = (
    "position", "question_id", "type", "stem", "n", "facility", "sd", "discrimination",
    "efficiency", "intended_weight", "effective_weight", "flags",
)  # fmt: skip


async def table(found: StatisticsOut) -> str:
    """The figures of the questions as CSV, a line for each."""
    versions = await QuestionVersion.newest_of([one.question_id for one in found.items])
    stems = {one.question_id: one.stem for one in versions}
    lines: list[list[str | float]] = [list(COLUMNS)]
    for one in found.items:
        figures = {name: getattr(one, name) for name in COLUMNS if name not in ("stem", "flags")}
        told = figures | {
            "question_id": str(one.question_id),
            "stem": stems.get(one.question_id, ""),
            "flags": " ".join(one.flags),
        }
        lines.append(["" if told[name] is None else told[name] for name in COLUMNS])
    return as_sheet(lines)


def computed(rows: Sequence[Any], now: datetime) -> StatisticsOut:
    """The figures of these answers, which are grouped by attempt."""
    sittings: list[Sitting] = []
    by_attempt: dict[Any, list[Any]] = {}
    for row in rows:
        by_attempt.setdefault(row["attempt_id"], []).append(row)
    for answers in by_attempt.values():
        sittings.append(Sitting(answers[0]["student"], answers))
    questions: dict[UUID, list[tuple[int, Any]]] = {}
    for n, sitting in enumerate(sittings):
        for row in sitting.answers:
            questions.setdefault(row["question_id"], []).append((n, row))
    order = sorted(questions, key=lambda one: min(row["position"] for _, row in questions[one]))
    items = [_item(questions[one]) for one in order]
    most = max((sum(float(row["points"]) for row in one.answers) for one in sittings), default=0.0)
    found = rules.figures([one.total for one in sittings], most, items)
    shown = []
    for place, (question_id, figures) in enumerate(zip(order, found.items, strict=True), start=1):
        shown.append(
            ItemFiguresOut.of(question_id, place, questions[question_id][0][1]["type"], figures)
        )
    names = [name for name in StatisticsOut.model_fields if name in rules.QuizFigures.__slots__]
    return StatisticsOut.model_validate(
        {name: getattr(found, name) for name in names}
        | {
            "as_of": now,
            "students": len({one.student for one in sittings}),
            "attempts": len(sittings),
            "max_points": most,
            "items": shown,
        }
    )


def _item(rows: Sequence[tuple[int, Any]]) -> Item:
    chosen: dict[str, set[int]] = {}
    answered = set()
    for n, row in rows:
        answer = from_json(row["answer"]) if row["answer"] else None
        if answer is None:
            continue
        answered.add(n)
        for option in answer.get("options", ()) if row["type"] in CHOSEN else ():
            chosen.setdefault(option, set()).add(n)
    return Item(
        points=float(rows[0][1]["points"]),
        earned={n: float(row["earned"]) for n, row in rows},
        chosen={name: frozenset(who) for name, who in sorted(chosen.items())},
        answered=frozenset(answered),
    )


CHOSEN = frozenset({"single_choice", "multiple_choice", "true_false"})
