"""Storing answers: many in one transaction, acknowledged after its commit.

The lock and the insert are two statements on purpose: the insert must see what a settling that held
the lock has written. Sorted by participant, so that two batches never wait for each other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from pydantic_core import to_json

from lms.core import db
from lms.core.errors import Conflict, NotFound, Refused
from lms.live import queries


@dataclass(frozen=True, slots=True)
class Submission:
    """An understood answer as it was received."""

    participant_id: UUID
    question_id: UUID
    answer: dict[str, Any]
    received_at: datetime
    compensation_ms: int


Verdict: TypeAlias = int | Refused
"""`answered_ms` of what counts, or why it doesn't."""


async def store(session_id: UUID, given: Sequence[Submission]) -> list[Verdict]:
    """Store what counts, say of each what became of it. Committed when it returns."""
    verdicts: list[Verdict | None] = [None] * len(given)
    order = sorted(range(len(given)), key=lambda n: (given[n].participant_id, n))
    async with db.statements(queries.LOCK_SHARED.format(session_id)) as connection:
        inserted = await _insert(connection, session_id, [given[n] for n in order])
        for n in order:  # of one player's several for one question the first was inserted
            verdicts[n] = inserted.pop((given[n].participant_id, given[n].question_id), None)
        left = [n for n in order if verdicts[n] is None]
        if left:
            found = await _why_not(connection, session_id, [given[n] for n in left])
            for n, verdict in zip(left, found, strict=True):
                verdicts[n] = verdict
    return [one if one is not None else NotFound() for one in verdicts]


async def _insert(
    connection: Any, session_id: UUID, given: Sequence[Submission]
) -> dict[tuple[UUID, UUID], Verdict | None]:
    rows = await connection.fetch(
        queries.INSERT_ANSWERS,
        session_id,
        [one.question_id for one in given],
        [one.participant_id for one in given],
        [to_json(one.answer).decode() for one in given],
        [one.received_at for one in given],
        [one.compensation_ms for one in given],
    )
    return {(row["participant_id"], row["question_id"]): row["answered_ms"] for row in rows}


async def _why_not(connection: Any, session_id: UUID, given: Sequence[Submission]) -> list[Verdict]:
    rows = await connection.fetch(
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
        # As floats: jsonb gives 1e300 back as an integer, which is its neighbour.
        if json.loads(row["answer"], parse_int=float) == one.answer:
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
    return Conflict("closed", "This question is closed.")
