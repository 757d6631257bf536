"""Real workers: killed while they deliver, stopped, and several at once."""

from __future__ import annotations

import signal

import pytest

from lms.core import db as database
from lms.webhooks.models import WebhookDelivery
from tests.courses.factories import make_course
from tests.jobs.conftest import Spawn, ended, until
from tests.webhooks.factories import happen, make_webhook
from tests.webhooks.receivers import Receiver


async def none_waits() -> bool:
    return not await WebhookDelivery.filter(state="pending").exists()


@pytest.mark.slow
async def test_a_worker_killed_on_its_way_loses_nothing(
    db: None, receiver: Receiver, spawn: Spawn
) -> None:
    receiver.hang = True
    course = await make_course()
    await make_webhook(course, receiver.url)
    await happen(course, times=3)
    first = spawn("worker")

    async def on_their_way() -> bool:
        return len(receiver.taken) == 3

    await until(on_their_way)
    assert ended(first, signal.SIGKILL) == -signal.SIGKILL
    receiver.hang = False
    # As if the claims' time had passed.
    await database.execute(
        "update webhook_deliveries set next_try_at = now(), claimed_until = now()"
    )
    spawn("worker")
    spawn("worker")
    await until(none_waits)
    rows = await WebhookDelivery.all()
    assert {(row.state, row.tries) for row in rows} == {("delivered", 2)}
    assert sorted(receiver.ids) == sorted(2 * [str(row.event_id) for row in rows])


@pytest.mark.slow
async def test_a_worker_that_is_stopped_gives_back_and_three_deliver_each_once(
    db: None, receiver: Receiver, spawn: Spawn
) -> None:
    receiver.hang = True
    course = await make_course()
    await make_webhook(course, receiver.url)
    await happen(course)
    first = spawn("worker", GRACE_S="4")

    async def on_its_way() -> bool:
        return len(receiver.taken) == 1

    await until(on_its_way)
    assert ended(first, signal.SIGTERM) == 0
    [row] = await WebhookDelivery.all()
    assert (row.state, row.tries, row.claimed_until) == ("pending", 0, None)
    receiver.hang = False
    await happen(course, times=100)
    for _ in range(3):
        spawn("worker")
    await until(none_waits)
    assert len(receiver.taken) == 102
    assert len(set(receiver.ids)) == 101
