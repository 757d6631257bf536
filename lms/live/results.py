"""Games as their hosts read them over REST: lists, players, and results from the answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from lms.core import db, paging
from lms.core.access import Actor
from lms.core.errors import Conflict, Invalid
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.courses.reading import managed
from lms.live import queries, schemas
from lms.live.models import LiveQuestion, LiveSession
from lms.live.rules import Phase

MAX_ROWS_PER_PAGE = 500
MAX_ANSWERS_PER_PAGE = 10_000
"""Rows times questions per page: with many questions a page has fewer people."""
LAST_PLACE = 1_000_000_000
"""The rank of removed players, as in `RANKED`."""
BEFORE_FIRST_CLOSE = frozenset({Phase.LOBBY, Phase.INTRO, Phase.OPEN, Phase.PAUSED})

RANKED = """
with sums as (
  select p.id, p.user_id, p.nickname, p.kicked,
    coalesce(sum(a.points) filter (where q.id is not null), 0)::int as total,
    count(*) filter (where q.id is not null and a.correct)::int as correct,
    coalesce(sum(a.answered_ms) filter (where q.id is not null and a.correct), 0)::int as ms
  from live_participants p
  left join live_answers a on a.participant_id = p.id
  left join live_questions q on q.session_id = p.session_id and q.question_id = a.question_id
    and q.settled and not q.voided
  where p.session_id = $1 group by p.id),
ranked as (select *, case when kicked then 1000000000
  else rank() over (partition by kicked order by total desc, correct desc, ms) end as place
  from sums)
select * from ranked where (place, id) > ($2, $3) order by place, id limit $4
"""

GIVEN = """
select a.participant_id, a.question_id, a.answer, a.answered_ms,
  coalesce(a.correct, false) as correct, a.points, a.bonus
from live_answers a join live_questions q on q.session_id = a.session_id
  and q.question_id = a.question_id and (q.settled or q.skipped or q.voided)
where a.session_id = $1 and a.participant_id = any($2) order by q.number
"""


class ResultsQuery(PageQuery):
    limit: Annotated[int, Field(ge=1, le=MAX_ROWS_PER_PAGE)] = MAX_ROWS_PER_PAGE


async def sessions(actor: Actor, course_id: UUID, page: PageQuery) -> Page[schemas.LiveSessionOut]:
    """A course's games, for its hosts."""
    await managed(actor, course_id)
    scope = LiveSession.filter(course_id=course_id)
    found = await paging.by_id(scope, page, newest_first=True)
    return Page[schemas.LiveSessionOut](items=await sessions_out(found.items), next=found.next)


async def sessions_out(sessions: Sequence[LiveSession]) -> list[schemas.LiveSessionOut]:
    """With the number of players: counted until there is a summary."""
    counted = await queries.count_participants([one.id for one in sessions if not one.summary])
    return [_session_out(one, one.summary or {"players": counted[one.id]}) for one in sessions]


async def session_out(session: LiveSession) -> schemas.LiveSessionOut:
    [shown] = await sessions_out([session])
    return shown


def _session_out(session: LiveSession, figures: dict[str, Any]) -> schemas.LiveSessionOut:
    shown = schemas.LiveSessionOut.model_validate(session)
    shown.players, shown.average = figures.get("players"), figures.get("average")
    return shown


async def page(session: LiveSession, query: ResultsQuery) -> schemas.ResultsOut:
    """One page in rank order; 409 before the first close."""
    questions = await asked(session)
    after = _place(query.cursor)
    limit = min(query.limit, max(1, MAX_ANSWERS_PER_PAGE // max(1, len(questions))))
    rows = await db.rows(RANKED, session.id, *after, limit + 1)
    shown = rows[:limit]
    more = len(rows) > limit
    return schemas.ResultsOut(
        session=await session_out(session),
        questions=[question_out(one) for one in questions],
        items=await _items(session, shown),
        next=paging.encode([shown[-1]["place"], str(shown[-1]["id"])]) if more else None,
    )


def _place(cursor: str | None) -> tuple[int, UUID]:
    if cursor is None:
        return 0, UUID(int=0)
    try:
        place, last = paging.decode(cursor)
        if not 0 <= int(place) <= LAST_PLACE:
            raise ValueError("no such place")  # noqa: TRY301  one answer to all of them
        return int(place), UUID(last)
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise Invalid.field("cursor", "is not a cursor of this list") from None


async def asked(session: LiveSession) -> list[LiveQuestion]:
    """The questions in the order as played; 409 before the first close."""
    if session.number <= 1 and session.phase in BEFORE_FIRST_CLOSE:
        raise Conflict("conflict", "There are no results before the first question is closed.")
    found = LiveQuestion.of(session.id, number__not_isnull=True)
    return await found.order_by("number")


def question_out(one: LiveQuestion) -> schemas.ResultQuestion:
    return schemas.ResultQuestion(
        question_id=one.question_id,
        number=one.number or 0,
        stem=one.version.stem,
        stem_html=one.html.stem,
        question_type=one.version.type,
        points=one.points,
        time_limit_ms=one.time_limit_ms,
        voided=one.voided,
        skipped=one.skipped,
    )


async def _items(session: LiveSession, rows: Sequence[Any]) -> list[schemas.ResultItem]:
    answers = await db.rows(GIVEN, session.id, [row["id"] for row in rows])
    return await asyncio.to_thread(_with_answers, rows, answers)


def _with_answers(rows: Sequence[Any], answers: Sequence[Any]) -> list[schemas.ResultItem]:
    given: dict[UUID, list[schemas.ResultAnswer]] = {}
    for row in answers:
        given.setdefault(row["participant_id"], []).append(
            schemas.ResultAnswer(**{**row, "answer": json.loads(row["answer"])})
        )
    return [
        schemas.ResultItem(
            participant_id=row["id"],
            user_id=row["user_id"],
            nickname=row["nickname"],
            rank=None if row["kicked"] else row["place"],
            total=row["total"],
            correct=row["correct"],
            kicked=row["kicked"],
            answers=given.get(row["id"], []),
        )
        for row in rows
    ]
