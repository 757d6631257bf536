"""The statements of the hot paths: answers, settling, standings, presence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from lms.core import db, markup
from lms.files.shown import addressed, signed
from lms.live.models import LIVE
from lms.live.rules import HOST_AWAY, LEADERBOARD_LENGTH, PODIUM, Score, Standing
from lms.live.schemas import OwnQuestion

# The lock's key is the session's id as a number; storing answers takes it shared, settling
# exclusive. It must be a statement of its own: the next one then sees all that the lock waited for.
LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 7))"

TO_SCORE = """
select a.participant_id, a.answer, a.answered_ms, p.time_factor, p.kicked,
  p.total, p.correct, p.correct_ms, p.streak
from live_answers a join live_participants p on p.id = a.participant_id
where a.session_id = $1 and a.question_id = $2 order by a.participant_id
"""

STORE_SCORES = """
update live_answers a set correct = x.correct, points = x.points, bonus = x.bonus
from unnest($3::uuid[], $4::bool[], $5::int[], $6::int[]) as x(who, correct, points, bonus)
where a.session_id = $1 and a.question_id = $2 and a.participant_id = x.who
"""

# Ranks are computed in the same statement as the totals, so nobody reads one without the other.
# Players who aren't in the arrays keep their totals, and the streak where $8 says so. $2: keep the
# previous rank; without points it is null, since all shared that place.
SET_STANDINGS = """
with scored as (select * from unnest($3::uuid[], $4::int[], $5::int[], $6::int[], $7::int[])
  as x(who, total, correct, ms, streak)),
fresh as (select p.id, p.kicked, coalesce(x.total, p.total) as total,
  coalesce(x.correct, p.correct) as correct, coalesce(x.ms, p.correct_ms) as correct_ms,
  coalesce(x.streak, case when $8 then p.streak else 0 end) as streak
  from live_participants p left join scored x on x.who = p.id where p.session_id = $1),
ranked as (select *, case when kicked then null else rank() over (
  partition by kicked order by total desc, correct desc, correct_ms) end as new_rank from fresh)
update live_participants p set total = r.total, correct = r.correct, correct_ms = r.correct_ms,
  streak = r.streak, previous_rank = case when not $2 then p.previous_rank
    when p.total > 0 then p.rank end,
  rank = r.new_rank
from ranked r where p.id = r.id
"""

EVERYBODY_ANSWERED = """
select s.version from live_sessions s
where s.id = $1 and s.phase = 'open' and s.auto_close
  and exists (select 1 from live_answers a
    where a.session_id = s.id and a.question_id = s.question_id)
  and not exists (select 1 from live_participants p where p.session_id = s.id and not p.kicked
    and p.seen_at > now() - $2::interval
    and not exists (select 1 from live_answers a where a.session_id = s.id
      and a.question_id = s.question_id and a.participant_id = p.id))
"""

ANSWERED = """
select (select count(*) from live_answers a join live_participants p on p.id = a.participant_id
    and not p.kicked where a.session_id = s.id and a.question_id = s.question_id) as answered,
  (select count(*) from live_participants p where p.session_id = s.id and not p.kicked
    and (p.seen_at > now() - $2::interval
      or exists (select 1 from live_answers a where a.session_id = s.id
      and a.question_id = s.question_id and a.participant_id = p.id))) as eligible
from live_sessions s where s.id = $1
"""

COUNT_OPTIONS = """
select o as label, count(*)::int as n from live_answers a
join live_participants p on p.id = a.participant_id and not p.kicked,
  jsonb_array_elements_text(a.answer -> 'options') o
where a.session_id = $1 and a.question_id = $2 group by 1
"""

# Who put what where the key ($3) has it.
COUNT_PLACES = """
select r.id as label, count(*)::int as n from live_answers a
join live_participants p on p.id = a.participant_id and not p.kicked,
  jsonb_array_elements_text($3::jsonb -> 'options') with ordinality r(id, place)
where a.session_id = $1 and a.question_id = $2
  and a.answer -> 'options' ->> (r.place::int - 1) = r.id group by 1
"""

COUNT_PAIRS = """
select r.one as label, count(*)::int as n from live_answers a
join live_participants p on p.id = a.participant_id and not p.kicked,
  jsonb_each_text($3::jsonb -> 'pairs') r(one, other)
where a.session_id = $1 and a.question_id = $2
  and a.answer -> 'pairs' ->> r.one = r.other group by 1
"""

COUNT_ANSWERS = """
select a.answer, count(*)::int as n from live_answers a
join live_participants p on p.id = a.participant_id and not p.kicked
where a.session_id = $1 and a.question_id = $2 group by 1 order by 2 desc limit 500
"""

# Due steps and presence are judged by the database's `now()`, which can use an index.
WATCH = """
select s.id, s.version, s.phase, s.due_at, s.auto_close, now() as now,
  exists (select 1 from live_hosts h where h.session_id = s.id
    and h.seen_at > now() - $2::interval) as host_online
from live_sessions s where s.id = any($1) or s.due_at <= now() + $3::interval
"""

PLACED = """
select rank, id as participant_id, nickname as name, total, correct,
  previous_rank - rank as moved
from live_participants where session_id = $1 and rank <= $2
order by rank, nickname, id limit $3
"""

RESULTS = """
with better as (select rank, lag(total) over w as points, lag(name) over w as name from (
    select rank, max(total) as total, min(nickname) as name from live_participants
    where session_id = $1 and not kicked and rank is not null group by rank) groups
  window w as (order by rank))
