"""What is told of what happens, in the transaction in which it happens."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from pydantic_core import from_json

from lms.core import db as database
from lms.courses.models import Course
from lms.webhooks.actions import telling
from lms.webhooks.models import Webhook, WebhookDelivery
from tests.attempts.factories import begin, make_sitting, right
from tests.certificates.conftest import quick
from tests.certificates.factories import make_certificate
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.lessons.factories import make_lesson
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.webhooks.factories import happen, make_webhook

assert quick


async def told(webhook: Webhook) -> list[dict[str, Any]]:
    """The bodies on their way to a webhook, oldest first."""
    rows = await WebhookDelivery.filter(webhook_id=webhook.id).order_by("id")
    bodies = [from_json(row.body) for row in rows]
    assert [row.event for row in rows] == [body["type"] for body in bodies]
    assert all(body["timestamp"].endswith("Z") for body in bodies)
    for row, body in zip(rows, bodies, strict=True):
        assert body["data"].get("user_id", "") in (None, str(row.user_id or ""))
    return bodies


async def only(webhook: Webhook, event: str) -> dict[str, Any]:
    """The data of the one event that was told."""
    [body] = await told(webhook)
    assert body["type"] == event
    data: dict[str, Any] = body["data"]
    return data


async def published(**fields: Any) -> Course:
    return await make_course(await make_user("instructor"), status="published", **fields)


async def test_who_joins_completes_and_leaves(client: Client) -> None:
    course = await published()
    webhook = await make_webhook(course)
    student = await make_user()
    joined = await client.post(f"courses/{course.id}/enrollments", as_=student)
    place = joined.json["id"]
    owner = await course.owner
    assert (await client.post(f"enrollments/{place}/complete", as_=owner)).status == 200
    assert (await client.delete(f"enrollments/{place}", as_=student)).status == 204
    whole = {"course_id": str(course.id), "user_id": str(student.id), "enrollment_id": place}
    bodies = await told(webhook)
    assert [(body["type"], body["data"]) for body in bodies] == [
        ("enrollment.created", whole | {"status": "active"}),
        ("enrollment.completed", whole | {"status": "completed"}),
        ("enrollment.dropped", whole | {"status": "dropped"}),
    ]


async def test_the_last_lesson_completes_the_course(client: Client) -> None:
    course = await published()
    lesson = await make_lesson(course)
    student = await make_student(course)
    webhook = await make_webhook(course, events=["enrollment.completed"])
    assert (await client.put(f"lessons/{lesson.id}/completion", as_=student)).status == 200
    assert (await only(webhook, "enrollment.completed"))["status"] == "completed"


async def test_a_quiz_that_is_handed_in(client: Client) -> None:
    one = await make_sitting(questions=2)
    webhook = await make_webhook(one.course)
    attempt = await begin(client, one)
    answers = {str(question.id): right(question) for question in one.questions}
    path = f"attempts/{attempt['id']}/submit"
    assert (await client.post(path, json={"answers": answers}, as_=one.student)).status == 200
    assert await only(webhook, "quiz.submitted") == {
        "course_id": str(one.course.id), "user_id": str(one.student.id),
        "attempt_id": attempt["id"], "quiz_id": str(one.quiz.id), "state": "graded",
        "score": 2.0, "max_points": 2.0,
    }  # fmt: skip


async def test_who_is_graded_without_a_name_has_none_here_either(client: Client) -> None:
    one = await make_sitting(questions=1, anonymous_grading=True, release="manual")
    webhook = await make_webhook(one.course)
    attempt = await begin(client, one)
    assert (await client.post(f"attempts/{attempt['id']}/submit", as_=one.student)).status == 200
    told = await only(webhook, "quiz.submitted")
    assert (told["attempt_id"], told["user_id"]) == (attempt["id"], None)


async def test_a_certificate_that_is_issued_and_revoked(client: Client, quick: list[str]) -> None:
    course = await published()
    webhook = await make_webhook(course, events=["certificate.issued", "certificate.revoked"])
    one = await make_certificate(course)
    assert quick
    revoked = await client.post(
        f"certificates/{one.id}/revoke", json={"reason": "A mistake"}, as_=await course.owner
    )
    assert revoked.status == 200, revoked
    data = {
        "course_id": str(course.id), "user_id": str(one.user_id), "certificate_id": str(one.id),
        "verify_url": revoked.json["verify_url"],
    }  # fmt: skip
    bodies = await told(webhook)
    assert [(body["type"], body["data"]) for body in bodies] == [
        ("certificate.issued", data),
        ("certificate.revoked", data),
    ]


async def test_a_course_that_is_published(client: Client) -> None:
    course = await make_course(await make_user("instructor"), status="draft")
    await make_lesson(course)
    webhook = await make_webhook(course)
    for _ in range(2):
        answer = await client.post(f"courses/{course.id}/publish", as_=await course.owner)
        assert answer.status == 200, answer
    data = await only(webhook, "course.published")
    assert data == {"course_id": str(course.id), "slug": course.slug}


async def test_a_game_that_is_over(db: None) -> None:
    game = await make_game(questions=1)
    webhook = await make_webhook(await Course.get(id=game.session.course_id))
    await game.player()
    await game.player()
    await run(game, "live.finish")
    assert await only(webhook, "live.finished") == {
        "course_id": str(game.session.course_id), "session_id": str(game.session.id),
        "quiz_id": str(game.session.quiz_id), "players": 2,
    }  # fmt: skip


async def test_only_those_who_want_an_event_of_a_course_are_told(db: None) -> None:
    course, other = await published(), await published()
    wanting = await make_webhook(course, events=["course.published"])
    everywhere = await make_webhook(None, events=["course.published"])
    for webhook in (
        await make_webhook(course, events=["live.finished"]),
        await make_webhook(other, events=["course.published"]),
        await make_webhook(course, events=["course.published"], active=False),
    ):
        await happen(course)
        assert await told(webhook) == []
    first, *_ = await WebhookDelivery.filter(webhook_id=wanting.id).order_by("id")
    same, *_ = await WebhookDelivery.filter(webhook_id=everywhere.id).order_by("id")
    assert (first.event_id, first.body) == (same.event_id, same.body)
    assert len(await told(wanting)) == 3


async def test_what_is_rolled_back_is_told_to_nobody(db: None) -> None:
    course = await published()
    await make_webhook(course)

    @database.atomic
    async def fails() -> None:
        await happen(course)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert await WebhookDelivery.all().count() == 0


async def test_a_webhook_that_is_deleted_meanwhile_fails_nobody(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = await published()
    gone, stays = await make_webhook(course), await make_webhook(course)
    record = telling._record

    async def late(webhook_ids: list[UUID], *args: Any) -> list[UUID]:
        await gone.delete()
        return await record(webhook_ids, *args)

    monkeypatch.setattr(telling, "_record", late)
    await happen(course)
    [row] = await WebhookDelivery.all()
    assert row.webhook_id == stays.id
