"""The channel `progress:<user>`, over real processes."""

from __future__ import annotations

import httpx

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.core import clock
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.server import Running
from tests.sockets import as_user


async def test_joining_and_leaving_a_course_shows_on_the_own_devices_in_order(
    db: None, server: Running
) -> None:
    student, other, course = await make_user(), await make_user(), await make_course()
    channel = f"progress:{student.id}"
    pair = await sessions.open_session(student.id, Device("tests", "127.0.0.1"))
    headers = {"Authorization": f"Bearer {pair.access}"}
    async with (
        as_user(server, student) as mine,
        as_user(server, other) as theirs,
        httpx.AsyncClient(base_url=f"{server.base_url}/api/v1", headers=headers) as web,
    ):
        assert (await theirs.ask("subscribe", channel=channel))["code"] == "not_found"
        seen = await mine.ok("subscribe", channel=channel)
        assert seen["snapshot"] == {"courses": []}
        place = (await web.post(f"/courses/{course.id}/enrollments")).json()
        joined = await mine.event("progress.changed")
        assert joined["version"] == seen["version"] + 1
        told = {"course_id": str(course.id), "percent": 0, "status": "active"}
        assert joined.items() >= {**told, "lesson_id": None}.items()
        again = await mine.ok("subscribe", channel=channel)
        assert again["version"] == joined["version"]
        assert again["snapshot"] == {"courses": [told]}
        assert (await web.delete(f"/enrollments/{place['id']}")).status_code == 204
        left = await mine.event("progress.changed")
        assert (left["status"], left["version"]) == ("dropped", joined["version"] + 1)


async def test_who_waits_hears_that_the_line_has_moved(client: Client, server: Running) -> None:
    course = await make_course(enrollment_capacity=0)
    first, second = [
        await enroll(course, await make_user(), status="waitlisted", waiting_since=clock.now())
        for _ in range(2)
    ]
    channel = f"course:{course.id}"
    async with as_user(server, await second.user) as socket:
        await socket.ok("subscribe", channel=channel)
        path = f"enrollments/{second.id}"
        assert (await client.get(path, as_=await second.user)).json["position"] == 2
        left = await client.delete(f"enrollments/{first.id}", as_=await first.user)
        assert left.status == 204
        moved = await socket.event("course.line", lambda event: event["waiting"] == 1)
        assert moved["channel"] == channel
        assert (await client.get(path, as_=await second.user)).json["position"] == 1
