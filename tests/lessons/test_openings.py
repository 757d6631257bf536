"""When lessons open: counted from a learner's own beginning, or their cohort's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from lms.core import clock
from lms.courses.models import Cohort, Course, Enrollment
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.lessons.factories import make_lesson

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def now() -> datetime:
    """As exact as times are on the wire."""
    return clock.now().replace(microsecond=0)


async def reasons(client: Client, lesson: Any, who: User) -> dict[str, datetime | None]:
    """The codes of its locks, each with its time."""
    reply = await client.get(f"lessons/{lesson.id}", as_=who)
    assert reply.status == 200, reply.json
    found = reply.json["lock_reasons"]
    return {
        one["code"]: datetime.fromisoformat(one["at"]) if "at" in one else None for one in found
    }


async def in_cohort(course: Course, starts_at: datetime | None) -> User:
    """A learner since now whose cohort starts then."""
    cohort = await Cohort.create(course_id=course.id, name="Spring", starts_at=starts_at)
    return await make_student(course, cohort=cohort, activated_at=now())


async def test_a_delay_counts_from_when_a_learner_was_let_in(client: Client) -> None:
    course = await make_course()
    lesson = await make_lesson(course, unlock={"after_s": 3600})
    student = await make_student(course)
    asked, let_in = now() - 2 * HOUR, now() - HOUR / 2
    places = Enrollment.filter(user_id=student.id)
    await places.update(created_at=asked, activated_at=let_in)
    assert await reasons(client, lesson, student) == {"unlocks_at": let_in + HOUR}
    await places.update(activated_at=asked)
    assert await reasons(client, lesson, student) == {}


@pytest.mark.parametrize("ago", [HOUR / 2, -DAY])
async def test_in_a_cohort_it_counts_from_the_cohorts_start(client: Client, ago: timedelta) -> None:
    course = await make_course()
    lesson = await make_lesson(course, unlock={"after_s": 3600})
    start = now() - ago
    student = await in_cohort(course, start)
    found = await reasons(client, lesson, student)
    assert found.pop("unlocks_at") == start + HOUR
    assert found == ({} if ago > timedelta() else {"course_not_started": start})


async def test_a_cohort_begins_at_its_own_time_instead_of_the_courses(client: Client) -> None:
    opening = now() + DAY
    course = await make_course(starts_at=opening)
    lesson = await make_lesson(course)
    early = await in_cohort(course, now() - DAY)
    assert await reasons(client, lesson, early) == {}
    await Cohort.filter(course_id=course.id).update(starts_at=None)
    assert await reasons(client, lesson, early) == {"course_not_started": opening}
    await Cohort.filter(course_id=course.id).update(starts_at=opening + DAY)
    assert await reasons(client, lesson, early) == {"course_not_started": opening + DAY}


async def test_who_is_suspended_is_told_so_and_reads_nothing_but_previews(client: Client) -> None:
    course = await make_course()
    lesson, preview = await make_lesson(course), await make_lesson(course, preview=True)
    student = await make_student(course, status="suspended", activated_at=now())
    assert await reasons(client, lesson, student) == {"suspended": None}
    shown = (await client.get(f"lessons/{lesson.id}", as_=student)).json
    assert (shown["content"], shown["locked"]) == (None, True)
    assert (await client.get(f"lessons/{preview.id}", as_=student)).json["content"]
    for method, path in [("PUT", "progress"), ("PUT", "completion"), ("DELETE", "completion")]:
        body = {"json": {}} if path == "progress" else {}
        refused = await client.ask(method, f"lessons/{lesson.id}/{path}", as_=student, **body)
        assert (refused.status, refused.code) == (409, "locked")
        assert refused.json["lock_reasons"] == [{"code": "suspended"}]
    found = (await client.get(f"courses/{course.id}/outline", as_=student)).json
    assert found["next_lesson_id"] is None
    [part] = found["modules"]
    assert [one["lock_reasons"] for one in part["lessons"]] == [[{"code": "suspended"}], []]
