"""Storing answers: many in one transaction, acknowledged after its commit.

The lock and the insert are two statements of one function on purpose: the insert must see what a
settling that held the lock has written. Sorted by participant, so that two batches never wait for
each other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

import msgspec

from lms.core import db
from lms.core.errors import Conflict, NotFound, Refused, Unavailable
from lms.live import queries


class Submission(msgspec.Struct, gc=False):
    """An understood answer as it was received."""

    participant_id: UUID
    question_id: UUID
    answer: str
    """As JSON, equal for equal answers."""
    received_at: datetime
    compensation_ms: int


Verdict: TypeAlias = int | Refused
"""`answered_ms` of what counts, or why it doesn't."""


async def store(session_id: UUID, given: Sequence[Submission]) -> list[Verdict]:
    """Store what counts, say of each what became of it. Committed when it returns.

    Not inside a transaction. The answers to one question share one.
    """
    verdicts: list[Verdict | None] = [None] * len(given)
    order = sorted(range(len(given)), key=lambda n: given[n].participant_id.int)
    for number, question_id in {one.question_id.int: one.question_id for one in given}.items():
        mine = [n for n in order if given[n].question_id.int == number]
        stored = await _store(session_id, question_id, [given[n] for n in mine])
        for n in mine:  # of one player's several the first was inserted
            verdicts[n] = stored.pop(given[n].participant_id, None)
    left = [n for n in order if verdicts[n] is None]
    if left:
        found = await _why_not(session_id, [given[n] for n in left])
        for n, verdict in zip(left, found, strict=True):
            verdicts[n] = verdict
    return [one if one is not None else NotFound() for one in verdicts]


async def _store(
    session_id: UUID, question_id: UUID, given: Sequence[Submission]
) -> dict[UUID, Verdict | None]:
    return dict(
        await db.rows(
            queries.STORE_ANSWERS,
            session_id,
            question_id,
            [one.participant_id for one in given],
            [one.answer for one in given],
            [one.received_at for one in given],
            [one.compensation_ms for one in given],
        )
    )


async def _why_not(session_id: UUID, given: Sequence[Submission]) -> list[Verdict]:
    rows = await db.rows(
        queries.VERDICTS,
        session_id,
        [one.question_id for one in given],
        [one.participant_id for one in given],
    )
    return (
        [verdict(one, row) for one, row in zip(given, rows, strict=True)]
        if rows
        else [NotFound() for _ in given]
    )


def verdict(one: Submission, row: Any) -> Verdict:
    """Why an answer was not inserted: the first verdict again, or the reason to refuse it."""
    if row["kicked"] is None:
        return NotFound()
    if row["answer"] is not None:
        if _value(row["answer"]) == _value(one.answer):
            return int(row["answered_ms"])
        return Conflict("answered", "Your first answer counts.")
    if row["kicked"]:
        return Conflict("kicked", "The host removed you from this quiz.")
    if row["number"] is None or (row["current"] and row["phase"] in ("intro", "paused")):
        return Conflict("not_open", "This question isn't open.")
    if not row["current"] or row["cut_at"] is not None or row["deadline"] is None:
        return Conflict("closed", "This question is closed.")
    if one.received_at > row["deadline"]:
        return Conflict("late", "Time was up before your answer arrived.")
    if row["phase"] == "open":
        return Unavailable()  # it has become open since: the next try will be stored
    return Conflict("closed", "This question is closed.")


def _value(answer: str) -> Any:
    """As floats: jsonb gives 1e300 back as an integer, which is its neighbour."""
    return json.loads(answer, parse_int=float)
