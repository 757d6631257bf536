"""The migration that gave questions versions: up, down and up again, with data in the tables."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from lms.embedded import Embedded
from tests.process.waiting import ROOT, bare_environment

MIGRATION = next((ROOT / "aerich_migrations" / "lms").glob("*_questions.py")).stem
NUMBER = int(MIGRATION.partition("_")[0])
RUN = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from aerich import Command
from lms import migrate
from lms.features import tortoise_config
from lms.settings import settings

async def down():
    config = tortoise_config(settings(), "migrate")
    async with Command(tortoise_config=config, app="lms", location=sys.argv[1]) as command:
        await command.downgrade(int(sys.argv[2]), delete=False)

migrate.FOLDER = Path(sys.argv[1])
asyncio.run(down() if len(sys.argv) > 2 else migrate.upgrade(settings()))
"""
OWNER, COURSE, GONE, QUIZ, OTHER = (uuid4() for _ in range(5))
SAME, EDITED, DELETED, UNASKED = (uuid4() for _ in range(4))
BEFORE = """
insert into users (id, email, full_name, role, status, created_at, updated_at)
  values ('{owner}', 'owner@example.test', 'Owner', 'instructor', 'active', now(), now());
insert into courses (id, owner_id, title, slug, summary, description, status, language, version,
    created_at, updated_at)
  select id::uuid, '{owner}', 'Course ' || n, 'course-' || n, '', '', 'published', 'en', 1,
    now(), now()
  from unnest(array['{course}', '{gone}']) with ordinality as x(id, n);
insert into quizzes (id, course_id, title, description, status, version, created_at, updated_at)
  select id::uuid, '{course}', 'Quiz', '', 'published', 1, now(), now()
  from unnest(array['{quiz}', '{other}']) as x(id);
"""
QUESTION = """
insert into questions (id, course_id, type, stem, content, explanation, points, live_points,
    time_limit_s, created_at, updated_at)
  values ($1, $2, 'numeric', $3, $4, 'Why', 2, 1000, 20, now(), now())
"""
PLACE = "insert into quiz_questions (id, quiz_id, question_id, position) values ($1, $2, $3, $4)"
SESSION = """
insert into live_sessions (id, course_id, quiz_id, title, pin, phase, version, number, total,
    locked, scoring, streak, auto_close, intro_ms, late_join, taking, limit_ms, paused_ms,
    extended_ms, created_at)
  values ($1, $2, $3, 'Game', '000000', 'finished', 1, 1, 3, false, 'speed', false, true, 0, true,
    false, 0, 0, 0, $4::timestamptz)
"""
ASKED = """
insert into live_questions (id, session_id, question_id, position, stem, content, explanation,
    points, time_limit_ms, opened, settled, revealed, skipped, voided, by_option)
  values ($1, $2, $3, $4, $5, $6, 'Why', 2000, 3600000, true, true, true, false, false, '{}')
"""
OLD_TABLES = {
    "questions": "select id, course_id, type, stem, content, explanation, points, live_points, "
    "time_limit_s, created_at, updated_at from questions order by id",
    "places": "select id, quiz_id, question_id, position from quiz_questions order by id",
    "asked": "select id, session_id, question_id, position, stem, content, explanation, points, "
    "time_limit_ms from live_questions order by id",
    "courses": "select id, slug, title from courses order by id",
    "users": "select id, email from users order by id",
}
VERSIONS = """
select v.question_id, v.number, v.type, v.stem, v.content ->> 'n' as n, v.used, q.version,
  q.archived
from question_versions v join questions q on q.id = v.question_id order by v.question_id, v.number
"""
GAMES = """
select q.question_id, s.created_at::date::text as day, v.question_id = q.question_id as own, v.stem
from live_questions q join live_sessions s on s.id = q.session_id
join question_versions v on v.id = q.version_id order by s.created_at, q.position
"""


def content(n: int) -> str:
    return json.dumps({"type": "numeric", "n": n})


