"""The log of security events: what is noted, who reads it, and that nobody changes it."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest

from lms.audit import actions as audit
from lms.audit.models import AuditEvent
from lms.core import access, clock
from lms.core import db as database
from lms.core.access import Origin
from lms.core.ids import new_id
from lms.courses.verbs import CourseVerb
from lms.users.verbs import UserVerb
from tests.client import Client
from tests.factories import actor_of, make_user

CHANGES = [
    "update audit_events set verb = 'x'",
    "delete from audit_events",
    "truncate audit_events",
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Any:
    """As if a request were being answered, from an address."""
    token = access.origin.set(Origin("r-1", "192.0.2.7"))
    yield
    access.origin.reset(token)


@pytest.mark.parametrize("statement", CHANGES)
async def test_the_database_refuses_to_change_what_was_written(db: None, statement: str) -> None:
    await audit.record(UserVerb.CHANGED, ("user", new_id()), {"full_name"})
    with pytest.raises(asyncpg.RaiseError, match="written once"):
        await database.execute(statement)
    assert await AuditEvent.filter(verb="user.changed").count() == 1


@pytest.mark.parametrize("statement", CHANGES)
async def test_without_its_triggers_it_would_not(db: None, statement: str) -> None:
    """That the test above can fail."""
    await audit.record(UserVerb.CHANGED)
    left = []

    @database.atomic
    async def change() -> None:
        await database.execute("alter table audit_events disable trigger user")
        await database.execute(statement)
        left.append(await AuditEvent.filter(verb="user.changed").count())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await change()
    assert left == [0]


async def test_an_event_names_who_what_and_whence(client: Client, asked: None) -> None:
    admin, user = await make_user("admin"), await make_user()
    await audit.record(
        UserVerb.ROLE_CHANGED, ("user", user.id), {"role", "a"}, actor=actor_of(admin)
    )
    [event] = (await client.get("audit?verb=user.role_changed", as_=admin)).json["items"]
    assert event.pop("id")
    assert event.pop("at").endswith("Z")
    assert event == {
        "actor_id": str(admin.id),
        "actor_kind": "user",
        "verb": "user.role_changed",
        "target_kind": "user",
        "target_id": str(user.id),
        "changed": ["a", "role"],
        "request_id": "r-1",
        "address": "192.0.2.7",
    }


async def test_filters(client: Client, asked: None) -> None:
    admin, one, other = await make_user("admin"), await make_user(), await make_user()
    await audit.record(UserVerb.CHANGED, ("user", one.id), actor=one.id)
    await audit.record(CourseVerb.CREATED, ("course", new_id()), actor=other.id)
    await audit.record(UserVerb.CHANGED, ("user", other.id), actor=other.id)

    async def found(query: str) -> list[str]:
        answer = await client.get(f"audit?{query}", as_=admin)
        assert answer.status == 200, answer
        return [
            f"{item['verb']} {item['actor_id']}"
            for item in answer.json["items"]
            if item["verb"] != "session.opened"  # by this client
        ]

    mine, course, others = (
        f"user.changed {one.id}", f"course.created {other.id}", f"user.changed {other.id}",
    )  # fmt: skip
    assert await found("") == [others, course, mine]
    assert await found(f"actor_id={other.id}") == [others, course]
    assert await found("verb=user.changed") == [others, mine]
    assert await found("target_kind=course") == [course]
    assert await found(f"target_id={one.id}&verb=user.changed") == [mine]
    assert await found(f"target_id={new_id()}") == []
    [newest, middle, _] = await AuditEvent.exclude(verb="session.opened").order_by("-id")
    stamp = newest.at.isoformat().replace("+", "%2B")
    assert await found(f"since={stamp}") == [others]
    assert await found(f"until={stamp}") == [course, mine]
    between = middle.at.isoformat().replace("+", "%2B")
    assert await found(f"since={between}&until={stamp}") == [course]


@pytest.mark.parametrize(
    "query",
    ["since=yesterday", "since=2026-11-01T00:00:00", "until=0001-01-01T00:00:00%2B14:00",
     "actor_id=me", "verb=", "verb=%00", "changed=role", "limit=101", "cursor=x"],
)  # fmt: skip
async def test_wrong_filters_are_named(client: Client, query: str) -> None:
    answer = await client.get(f"audit?{query}", as_=await make_user("admin"))
    assert (answer.status, answer.code) == (422, "invalid")
    assert answer.json["errors"][0]["field"] == query.partition("=")[0]


async def test_an_address_is_shown_for_90_days(
    client: Client, asked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = await make_user("admin")
    await audit.record(UserVerb.CHANGED, actor=admin.id)
    now = clock.now()
    await client.token(admin)
    for days, address in ((89, "192.0.2.7"), (91, None)):
        then = SimpleNamespace(now=lambda d=days: now + timedelta(days=d))
        monkeypatch.setattr("lms.audit.addresses.clock", then)
        [event] = (await client.get("audit?verb=user.changed", as_=admin)).json["items"]
        monkeypatch.undo()
        assert event["address"] == address


async def test_an_event_goes_with_a_change_that_fails(db: None) -> None:
    @database.atomic
    async def fail() -> None:
        await audit.record(UserVerb.CHANGED)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await AuditEvent.all().count() == 0


async def test_what_no_feature_declared_is_not_noted(db: None) -> None:
    undeclared: Any = "user.changed"
    with pytest.raises(LookupError):
        await audit.record(undeclared)
    with pytest.raises(LookupError):
        await audit.record(UserVerb.CHANGED, ("course", new_id()))
    assert await AuditEvent.all().count() == 0
