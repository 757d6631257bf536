"""What import-linter can't see: SQL that reaches up, edges that write. Each was seen red once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from tests.house.test_house import ROOT, strings, texts

TABLE = re.compile(r"^        table = \"(\w+)\"$", re.M)
NAMED = re.compile(
    r"\b(?:from|join|into|update|truncate|table)\s+(?:only\s+)?\"?([a-z_]+)\"?", re.I
)


@cache
def floors() -> list[str]:
    """The packages from the top down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    [layers] = [
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    return [name for layer in layers for name in re.findall(r"\w+", layer)]


def package(name: str) -> str:
    return Path(name).parts[1].removesuffix(".py")


def tables() -> dict[str, str]:
    """Each table's package."""
    return {
        table: package(name)
        for name, source in texts(".py", under="lms/").items()
        for table in TABLE.findall(source)
    }


def reaching_up(sources: dict[str, str]) -> list[str]:
    """SQL that names a table of a floor above its own."""
    owner, order = tables(), floors()
    return [
        f"{name}: {table}"
        for name, source in sources.items()
        for text in (strings(source) if name.endswith(".py") else [source])
        for table in NAMED.findall(text)
        if table in owner and order.index(owner[table]) < order.index(package(name))
    ]


def test_sql_names_no_table_of_a_floor_above() -> None:
    assert len(tables()) > 20
    assert reaching_up({"lms/users/queries.py": 'ASK = "select 1 from live_sessions s"'}) == [
        "lms/users/queries.py: live_sessions"
    ]
    assert reaching_up({"lms/users/sql/ask.sql": "select 1 from live_sessions s"}) == [
        "lms/users/sql/ask.sql: live_sessions"
    ]
    assert reaching_up(texts(".py", ".sql", under="lms/")) == []


WRITES = re.compile(
    r"await [\w.]+\.save\(|\b[A-Z]\w+\.(create|bulk_create|update_or_create)\("
    r"|\btransaction\(|@atomic|@joining|\.delete\(\)|\.update\(\w+="
)
ASKS = re.compile(r"\bdb\.(?:execute|rows?)\(")
EDGES = {"routes.py", "socket.py", "tasks.py", "listeners.py"}


def writing(sources: dict[str, str]) -> list[str]:
    return [
        f"{name}: {match.group(0)}"
        for name, source in sources.items()
        if Path(name).name in EDGES or "/routes/" in name
        if (match := WRITES.search(source) or ASKS.search(source))
    ]


def test_edges_write_nothing() -> None:
    """Routes, sockets, jobs and listeners call one action: no SQL, no transaction of their own."""
    assert writing({"lms/users/routes.py": "await user.save()"}) != []
    assert writing({"lms/auth/tasks.py": 'await db.execute("delete from auth_links")'}) != []
    assert writing(texts(".py", under="lms/")) == []


MISSING = re.compile(
    r"if not await [^\n]+:\n +raise NotFound\b"
    r"|(\w+) = await [^\n]+\.(?:first|get_or_none)\([^\n]*\)\n +if \1 is None:\n +raise NotFound\b"
)


def test_a_missing_row_is_refused_in_one_way() -> None:
    """`await scope.get_or_none(id=x) or refuse(NotFound)`."""
    assert MISSING.search("if not await scope.exists():\n    raise NotFound\n")
    assert [name for name, text in texts(".py", under="lms/").items() if MISSING.search(text)] == []


VERB = re.compile(
    rf"^ *@(?:db\.)?(?:atomic|joining)\b|\baudit\.record\(|\bpublish\(\w|{WRITES.pattern}", re.M
)
BELOW = {"core", "realtime", "app"}  # they make what actions use
NO_ACTIONS = {
    "lms/audit/addresses.py",  # its partitions are made and dropped by the month
    "lms/demo/__init__.py",  # it calls actions, and keeps what they did or nothing
    "lms/live/sheet.py",  # what is read is written down once the rows are sent
}


def verbs(sources: dict[str, str]) -> list[str]:
    return [
        f"{name}: {match.group(0)}"
        for name, source in sources.items()
        if package(name) not in BELOW
        and Path(name).name not in {"actions.py", "personal.py"}  # the latter erases
        and "/actions/" not in name
        and name not in NO_ACTIONS
        and (match := VERB.search(source))
    ]


def test_verbs_are_in_actions() -> None:
    """Who opens a transaction, writes an event down or publishes is an action."""
    assert verbs({"lms/auth/resets.py": "@atomic\nasync def reset(): ..."}) != []
    assert verbs({"lms/quizzes/reading.py": "await Quiz.create(title=title)"}) != []
    assert verbs(texts(".py", under="lms/")) == []
