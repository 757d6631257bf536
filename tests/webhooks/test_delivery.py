"""Couriers of this process and real receivers that take, fail, hang or answer slowly."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from lms.audit.models import AuditEvent
from lms.core import clock
from lms.core import db as database
from lms.courses.models import Course
from lms.notifications.models import Notification
from lms.webhooks import courier as couriers
from lms.webhooks import rules, sending
from lms.webhooks.actions import delivering
from lms.webhooks.models import Webhook, WebhookDelivery
from lms.webhooks.rules import Outcome
from lms.webhooks.tasks import give_up, trim
from tests.courses.factories import make_course, make_staff
from tests.factories import make_user
from tests.jobs.conftest import until
from tests.webhooks.conftest import Start
from tests.webhooks.factories import SECRET, happen, make_delivery, make_webhook, pass_time
from tests.webhooks.receivers import Receiver, receiving

GOOD = Outcome(204, None, 5)


def in_state(delivery: WebhookDelivery, state: str) -> Callable[[], Awaitable[object]]:
    async def look() -> WebhookDelivery | None:
        return await WebhookDelivery.get_or_none(id=delivery.id, state=state)

    return look


def tried(delivery: WebhookDelivery, times: int) -> Callable[[], Awaitable[object]]:
    """It was tried so often, and nobody tries it now."""

    async def look() -> WebhookDelivery | None:
        return await WebhookDelivery.get_or_none(
            id=delivery.id, tries=times, claimed_until__isnull=True
        )

    return look


async def to(receiver: Receiver, course: Course | None = None) -> Webhook:
    return await make_webhook(course or await make_course(), receiver.url)


async def test_an_event_arrives_signed(start: Start, receiver: Receiver) -> None:
    webhook = await to(receiver)
    await happen(await webhook.course)
    [delivery] = await WebhookDelivery.all()
    start()
    row = await until(in_state(delivery, "delivered"))
    [taken] = receiver.taken
    assert taken.id == str(row.event_id)
    assert abs(int(taken.headers["webhook-timestamp"]) - time.time()) < 60
    assert taken.signed_by(rules.shown(SECRET))
    assert not taken.signed_by(rules.shown(b"x" * 32))
    assert taken.body == row.body
    assert taken.json["type"] == "course.published"
    assert taken.headers["content-type"] == "application/json"
    assert (row.tries, row.status, row.error, row.next_try_at) == (1, 204, None, None)
    [attempt] = row.attempts
    assert (attempt["status"], attempt["error"]) == (204, None)


async def test_both_secrets_sign_after_a_rotation(start: Start, receiver: Receiver) -> None:
    webhook = await to(receiver)
    until_when = clock.now() + timedelta(hours=1)
    new = b"n" * 32
    webhook.old_secrets = [couriers.keys.kept(webhook.secret, until_when)]
    webhook.secret = couriers.keys.seal(new)
    await webhook.save()
    delivery = await make_delivery(webhook)
    start()
    await until(in_state(delivery, "delivered"))
    [taken] = receiver.taken
    assert taken.signed_by(rules.shown(SECRET))
    assert taken.signed_by(rules.shown(new))


async def test_a_failing_receiver_is_tried_for_a_day_with_the_same_id(
    start: Start, receiver: Receiver
) -> None:
    receiver.status = 500
    delivery = await make_delivery(await to(receiver))
    start()
    ages = [at.total_seconds() for at in rules.TRIED_AT]
    for number, (age, following) in enumerate(pairwise(ages), 1):
        row = await until(tried(delivery, number))
        assert (row.state, row.status, row.error) == ("pending", 500, "status")
        wait = (row.next_try_at - row.began_at).total_seconds()
        assert following <= wait <= following * (1 + rules.SPREAD) + 1, age
        await pass_time(delivery.id, following)
    row = await until(in_state(delivery, "failed"))
    assert (row.tries, row.next_try_at) == (8, None)
    assert receiver.ids == [str(delivery.event_id)] * 8
    assert {taken.body for taken in receiver.taken} == {delivery.body}
    assert [one["status"] for one in row.attempts] == [500] * 8


async def test_a_receiver_that_recovers_gets_what_it_missed(
    start: Start, receiver: Receiver
) -> None:
    receiver.status = 503
    webhook = await to(receiver)
    delivery = await make_delivery(webhook)
    start()
    await until(tried(delivery, 1))
    assert (await Webhook.get(id=webhook.id)).failing_since is not None
    receiver.status = 200
    await pass_time(delivery.id, 5)
    row = await until(in_state(delivery, "delivered"))
    assert (row.status, row.error, len(row.attempts)) == (200, None, 2)
    assert (await Webhook.get(id=webhook.id)).failing_since is None


async def test_a_replayed_delivery_has_the_id_it_had(start: Start, receiver: Receiver) -> None:
    delivery = await make_delivery(await to(receiver), state="failed", next_try_at=None)
    start()
    await database.execute(couriers.delivering.queries.REPLAY, delivery.id)
    await until(in_state(delivery, "delivered"))
    assert receiver.ids == [str(delivery.event_id)]


async def test_a_receiver_that_asks_for_a_pause_is_left_alone(
    start: Start, receiver: Receiver
) -> None:
    receiver.status, receiver.headers = 429, {"Retry-After": "600"}
    webhook = await to(receiver)
    first = await make_delivery(webhook)
    start()
    row = await until(tried(first, 1))
    assert row.next_try_at - clock.now() > timedelta(minutes=9)
    other = await make_delivery(await to(receiver))
    held = await make_delivery(webhook)
    await until(tried(other, 1))  # that of another webhook came later and is through
    assert (await WebhookDelivery.get(id=held.id)).tries == 0


async def test_one_that_is_gone_is_switched_off_and_its_teachers_are_told(
    start: Start, receiver: Receiver
) -> None:
    receiver.status = 410
    course = await make_course(await make_user("instructor"))
    co, helper = await make_staff(course), await make_staff(course, "assistant")
    webhook = await to(receiver, course)
    first, waits = await make_delivery(webhook), await make_delivery(webhook)
    start()

    async def off() -> Webhook | None:
        return await Webhook.get_or_none(id=webhook.id, active=False)

    row = await until(off)
    assert row.disabled_reason == "gone"
    await until(tried(first, 1))
    notes = await Notification.filter(kind="webhook_disabled")
    assert {note.user_id for note in notes} == {course.owner_id, co.id}
    assert helper.id not in {note.user_id for note in notes}
    assert notes[0].data == {
        "course_id": str(course.id), "title": course.title, "webhook_id": str(webhook.id),
        "url": webhook.url,
    }  # fmt: skip
    assert await AuditEvent.filter(verb="webhook.disabled", target_id=webhook.id).count() == 1
    await until(tried(waits, 1))  # both were on their way
    await give_up()
    states = await WebhookDelivery.all().values_list("state", flat=True)
    assert states == ["failed", "failed"]


async def failed_for(days: float, delivery: WebhookDelivery, age_s: float) -> Webhook:
    """The webhook, after one more failure of that delivery."""
    await Webhook.filter(id=delivery.webhook_id).update(
        failing_since=clock.now() - timedelta(days=days)
    )
    await pass_time(delivery.id, age_s)
    [claimed] = await delivering.claim(10)
    await delivering.finish(claimed, Outcome(500, rules.DeliveryError.STATUS, 5))
    return await Webhook.get(id=delivery.webhook_id)


async def test_five_days_of_failures_switch_it_off(db: None) -> None:
    owner = await make_user("admin")
    webhook = await make_webhook(None, created_by=owner)
    delivery = await make_delivery(webhook)
    day = 24 * 3600.0
    assert (await failed_for(6, delivery, 10)).active  # its tries aren't over
    assert (await failed_for(4.9, delivery, day)).active
    delivery = await make_delivery(webhook)
    row = await failed_for(5.1, delivery, day)
    assert (row.active, row.disabled_reason) == (False, "failing")
    assert await Notification.filter(kind="webhook_disabled", user_id=owner.id).count() == 1


async def test_of_two_couriers_each_delivery_is_tried_by_one(
    start: Start, receiver: Receiver
) -> None:
    course = await make_course()
    webhooks = [await to(receiver, course) for _ in range(5)]
    await happen(course, times=20)
    start()
    start()

    async def all_there() -> bool:
        return not await WebhookDelivery.filter(state="pending").exists()

    await until(all_there)
    assert len(receiver.taken) == 20 * len(webhooks)
    assert {receiver.ids.count(one) for one in receiver.ids} == {len(webhooks)}
    assert receiver.most_at_once <= delivering.TRIES_AT_ONCE * len(webhooks)


async def test_what_another_worker_has_taken_over_is_not_written(db: None) -> None:
    delivery = await make_delivery(await make_webhook(await make_course()))
    [lost] = await delivering.claim(10)
    assert await delivering.claim(10) == []
    await pass_time(delivery.id, 40)  # its worker was killed; the claim is over
    await database.execute("update webhook_deliveries set claimed_until = now()")
    [again] = await delivering.claim(10)
    assert (again.event_id, again.tries) == (lost.event_id, 2)
    assert await delivering.finish(lost, GOOD) is None
    assert (await WebhookDelivery.get(id=delivery.id)).state == "pending"
    assert await delivering.finish(again, GOOD) == "delivered"


async def test_a_courier_that_stops_gives_back_what_is_on_its_way(
    start: Start, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couriers, "STOP_S", 0.05)
    receiver.hang = True
    delivery = await make_delivery(await to(receiver))
    courier = start()

    async def on_its_way() -> bool:
        return bool(receiver.taken)

    await until(on_its_way)
    await courier.stop()
    row = await WebhookDelivery.get(id=delivery.id)
    assert (row.state, row.tries, row.claimed_until) == ("pending", 0, None)
    receiver.hang = False
    start()
    await until(in_state(delivery, "delivered"))
    assert receiver.ids == [str(delivery.event_id)] * 2


async def test_a_courier_outlives_a_database_that_fails_for_a_moment(
    start: Start, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couriers, "LOOK_EVERY_S", 0.05)
    claim, failures = delivering.claim, iter([OSError("away"), ValueError("odd")])

    async def failing(most: int) -> list[delivering.Claim]:
        for failure in failures:
            raise failure
        return await claim(most)

    monkeypatch.setattr(delivering, "claim", failing)
    delivery = await make_delivery(await to(receiver))
    start()
    await until(in_state(delivery, "delivered"))


async def test_receivers_that_hang_delay_nobody(
    start: Start, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SEND_S", 1.0)
    async with receiving(hang=True) as hanging, receiving(delay_s=0.5) as slow:
        for bad in (hanging, slow):
            for webhook in [await to(bad) for _ in range(3)]:
                for _ in range(30):
                    await make_delivery(webhook)
        course = await make_course()
        await to(receiver, course)
        start()
        began: dict[str, float] = {}
        for _ in range(40):
            await happen(course)
            row = await WebhookDelivery.filter(event="course.published").order_by("-id").first()
            assert row is not None
            began[str(row.event_id)] = time.monotonic()
            await asyncio.sleep(0.05)

        async def all_there() -> bool:
            return len(receiver.taken) == len(began)

        await until(all_there)
        waits = sorted(taken.at - began[taken.id] for taken in receiver.taken)
        print(f"p50 {waits[20]:.3f} s, p99 {waits[-1]:.3f} s")  # noqa: T201
        assert hanging.taken
        assert slow.taken
        assert await WebhookDelivery.filter(state="pending").count() > 50
        # As one that hangs is tried one by one once it has failed.
        assert hanging.most_at_once <= 3 * delivering.TRIES_AT_ONCE


async def test_a_webhook_is_tried_by_few_at_once_and_by_one_while_it_fails(db: None) -> None:
    webhook = await make_webhook(await make_course())
    for _ in range(10):
        await make_delivery(webhook)
    assert len(await delivering.claim(100)) == delivering.TRIES_AT_ONCE
    assert await delivering.claim(100) == []
    await database.execute("update webhook_deliveries set claimed_until = null")
    await Webhook.all().update(failing_since=clock.now())
    assert len(await delivering.claim(100)) == 1
    assert await delivering.claim(100) == []


async def test_workers_that_ask_at_once_take_few_together(db: None) -> None:
    webhook = await make_webhook(await make_course())
    for _ in range(60):
        await make_delivery(webhook)
    for _ in range(30):
        found = await asyncio.gather(*[delivering.claim(100) for _ in range(8)])
        assert sum(map(len, found)) <= delivering.TRIES_AT_ONCE
        await database.execute(
            "update webhook_deliveries set claimed_until = null, next_try_at = now()"
        )


async def test_a_worker_takes_no_more_than_it_has_room_for(db: None) -> None:
    for _ in range(3):
        await make_delivery(await make_webhook(await make_course()))
    assert len(await delivering.claim(2)) == 2
    assert len(await delivering.claim(2)) == 1


async def test_the_log_is_kept_for_a_month(db: None) -> None:
    webhook = await make_webhook(await make_course())
    old = clock.now() - timedelta(days=31)
    for state in ("delivered", "failed", "pending"):
        await make_delivery(webhook, state=state, created_at=old)
    kept = await make_delivery(webhook, state="delivered")
    await trim()
    left = await WebhookDelivery.all().order_by("created_at")
    assert [(one.state, one.id == kept.id) for one in left] == [
        ("pending", False), ("delivered", True),
    ]  # fmt: skip


async def test_only_the_latest_tries_are_kept(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "ATTEMPTS_KEPT", 2)
    delivery = await make_delivery(await make_webhook(await make_course()))
    for status in (500, 501, 502):
        [claimed] = await delivering.claim(10)
        await delivering.finish(claimed, Outcome(status, rules.DeliveryError.STATUS, 5))
        await pass_time(delivery.id, 0)
    row = await WebhookDelivery.get(id=delivery.id)
    assert [one["status"] for one in row.attempts] == [501, 502]
