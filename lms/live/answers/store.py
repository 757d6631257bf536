"""Storing answers: many in one transaction, acknowledged after its commit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from lms.core import db
from lms.core.errors import NotFound
from lms.live.rules import NotStored, Verdict, verdict
from lms.realtime.clients import Client, Encoded, MessageId

# The function of sql/store_answers.sql: the lock, then the insert, in one round trip.
STORE_ANSWERS = "select * from live_store_answers($1, $2, $3, $4, $5, $6)"

NOT_STORED = """
select p.kicked, p.time_factor, q.number, x.answer, x.answered_ms, s.phase,
  s.question_id = a.question_id as current, s.opened_at, s.limit_ms, s.paused_at, s.paused_ms,
  s.extended_ms, s.cut_at
from unnest($2::uuid[], $3::uuid[]) with ordinality as a(question_id, participant_id, n)
join live_sessions s on s.id = $1
left join live_participants p on p.id = a.participant_id and p.session_id = s.id
left join live_questions q on q.session_id = s.id and q.question_id = a.question_id
left join live_answers x on x.session_id = s.id and x.question_id = a.question_id
  and x.participant_id = a.participant_id
order by a.n
"""


class Submission(msgspec.Struct, gc=False):
    """A parsed answer: who gave it to which question, when it was received, whom to reply to."""

    client: Client
    id: MessageId
    session_id: UUID
    participant_id: UUID
    question_id: UUID
    answer: str
    """As JSON, equal for equal answers."""
    received_at: datetime
    compensation_ms: int

    def reply(self, verdict: Verdict) -> None:
        """Acknowledge it, or tell why it doesn't count."""
        if isinstance(verdict, int):
            fields = Encoded(b'"accepted":true,"answered_ms":%d' % verdict)
            self.client.ok(self.id, fields)
        else:
            self.client.error(self.id, verdict)


async def store(session_id: UUID, given: Sequence[Submission]) -> list[Verdict]:
    """Store the answers that count, and report each one's verdict. Committed when it returns.

    Not to be called inside a transaction. The answers to one question share one, sorted by
    participant, so that batches never deadlock.
    """
    verdicts: list[Verdict | None] = [None] * len(given)
    order = sorted(range(len(given)), key=lambda n: given[n].participant_id.int)
    for number, question_id in {one.question_id.int: one.question_id for one in given}.items():
        mine = [n for n in order if given[n].question_id.int == number]
        stored = await _store(session_id, question_id, [given[n] for n in mine])
        for n in mine:  # of one player's several answers the first was inserted
            verdicts[n] = stored.pop(given[n].participant_id, None)
    left = [n for n in order if verdicts[n] is None]
    if left:
        found = await _why_not(session_id, [given[n] for n in left])
        for n, told in zip(left, found, strict=True):
            verdicts[n] = told
    return [one if one is not None else NotFound() for one in verdicts]


async def _store(
    session_id: UUID, question_id: UUID, given: Sequence[Submission]
) -> dict[UUID, Verdict | None]:
    return dict(
        await db.rows(
            STORE_ANSWERS,
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
        NOT_STORED,
        session_id,
        [one.question_id for one in given],
        [one.participant_id for one in given],
    )
    if not rows:
        return [NotFound() for _ in given]
    return [
        verdict(one.answer, one.received_at, NotStored(**row))
        for one, row in zip(given, rows, strict=True)
    ]
