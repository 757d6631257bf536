"""Every route against API tokens: their scopes, and what has ended."""

from __future__ import annotations

from datetime import timedelta

from lms.app.guard import SAFE
from lms.auth.models import ApiToken
from lms.core import clock, redis
from lms.users.models import User, UserStatus
from tests.auth.factories import make_token
from tests.client import Answer, Client
from tests.house.policy import POLICY, Row
from tests.house.world import World, make_world

REFUSALS = {"scope_missing", "session_needed"}


async def asked(client: Client, world: World, row: Row, token: str) -> Answer:
    await redis.client().flushdb()  # limits are another test's affair
    sent = {} if row.body is None else {"json": world.fill(row.body)}
    return await client.ask(row.method, world.fill(row.path), token=token, **sent)


async def test_no_route_lets_a_token_do_more_than_its_scopes(client: Client) -> None:
    world = await make_world()
    for who in ("student", "owner", "admin"):
        person = world.people[who]
        assert person is not None
        reads, writes = await make_token(person, ["read"]), await make_token(person, ["write"])
        for row in POLICY:
            token = writes.token if row.method in SAFE else reads.token
            answer = await asked(client, world, row, token)
            assert (answer.status, answer.code) == (403, answer.code), (who, row.route)
            assert answer.code in REFUSALS, (who, row.route)


async def test_no_route_opens_to_a_token_that_has_ended(client: Client) -> None:
    world = await make_world()
    admin, disabled = world.people["admin"], world.people["owner"]
    assert admin is not None
    assert disabled is not None
    revoked, expired, orphan = [await make_token(one) for one in (admin, admin, disabled)]
    now = clock.now()
    await ApiToken.filter(id=revoked.id).update(revoked_at=now)
    await ApiToken.filter(id=expired.id).update(expires_at=now - timedelta(seconds=1))
    await User.filter(id=disabled.id).update(status=UserStatus.DISABLED)
    for row in POLICY:
        for made in (revoked, expired, orphan):
            assert (await asked(client, world, row, made.token)).status == 401, row.route
