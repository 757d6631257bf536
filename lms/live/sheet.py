"""Results as CSV for spreadsheets: a row per player, and no cell that runs as a formula."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.audit import actions as audit
from lms.core.attachment import plain_name
from lms.core.sheets import BOM, line, safe
from lms.live import results
from lms.live.models import LiveQuestion, LiveSession
from lms.live.results import ResultsQuery
from lms.live.schemas import ResultAnswer, ResultItem
from lms.live.verbs import LiveVerb
from lms.questions.content import content_of
from lms.questions.rules import texts_in
from lms.users.models import User


def file_name(session: LiveSession) -> str:
    """The quiz's title and the day it was played."""
    title = plain_name(session.title) or "Live quiz"
    return f"{title} {session.created_at.date().isoformat()}.csv"


async def as_csv(session: LiveSession) -> str:
    """All results, in rank order; 409 before the first close."""
    questions = await results.asked(session)
    await audit.record(LiveVerb.RESULTS_EXPORTED, ("live_session", session.id))
    lines = [line(_head(questions)), line(_stems(questions))]
    cursor: str | None = None
    while True:
        found = await results.page(session, ResultsQuery(cursor=cursor))
        ids = [one.user_id for one in found.items if one.user_id]
        emails = dict(await User.filter(id__in=ids).values_list("id", "email"))
        lines += await asyncio.to_thread(_lines, found.items, questions, emails)
        cursor = found.next
        if cursor is None:
            return BOM + "".join(lines)


def _head(questions: list[LiveQuestion]) -> list[str]:
    head = ["rank", "nickname", "email", "total", "correct", "answered"]
    columns = ("answer", "correct", "points", "ms")
    return head + [f"q{one.number}_{what}" for one in questions for what in columns]


def _stems(questions: list[LiveQuestion]) -> list[str]:
    stems = ["", "", "", "", "", ""]
    for one in questions:
        stems += [safe(one.version.stem), "", "", ""]
    return stems


def _lines(
    items: Sequence[ResultItem], questions: list[LiveQuestion], emails: dict[UUID, str | None]
) -> list[str]:
    """A line per player; in a thread, since a whole school's answers take a while."""
    return [line(_cells(one, questions, emails)) for one in items]


def _cells(
    item: ResultItem, questions: list[LiveQuestion], emails: dict[UUID, str | None]
) -> list[str | int]:
    answers = {one.question_id: one for one in item.answers}
    counted = [one for one in questions if not (one.voided or one.skipped)]
    cells: list[str | int] = [
        item.rank if item.rank is not None else "",
        safe(item.nickname),
        safe((item.user_id and emails.get(item.user_id)) or ""),
        item.total,
        item.correct,
        sum(one.question_id in answers for one in counted),
    ]
    for question in questions:
        cells += _answer(question, answers.get(question.question_id))
    return cells


def _answer(question: LiveQuestion, one: ResultAnswer | None) -> list[str | int]:
    if one is None:
        return ["", "", "", ""]
    counts = not (question.voided or question.skipped)
    verdict = str(one.correct).lower() if counts else ""
    return [in_words(question, one.answer), verdict, one.points, one.answered_ms]


def in_words(question: LiveQuestion, answer: dict[str, Any]) -> str:
    """A choice or typed text, as a cell. A number stays one: `-5` is no formula."""
    if "value" in answer:
        return f"{answer['value']:.15g}"
    if "text" in answer:
        return safe(answer["text"])
    texts = texts_in(content_of(question.version.content))
    if "options" in answer:
        return safe(" | ".join(texts.get(one, one) for one in answer["options"]))
    if "pairs" in answer:
        pairs = (
            f"{texts.get(one, one)} - {texts.get(two, two)}" for one, two in answer["pairs"].items()
        )
        return safe(" | ".join(pairs))
    return safe(to_json(answer).decode())
