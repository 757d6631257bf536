"""The channel `course:<id>`, over real processes."""

from __future__ import annotations

import pytest

from lms.courses.actions import courses
from lms.courses.models import CourseStatus
from lms.lessons.actions.modules import create_module
from lms.users.models import User
from tests.courses.factories import make_course
from tests.factories import actor_of, make_user
from tests.lessons.factories import make_lesson
from tests.notifications.test_socket import ask, next_event, signed_in
from tests.server import Running

pytestmark = pytest.mark.usefixtures("db")


async def test_who_reads_a_course_hears_that_its_outline_changed(server: Running) -> None:
    course = await make_course()
    owner = actor_of(await User.get(id=course.owner_id))
    channel = f"course:{course.id}"
    async with signed_in(server, await make_user()) as line:
        there = await ask(line, type="subscribe", channel=channel)
        assert there["snapshot"] == {"version": 1, "status": "published"}
        fields = {"title": "One", "unlock": None, "prerequisite_ids": [], "sequential": False}
        await create_module(owner, course.id, position=None, **fields)
        told = await next_event(line)
        assert told == {
            "type": "course.changed", "channel": channel, "version": 2, "status": "published",
        }  # fmt: skip
        await make_lesson(course)
        await courses.take_step(owner, course.id, "archive")
        while told["status"] == "published":
            told = await next_event(line)
        assert told["version"] == 4


async def test_a_draft_is_for_its_staff(server: Running) -> None:
    course = await make_course(status=CourseStatus.DRAFT)
    async with signed_in(server, await make_user()) as line:
        refused = await ask(line, type="subscribe", channel=f"course:{course.id}")
        assert (refused["type"], refused["code"]) == ("error", "not_found")
