"""After a game: its summary, and each player's notification."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from lms.core import db
from lms.live.models import LiveSession
from lms.notifications.actions.inbox import notify_each
from lms.notifications.kinds import Notice

SUMMARY = """
with counted as (select q.question_id, q.number, v.stem from live_questions q
  join question_versions v on v.id = q.version_id
  where q.session_id = $1 and q.settled and not q.voided),
played as (select id from live_participants where session_id = $1 and not kicked),
right_ones as (select c.number, c.stem, count(a.id) as given,
    count(a.id) filter (where a.correct) as n
  from counted c left join live_answers a on a.session_id = $1 and a.question_id = c.question_id
    and a.participant_id in (select id from played) group by c.number, c.stem)
select (select count(*)::int from played) as players,
  (select sum(n)::float / nullif(sum(given), 0) from right_ones) as average,
  (select stem from right_ones where given > 0 order by n::float / given, number limit 1) as hardest
"""

MINE = """
select user_id, total, rank, correct from live_participants
where session_id = $1 and user_id is not null and not kicked
"""


class ResultNotice(Notice, kind="live_result"):
    """A player with an account finds their result here."""

    said: ClassVar[dict[str, str]] = {
        "en": "Your result of \u201c{title}\u201d is here: {correct} right.",
        "de": "Ihr Ergebnis von \u201e{title}\u201c ist da: {correct} richtig.",
    }
    leads: ClassVar[str] = "/live-results/{session_id}"
    session_id: UUID
    title: str
    total: int
    rank: int | None
    correct: int
    players: int


async def summarize(session_id: UUID) -> None:
    """Each step can be repeated: the summary is the same, nobody is notified twice."""
    session = await LiveSession.get(id=session_id)
    found = await db.row(SUMMARY, session.id)
    if found is None:
        return
    summary: dict[str, Any] = dict(found)
    await LiveSession.filter(id=session.id).update(summary=summary)
    rows = await db.rows(MINE, session.id)
    told = {
        row["user_id"]: ResultNotice(
            session_id=session.id,
            title=session.title,
            total=row["total"],
            rank=row["rank"],
            correct=row["correct"],
            players=summary["players"],
        )
        for row in rows
    }
    await notify_each(told, key=str(session.id))
