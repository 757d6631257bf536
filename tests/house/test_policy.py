"""Every route against everybody, from one policy file."""

from __future__ import annotations

from dataclasses import dataclass

import asyncpg
import pytest
import pytest_asyncio
from quart import Quart

from lms.app.policy import PREFIX, api_rules
from lms.core import redis
from tests.client import Answer, Client
from tests.house.policy import POLICY, Row
from tests.house.world import PEOPLE, World, make_world
from tests.schema import keep

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


@dataclass(frozen=True)
class Kept:
    """A world, and the script that makes it anew in whatever is there."""

    world: World
    script: str


@pytest_asyncio.fixture(scope="module")
async def kept(running: asyncpg.Connection, cleaning: str) -> Kept:
    await running.execute(cleaning)
    world = await make_world()
    return Kept(world, f"{cleaning};{await keep(running)}")


@pytest.mark.parametrize("row", POLICY, ids=str)
async def test_everybody_gets_what_the_policy_says(
    row: Row, app: Quart, kept: Kept, db: None, running: asyncpg.Connection
) -> None:
    found: dict[str, int] = {}
    client = None
    # Refusals first, in one world: they change nothing. Each success gets a world of its own.
    for who, expected in sorted(zip(PEOPLE, row.statuses, strict=True), key=lambda one: -one[1]):
        if client is None or (expected < 400 and row.method != "GET"):
            await running.execute(kept.script)
            client = Client(app)
        await redis.client().flushdb()  # limits are another test's affair
        found[who] = (await call(client, kept.world, row, who)).status
    assert {who: found[who] for who in PEOPLE} == dict(zip(PEOPLE, row.statuses, strict=True))


async def call(client: Client, world: World, row: Row, who: str) -> Answer:
    sent = {} if row.body is None else {"json": world.fill(row.body)}
    return await client.ask(row.method, world.fill(row.path), as_=world.people[who], **sent)
