"""How a test database gets its tables: by the migrations, as everywhere."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import asyncpg
from tortoise import Tortoise

from lms import migrate
from lms.features import tortoise_config
from lms.settings import Settings
from lms.settings import settings as read_settings

HANDMADE = Path(__file__).resolve().parents[1] / "lms"
"""Below it, in `<feature>/sql`: what `generate_schemas()` and aerich don't make."""


async def make_schema(settings: Settings) -> None:
    """Make all tables in the empty database the settings name."""
    await migrate.upgrade(settings)


async def generate_schema(settings: Settings) -> None:
    """The same from the models and the hand-made SQL, to compare with."""
    await Tortoise.init(config=tortoise_config(settings, "migrate"), _enable_global_fallback=True)
    try:
        await Tortoise.generate_schemas()
    finally:
        await Tortoise.close_connections()
    connection = await asyncpg.connect(settings.database_url.get_secret_value())
    try:
        for path in sorted(HANDMADE.glob("*/sql/*.sql")):
            await connection.execute(path.read_text())
    finally:
        await connection.close()


async def cleaning_script(connection: asyncpg.Connection[Any]) -> str:
    """One script that empties every table: 0.9 ms for 40 of them, TRUNCATE takes 100."""
    tables = await connection.fetch(
        "select quote_ident(tablename) as name from pg_tables "
        "where schemaname = 'public' and tablename <> 'aerich'"
    )
    deletes = ";".join(f"delete from {row['name']}" for row in tables)  # noqa: S608  quoted
    # As a replica no trigger and no foreign key is looked at, so any order will do.
    return f"set session_replication_role = replica;{deletes};set session_replication_role = origin"


async def keep(connection: asyncpg.Connection[Any]) -> str:
    """Keep all rows as they are now, as long as this connection; the script brings them back.

    The script is run where nothing else is: after the one that empties every table.
    """
    columns = await connection.fetch(
        "select quote_ident(table_name) as name, table_name as bare,"
        " string_agg(quote_ident(column_name), ',') as columns"
        " from information_schema.columns join information_schema.tables"
        " using (table_schema, table_name) where table_schema = 'public'"
        " and table_type = 'BASE TABLE' and table_name <> 'aerich' and is_generated = 'NEVER'"
        " group by table_name"
    )
    inserts = []
    for row in columns:
        name, kept = row["name"], f'"kept_{row["bare"]}"'
        await connection.execute(
            f"drop table if exists pg_temp.{kept}; create temp table {kept} as table public.{name}"
        )
        if await connection.fetchval(f"select exists (select from pg_temp.{kept})"):  # noqa: S608
            inserts.append(
                f"insert into public.{name} ({row['columns']}) overriding system value"  # noqa: S608
                f" select {row['columns']} from pg_temp.{kept}"
            )
    role = "set session_replication_role"
    return f"{role} = replica;{';'.join(inserts)};{role} = origin"


if __name__ == "__main__":  # in a process of its own: Tortoise's state is global
    make = {"migrate": make_schema, "generate": generate_schema}[sys.argv[1]]
    asyncio.run(make(read_settings()))
