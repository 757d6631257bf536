"""How often two of the school's verbs ask the database: a detour through an upper floor shows."""

from __future__ import annotations

from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course
from tests.factories import make_user


def told(statements: list[str]) -> str:
    return "\n".join(" ".join(one.split())[:120] for one in statements)


async def test_making_a_course(client: Client, query_count: Counting) -> None:
    teacher = await make_user("instructor")
    await client.token(teacher)
    async with query_count() as statements:
        made = await client.post("courses", json={"title": "Biology"}, as_=teacher)
    assert made.status == 201
    assert len(statements) == 11, told(statements)


async def test_joining_a_course_and_coming_again(client: Client, query_count: Counting) -> None:
    course = await make_course(await make_user("instructor"), status="published")
    student = await make_user()
    await client.token(student)
    for status, most in ((201, 12), (200, 6)):
        async with query_count() as statements:
            answer = await client.post(f"courses/{course.id}/enrollments", as_=student)
        assert answer.status == status
        assert len(statements) == most, told(statements)
