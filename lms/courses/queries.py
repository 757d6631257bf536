"""The catalogue in plain SQL: one statement a page, since every visit begins with it."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from lms.core import db
from lms.core.access import TEACHERS, Actor
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
  s.role as staff_role, e.id as place_id, e.status as place_status, e.percent,
  {LEARNERS} as learners,
  case when c.enrollment_capacity is not null then greatest(0, c.enrollment_capacity - (
    select count(*) from enrollments l where l.course_id = c.id and l.status in ({SEATS})))
  end as seats_left,
  case when e.status = {WAITS} then (select count(*) from enrollments l
    where l.course_id = c.id and l.status = {WAITS}
    and (l.waiting_since, l.id) <= (e.waiting_since, e.id)) end as position"""  # noqa: S608  our own words
OF = """
from courses c join users o on o.id = c.owner_id
left join course_categories k on k.id = c.category_id
left join course_staff s on s.course_id = c.id and s.user_id = $1::uuid
left join enrollments e on e.course_id = c.id and e.user_id = $1 and e.status <> 'dropped'
where c.deleted_at is null and """

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
KEYS: dict[Sort, tuple[str, bool]] = {
    "-created_at": (BY_ID, True),
    "title": (f"left({plain_sql('c.title')}, 50)", False),
    "-updated_at": ("(extract(epoch from c.updated_at) * 1000000)::int8", True),
    "-rating": (f"({RATING}) * 4294967296 + c.rating_count", True),
    "-learners": (LEARNERS, True),
}
"""What courses are sorted by before their ids, and whether the greatest comes first."""


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


def _listed(actor: Actor | None) -> str:
    """Courses that stand in the catalogue for the actor, and those they may read as staff."""
    if actor is None:
        return "(c.status = 'published' and c.visibility = 'public')"
    if actor.is_admin:
        return "true"
    return f"(c.status = 'published' and c.visibility <> 'unlisted' or {_staffed(actor)})"


def visible(actor: Actor | None) -> str:
    """`Course.visible_to`."""
    if actor is None or actor.is_admin:
        return _listed(actor)
    learned = f"(e.status in ({LEARNS}) and c.status = 'archived')"
    return f"(c.status = 'published' or {learned} or {_staffed(actor)})"


def _asked(actor: Actor | None, query: CourseQuery, now: datetime) -> Asked:
    """The filters of the catalogue as conditions."""
    found = Asked(actor)
    found.conditions["listed"] = _staffed(actor) if query.teaching else _listed(actor)
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
    if query.q and query.q.strip():
        words = rules.asked_words(query.q)
        whole = rules.tsquery(words, len(rules.FIELDS))
        found.conditions["q"] = f"c.search @@ {found.put(whole, 'tsquery')}" if words else "false"
    return found


def _key(asked: Asked, query: CourseQuery) -> tuple[str, bool]:
    """By what is sorted; relevance counts the texts that must be read to find all words."""
    words = rules.asked_words(query.q or "")
    sort = query.sort or ("relevance" if words else "-created_at")
    if sort != "relevance":
        return KEYS[sort]
    if not words:
        return BY_ID, True
    whens = " ".join(
        f"when c.search @@ {asked.put(rules.tsquery(words, n), 'tsquery')} then {-n}"
        for n in range(1, len(rules.FIELDS))
    )
    return f"case {whens} else {-len(rules.FIELDS)} end", True


async def page(
    actor: Actor | None, query: CourseQuery, now: datetime, after: tuple[int | str, UUID] | None
) -> list[Any]:
    """The courses behind this key, one more than asked for; `key` is what they are sorted by."""
    found = _asked(actor, query, now)
    key, falling = _key(found, query)
    keys = "c.id" if key == BY_ID else f"{key}, c.id"
    if after:
        kind = "text" if isinstance(after[0], str) else "int8"
        behind = found.put(after[1], "uuid")
        if key != BY_ID:
            behind = f"{found.put(after[0], kind)}, {behind}"
        found.conditions["after"] = f"({keys}) {'<' if falling else '>'} ({behind})"
    way = "desc" if falling else "asc"
    order = keys.replace(", c.id", f" {way}, c.id") + f" {way}"
    limit = found.put(query.limit + 1, "int4")
    return await db.rows(
        f"select {SHOWN}, {key} as key {OF} {found.where()} order by {order} limit {limit}",
        *found.args,
    )


async def one(actor: Actor | None, course_id: UUID | None, slug: str | None) -> Any | None:
    """One course that the actor may read, by id or slug."""
    which = "c.id = $2::uuid" if course_id else "c.slug = $2::text"
    return await db.row(
        f"select {SHOWN}, c.description, c.rendered {OF} {which} and {visible(actor)}",
        actor.id if actor else None,
        course_id or slug,
    )


TOP = 20
FACETS = {
    "category": (
        "join course_categories k0 on k0.id = c.category_id "
        "left join course_categories k1 on k1.id = k0.parent_id "
        "join course_categories f on f.id in (k0.id, k1.id, k1.parent_id)",
        "f.slug",
        "f.name",
    ),
    "tag": (
        "cross join lateral (select key, c.tags ->> (n - 1)::int as tag "
        "from jsonb_array_elements_text(c.tag_keys) with ordinality as t(key, n)) f",
        "f.key",
        "f.tag",
    ),
    "level": ("", "c.level", "initcap(c.level)"),
    "language": ("", "c.language", "c.language"),
}
"""What is joined to count a filter's values, the value, and how it reads."""


async def facets(actor: Actor | None, query: CourseQuery, now: datetime) -> list[Any]:
    """Of each filter the most frequent values, by the courses that the others leave."""
    found = _asked(actor, query, now)
    before, _, behind = OF.partition("where ")
    parts = [
        f"(select '{name}' as facet, {value} as value, min({label}) as label, "
        f"count(*) as count {before} {join} where {behind} {found.where(name)} "
        f"and {value} is not null group by {value} order by count(*) desc, {value} limit {TOP})"
        for name, (join, value, label) in FACETS.items()
    ]
    return await db.rows(" union all ".join(parts), *found.args)


async def categories(actor: Actor | None) -> list[Any]:
    """All categories by name, with how many courses are found in each and below."""
    join, _, _ = FACETS["category"]
    before, _, behind = OF.partition("where ")
    counts = (
        f"select f.id, count(*) as courses {before} {join} "
        f"where {behind} {_listed(actor)} group by f.id"
    )
    return await db.rows(
        "select k.id, k.slug, k.name, k.parent_id, coalesce(n.courses, 0) as courses "  # noqa: S608
        f"from course_categories k left join ({counts}) n on n.id = k.id order by k.name, k.id",
        actor.id if actor else None,
    )
