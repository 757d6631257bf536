"""The words by which a course is found, kept beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from lms.core import db
from lms.courses.rules import lexemes

TEXTS = """
select c.id, c.title, c.tags, k.name as category, c.summary, c.description,
  case when $2 then o.full_name else '' end as owner
from courses c join users o on o.id = c.owner_id
left join course_categories k on k.id = c.category_id
where c.id = any($1)
"""
KEEP = """
update courses c set search = n.search::tsvector
from unnest($1::uuid[], $2::text[]) as n(id, search) where c.id = n.id
"""


async def index(*course_ids: UUID, owner_named: bool = True) -> None:
    """Keep what these courses are found by; call it when a text of theirs has changed."""
    rows = await db.rows(TEXTS, course_ids, owner_named)
    found = [_words(row) for row in rows]
    await db.execute(KEEP, [row["id"] for row in rows], found)


async def index_owned(owner_id: UUID, *, owner_named: bool = True) -> None:
    """The same for the courses of a person whose name has changed, or is to be forgotten."""
    await index(*await _ids("owner_id", [owner_id]), owner_named=owner_named)


async def index_within(category_id: UUID) -> None:
    """The same for the courses of a category whose name has changed."""
    await index(*await _ids("category_id", [category_id]))


async def _ids(column: str, values: Sequence[UUID]) -> list[UUID]:
    sql = f"select id from courses where deleted_at is null and {column} = any($1)"  # noqa: S608
    return [row["id"] for row in await db.rows(sql, values)]


def _words(row: dict[str, str]) -> str:
    return lexemes(
        row["title"],
        " ".join(json.loads(row["tags"])),
        row["category"] or "",
        row["summary"],
        row["owner"],
        row["description"],
    )