select p.id, p.total, p.rank, p.streak, a.correct, a.points, a.bonus,
  b.points - p.total as gap, b.name
from live_participants p
left join live_answers a on a.participant_id = p.id and a.session_id = $1 and a.question_id = $3
left join better b on b.rank = p.rank
where p.id = any($2)
"""

ME = """
select p.id, p.nickname, p.time_factor, p.total, p.rank, p.streak,
  a.answer, a.answered_ms
from live_participants p
left join live_answers a on a.participant_id = p.id and a.session_id = $1 and a.question_id = $3
where p.id = any($2)
"""

# `correct` is null for missed, skipped or voided questions.
MY_QUESTIONS = """
select p.id as who, q.question_id, q.number, v.stem,
  v.rendered ->> 'stem' as stem_html, q.voided, q.skipped, a.answer, a.answered_ms,
  case when not (q.skipped or q.voided) then a.correct end as correct,
  coalesce(a.points, 0) as points
from unnest($2::uuid[]) as p(id)
join live_questions q on q.session_id = $1 and q.number is not null
join question_versions v on v.id = q.version_id
left join live_answers a on a.session_id = $1 and a.question_id = q.question_id
  and a.participant_id = p.id
order by q.number
"""

# Sorted, so that concurrent updates of presence and standings never deadlock.
LOCK_PLAYERS = """
select id from live_participants where session_id = $1 order by id for no key update
"""

SEEN = """
update live_participants p set seen_at = now() from (
  select id from live_participants where id = any($1) order by id for no key update) x
where p.id = x.id
"""

HOST_HERE = """
insert into live_hosts (id, session_id, process, seen_at)
select gen_random_uuid(), s, $2, now() from unnest($1::uuid[]) s
on conflict (session_id, process) do update set seen_at = excluded.seen_at
"""


HOST_GONE = "delete from live_hosts where session_id = $1 and process = $2"
FORGET_HOSTS = "delete from live_hosts where seen_at < $1"
LEFT = "update live_participants set seen_at = null where id = $1"

HOSTS_ONLINE = """
select s as id, exists (select 1 from live_hosts h where h.session_id = s
    and h.seen_at > now() - $2::interval) as online from unnest($1::uuid[]) s
"""


async def store_scores(session_id: UUID, question_id: UUID, scores: Sequence[Score]) -> None:
    """Write the verdicts of one question."""
    await db.execute(
        STORE_SCORES,
        session_id,
        question_id,
        [one.participant_id for one in scores],
        [one.correct for one in scores],
        [one.points for one in scores],
        [one.bonus for one in scores],
    )


async def set_standings(
    session_id: UUID,
    standings: Mapping[UUID, Standing],
    *,
    remember: bool = False,
    keep_streaks: bool = False,
) -> None:
    """Write totals and ranks; `remember` keeps the previous ranks, to show who moved."""
    await lock_players(session_id)
    await db.execute(
        SET_STANDINGS,
        session_id,
        remember,
        list(standings),
        [one.total for one in standings.values()],
        [one.correct for one in standings.values()],
        [one.correct_ms for one in standings.values()],
        [one.streak for one in standings.values()],
        keep_streaks,
    )


async def lock_players(session_id: UUID) -> None:
    await db.execute(LOCK_PLAYERS, session_id)


async def rank(session_id: UUID) -> None:
    """Recompute ranks from the totals, after players joined or left since the last settling."""
    await set_standings(session_id, {}, keep_streaks=True)


async def placed(session_id: UUID, worst_rank: int, most: int) -> list[dict[str, Any]]:
    return [dict(one) for one in await db.rows(PLACED, session_id, worst_rank, most)]


async def top(session_id: UUID) -> list[dict[str, Any]]:
    """The first ten."""
    return await placed(session_id, 1_000_000, LEADERBOARD_LENGTH)


async def podium(session_id: UUID) -> list[dict[str, Any]]:
    """Ranks 1 to 3; with many ties only ten players."""
    return await placed(session_id, PODIUM, LEADERBOARD_LENGTH)


async def my_questions(session_id: UUID, players: Sequence[UUID]) -> dict[UUID, list[OwnQuestion]]:
    """Each of these players' answers, in the order as played."""
    found: dict[UUID, list[OwnQuestion]] = {}
    for row in await db.rows(MY_QUESTIONS, session_id, list(players)):
        one = dict(row)
        html = markup.shown(one["stem"], one["stem_html"])
        one["stem_html"] = signed(html, (LIVE, session_id))
        one["stem"] = addressed(one["stem"], (LIVE, session_id))
        one["answer"] = None if one["answer"] is None else json.loads(one["answer"])
        found.setdefault(one.pop("who"), []).append(cast(OwnQuestion, one))
    return found


async def count_participants(session_ids: Sequence[UUID]) -> dict[UUID, int]:
    found = await db.rows(
        "select session_id, count(*)::int as n from live_participants "
        "where session_id = any($1) and not kicked group by 1",
        session_ids,
    )
    return dict.fromkeys(session_ids, 0) | {one["session_id"]: one["n"] for one in found}


async def hosts_online(session_ids: Sequence[UUID]) -> dict[UUID, bool]:
    found = await db.rows(HOSTS_ONLINE, session_ids, HOST_AWAY)
    return {one["id"]: one["online"] for one in found}


async def pin_is_warm(pin: str, now: datetime) -> bool:
    """Whether a game with that PIN ended within the hour: late players must not join another."""
    found = await db.row(
        "select 1 from live_sessions where pin = $1 and finished_at > $2 limit 1",
        pin,
        now - timedelta(hours=1),
    )
    return found is not None
