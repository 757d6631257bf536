"""No write takes more than its schema names: every column of every table, sent with every body.

The routes and their bodies come from the OpenAPI document and the policy file, so a new route is
looked at by itself. What is refused leaves nothing behind; what is taken changes nothing that its
own schema doesn't name.
"""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest
from pydantic_core import to_jsonable_python
from quart import Quart
from tortoise import Tortoise

from lms.app.openapi import document
from lms.app.policy import PREFIX
from lms.core import redis
from tests.client import Client
from tests.house.policy import POLICY, Row
from tests.house.world import PEOPLE, make_world

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


def named_by(described: dict[str, Any], row: Row) -> set[str] | None:
    """The fields of the route's body; None where it takes none."""
    path = PREFIX + row.path_template
    body = described["paths"][path][row.method.lower()].get("requestBody")
    if body is None:
        return None
    schema = next(iter(body["content"].values()))["schema"]
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = described["components"]["schemas"][name] if name else schema
    return set(schema.get("properties", {}))
