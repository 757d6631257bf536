"""Reviews over REST, and what they make of a course's rating."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from lms.audit.models import AuditEvent
from lms.core import clock
from lms.core.access import Role
from lms.courses.models import Course, Enrollment, EnrollmentStatus
from lms.privacy.actions import erase
from lms.reviews.models import Review
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.reviews.factories import make_review


async def rating(client: Client, course: Course) -> tuple[float | None, int]:
    """As the course's page shows it, which is what the rows add up to."""
    found: dict[str, Any] = (await client.get(f"courses/{course.id}")).json["rating"]
    rows = [one.rating for one in await Review.filter(course_id=course.id)]
    fresh = await Course.get(id=course.id)
    assert (fresh.rating_sum, fresh.rating_count) == (sum(rows), len(rows))
    return found["average"], found["count"]


async def test_a_learner_says_what_they_think_and_changes_their_mind(client: Client) -> None:
    course = await make_course()
    student = await make_student(course, percent=20)
    path = f"courses/{course.id}/review"
    assert await rating(client, course) == (None, 0)
    mine = f"{path}s?mine=true"
    assert (await client.get(mine, as_=student)).json["items"] == []
    new = await client.put(path, json={"rating": 4, "text": "Good\nstuff"}, as_=student)
    assert new.status == 201
    assert (new.json["rating"], new.json["text"]) == (4, "Good\nstuff")
    assert new.json["author"] == {"id": str(student.id), "full_name": student.full_name}
    again = await client.put(path, json={"rating": 4, "text": "Good\nstuff"}, as_=student)
    assert (again.status, again.json) == (200, new.json)
    other = await client.put(path, json={"rating": 2}, as_=student)
    assert (other.status, other.json["id"], other.json["text"]) == (200, new.json["id"], "")
    assert other.json["created_at"] == new.json["created_at"]
    assert other.json["updated_at"] > new.json["updated_at"]
    await make_review(course, rating=2)
    assert (await client.get(mine, as_=student)).json["items"] == [other.json]
    assert (await client.get(mine)).json["items"] == []
    assert await rating(client, course) == (2, 2)
    assert (await client.delete(path, as_=student)).status == 204
    assert (await client.delete(path, as_=student)).status == 404
    assert await rating(client, course) == (2, 1)


async def test_a_rating_changes_nothing_else_of_a_course(client: Client) -> None:
    course = await make_course()
    before = await Course.get(id=course.id)
    await make_review(course)
    after = await Course.get(id=course.id)
    assert (after.version, after.updated_at) == (before.version, before.updated_at)


async def test_the_first_review_waits_for_a_fifth_of_the_course(client: Client) -> None:
    course = await make_course()
    student = await make_student(course, percent=19)
    path, said = f"courses/{course.id}/review", {"rating": 5}
    early = await client.put(path, json=said, as_=student)
    assert (early.status, early.json["code"]) == (409, "too_early")
    assert await rating(client, course) == (None, 0)
    mine = Enrollment.filter(course_id=course.id, user_id=student.id)
    await mine.update(percent=20)
    assert (await client.put(path, json=said, as_=student)).status == 201
    # New lessons make the share smaller; who has said something may correct it.
    await mine.update(percent=10)
    assert (await client.put(path, json={"rating": 3}, as_=student)).status == 200
    done = await make_student(course, status="completed", completed_at=clock.now())
    assert (await client.put(path, json=said, as_=done)).status == 201
    assert await rating(client, course) == (4, 2)


async def test_learners_alone_review_a_course(client: Client) -> None:
    course = await make_course()
    path, said = f"courses/{course.id}/review", {"rating": 5}
    left = await make_student(course, percent=50, status=EnrollmentStatus.DROPPED)
    for who, status in (
        (None, 401),
        (await make_user(), 404),
        (left, 404),
        (await User.get(id=course.owner_id), 403),
        (await make_user(Role.ADMIN), 403),
    ):
        assert (await client.put(path, json=said, as_=who)).status == status, who
    await Course.filter(id=course.id).update(ends_at=clock.now() - timedelta(seconds=1))
    late = await client.put(path, json=said, as_=await make_student(course, percent=50))
    assert (late.status, late.json["code"]) == (409, "course_ended")
    assert await rating(client, course) == (None, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"rating": 0},
        {"rating": 6},
        {"rating": 4.5},
        {"rating": "4"},
        {"rating": True},
        {"rating": 4, "text": "x" * 2001},
        {"rating": 4, "author": "me"},
    ],
)
async def test_ratings_are_whole_and_texts_end(client: Client, wrong: dict[str, Any]) -> None:
    course = await make_course()
    student = await make_student(course, percent=50)
    refused = await client.put(f"courses/{course.id}/review", json=wrong, as_=student)
    assert refused.status == 422, refused.json