class Database:
    """An empty database and this code's migrations, up to the one that is tried."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder
        (folder / "migrations" / "lms").mkdir(parents=True)

    def add(self, to: int) -> None:
        """Make the migrations up to this number known."""
        for path in (ROOT / "aerich_migrations" / "lms").glob("[0-9]*_*.py"):
            if int(path.name.partition("_")[0]) <= to:
                shutil.copy(path, self.folder / "migrations" / "lms")

    def run(self, *down_to: str) -> None:
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(self.folder / "migrations"), *down_to],
            cwd=self.folder,
            env=bare_environment(
                DATABASE_URL=self.url,
                REDIS_URL="redis://127.0.0.1:1",
                LMS_DATA_DIR=str(self.folder),
            ),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    tmp_path.chmod(0o755)
    with Embedded(tmp_path / "data", durable=False, redis=False) as embedded:
        yield Database(embedded.urls.database_url, tmp_path / "own")


async def fill(db: asyncpg.Connection) -> None:
    """Games that asked what is there still, what was edited since, and what was deleted since."""
    ids = {"owner": OWNER, "course": COURSE, "gone": GONE, "quiz": QUIZ, "other": OTHER}
    await db.execute(BEFORE.format(**ids))
    for id_, stem, n in ((SAME, "same", 1), (EDITED, "newest", 3), (UNASKED, "unasked", 4)):
        await db.execute(QUESTION, id_, COURSE, stem, content(n))
    places = ((QUIZ, SAME, 1), (QUIZ, EDITED, 2), (OTHER, UNASKED, 1), (OTHER, SAME, 2))
    for quiz, question, position in places:
        await db.execute(PLACE, uuid4(), quiz, question, position)
    for day, edited, n in ((2, "second", 2), (1, "first", 2), (3, "second", 2)):
        game = uuid4()
        await db.execute(SESSION, game, COURSE, QUIZ, datetime(2026, 1, day, tzinfo=UTC))
        for position, (question, stem, of) in enumerate(
            ((SAME, "same", 1), (EDITED, edited, n), (DELETED, f"deleted {min(day, 2)}", 5)), 1
        ):
            await db.execute(ASKED, uuid4(), game, question, position, stem, content(of))


async def everything(db: asyncpg.Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: [tuple(r) for r in await db.fetch(sql)] for name, sql in OLD_TABLES.items()}


@pytest.mark.slow
async def test_questions_move_up_down_and_up(database: Database) -> None:
    database.add(NUMBER - 1)
    database.run()
    db = await asyncpg.connect(database.url)
    try:
        await fill(db)
        before = await everything(db)
        database.add(NUMBER)
        database.run()
        await look_at_versions(db)
        await look_at_the_rest(db)
        versions = [tuple(row) for row in await db.fetch(VERSIONS)]
        await live_on(db)

        database.run(str(NUMBER))
        after = await everything(db)
        nameless = [row for row in after["users"] if row[0] != OWNER]
        assert [str(id_) in email for id_, email in nameless] == [True]
        after["users"] = [row for row in after["users"] if row[0] == OWNER]
        before["courses"] = [row for row in before["courses"] if row[0] != GONE]
        assert after == before

        database.run()
        assert [tuple(row) for row in await db.fetch(VERSIONS)] == versions
    finally:
        await db.close()


async def look_at_versions(db: asyncpg.Connection) -> None:
    found: dict[UUID, list[Any]] = {}
    for row in await db.fetch(VERSIONS):
        assert row["type"] == "numeric"
        told = (row["number"], row["stem"], row["n"], row["used"], row["version"], row["archived"])
        found.setdefault(row["question_id"], []).append(told)
    assert found == {
        SAME: [(1, "same", "1", True, 1, False)],
        EDITED: [
            (1, "first", "2", True, 3, False),
            (2, "second", "2", True, 3, False),
            (3, "newest", "3", False, 3, False),
        ],
        UNASKED: [(1, "unasked", "4", False, 1, False)],
        DELETED: [(1, "deleted 1", "5", True, 2, True), (2, "deleted 2", "5", True, 2, True)],
    }
    asked = [(row["day"], row["stem"]) for row in await db.fetch(GAMES)]
    assert asked == [
        (f"2026-01-0{day}", stem)
        for day, edited in ((1, "first"), (2, "second"), (3, "second"))
        for stem in ("same", edited, f"deleted {min(day, 2)}")
    ]
    assert all(row["own"] for row in await db.fetch(GAMES))


async def look_at_the_rest(db: asyncpg.Connection) -> None:
    banks = await db.fetch("select course_id, owner_id, title from question_banks order by title")
    assert [tuple(one) for one in banks] == [
        (COURSE, OWNER, "Course 1"),
        (GONE, OWNER, "Course 2"),
    ]
    slots = await db.fetch(
        "select quiz_id, question_id, position from quiz_slots "
        "where version_id is null and points is null"
    )
    assert len(slots) == 4
    limits = "select live_points, time_limit_s from questions where id = $1"
    assert tuple(await db.fetchrow(limits, DELETED)) == (2000, 600)
    assert await db.fetchval("select min(timezone) || max(timezone) from courses") == "UTCUTC"


async def live_on(db: asyncpg.Connection) -> None:
    """What only the newer tables can hold."""
    await db.execute("update courses set deleted_at = now() where id = $1", GONE)
    await db.execute(
        "insert into courses (id, owner_id, title, slug, summary, description, status, language, "
        "version, timezone, deleted_at, created_at, updated_at) select gen_random_uuid(), "
        "owner_id, title, slug, '', '', status, 'en', 1, 'UTC', now(), now(), now() from courses"
    )
    bank = "insert into question_banks values ($1, 'Own', now(), $2, null)"
    await db.execute(bank, uuid4(), OWNER)
    await db.execute(
        "insert into users (id, full_name, role, status, created_at, updated_at) "
        "values (gen_random_uuid(), 'Pupil', 'student', 'active', now(), now())"
    )
