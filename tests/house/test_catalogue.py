"""Tables: the migrations make what models and `lms/*/sql` say, nothing more and nothing less."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import os
import sys
from collections import Counter
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from tortoise.models import Model

from lms import migrate
from lms.core import personal
from lms.features import tortoise_config
from lms.settings import Settings

COLUMNS = """
select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as preset
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0
  and not a.attisdropped and c.relname <> 'aerich'
"""
CONSTRAINTS = """
select conrelid::regclass::text as "table", contype::text as kind, pg_get_constraintdef(oid) as text
from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  and conrelid <> 0 and conrelid::regclass::text <> 'aerich'
"""
INDEXES = """
select tablename as "table", regexp_replace(indexdef, ' INDEX \\S+ ON ', ' INDEX ON ') as text
from pg_indexes where schemaname = 'public' and tablename <> 'aerich'
"""
TRIGGERS = """
select tgrelid::regclass::text as "table", pg_get_triggerdef(oid) as text
from pg_trigger where not tgisinternal
"""
FUNCTIONS = """
select proname as name, regexp_replace(pg_get_functiondef(oid), '\\s+', ' ', 'g') as text
from pg_proc where pronamespace = 'public'::regnamespace
"""


async def catalogue(url: str) -> dict[str, Counter[tuple[Any, ...]]]:
    connection = await asyncpg.connect(url)
    try:
        return {
            name: Counter(tuple(row) for row in await connection.fetch(sql))
            for name, sql in (
                ("columns", COLUMNS),
                ("constraints", CONSTRAINTS),
                ("indexes", INDEXES),
                ("triggers", TRIGGERS),
                ("functions", FUNCTIONS),
            )
        }
    finally:
        await connection.close()


async def of_new_database(settings: Settings, how: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """What `tests.schema` leaves in an empty database."""
    home, name = settings.database_url.get_secret_value(), f"by_{how}"
    url = urlunsplit(urlsplit(home)._replace(path=f"/{name}"))
    connection = await asyncpg.connect(home)
    try:
        await connection.execute(f"create database {name}")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.schema", how, env=os.environ | {"DATABASE_URL": url}
        )
        assert await process.wait() == 0
        return await catalogue(url)
    finally:
        await connection.execute(f"drop database if exists {name} with (force)")
        await connection.close()


async def test_migrations_make_what_the_models_say(settings: Settings) -> None:
    migrated = await of_new_database(settings, "migrate")
    generated = await of_new_database(settings, "generate")
    for part in generated:
        only_models = generated[part] - migrated[part]
        only_migrations = migrated[part] - generated[part]
        assert (only_models, only_migrations) == (Counter(), Counter()), part


def test_no_two_migrations_share_a_number() -> None:
    """Their order would be the file system's, and the last one's state of the models too."""
    numbers = Counter(name.partition("_")[0] for name in migrate.files())
    assert max(numbers.values()) == 1, numbers.most_common(3)


def test_no_two_models_share_a_name(settings: Settings) -> None:
    """Tortoise would drop the first without a word."""
    found: Counter[str] = Counter()
    for module in tortoise_config(settings, "web")["apps"]["lms"]["models"]:
        if module.startswith("lms."):
            loaded = importlib.import_module(module)
            found.update(
                name
                for name, value in vars(loaded).items()
                if inspect.isclass(value)
                and issubclass(value, Model)
                and value.__module__ == module
            )
    assert found, "no models at all"
    assert [name for name, count in found.items() if count > 1] == []


NOT_A_PERSON: dict[str, str] = {
    # column: why what looks like a person's id in it is none, or who else erases it
    "attempts.submitted_by": "the student, the clock or staff: a word",
    "instructor_applications.reviewed_by": "the id of an account which is nameless once erased",
    "accommodations.set_by_id": "the id of an account which is nameless once erased",
    "attempt_answers.graded_by_id": "the id of an account which is nameless once erased",
    "grade_changes.actor_id": "the id of an account which is nameless once erased",
    "courses.written_by_id": "unlinked where the owner is forgotten",
    "lesson_progress.completed_by_id": "the id of an account which is nameless once erased",
}
WITH_A_PERSON = """
select conrelid::regclass || '.' || attname from pg_constraint
join pg_attribute on attrelid = conrelid and attnum = any(conkey)
where contype = 'f' and confrelid = 'users'::regclass
union
select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not a.attisdropped
  and a.attname ~ '^(user|owner|actor|author|host|person|student|teacher|grader)_id$|_by(_id)?$'
union select 'users.id'
"""


async def test_every_column_with_a_person_is_registered(running: asyncpg.Connection[Any]) -> None:
    columns = {str(row[0]) for row in await running.fetch(WITH_A_PERSON)}
    assert len(columns) > 5
    declared = {f"{one.table}.{one.by}" for one in personal.PERSONAL.values()}
    assert declared ^ columns == set(NOT_A_PERSON)
    assert all(len(one.describe) > 10 for one in personal.PERSONAL.values())
