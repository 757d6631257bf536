"""The channel `notifications:<user>`, over real processes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic_core import from_json, to_json
from websockets.asyncio.client import ClientConnection, connect

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.core.access import Actor, Role
from lms.core.ids import new_id
from lms.jobs import actions as jobs
from lms.jobs.tasks import run
from lms.notifications import socket
from lms.notifications.actions import inbox
from lms.realtime import publishing
from lms.realtime.channel_types import EVERYBODY
from lms.realtime.own import owner_alone
from lms.users.models import User
from tests.client import Client
from tests.factories import actor_of, make_user
from tests.jobs.conftest import Spawn
from tests.jobs.kinds import Effect, Steps, Tell
from tests.notifications.kinds import Hello
from tests.server import Running

Count = Callable[[str], Awaitable[int]]


@asynccontextmanager
async def signed_in(server: Running, user: User) -> AsyncIterator[ClientConnection]:
    """A socket that has said hello as this user."""
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    async with signed_in_by(server, pair.access) as line:
        yield line


@asynccontextmanager
async def signed_in_by(server: Running, token: str) -> AsyncIterator[ClientConnection]:
    """The same with an access token."""
    async with httpx.AsyncClient(base_url=server.base_url) as web:
        path, bearer = "/api/v1/realtime/tickets", {"Authorization": f"Bearer {token}"}
        ticket = (await web.post(path, headers=bearer)).json()["ticket"]
    async with connect(server.ws_url, subprotocols=["lms.v1"]) as line:  # type: ignore[list-item]
        assert (await ask(line, type="hello", ticket=ticket))["type"] == "ok"
        yield line


async def ask(line: ClientConnection, **message: Any) -> Any:
    await line.send(to_json({"id": 1, **message}).decode())
    while True:
        frame = from_json(await line.recv())
        if frame.get("id") == 1:
            return frame


async def next_event(line: ClientConnection) -> Any:
    while True:
        frame = from_json(await line.recv())
        if frame["type"] != "ping":
            return frame


def after(snapshot: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    """What a client makes of its snapshot when an event comes."""
    body = {name: value for name, value in event.items() if name not in ("type", "channel")}
    match event["type"]:
        case "notification.created":
            items = [{**body, "read_at": None}, *snapshot["items"]][:20]
            return snapshot | {"items": items, "unread": snapshot["unread"] + 1}
        case "notification.read":
            items = [one | (body if one["id"] == body["id"] else {}) for one in snapshot["items"]]
            return snapshot | {"items": items, "unread": snapshot["unread"] - 1}
        case "job.changed":
            rest = [one for one in snapshot["jobs"] if one["job_id"] != body["job_id"]]
            known = len(rest) < len(snapshot["jobs"])
            at = [one["job_id"] for one in snapshot["jobs"]].index(body["job_id"]) if known else 0
            return snapshot | {"jobs": [*rest[:at], body, *rest[at:]][:10]}
    raise AssertionError(event["type"])


async def test_a_stale_snapshot_and_the_events_since_give_a_fresh_one(
    effects: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, other = await make_user(), await make_user()
    heard: list[publishing.OrderedEvent] = []
    await inbox.notify([me.id], Hello(n=0))
    stale = await socket.snapshot(me.id, EVERYBODY)
    monkeypatch.setattr(publishing.local, "on_message", heard.append)
    for n in range(1, 4):
        await inbox.notify([me.id, other.id], Hello(n=n))
    latest = stale.body["items"][0]["id"]
    await inbox.read(actor_of(me), UUID(latest))
    await inbox.read(actor_of(me), UUID(latest))
    for job in (Effect(name="a"), Steps(name="s", steps=3), Tell(user_id=me.id, text="t")):
        await run(str(await jobs.ask(job, owner=me.id)))
    await jobs.ask(Effect(name="b"), owner=me.id)
    mine = [one for one in heard if one.channel == f"notifications:{me.id}"]
    body = stale.body
    for message in mine:
        body = after(body, from_json(message.bodies[EVERYBODY]))
    fresh = await socket.snapshot(me.id, EVERYBODY)
    assert body == fresh.body
    versions = [one.version for one in mine]
    assert versions == list(range(stale.version + 1, fresh.version + 1))


async def test_only_the_user_sits_on_the_channel(db: None) -> None:
    me, admin = actor_of(await make_user()), actor_of(await make_user(Role.ADMIN))
    guest = Actor("participant", me.id, Role.STUDENT, "Guest", new_id())
    assert set(await owner_alone(me.id, [me, admin, guest])) == {me}


async def test_the_snapshot_is_one_query(db: None, query_count) -> None:  # type: ignore[no-untyped-def]
    me = await make_user()
    async with query_count() as statements:
        found = await socket.snapshot(me.id, EVERYBODY)
    assert len(statements) == 1
    assert (found.version, found.body) == (0, {"unread": 0, "items": [], "jobs": []})


@pytest.mark.slow
async def test_devices_hear_what_a_worker_did_and_what_was_read_elsewhere(
    effects: Count, server: Running, spawn: Spawn, client: Client
) -> None:
    me, other = await make_user(), await make_user()
    channel = f"notifications:{me.id}"
    spawn("worker")
    async with signed_in(server, me) as line:
        answer = await ask(line, type="subscribe", channel=f"notifications:{other.id}")
        assert (answer["type"], answer["code"]) == ("error", "not_found")
        answer = await ask(line, type="subscribe", channel=channel)
        assert answer["version"] == 0
        assert answer["snapshot"] == {"unread": 0, "items": [], "jobs": []}

        job = await jobs.ask(Tell(user_id=me.id, text="done"), owner=me.id)
        events = [await next_event(line) for _ in range(4)]
        assert [(one["version"], one["type"], one.get("status")) for one in events] == [
            (1, "job.changed", "pending"),
            (2, "job.changed", "running"),
            (3, "notification.created", None),
            (4, "job.changed", "done"),
        ]
        assert (events[3]["job_id"], events[3]["result"]) == (str(job), "done")
        assert events[2]["data"] == {"text": "done"}

        told = events[2]["id"]
        assert (await client.put(f"notifications/{told}/read", as_=me)).status == 200
        event = await next_event(line)
        assert (event["type"], event["id"], event["version"]) == ("notification.read", told, 5)
        answer = await ask(line, type="subscribe", channel=channel)
        assert (answer["version"], answer["snapshot"]["unread"]) == (5, 0)
