"""The catalogue in plain SQL: one statement a page, since every visit begins with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from lms.core import db
from lms.core.access import TEACHERS, Actor
from lms.core.errors import Invalid
from lms.core.search import plain_sql
from lms.courses import rules
from lms.courses.models import LEARNING, SEATED, EnrollmentStatus
from lms.courses.schemas import CourseQuery, Sort

LEARNS = ", ".join(f"'{status}'" for status in LEARNING)
SEATS = ", ".join(f"'{status}'" for status in SEATED)
WAITS = f"'{EnrollmentStatus.WAITLISTED.value}'"
LEARNERS = (
    "(select count(*) from enrollments l "  # noqa: S608  our own words
    f"where l.course_id = c.id and l.status in ({LEARNS}))"
)
SHOWN = f"""c.id, c.title, c.slug, c.summary, c.status, c.level, c.language, c.timezone,
  c.visibility, c.category_id, k.slug as category_slug, k.name as category_name,
  c.tags, c.starts_at, c.ends_at, c.cover_file_id, c.cover_alt,
  c.enrollment_mode, c.enrollment_opens_at, c.enrollment_closes_at, c.published_at,
  c.owner_id, o.full_name as owner_name, c.created_at, c.updated_at, c.version,
  c.lesson_count, c.duration_s, c.rating_sum, c.rating_count,
  c.enrollment_capacity, c.enrollment_waitlist, c.enrollment_code,
  s.role as staff_role, e.id as place_id, e.status as place_status, e.percent, e.reason,
  {LEARNERS} as learners,
  case when c.enrollment_capacity is not null then greatest(0, c.enrollment_capacity - (
    select count(*) from enrollments l where l.course_id = c.id and l.status in ({SEATS})))
  end as seats_left,
  case when e.status = {WAITS} then (select count(*) from enrollments l
    where l.course_id = c.id and l.status = {WAITS}
    and (l.waiting_since, l.id) <= (e.waiting_since, e.id)) end as position"""  # noqa: S608  our own words
STAFF = "left join course_staff s on s.course_id = c.id and s.user_id = $1::uuid"
BESIDE = f"""join users o on o.id = c.owner_id
left join course_categories k on k.id = c.category_id {STAFF}
left join enrollments e on e.course_id = c.id and e.user_id = $1 and e.status <> 'dropped'"""
OF = f"from courses c {STAFF} where c.deleted_at is null and "

BELOW = """c.category_id in (with recursive below as (
  select id from course_categories where slug = {0}
  union select k.id from course_categories k join below b on k.parent_id = b.id)
  select id from below)"""
OPEN = """(c.status = 'published' and c.enrollment_mode <> 'closed'
  and coalesce(c.enrollment_opens_at <= {0}, true) and coalesce({0} < c.enrollment_closes_at, true)
  and coalesce({0} < c.ends_at, true))"""
RATING = """case when c.rating_count = 0 then 0 else
  (200 * c.rating_sum::int8 + c.rating_count) / (2 * c.rating_count) end"""
"""The average in hundredths, as `rules.average` says it."""
BY_ID = "0"
SEVERAL_WORDS, FEW_COURSES = 3, 200
"""So many words are first looked for at once: where so few courses have them all, it ends there."""
FENCE = "offset 0"
"""Rows are found before they are sorted, not looked for in the order they are sorted by."""


@dataclass(frozen=True, slots=True)
class Order:
    """What courses are sorted by before their ids.

    `by` has an index where it can; `key` is what a cursor says of it, `back` the same from `{0}`.
    """

    by: str
    falls: bool = True
    key: str = ""
    back: str = "{0}"
    kind: str = "int8"


ORDERS: dict[Sort, Order] = {
    "title": Order(f"left({plain_sql('c.title')}, 50)", falls=False, kind="text"),
    "-updated_at": Order(
        "c.updated_at",
        key="(extract(epoch from c.updated_at) * 1000000)::int8",
        back="timestamptz 'epoch' + {0} * interval '1 microsecond'",
    ),
    "-rating": Order(f"(({RATING}) * 4294967296 + c.rating_count)"),
    "-learners": Order("coalesce(n.learners, 0)"),
}
COUNTED = f"""
left join (select l.course_id, count(*) as learners from enrollments l
  where l.status in ({LEARNS}) group by l.course_id) n on n.course_id = c.id"""  # noqa: S608  our own words


class Asked:
    """A statement's arguments, the actor's id first, and the conditions made of them."""

    def __init__(self, actor: Actor | None) -> None:
        self.args: list[Any] = [actor.id if actor else None]
        self.conditions: dict[str, str] = {}

    def put(self, value: Any, kind: str) -> str:
        """A parameter with this value."""
        self.args.append(value)
        return f"${len(self.args)}::{kind}"

    def where(self, *but: str) -> str:
        """All conditions except those of these names."""
        kept = [text for name, text in self.conditions.items() if name not in but]
        return " and ".join(kept)


def _staffed(actor: Actor | None) -> str:
    """`Course.with_staff`, and `Course.staffed_by` for who is no admin."""
    teaches = actor is not None and actor.role in TEACHERS
    return "(c.owner_id = $1 or s.user_id is not null)" if teaches else "false"


def listed(actor: Actor | None) -> str:
    """Courses that stand in the catalogue for the actor, and those they may read as staff."""
    if actor is None:
        return "(c.status = 'published' and c.visibility = 'public')"
    if actor.is_admin:
        return "true"
    return f"(c.status = 'published' and c.visibility <> 'unlisted' or {_staffed(actor)})"


def visible(actor: Actor | None) -> str:
    """`Course.visible_to`."""
    if actor is None or actor.is_admin:
        return listed(actor)
    learned = f"(e.status in ({LEARNS}) and c.status = 'archived')"
    return f"(c.status = 'published' or {learned} or {_staffed(actor)})"


def _is_ranked(query: CourseQuery) -> bool:
    return query.sort in (None, "relevance") and bool(rules.asked_words(query.q or ""))


def asked(actor: Actor | None, query: CourseQuery, now: datetime, *, matched: bool = True) -> Asked:
    """The filters of the catalogue as conditions; without `matched` all but its words."""
    found = Asked(actor)
    found.conditions["listed"] = _staffed(actor) if query.teaching else listed(actor)
    exact = {"status": query.status, "level": query.level, "language": query.language}
    for name, value in exact.items():
        if value is not None:
            found.conditions[name] = f"c.{name} = {found.put(value, 'text')}"
    if query.owner_id:
        found.conditions["owner"] = f"c.owner_id = {found.put(query.owner_id, 'uuid')}"
    if query.category:
        found.conditions["category"] = BELOW.format(found.put(query.category, "text"))
    if query.tag:
        keys = [rules.tag_key(tag) for tag in query.tag]
        found.conditions["tag"] = f"c.tag_keys ?& {found.put(keys, 'text[]')}"
    if query.min_rating is not None:
        least = found.put(ceil(query.min_rating * 100), "int4")
        found.conditions["min_rating"] = f"{RATING} >= {least}"
    if query.open is not None:
        is_open = OPEN.format(found.put(now, "timestamptz"))
        found.conditions["open"] = is_open if query.open else f"not {is_open}"
    if matched and query.q and query.q.strip():
        words = rules.asked_words(query.q)
        whole = rules.tsquery(words, len(rules.FIELDS))
        found.conditions["q"] = f"c.search @@ {found.put(whole, 'tsquery')}" if words else "false"
    return found


def _hits(
    found: Asked, query: CourseQuery, after: tuple[int | str, UUID] | None
) -> Iterator[tuple[str, str, str]]:
    """The parts of a list, one behind the other: its key, what it is sorted by, who is in it.

    Relevance has a part for each rank, of which one is only read where those before it left room.
    """
    behind = found.put(after[1], "uuid") if after else ""
    if _is_ranked(query):
        reached = -int(after[0]) if after else 0
        ranks = rules.ranked(rules.asked_words(query.q or ""))
        if after and not 1 <= reached <= len(ranks):
            raise Invalid.field("cursor", "is not a cursor of this list")
        for rank, match in list(enumerate(ranks, 1))[max(0, reached - 1) :]:
            more = f"c.search @@ {found.put(match, 'tsquery')}"
            more += f" and c.id < {behind}" if rank == reached else ""
            yield str(-rank), BY_ID, more
    elif query.sort not in ORDERS:
        yield BY_ID, BY_ID, f"c.id < {behind}" if after else "true"
    else:
        order = ORDERS[query.sort]
        sign = "<" if order.falls else ">"
        more = "true"
        if after:
            last = order.back.format(found.put(after[0], order.kind))
            more = f"({order.by}, c.id) {sign} ({last}, {behind})"
        yield order.key or order.by, order.by, more


def _few(found: Asked, query: CourseQuery, after: tuple[int | str, UUID] | None) -> tuple[str, str]:
    """Those who match a search of several words, ranked one by one where they are few.

    A statement's beginning, and the part of its list; both are empty for other searches.
    """
    words = rules.asked_words(query.q or "")
    if not _is_ranked(query) or len(words) < SEVERAL_WORDS:
        return "", ""
    whole = found.put(rules.tsquery(words, len(rules.FIELDS)), "tsquery")
    before, _, behind = OF.partition("where ")
    few = (
        "with few as materialized (select c.id, c.search || '' as search "  # noqa: S608
        f"{before} where {behind} {found.where()} and c.search @@ {whole} "
        f"limit {FEW_COURSES + 1}), "
        f"enough as materialized (select count(*) <= {FEW_COURSES} as few from few)"
    )
    ranks = " ".join(
        f"when search @@ {found.put(match, 'tsquery')} then {-rank}"
        for rank, match in enumerate(rules.ranked(words), 1)
    )
    place = "true"
    if after:
        place = f"(key, id) < ({found.put(after[0], 'int4')}, {found.put(after[1], 'uuid')})"
    return few, (
        f"select id, key, key as by from (select id, case {ranks} end as key from few) f "  # noqa: S608
        f"where (select few from enough) and {place}"
    )


async def page(
    actor: Actor | None, query: CourseQuery, now: datetime, after: tuple[int | str, UUID] | None
) -> list[Any]:
    """The courses behind this key, one more than asked for; `key` is what they are sorted by."""
    found = asked(actor, query, now, matched=not _is_ranked(query))
    limit = found.put(query.limit + 1, "int4")
    words = bool(rules.asked_words(query.q or ""))
    way = "asc" if query.sort == "title" else "desc"
    before, _, behind = OF.partition("where ")
    before += COUNTED if query.sort == "-learners" else ""
    few, one_by_one = _few(found, query, after)
    many = "not (select few from enough)" if few else "true"
    parts = [one_by_one] if few else []
    parts += [
        f"select c.id, {key} as key, {by} as by {before} "
        f"where {behind} {found.where()} and {more} and {many} {FENCE if words else ''}"
        for key, by, more in _hits(found, query, after)
    ]
    hits = " union all ".join(
        f"(select * from ({part}) c order by by {way}, id {way} limit {limit})"  # noqa: S608
        for part in parts
    )
    sql = (
        f"{few} select {SHOWN}, h.key from (select * from ({hits}) r limit {limit}) h "  # noqa: S608
        f"join courses c on c.id = h.id {BESIDE} order by h.key {way}, c.id {way}"
    )
    return await (db.indexed_rows if words else db.rows)(sql, *found.args)


async def one(actor: Actor | None, course_id: UUID | None, slug: str | None) -> Any | None:
    """One course that the actor may read, by id or slug."""
    which = "c.id = $2::uuid" if course_id else "c.slug = $2::text"
    return await db.row(
        f"select {SHOWN}, c.description, c.rendered from courses c {BESIDE} "  # noqa: S608
        f"where c.deleted_at is null and {which} and {visible(actor)}",
        actor.id if actor else None,
        course_id or slug,
    )
