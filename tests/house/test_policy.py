"""Every route against everybody, from one policy file."""

from __future__ import annotations

import asyncpg
import pytest
from quart import Quart

from lms.app.policy import PREFIX, api_rules
from lms.core import redis
from tests.client import Answer, Client
from tests.house.policy import POLICY, Row
from tests.house.world import PEOPLE, World, make_world

HIDDEN = {"HEAD", "OPTIONS"}


def routes_of(app: Quart) -> set[str]:
    return {
        f"{method} /{rule.rule.removeprefix(PREFIX)}"
        for rule in api_rules(app)
        for method in (rule.methods or set()) - HIDDEN
    }


def test_every_route_has_one_row(app: Quart) -> None:
    listed = [row.route for row in POLICY]
    assert len(listed) == len(set(listed))
    assert set(listed) == routes_of(app)


@pytest.mark.parametrize("row", POLICY, ids=str)
async def test_everybody_gets_what_the_policy_says(
    row: Row, app: Quart, db: None, running: asyncpg.Connection, cleaning: str
) -> None:
    found: dict[str, int] = {}
    world = client = None
    # Refusals first, in one world: they change nothing. Each success gets a world of its own.
    for who, expected in sorted(zip(PEOPLE, row.statuses, strict=True), key=lambda one: -one[1]):
        if world is None or client is None or (expected < 400 and row.method != "GET"):
            await running.execute(cleaning)
            await redis.client().flushdb()
            client, world = Client(app), await make_world()
        await redis.client().flushdb()  # limits are another test's affair
        found[who] = (await call(client, world, row, who)).status
    assert {who: found[who] for who in PEOPLE} == dict(zip(PEOPLE, row.statuses, strict=True))


async def call(client: Client, world: World, row: Row, who: str) -> Answer:
    sent = {} if row.body is None else {"json": world.fill(row.body)}
    return await client.ask(row.method, world.fill(row.path), as_=world.people[who], **sent)
