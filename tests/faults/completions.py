"""kill -9 of web processes while learners complete lessons, each again until it is acknowledged."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import signal
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx

from tests.faults.table import Row, check, none_of
from tests.faults.world import STUDENTS, World, sign_in, until
from tests.patience import PATIENCE_S
from tests.server import Running

AGAIN_S = 0.02
MORE_LESSONS = """
insert into lessons select (jsonb_populate_record(l,
  jsonb_build_object('id', gen_random_uuid(), 'position', n))).*
from lessons l, generate_series(2, $2::int) n where l.id = $1"""
DONE = """
select u.email, p.lesson_id, p.completed_at from lesson_progress p join users u on u.id = p.user_id
where p.course_id = any($1) and p.completed_at is not null"""
EVENTS = """
select coalesce(sum(v.version), 0)::int as n from channel_versions v
join users u on v.channel = 'progress:' || u.id where u.email = any($1)"""
ENDS = """
select count(*)::int as n, count(*) filter (where status = 'completed' and percent = 100
  and completed_at is not null)::int as good from enrollments where course_id = any($1)"""
TOLD = """
select count(*)::int as n, count(distinct (user_id, data ->> 'course_id'))::int as distinct_n
from notifications where kind = 'enrollment_changed' and data ->> 'status' = 'completed'
and (data ->> 'course_id')::uuid = any($1)"""


@dataclass
class Learning:
    """Everybody completes all lessons of all courses, one after the other in each course."""

    url: str
    tokens: dict[str, str]
    lessons: dict[UUID, list[UUID]]
    acks: dict[tuple[str, UUID], datetime] = field(default_factory=dict)
    repeated: int = 0

    @property
    def wanted(self) -> int:
        return len(self.tokens) * sum(map(len, self.lessons.values()))

    async def run(self) -> None:
        limits = httpx.Limits(max_connections=40, max_keepalive_connections=40)
        async with httpx.AsyncClient(base_url=self.url, limits=limits, timeout=10) as web:
            lanes = itertools.product(self.tokens, self.lessons.values())
            await asyncio.gather(*(self._lane(web, who, lessons) for who, lessons in lanes))

    async def _lane(self, web: httpx.AsyncClient, who: str, lessons: list[UUID]) -> None:
        for lesson in lessons:
            self.acks[who, lesson] = await self._complete(web, who, lesson)

    async def _complete(self, web: httpx.AsyncClient, who: str, lesson: UUID) -> datetime:
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        while True:
            try:
                reply = await web.put(f"/api/v1/lessons/{lesson}/completion", headers=headers)
            except httpx.HTTPError:
                reply = None
            if reply is not None and reply.status_code < 500:
                assert reply.status_code == 200, reply.text
                return datetime.fromisoformat(reply.json()["completed_at"])
            self.repeated += 1
            await asyncio.sleep(AGAIN_S)


async def begin(world: World, server: Running, courses: int, lessons: int) -> Learning:
    """Published courses with everybody in them."""
    host = await sign_in(server)
    students = {email: await sign_in(server, email) for email in STUDENTS}
    found: dict[UUID, list[UUID]] = {}
    text: dict[str, Any] = {"title": "Read", "kind": "text", "content": {"markdown": "Words"}}
    for n in range(courses):
        course = await host.post("courses", {"title": f"Killed while learning {n}"})
        first = await host.post(f"courses/{course['id']}/lessons", text)
        await world.sql(MORE_LESSONS, UUID(first["id"]), lessons)
        await host.post(f"courses/{course['id']}/publish")
        for student in students.values():
            await student.post(f"courses/{course['id']}/enrollments")
        rows = await world.sql(
            "select id from lessons where course_id = $1 order by position", UUID(course["id"])
        )
        found[UUID(course["id"])] = [row["id"] for row in rows]
    tokens = {email: student.token for email, student in students.items()}
    for web in (host, *students.values()):
        web.close()
    return Learning(server.base_url, tokens, found)


async def kill_at(server: Running, learning: Learning, share: float) -> None:
    """Kill one of the processes once this share is acknowledged, with others on their way."""
    enough = share * learning.wanted
    await until(lambda: len(learning.acks) >= enough, PATIENCE_S, "completions")
    await until(lambda: len(server.pids) == 2, 10, "two processes")
    os.kill(random.choice(server.pids), signal.SIGKILL)


@check
async def kill_9_while_lessons_are_completed(world: World) -> list[Row]:
    shares = [0.4] if world.short else [0.2, 0.4, 0.6, 0.8]
    with world.serving() as server:
        learning = await begin(world, server, *((4, 25) if world.short else (8, 50)))
        courses, everybody = list(learning.lessons), list(learning.tokens)
        [before] = await world.sql(EVENTS, everybody)
        running = asyncio.create_task(learning.run())
        for share in shares:
            await kill_at(server, learning, share)
        await running
        done = {(row["email"], row["lesson_id"]): row for row in await world.sql(DONE, courses)}
        [after], [ends], [told] = [
            await world.sql(EVENTS, everybody),
            await world.sql(ENDS, courses),
            await world.sql(TOLD, courses),
        ]
    lost = sum(key not in done for key in learning.acks)
    moved = sum(
        abs((done[key]["completed_at"] - at).total_seconds()) >= 0.001
        for key, at in learning.acks.items()
        if key in done
    )
    events, ended = learning.wanted + ends["n"], ends["n"]
    kills = f"{len(shares)} kills, {learning.repeated} asked again"
    return [
        none_of("acknowledged completions lost", lost, len(learning.acks)),
        none_of("completed at another time than was acknowledged", moved, len(learning.acks)),
        Row(
            "each completion is one event, and so is each course's",
            f"{after['n'] - before['n']} of {events}; {kills}",
            after["n"] - before["n"] == events,
        ),
        Row("courses completed", f"{ends['good']} of {ended}", ends["good"] == ended > 0),
        Row(
            "everybody is told once of each",
            f"{told['n']} notices, {told['distinct_n']} of {ended}",
            told["n"] == told["distinct_n"] == ended,
        ),
    ]
