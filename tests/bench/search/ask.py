"""`python -m tests.bench.search.ask FILE`: fill the catalogue, ask it, write what each took."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from lms import features
from lms.core import clock, db
from lms.courses import facets as counting
from lms.courses import queries
from lms.courses.schemas import CourseQuery
from lms.settings import settings
from tests.bench.search.fill import WORDS, Shelf, fill

TURNS = 20
Asked = dict[str, dict[str, Any]]
Took = tuple[float, float]


def searches(dice: Random, shelf: Shelf) -> Asked:
    def word(first: int, last: int) -> str:
        return shelf.words[dice.randrange(first, last)]

    rare, known, common = word(5_000, WORDS), word(100, 1_000), word(0, 10)
    other, both = word(100, 1_000), f"{word(0, 10)} {known}"
    return {
        "a rare word": {"q": rare},
        "a known word": {"q": known},
        "one of the ten most frequent": {"q": common},
        "two words": {"q": f"{known} {other}"},
        "a frequent and a known one": {"q": both},
        "two of each": {"q": f"{common} {other} {both}"},
        "the beginning of a word, four letters": {"q": known[:4]},
        "two letters": {"q": known[:2]},
        "no course has it": {"q": "zzzqqq"},
        "Han": {"q": "光合"},
        "C++": {"q": "c++"},
        "with an accent": {"q": f"eleménts {common}"},
        "within a category": {"q": known, "category": dice.choice(shelf.categories)},
        "frequent, open, for beginners": {"q": common, "open": True, "level": "beginner"},
    }


def lists(dice: Random, shelf: Shelf) -> Asked:
    return {
        "no search: the newest": {},
        "of a category": {"category": dice.choice(shelf.categories)},
        "with a tag": {"tag": [dice.choice(shelf.tags)]},
        "by title": {"sort": "title"},
        "by rating": {"sort": "-rating"},
        "by change": {"sort": "-updated_at"},
        "by learners": {"sort": "-learners"},
        "a frequent word, by rating": {"q": shelf.words[3], "sort": "-rating"},
    }


def facets(dice: Random, shelf: Shelf) -> Asked:
    return {
        "facets of all": {"facets": True},
        "facets of a known word": {"q": shelf.words[dice.randrange(100, 1_000)], "facets": True},
        "facets of a frequent word": {"q": shelf.words[3], "facets": True},
    }


async def _busy() -> dict[int, int]:
    """How long each of our connections' processes has been on a core, in ns."""
    rows = await db.rows("select pid from pg_stat_activity where datname = current_database()")
    stats = {one["pid"]: Path(f"/proc/{one['pid']}/schedstat") for one in rows}
    return {pid: int(stat.read_text().split()[0]) for pid, stat in stats.items()}


async def main() -> dict[str, dict[str, list[Took]]]:
    """By the kind of question: milliseconds waited, and of Postgres's processor."""
    async with features.running(settings(), "worker"):
        shelf, dice = await fill(), Random(2)
        found: dict[str, dict[str, list[Took]]] = {}
        for turn in range(TURNS + 1):
            for part in (searches, lists, facets):
                for what, fields in part(dice, shelf).items():
                    query, now = CourseQuery(**fields), clock.now()
                    before, begun = await _busy(), time.perf_counter()
                    if query.facets:
                        await counting.facets(None, query, now)
                    else:
                        await queries.page(None, query, now, None)
                    took = 1000 * (time.perf_counter() - begun)
                    busy = sum(ns - before.get(pid, ns) for pid, ns in (await _busy()).items())
                    if turn:  # the first one warms up
                        times = found.setdefault(part.__name__, {}).setdefault(what, [])
                        times.append((took, busy / 1e6))
        return found


Path(sys.argv[1]).write_text(json.dumps(asyncio.run(main())))
