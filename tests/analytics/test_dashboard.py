"""The figures of a course: over REST, and as they come to its staff's sockets."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import httpx

from lms.analytics import actions
from lms.core import clock, db
from lms.core.access import Role
from lms.core.ids import new_id
from lms.courses.models import Course, StaffRole
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import Phase
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import actor_of, make_user, number
from tests.notifications.test_socket import ask, next_event, signed_in
from tests.patience import PROMPT_S
from tests.server import Running


async def make_session(course: Course, **fields: Any) -> LiveSession:
    fields.setdefault("phase", Phase.OPEN)
    fields.setdefault("title", "Quiz")
    fields.setdefault("pin", f"{number():06}")
    return await LiveSession.create(
        course=course, quiz_id=new_id(), total=10, created_at=clock.now(), **fields
    )


async def make_player(session: LiveSession, nickname: str, **fields: Any) -> LiveParticipant:
    return await LiveParticipant.create(
        session=session,
        nickname=nickname,
        folded=nickname,
        token_hash=new_id().bytes,
        joined_at=clock.now(),
        **fields,
    )


async def test_the_figures_count_what_is_there(client: Client) -> None:
    course, other = await make_course(), await make_course()
    owner = await course.owner
    start = clock.now()
    ada, bob, eve = [await make_student(course) for _ in range(3)]
    await make_student(course, status="dropped")
    await make_student(course, status="completed", completed_at=start + timedelta(minutes=1))
    await make_student(other)
    old = await make_student(course)
    await db.execute(
        "update enrollments set created_at = now() - interval '8 days' where user_id = $1", old.id
    )
    await client.get("users/me", as_=ada)  # signed in a moment ago
    for person in (bob, await make_user()):
        await client.get("users/me", as_=person)
    await db.execute(
        "update auth_sessions set last_seen_at = now() - interval '1 hour' where user_id = $1",
        bob.id,
    )
    running = await make_session(course, started_at=start + timedelta(minutes=2), number=3)
    await make_player(running, "eve", user_id=eve.id, seen_at=clock.now())
    await make_player(running, "guest", seen_at=clock.now())
    await make_player(running, "rude", kicked=True)
    await make_session(
        course,
        phase=Phase.FINISHED,
        title="Before",
        started_at=start - timedelta(hours=2),
        finished_at=start - timedelta(hours=1),
        summary={"players": 30, "average": 0.5},
    )
    await make_session(other)

    found = (await client.get(f"analytics/courses/{course.id}", as_=owner)).json
    assert found["enrollments"] == 5
    assert found["enrollments_week"] == 4
    assert found["completions"] == 1
    assert found["active_learners"] == 2  # Ada by her session, Eve by her game
    before, now = found["live_sessions"]
    assert (before["players"], before["average"], before["phase"]) == (30, 0.5, "finished")
    assert (now["players"], now["average"], now["number"]) == (2, None, 3)
    activity = [(one["kind"], one["name"] or one["title"]) for one in found["latest_activity"]]
    assert activity[:2] == [("started", "Quiz"), ("finished", activity[1][1])]
    assert activity.count(("enrolled", ada.full_name)) == 1
    assert len(activity) == 8
    times = [one["at"] for one in found["latest_activity"]]
    assert times == sorted(times, reverse=True)


async def test_only_staff_see_them(client: Client) -> None:
    course = await make_course()
    path = f"analytics/courses/{course.id}"
    staff = [await make_staff(course), await make_staff(course, StaffRole.ASSISTANT)]
    for user in (*staff, await course.owner, await make_user(Role.ADMIN)):
        assert (await client.get(path, as_=user)).status == 200
    for user in (await make_student(course), await make_user(Role.INSTRUCTOR)):
        assert (await client.get(path, as_=user)).status == 404
    assert (await client.get(path)).status == 401
    admin = await make_user(Role.ADMIN)
    assert (await client.get(f"analytics/courses/{new_id()}", as_=admin)).status == 404


async def test_the_figures_are_two_queries_beside_the_permission(db: None, query_count) -> None:  # type: ignore[no-untyped-def]
    course = await make_course()
    me = actor_of(await course.owner)
    counts = []
    for _ in range(2):
        for _ in range(5):
            await make_student(course)
        async with query_count() as statements:
            await actions.course_report(me, course.id)
        counts.append(len(statements))
    assert counts == [3, 3]


async def test_staff_see_an_enrollment_and_students_no_dashboard(
    client: Client, server: Running
) -> None:
    course = await make_course()
    student = await make_user()
    channel = f"dashboard:{course.id}"
    async with signed_in(server, student) as line:
        assert (await ask(line, type="subscribe", channel=channel))["code"] == "not_found"
    async with signed_in(server, await course.owner) as line:
        answer = await ask(line, type="subscribe", channel=channel)
        assert answer["snapshot"]["enrollments"] == 0
        async with httpx.AsyncClient(base_url=server.base_url) as web:
            token = await client.token(student)
            joined = await web.post(
                f"/api/v1/courses/{course.id}/enrollments",
                headers={"Authorization": f"Bearer {token}"},
            )
            assert joined.status_code == 201
        async with asyncio.timeout(14):  # the watch alone takes 15 s
            while (event := await next_event(line))["enrollments"] == 0:
                pass  # of something before it
        assert (event["type"], event["channel"]) == ("dashboard.changed", channel)
        assert event["enrollments"] == 1
        assert event["latest_activity"][0]["name"] == student.full_name


async def test_a_dashboard_closes_when_its_course_is_deleted(
    client: Client, server: Running
) -> None:
    course = await make_course()
    helper = await make_staff(course, "assistant")
    channel = f"dashboard:{course.id}"
    async with signed_in(server, await course.owner) as owner, signed_in(server, helper) as line:
        for one in (owner, line):
            assert (await ask(one, type="subscribe", channel=channel))["type"] == "ok"
        async with httpx.AsyncClient(base_url=server.base_url) as web:
            token = await client.token(await course.owner)
            deleted = await web.delete(
                f"/api/v1/courses/{course.id}", headers={"Authorization": f"Bearer {token}"}
            )
            assert deleted.status_code == 204
        for one in (owner, line):
            async with asyncio.timeout(PROMPT_S):
                await one.wait_closed()
            assert one.close_code == 4403
