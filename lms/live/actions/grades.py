"""After a game: what its answers are worth in the gradebook, for who learns in its course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from lms.audit import actions as audit
from lms.core import db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import NotFound, refuse
from lms.courses.models import SEATED
from lms.gradebook import actions as gradebook
from lms.gradebook.actions import Pair, Result
from lms.gradebook.models import Cause, ItemKind
from lms.jobs.actions import ask
from lms.live.grading import GradeBy, worth
from lms.live.messages import GradeSession
from lms.live.models import LiveSession
from lms.live.rules import Phase
from lms.live.verbs import LiveVerb

ANSWERED = """
with counted as (select question_id from live_questions
  where session_id = $1 and settled and not voided)
select p.user_id, count(a.id)::int as answered,
  count(*) filter (where a.correct and a.question_id in (select question_id from counted))::int
    as correct,
  (select count(*)::int from counted) as asked
from live_participants p
join enrollments e on e.course_id = $2 and e.user_id = p.user_id and e.status = any($3)
left join live_answers a on a.participant_id = p.id and a.session_id = $1
where p.session_id = $1 and not p.kicked and p.user_id = any($4)
group by p.user_id"""

# Who played, and who had a grade and is no player any more.
CONCERNED = """
select user_id from live_participants where session_id = $1 and user_id is not null
union select g.user_id from grades g join grade_items i on i.id = g.item_id where i.source_id = $1
order by 1"""


@atomic
async def set_grade(actor: Actor, session_id: UUID, fields: Mapping[str, Any]) -> LiveSession:
    """Say what a game counts for. After its end the grades follow; by `none` they go."""
    scope = LiveSession.hosted_by(actor).select_for_update(no_key=True)
    session = await scope.get_or_none(id=session_id) or refuse(NotFound)
    changed = {name for name, value in fields.items() if getattr(session, name) != value}
    if not changed:
        return session
    session.update_from_dict(dict(fields))
    await session.save(update_fields=sorted(changed))
    await audit.record(LiveVerb.GRADED, ("live_session", session_id), changed)
    if session.grade is GradeBy.NONE:
        await gradebook.drop_item(session_id)
    elif session.phase is Phase.FINISHED:
        await ask(GradeSession(session_id=session_id, cause="manual", actor_id=actor.id))
    return session


async def follow(session: LiveSession, *, key: str, regraded_by: UUID | None = None) -> None:
    """Let a finished game's grades follow what was answered."""
    if session.grade is not GradeBy.NONE and session.phase is Phase.FINISHED:
        cause: Literal["auto", "regrade"] = "regrade" if regraded_by else "auto"
        wanted = GradeSession(session_id=session.id, cause=cause, actor_id=regraded_by)
        await ask(wanted, key=key)


async def concerned(session_id: UUID) -> list[UUID]:
    """Whose grades a game decides."""
    return [row["user_id"] for row in await db.rows(CONCERNED, session_id)]


@atomic
async def record(
    session_id: UUID,
    users: Sequence[UUID],
    cause: Cause = Cause.AUTO,
    actor_id: UUID | None = None,
) -> None:
    """Record these people's grades of a finished game; who is no learner, or no player, has none.

    Repeated it changes nothing.
    """
    session = await LiveSession.filter(id=session_id).select_for_update(no_key=True).get()
    if session.grade is GradeBy.NONE or session.phase is not Phase.FINISHED:
        return
    await gradebook.keep_item(
        session.course_id, ItemKind.LIVE, session_id, session.title, session.max_points
    )

    async def results(pairs: Sequence[Pair]) -> dict[Pair, Result]:
        who = [user_id for _, user_id in pairs]
        rows = await db.rows(ANSWERED, session_id, session.course_id, list(SEATED), who)
        points = {row["user_id"]: _points(session, row) for row in rows}
        return {pair: Result(points.get(pair[1])) for pair in pairs}

    await gradebook.record([(session_id, one) for one in users], results, cause, actor_id)


def _points(session: LiveSession, row: Any) -> Decimal | None:
    counts = {name: row[name] for name in ("answered", "correct", "asked")}
    return worth(session.grade, session.max_points, **counts)