async def test_what_is_said_outlives_the_place_and_can_still_be_taken_back(
    client: Client,
) -> None:
    course = await make_course()
    review = await make_review(course)
    student = await User.get(id=review.author_id)
    await Enrollment.filter(course_id=course.id, user_id=student.id).update(status="dropped")
    assert await rating(client, course) == (4, 1)
    assert (await client.delete(f"courses/{course.id}/review", as_=student)).status == 204
    assert await rating(client, course) == (None, 0)


async def test_reviews_are_read_newest_first(client: Client, query_count: Counting) -> None:
    course = await make_course()
    for stars in range(1, 6):
        await make_review(course, rating=stars)
    await make_review(await make_course())
    first = (await client.get(f"courses/{course.id}/reviews?limit=3")).json
    assert [one["rating"] for one in first["items"]] == [5, 4, 3]
    async with query_count() as statements:
        rest = await client.get(f"courses/{course.id}/reviews?limit=3&cursor={first['next']}")
    assert [one["rating"] for one in rest.json["items"]] == [2, 1]
    assert rest.json["next"] is None
    assert len(statements) == 2, statements
    hidden = await make_course(visibility="signed_in")
    await make_review(hidden)
    path = f"courses/{hidden.id}/reviews"
    assert (await client.get(path)).status == 404
    assert len((await client.get(path, as_=await make_user())).json["items"]) == 1


async def test_many_at_once_make_one_right_average(client: Client) -> None:
    course = await make_course()
    students = [await make_student(course, percent=20) for _ in range(12)]
    path = f"courses/{course.id}/review"
    for who in students:
        await client.token(who)

    async def say(who: User, stars: int) -> int:
        return (await client.put(path, json={"rating": stars}, as_=who)).status

    first = [(who, n % 5 + 1) for n, who in enumerate(students)]
    # Each speaks twice at once: one is the first, the other a correction.
    found = await asyncio.gather(*(say(who, stars) for who, stars in first * 2))
    assert sorted(found) == [200] * 12 + [201] * 12
    assert await rating(client, course) == (2.75, 12)
    gone = [client.delete(path, as_=who) for who in students[:6]]
    await asyncio.gather(*gone, *(say(who, 5) for who in students[6:]))
    assert await rating(client, course) == (5, 6)


async def test_an_admin_removes_what_should_not_be_there(client: Client) -> None:
    course = await make_course()
    review, admin = await make_review(course), await make_user(Role.ADMIN)
    path = f"reviews/{review.id}"
    assert (await client.delete(path, as_=await User.get(id=course.owner_id))).status == 403
    assert (await client.delete(path, as_=admin)).status == 204
    assert (await client.delete(path, as_=admin)).status == 404
    assert await rating(client, course) == (None, 0)
    assert await AuditEvent.filter(verb="review.removed", target_id=review.id).count() == 1


async def test_an_erased_persons_rating_no_longer_counts(client: Client) -> None:
    one, two = await make_course(), await make_course()
    student = await make_student(one)
    await make_review(one, student, rating=1)
    await make_review(one, rating=5)
    await Enrollment.create(course=two, user=student)
    await make_review(two, student)
    await erase(student.id)
    assert await rating(client, one) == (5, 1)
    assert await rating(client, two) == (None, 0)


# In the catalogue -------------------------------------------------------------------------------


async def test_the_catalogue_is_sorted_and_filtered_by_rating(client: Client) -> None:
    said = {"Best": [5, 4, 5], "Good": [4], "Liked": [4, 4], "Poor": [2], "New": [], "Newer": []}
    for title, stars in said.items():
        course = await make_course(title=title)
        for one in stars:
            await make_review(course, rating=one)

    async def titles(query: str) -> list[str]:
        found = await client.get(f"courses?{query}")
        assert found.status == 200, found.json
        return [one["title"] for one in found.json["items"]]

    order = ["Best", "Liked", "Good", "Poor", "Newer", "New"]
    assert await titles("sort=-rating") == order
    found, cursor = [], ""
    for _ in order:
        page = (await client.get(f"courses?sort=-rating&limit=1{cursor}")).json
        found += [one["title"] for one in page["items"]]
        cursor = f"&cursor={page['next']}"
    assert (found, page["next"]) == (order, None)
    best = (await client.get("courses?min_rating=4.5")).json["items"]
    assert [one["rating"] for one in best] == [{"average": 4.67, "count": 3}]
    assert await titles("sort=-rating&min_rating=4") == ["Best", "Liked", "Good"]
    assert await titles("min_rating=4.67") == ["Best"]
    assert await titles("min_rating=4.68") == []
    assert await titles("min_rating=1") == ["Poor", "Liked", "Good", "Best"]
    for bad in ("0", "5.1", "nan", "inf", "many", ""):
        assert (await client.get(f"courses?min_rating={bad}")).status == 422, bad
