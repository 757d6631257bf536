"""Webhooks over REST."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from lms.audit.models import AuditEvent
from lms.core import clock
from lms.core import db as database
from lms.courses.models import Course
from lms.settings import Settings
from lms.users.models import User
from lms.webhooks import keys, rules, tasks
from lms.webhooks.actions import managing, telling
from lms.webhooks.models import Webhook, WebhookDelivery
from lms.webhooks.rules import WebhookEvent
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.factories import make_user
from tests.webhooks.factories import SECRET, make_delivery, make_webhook

URL = "http://127.0.0.1:4000/hook"


async def taught() -> tuple[Course, User]:
    course = await make_course(await make_user("instructor"))
    return course, await course.owner


async def test_a_webhook_is_made_and_its_secret_shown_once(client: Client) -> None:
    course, owner = await taught()
    sent = {"url": URL, "events": ["quiz.submitted", "enrollment.created", "quiz.submitted"]}
    made = await client.post(f"courses/{course.id}/webhooks", json=sent, as_=owner)
    assert made.status == 201, made
    secret = made.json["secret"]
    assert made.json == {
        "id": made.json["id"], "course_id": str(course.id), "url": URL, "active": True,
        "events": ["enrollment.created", "quiz.submitted"], "disabled_reason": None,
        "failing_since": None, "old_secret_until": None, "created_at": made.json["created_at"],
        "secret": secret,
    }  # fmt: skip
    assert secret.startswith("whsec_")
    listed = await client.get(f"courses/{course.id}/webhooks", as_=owner)
    read = await client.get(f"webhooks/{made.json['id']}", as_=owner)
    assert listed.json["items"] == [read.json]
    assert "secret" not in read.json
    row = await database.row("select webhooks::text as text, secret from webhooks")
    assert row is not None
    assert secret[6:] not in row["text"]
    [opened] = keys.signing(row["secret"], [])
    assert opened not in row["secret"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"events": ["quiz.submitted"]}, "url"),
        ({"url": URL}, "events"),
        ({"url": URL, "events": []}, "events"),
        ({"url": URL, "events": ["quiz.unknown"]}, "events.0"),
        ({"url": URL, "events": ["quiz.submitted"] * 51}, "events"),
        ({"url": URL, "events": ["quiz.submitted"], "secret": "x"}, "secret"),
        ({"url": URL, "events": ["quiz.submitted"], "active": "yes"}, "active"),
        ({"url": "https://a.example/" + "x" * 2000, "events": ["quiz.submitted"]}, "url"),
        ({"url": "https://10.0.0.1/", "events": ["quiz.submitted"]}, "url"),
        ({"url": "http://a.example/", "events": ["quiz.submitted"]}, "url"),
        ({"url": 1, "events": ["quiz.submitted"]}, "url"),
    ],
)
async def test_wrong_fields_are_named(client: Client, body: dict[str, Any], field: str) -> None:
    course, owner = await taught()
    answer = await client.post(f"courses/{course.id}/webhooks", json=body, as_=owner)
    assert answer.status == 422, answer
    assert [one["field"] for one in answer.json["errors"]] == [field]
    webhook = await make_webhook(course)
    if "url" in body and "events" in body:
        changed = await client.patch(f"webhooks/{webhook.id}", json=body, as_=owner)
        assert changed.status == 422
    assert await Webhook.all().count() == 1


async def test_a_webhook_is_changed_and_deleted(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course, disabled_reason="gone", active=False)
    await make_delivery(webhook)
    path = f"webhooks/{webhook.id}"
    changed = await client.patch(path, json={"active": True}, as_=owner)
    assert (changed.status, changed.json["active"]) == (200, True)
    assert changed.json["disabled_reason"] is None
    changed = await client.patch(
        path, json={"url": "http://localhost:1/a", "events": ["live.finished"]}, as_=owner
    )
    assert (changed.json["url"], changed.json["events"]) == (
        "http://localhost:1/a", ["live.finished"],
    )  # fmt: skip
    assert (await client.patch(path, json={}, as_=owner)).status == 200
    assert (await client.delete(path, as_=owner)).status == 204
    assert (await client.get(path, as_=owner)).status == 404
    assert await WebhookDelivery.all().count() == 0
    verbs = (
        await AuditEvent.filter(target_kind="webhook").order_by("id").values_list("verb", "changed")
    )
    assert verbs == [
        ("webhook.changed", ["active"]), ("webhook.changed", ["events", "url"]),
        ("webhook.deleted", []),
    ]  # fmt: skip


async def test_a_course_has_at_most_ten(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(managing, "MAX_WEBHOOKS", 1)
    course, owner = await taught()
    admin = await make_user("admin")
    sent = {"url": URL, "events": ["quiz.submitted"]}
    for path, who in ((f"courses/{course.id}/webhooks", owner), ("webhooks", admin)):
        assert (await client.post(path, json=sent, as_=who)).status == 201
        refused = await client.post(path, json=sent, as_=who)
        assert (refused.status, refused.code) == (409, "too_many")


async def test_those_for_all_courses_are_the_admins(client: Client) -> None:
    course, owner = await taught()
    admin = await make_user("admin")
    sent = {"url": URL, "events": ["course.published"]}
    made = await client.post("webhooks", json=sent, as_=admin)
    assert (made.status, made.json["course_id"]) == (201, None)
    await make_webhook(course)
    listed = await client.get("webhooks", as_=admin)
    assert [one["id"] for one in listed.json["items"]] == [made.json["id"]]
    assert (await client.get("webhooks", as_=owner)).status == 403
    assert (await client.get(f"webhooks/{made.json['id']}", as_=owner)).status == 404
    assert (await client.get(f"webhooks/{made.json['id']}", as_=admin)).status == 200


async def test_a_webhook_of_a_deleted_course_is_gone_and_tells_nobody(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course)
    assert (await client.delete(f"courses/{course.id}", as_=owner)).status == 204
    assert (await client.get(f"webhooks/{webhook.id}", as_=owner)).status == 404
    assert not (await Webhook.get(id=webhook.id)).active


async def test_an_assistant_may_not_read_secrets_ways(client: Client) -> None:
    course, _ = await taught()
    webhook = await make_webhook(course)
    delivery = await make_delivery(webhook)
    helper = await make_staff(course, "assistant")
    for path in (f"webhooks/{webhook.id}", f"deliveries/{delivery.id}"):
        assert (await client.get(path, as_=helper)).status == 403


async def test_a_rotated_secret_signs_beside_the_new_one_for_a_day(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course)
    answer = await client.post(f"webhooks/{webhook.id}/rotate-secret", as_=owner)
    assert answer.status == 200
    row = await Webhook.get(id=webhook.id)
    new, old = keys.signing(row.secret, row.old_secrets)
    assert (rules.shown(new), old) == (answer.json["secret"], SECRET)
    assert row.old_secret_until is not None
    until = row.old_secret_until - clock.now()
    assert timedelta(hours=23, minutes=59) < until <= timedelta(hours=24)
    assert answer.json["old_secret_until"] is not None
    for one in row.old_secrets:
        one["until"] = (clock.now() - timedelta(seconds=1)).isoformat()
    await row.save()
    assert keys.signing(row.secret, row.old_secrets) == [new]
    shown = await client.get(f"webhooks/{webhook.id}", as_=owner)
    assert shown.json["old_secret_until"] is None


async def test_secrets_are_not_rotated_without_end(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course)
    for _ in range(managing.MAX_OLD_SECRETS):
        assert (await client.post(f"webhooks/{webhook.id}/rotate-secret", as_=owner)).status == 200
    refused = await client.post(f"webhooks/{webhook.id}/rotate-secret", as_=owner)
    assert (refused.status, refused.code) == (409, "too_many")
    row = await Webhook.get(id=webhook.id)
    assert keys.signing(row.secret, row.old_secrets)[-1] == SECRET


async def test_a_secret_sealed_with_the_previous_key_still_signs(
    db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = keys.seal(SECRET)
    changed = {"secret_key": SecretStr("another-" + "0f" * 20)}
    later = settings.model_copy(update=changed | {"secret_key_previous": settings.secret_key})
    without = settings.model_copy(update=changed)
    monkeypatch.setattr(keys, "settings", lambda: without)
    assert keys.signing(box, []) == []
    monkeypatch.setattr(keys, "settings", lambda: later)
    assert keys.signing(box, []) == [SECRET]
    webhook = await make_webhook(await make_course())
    await Webhook.filter(id=webhook.id).update(secret=box)
    await tasks.trim()
    monkeypatch.setattr(keys, "settings", lambda: without)
    assert keys.signing((await Webhook.get(id=webhook.id)).secret, []) == [SECRET]


async def test_a_test_event_is_a_delivery_whatever_the_webhook_is_for(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course, events=["live.finished"])
    made = await client.post(f"webhooks/{webhook.id}/test", as_=owner)
    assert made.status == 202
    assert (made.json["event"], made.json["state"], made.json["tries"]) == (
        "webhook.test", "pending", 0,
    )  # fmt: skip
    read = await client.get(f"deliveries/{made.json['id']}", as_=owner)
    assert read.json == made.json | {"body": read.json["body"], "attempts": []}
    assert read.json["body"] == {
        "type": "webhook.test",
        "timestamp": read.json["body"]["timestamp"],
        "data": {"course_id": str(course.id), "webhook_id": str(webhook.id)},
    }


async def test_nothing_is_sent_to_a_webhook_that_is_off(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course, active=False)
    delivery = await make_delivery(webhook, state="failed", next_try_at=None)
    since = {"since": "2026-01-01T00:00:00Z"}
    for path, body in (
        (f"webhooks/{webhook.id}/test", None),
        (f"webhooks/{webhook.id}/replay", since),
        (f"deliveries/{delivery.id}/replay", None),
    ):
        refused = await client.post(path, json=body, as_=owner)
        assert (refused.status, refused.code) == (409, "webhook_off")
    await telling.tell(WebhookEvent.COURSE_PUBLISHED, course.id, {})
    assert await WebhookDelivery.all().count() == 1


async def test_the_log_is_filtered_by_state_and_event(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course)
    waiting = await make_delivery(webhook)
    failed = await make_delivery(
        webhook, state="failed", event="quiz.submitted", status=500, error="status",
        next_try_at=None,
    )  # fmt: skip
    await make_delivery(await make_webhook(course))
    path = f"webhooks/{webhook.id}/deliveries"
    for query, wanted in (
        ("", [failed, waiting]), ("?state=failed", [failed]), ("?event=webhook.test", [waiting]),
        ("?state=failed&event=webhook.test", []),
    ):  # fmt: skip
        listed = await client.get(path + query, as_=owner)
        assert [one["id"] for one in listed.json["items"]] == [str(one.id) for one in wanted]
    assert (await client.get(f"{path}?state=lost", as_=owner)).status == 422


async def test_failed_deliveries_are_sent_again_since_a_time(client: Client) -> None:
    course, owner = await taught()
    webhook = await make_webhook(course)
    now = clock.now()
    failed = {"state": "failed", "next_try_at": None, "tries": 8}
    early = await make_delivery(webhook, **failed, created_at=now - timedelta(days=3))
    late = await make_delivery(webhook, **failed)
    done = await make_delivery(webhook, state="delivered", next_try_at=None)
    await make_delivery(await make_webhook(course), **failed)
    since = {"since": (now - timedelta(days=1)).isoformat()}
    path = f"webhooks/{webhook.id}/replay"
    answer = await client.post(path, json=since, as_=owner)
    assert (answer.status, answer.json) == (202, {"count": 1})
    assert (await client.post(path, json=since, as_=owner)).json == {"count": 0}
    again = await WebhookDelivery.get(id=late.id)
    assert (again.state, again.event_id) == ("pending", late.event_id)
    assert again.began_at > late.began_at
    assert (await WebhookDelivery.get(id=early.id)).state == "failed"
    answer = await client.post(f"deliveries/{done.id}/replay", as_=owner)
    assert (answer.status, answer.json) == (202, {"count": 1})
    assert (await WebhookDelivery.get(id=done.id)).state == "pending"


async def test_one_that_is_on_its_way_is_not_sent_twice(client: Client) -> None:
    course, owner = await taught()
    soon = clock.now() + timedelta(seconds=30)
    delivery = await make_delivery(await make_webhook(course), claimed_until=soon)
    answer = await client.post(f"deliveries/{delivery.id}/replay", as_=owner)
    assert answer.json == {"count": 0}
