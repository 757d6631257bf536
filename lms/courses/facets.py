"""How many courses each filter of the catalogue would leave, in plain SQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lms.core import db
from lms.core.access import Actor
from lms.courses.queries import OF, asked, listed
from lms.courses.schemas import CourseQuery

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
    found = asked(actor, query, now)
    own = {name: found.conditions.get(name, "true") for name in FACETS}
    fits = ", ".join(f"{condition} as fits_{name}" for name, condition in own.items())
    hits = (
        "select c.category_id, c.tags, c.tag_keys, c.level, c.language, "
        f"{fits} {OF} {found.where(*FACETS)}"
    )
    parts = []
    for name, (join, value, label) in FACETS.items():
        others = " and ".join(f"c.fits_{one}" for one in FACETS if one != name)
        parts.append(
            f"(select '{name}' as facet, {value} as value, min({label}) as label, "  # noqa: S608
            f"count(*) as count from hits c {join} where {others} and {value} is not null "
            f"group by {value} order by count(*) desc, {value} limit {TOP})"
        )
    sql = f"with hits as materialized ({hits}) {' union all '.join(parts)}"
    return await (db.indexed_rows if "q" in found.conditions else db.rows)(sql, *found.args)


async def categories(actor: Actor | None) -> list[Any]:
    """All categories by name, with how many courses are found in each and below."""
    join, _, _ = FACETS["category"]
    before, _, behind = OF.partition("where ")
    counts = (
        f"select f.id, count(*) as courses {before} {join} "
        f"where {behind} {listed(actor)} group by f.id"
    )
    return await db.rows(
        "select k.id, k.slug, k.name, k.parent_id, coalesce(n.courses, 0) as courses "  # noqa: S608
        f"from course_categories k left join ({counts}) n on n.id = k.id order by k.name, k.id",
        actor.id if actor else None,
    )
