"""What the audit log records of courses and enrollments."""

from __future__ import annotations

from lms.audit.models import AuditEvent
from lms.courses.models import Course
from lms.users.models import User
from tests.client import Client
from tests.factories import make_user
from tests.quizzes.factories import make_quiz


async def test_courses_staff_and_places_are_noted(client: Client) -> None:
    owner, helper, student = (
        await make_user("instructor"), await make_user("instructor"), await make_user(),
    )  # fmt: skip

    async def post(path: str, as_: User, json: dict[str, str] | None = None) -> str:
        return str((await client.post(path, json=json or {}, as_=as_)).json["id"])

    course = await post("courses", owner, {"title": "T"})
    await make_quiz(await Course.get(id=course), questions=1)
    await post(f"courses/{course}/publish", owner)
    await post(f"courses/{course}/publish", owner)  # no change, no event
    given = {"email": helper.email, "role": "assistant"}
    assert (await client.post(f"courses/{course}/staff", json=given, as_=owner)).status == 201
    assert (await client.delete(f"courses/{course}/staff/{helper.id}", as_=helper)).status == 204
    place = await post(f"courses/{course}/enrollments", student)
    await post(f"courses/{course}/enrollments", student)
    assert (await client.delete(f"enrollments/{place}", as_=owner)).status == 204
    assert (await client.delete(f"courses/{course}", as_=owner)).status == 204
    found = [
        (one.verb, one.actor_id, str(one.target_id), one.changed)
        for one in await AuditEvent.exclude(verb="session.opened").order_by("id")
    ]
    assert found == [
        ("course.created", owner.id, course, []),
        ("course.published", owner.id, course, ["status"]),
        ("staff.added", owner.id, str(helper.id), [f"courses.{course}.assistant"]),
        ("staff.removed", helper.id, str(helper.id), [f"courses.{course}"]),
        ("enrollment.created", student.id, place, []),
        ("enrollment.removed", owner.id, place, ["status"]),
        ("course.deleted", owner.id, course, []),
    ]
