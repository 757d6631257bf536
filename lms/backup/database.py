"""Postgres's own programs on our database; their arguments never contain the password."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from lms.backup.errors import Refused
from lms.embedded.binaries import Unavailable, postgres_bin

if TYPE_CHECKING:
    from lms.settings import Settings

TABLES = """
select quote_ident(nspname) || '.' || quote_ident(relname)
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind = 'r' and nspname <> 'information_schema' and nspname !~ '^pg_' order by 1
"""
MIGRATIONS = "select version from aerich order by id"
# All or nothing: a backup that doesn't fit changes nothing.
RESTORE_OPTIONS = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
COPY = re.compile(rb"COPY (\S+) .*FROM stdin;\n")


def dump(settings: Settings, target: Path) -> None:
    run(settings, "pg_dump", "--format=custom", f"--file={target}")


def rows_in(dump: Path) -> dict[str, int]:
    """The number of rows of each table in a dump; reads it to its end."""
    reading = [program("pg_restore"), "--data-only", "--file=-", str(dump)]
    counted: dict[str, int] = {}
    table = None
    with subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        for line in process.stdout or ():
            if table is None:
                if found := COPY.fullmatch(line):
                    table = found[1].decode()
                    counted[table] = 0
            elif line == b"\\.\n":
                table = None
            else:
                counted[table] += 1
        said = process.stderr.read() if process.stderr else b""
    if process.returncode:
        raise Refused(f"{dump.name} can't be read: {said.decode(errors='replace').strip()}")
    return counted


def tables(settings: Settings, database: str = "") -> list[str]:
    """All tables with rows, partitions included."""
    return ask(settings, TABLES, database)


def migrations(settings: Settings) -> list[str]:
    """The migrations that have run."""
    there = ask(settings, "select to_regclass('aerich') is not null") == ["t"]
    return ask(settings, MIGRATIONS) if there else []


def fill(settings: Settings, dump: Path, rows: dict[str, int], database: str = "") -> None:
    """Restore into an empty database and verify the number of rows."""
    run(settings, "pg_restore", *RESTORE_OPTIONS, str(dump), database=database)
    found = {
        name: int(count)
        for name in tables(settings, database)
        for count in ask(settings, f"select count(*) from {name}", database)  # noqa: S608  quoted
    }
    wrong = [
        f"{name} has {found.get(name, 'no')} rows instead of {rows.get(name, 0)}"
        for name in sorted(found.keys() | rows.keys())
        if found.get(name) != rows.get(name, 0)
    ]
    if wrong:
        raise Refused(f"After the restore {'; '.join(wrong)}.")


@contextmanager
def beside(settings: Settings, dump: Path, rows: dict[str, int]) -> Iterator[Callable[[], None]]:
    """Restore into a new database; calling what is yielded replaces ours with it.

    Until then ours is untouched and stays in use.
    """
    ours = name_of(settings)
    new, old = (f"{ours}_{word}_{secrets.token_hex(4)}" for word in ("restored", "replaced"))
    run_apart(settings, f"create database {quoted(new)} template template0 {_like(settings)}")
    try:
        fill(settings, dump, rows, new)
        yield lambda: _swap(settings, ours, new, old)
    finally:
        for left in (new, old):  # unless it was swapped, the old database gets its name back
            run_apart(settings, f"drop database if exists {quoted(left)} with (force)")


def _swap(settings: Settings, ours: str, new: str, old: str) -> None:
    """A database can be renamed only without connections; clients reconnect to the new one."""
    run_apart(settings, f"alter database {quoted(ours)} allow_connections false")
    try:
        run_apart(
            settings,
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity "  # noqa: S608  quoted
            f"where datname = {literal(ours)}",
        )
        run_apart(
            settings,
            f"begin; alter database {quoted(ours)} rename to {quoted(old)}; "
            f"alter database {quoted(new)} rename to {quoted(ours)}; commit",
        )
    finally:
        run_apart(settings, f"alter database {quoted(ours)} allow_connections true")


def _like(settings: Settings) -> str:
    """The encoding and locale of our database, for a new one."""
    [text] = ask(settings, "select to_jsonb(d) from pg_database d where datname=current_database()")
    own: dict[str, Any] = json.loads(text)
    [encoding] = ask(settings, f"select pg_encoding_to_char({int(own['encoding'])})")
    says = [f"encoding {literal(encoding)}", f"lc_collate {literal(own['datcollate'])}"]
    says.append(f"lc_ctype {literal(own['datctype'])}")
    locale = own.get("datlocale") or own.get("daticulocale") or ""
    if own.get("datlocprovider") == "b":
        says.append(f"locale_provider builtin builtin_locale {literal(locale)}")
    elif own.get("datlocprovider") == "i":
        says.append(f"locale_provider icu icu_locale {literal(locale)}")
    return " ".join(says)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def name_of(settings: Settings) -> str:
    """The name of our database, which may accept no connections now."""
    address = urlsplit(settings.database_url.get_secret_value())
    return unquote(address.path.lstrip("/")) or "postgres"


def ask(settings: Settings, statement: str, database: str = "") -> list[str]:
    """The first column of each row."""
    said = run(settings, "psql", "--no-psqlrc", "-Atqc", statement, database=database)
    return said.splitlines()


def run_apart(settings: Settings, statement: str) -> None:
    """Run a statement on databases, which may not run inside any of them."""
    elsewhere = "template1" if name_of(settings) == "postgres" else "postgres"
    run(settings, "psql", "--no-psqlrc", "-qc", statement, database=elsewhere)


def run(settings: Settings, name: str, *args: str, database: str = "") -> str:
    """Run one program on our database, or on another one of the same server."""
    address = urlsplit(settings.database_url.get_secret_value())
    host = address.netloc.rpartition("@")[2]
    user = f"{address.username}@" if address.username else ""
    path = f"/{quote(database)}" if database else address.path
    plain = urlunsplit(("postgresql", user + host, path, address.query, ""))
    env = os.environ | {"PGPASSWORD": unquote(address.password or "")}
    done = subprocess.run(  # noqa: S603  our own commands
        [program(name), f"--dbname={plain}", *args],
        env=env,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{name} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode()


def program(name: str) -> str:
    """The program's path: beside the wheel's server, else on PATH."""
    try:
        beside_server = postgres_bin() / name
    except Unavailable:
        beside_server = Path()
    found = str(beside_server) if beside_server.is_file() else shutil.which(name)
    if not found:
        raise Refused(f"{name} is not on PATH; it comes with PostgreSQL's client programs.")
    return found
