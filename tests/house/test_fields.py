"""No write takes more than its schema names: every column of every table, sent with every body.

The routes and their bodies come from the OpenAPI document and the policy file, so a new route is
looked at by itself. What is refused leaves nothing behind; what is taken changes nothing that its
own schema doesn't name.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import asyncpg
import pytest
from quart import Quart
from tortoise import Tortoise

from lms.app.policy import PREFIX
from lms.core import redis
from lms.core.schema import MAX_ERRORS
from tests.client import Client
from tests.house.policy import POLICY, Row
from tests.house.world import PEOPLE, World, make_world

MORE = {
    "is_admin", "is_superuser", "admin", "roles", "permissions", "scope", "kind", "owner", "user",
    "password", "__proto__", "constructor", "pk", "_id", "session", "actor", "actor_id", "sub",
}  # fmt: skip
VALUES = ("admin", True, 1, "00000000-0000-7000-8000-000000000001", "2020-01-01T00:00:00Z", None)
WRITES = [row for row in POLICY if row.method != "GET"]


def columns() -> set[str]:
    """Of every model there is."""
    found = set(MORE)
    for model in Tortoise.apps["lms"].values():
        found |= {*model._meta.db_fields} | {*model._meta.fields_map}
    return found


def body_of(described: dict[str, Any], row: Row) -> dict[str, Any] | None:
    """The schema of the route's JSON body; None where it takes none."""
    path = "/".join(
        "{" + part.strip("<>").rpartition(":")[2] + "}" if part.startswith("<") else part
        for part in (PREFIX.rstrip("/") + row.rule).split("/")
    )
    asked = described["paths"][path][row.method.lower()].get("requestBody", {"content": {}})
    schema = asked["content"].get("application/json", {}).get("schema")
    if schema and "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


async def contents(connection: asyncpg.Connection) -> dict[str, list[Any]]:
    """Every row of every table."""
    tables = await connection.fetch(
        "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'"
    )
    return {
        one["name"]: sorted(
            await connection.fetch(f"select t::text as row from {one['name']} t"),  # noqa: S608
        )
        for one in tables
    }


def who_may(row: Row) -> str:
    """The one who gets furthest: a refusal for who it is would prove nothing."""
    kept_out = (401, 403, 404)
    ways = zip(row.statuses, PEOPLE, strict=True)
    return min(reversed(list(ways)), key=lambda way: (way[0] in kept_out, way[0]))[1]


async def test_no_write_takes_a_field_that_its_schema_does_not_name(
    app: Quart, described: dict[str, Any], db: None, running: asyncpg.Connection
) -> None:
    """All in one world: what is refused leaves it as it was."""
    client, world = Client(app), await make_world()
    for user in world.people.values():
        if user is not None:
            await client.token(user)
    before = await contents(running)
    looked_at = 0
    for row in WRITES:
        schema = body_of(described, row)
        if schema is None:
            assert not row.body, row
            continue
        looked_at += 1
        await redis.client().flushdb()  # nobody is limited for what others asked
        await foreign_fields_are_refused(row, schema, described, client, world)
        assert await contents(running) == before, row
    assert looked_at > 50


async def foreign_fields_are_refused(
    row: Row, schema: dict[str, Any], described: dict[str, Any], client: Client, world: World
) -> None:
    many = schema.get("type") == "array"
    if many:
        name = schema["items"]["$ref"].rpartition("/")[2]
        schema = described["components"]["schemas"][name]
    assert schema["additionalProperties"] is False, row
    foreign = sorted(columns() - {*schema["properties"]})
    assert len(foreign) > 100
    user = world.people[who_may(row)]
    base = world.fill(row.body or {})
    base, below = (base[0], "0.") if many else (base, "")
    wrong = {name: VALUES[n % len(VALUES)] for n, name in enumerate(foreign)}
    some_at_once = [foreign[n : n + MAX_ERRORS] for n in range(0, len(foreign), MAX_ERRORS)]
    for some in (*some_at_once, foreign):
        sent = base | {name: wrong[name] for name in some}
        sent = [sent] if many else sent
        answer = await client.ask(row.method, world.fill(row.path), as_=user, json=sent)
        assert answer.status == 422, (row, some, answer)
        named = {error["field"] for error in answer.json["errors"]}
        assert some is foreign or {below + name for name in some} <= named, (row, answer)


@pytest.mark.parametrize("row", [row for row in WRITES if not row.body], ids=str)
async def test_a_route_without_a_body_does_the_same_with_one(
    row: Row, app: Quart, described: dict[str, Any], db: None, running: asyncpg.Connection
) -> None:
    """The people are who they were."""
    if body_of(described, row) is not None:  # it takes one, and none as well
        return
    client, world = Client(app), await make_world()
    await redis.client().flushdb()
    user = world.people[who_may(row)]
    # All but who asks: they may have asked to be forgotten.
    people = (
        "select id, email, full_name, role, status, email_verified_at from users "
        "where id is distinct from $1 order by id"
    )
    caller = user.id if user else None
    before = await running.fetch(people, caller)
    every = dict.fromkeys(columns(), "admin")
    path, _, own = world.fill(row.path).partition("?")
    asked = every | dict(parse_qsl(own))
    await client.ask(row.method, path, as_=user, json=every, query_string=asked)
    assert await running.fetch(people, caller) == before
    courses = "select id from courses where owner_id <> $1"
    assert await running.fetch(courses, world.people["owner"].id) == []
