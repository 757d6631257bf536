"""Which courses a search finds, in which order, and by which plans."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import quote

import pytest

from lms.core import clock, db
from lms.courses import queries
from lms.courses.schemas import CourseQuery, Sort
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course

SUMMARIES = {
    "CS 101 Programming": "",
    "Programming for CS 10 students": "A part of 101 courses",
    "Artificial intelligence": "What machines see",
    "Art history": "From caves to cubes",
    "History of painting": "Art and artists",
    "Museums": "Artefacts and their stories",
    "Élan vital": "Bergson for beginners",
    "Elana's kitchen": "Cooking",
    "Motion": "With élan",
    "Größe und Maß": "Measuring",
}
RANKED = {
    # Title before summary; in each the whole word before its beginnings, then the newest.
    "art": ["Art history", "Artificial intelligence", "History of painting", "Museums"],
    "ART": ["Art history", "Artificial intelligence", "History of painting", "Museums"],
    "arti": ["Artificial intelligence", "History of painting"],
    "history art": ["Art history", "History of painting"],
    # Accents are no letters of their own, in either.
    "elan": ["Élan vital", "Elana's kitchen", "Motion"],
    "élan": ["Élan vital", "Elana's kitchen", "Motion"],
    "ELÁNA": ["Elana's kitchen"],
    "grosse mass": ["Größe und Maß"],
    "GRÖSSE": ["Größe und Maß"],
    # Codes.
    "cs 101": ["CS 101 Programming", "Programming for CS 10 students"],
    "cs-101": ["CS 101 Programming", "Programming for CS 10 students"],
    "CS 10": ["Programming for CS 10 students", "CS 101 Programming"],
    "101": ["CS 101 Programming", "Programming for CS 10 students"],
    "01": [],
    "history dark": [],
}


async def titles(client: Client, query: str) -> list[str]:
    found = await client.get(f"courses?{query}")
    assert found.status == 200, found
    return [one["title"] for one in found.json["items"]]


async def test_the_best_answer_comes_first(client: Client) -> None:
    for title, summary in SUMMARIES.items():
        await make_course(title=title, summary=summary)
    for words, expected in RANKED.items():
        assert await titles(client, f"q={quote(words)}") == expected, words
        cursor, pages = "", []
        while expected:
            page = (await client.get(f"courses?limit=1&q={quote(words)}{cursor}")).json
            pages += [one["title"] for one in page["items"]]
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        assert pages == expected, words


async def test_a_search_takes_as_many_statements_for_any_number(
    client: Client, query_count: Counting
) -> None:
    counts = []
    for _ in range(2):
        await make_course(title="Art history")
        async with query_count() as statements:
            await titles(client, "q=art")
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("sort", ["title", "-updated_at", "-rating"])
async def test_an_order_has_an_index(
    sort: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one 50,000 courses are read and sorted for a page."""
    assert sort in get_args(Sort)
    plans: list[str] = []

    async def explained(sql: str, *args: Any) -> list[Any]:
        async with db.connection() as c, c.transaction():
            await c.execute(
                "set local enable_seqscan = off; set local enable_bitmapscan = off; "
                "set local enable_sort = off"
            )
            plans.extend(row[0] for row in await c.fetch(f"explain {sql}", *args))
        return []

    monkeypatch.setattr(db, "rows", explained)
    await queries.page(None, CourseQuery(sort=sort), clock.now(), None)
    assert any("Scan" in line and "using courses_by_" in line for line in plans), plans
