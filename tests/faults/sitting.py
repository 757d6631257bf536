"""kill -9 of web and worker processes, and a crash of Postgres, while a class takes a quiz."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx

from lms.load.web import Web
from tests.faults.services import crash
from tests.faults.table import Row, check, most, none_of
from tests.faults.world import STUDENTS, World, sign_in, until
from tests.patience import PATIENCE_S
from tests.server import Running

AGAIN_S = 0.05
QUESTIONS = 5
GRADED_WITHIN_S = 10.0
PEOPLE = """
insert into users (id, email, full_name, role, status, password_hash, created_at, updated_at)
select gen_random_uuid(), 'sits' || n || '@faults.test', 'Person ' || n, 'student', 'active',
  (select password_hash from users where email = $2), now(), now()
from generate_series(1, $1::int) n"""
PLACES = """
insert into enrollments (id, course_id, user_id, status, percent, source, reason, created_at)
select gen_random_uuid(), $1, id, 'active', 0, 'self', '', now() from users
where email like 'sits%@faults.test'"""
STORED = """
select a.attempt_id, a.question_id, a.answer ->> 'options' as options, a.seq, a.earned
from attempt_answers a join attempts t on t.id = a.attempt_id where t.quiz_id = $1"""
ENDED = """
select t.id, t.state, t.score, t.submitted_by, t.deadline,
  (select max(closed_at) from attempt_answers a where a.attempt_id = t.id) as closed_at,
  (select count(*) from attempts o where o.user_id = t.user_id and o.quiz_id = $1)::int as tries,
  (select count(*) from grade_changes c join grade_items i on i.id = c.item_id
   where i.source_id = $1 and c.user_id = t.user_id)::int as grades,
  (select g.points from grades g join grade_items i on i.id = g.item_id
   where i.source_id = $1 and g.user_id = t.user_id) as points
from attempts t where t.quiz_id = $1"""
OPEN = "select count(*)::int as n from attempts where quiz_id = $1 and state <> 'graded'"
WORKS = "select 1 from pg_stat_activity where application_name = 'lms worker'"


@dataclass
class Room:
    """Everybody answers again and again until they hand in, or the time is over."""

    url: str
    quiz: str
    tokens: list[str]
    options: dict[str, list[str]] = field(default_factory=dict)
    saved: dict[tuple[UUID, UUID], tuple[int, str]] = field(default_factory=dict)
    acks: int = 0
    repeated: int = 0
    handed_in: int = 0
    begun: int = 0

    async def run(self, until_s: float) -> None:
        limits = httpx.Limits(max_connections=60, max_keepalive_connections=60)
        end = time.monotonic() + until_s
        async with httpx.AsyncClient(base_url=self.url, limits=limits, timeout=10) as web:
            await asyncio.gather(
                *(self._sit(web, token, n, end) for n, token in enumerate(self.tokens))
            )

    async def _sit(self, web: httpx.AsyncClient, token: str, n: int, end: float) -> None:
        made = await self._ask(web, token, "POST", f"quizzes/{self.quiz}/attempts", {})
        attempt = made.json()["id"]
        self.begun += 1
        seq = 0
        while time.monotonic() < end:
            seq += 1
            question = random.choice(list(self.options))
            option = random.choice(self.options[question])
            body = {"answer": {"options": [option]}, "seq": seq}
            path = f"attempts/{attempt}/answers/{question}"
            reply = await self._ask(web, token, "PUT", path, body)
            if reply.status_code == 409:
                assert reply.json()["code"] in ("late", "closed"), reply.text
                return
            self.acks += 1
            self.saved[UUID(attempt), UUID(question)] = seq, option
            if n % 3 == 0 and random.random() < 0.03:
                await self._ask(web, token, "POST", f"attempts/{attempt}/submit", {})
                self.handed_in += 1
                return
            await asyncio.sleep(random.uniform(1, 6))

    async def _ask(
        self, web: httpx.AsyncClient, token: str, method: str, path: str, body: dict[str, Any]
    ) -> httpx.Response:
        """The answer, asked again until there is one."""
        headers = {"Authorization": f"Bearer {token}"}
        while True:
            try:
                reply = await web.request(method, f"/api/v1/{path}", json=body, headers=headers)
            except httpx.HTTPError:
                reply = None
            if reply is not None and reply.status_code < 500:
                assert reply.status_code in (200, 201, 409), reply.text
                return reply
            self.repeated += 1
            await asyncio.sleep(AGAIN_S)


async def begin(
    world: World, server: Running, students: int, limit_s: int
) -> tuple[Room, dict[str, str]]:
    """A quiz of five choices with everybody in its course; by question the right option."""
    host = await sign_in(server)
    course = (await host.post("courses", {"title": "Killed while it sits"}))["id"]
    quiz = await host.post(
        f"courses/{course}/quizzes", {"title": "Killed", "time_limit_s": limit_s}
    )
    right: dict[str, str] = {}
    options: dict[str, list[str]] = {}
    for n in range(QUESTIONS):
        made = await host.post(
            f"quizzes/{quiz['id']}/questions",
            {
                "type": "single_choice", "stem": f"Question {n}?",
                "options": [{"text": f"Option {k}", "correct": k == 0} for k in range(4)],
            },
        )  # fmt: skip
        options[made["id"]] = [one["id"] for one in made["options"]]
        right[made["id"]] = options[made["id"]][0]
    await host.post(f"quizzes/{quiz['id']}/publish")
    await host.post(f"courses/{course}/publish")
    host.close()
    await world.sql(PEOPLE, students, STUDENTS[0])
    await world.sql(PLACES, UUID(course))
    tokens = [await signed_in(server, f"sits{n}@faults.test") for n in range(1, students + 1)]
    return Room(server.base_url, quiz["id"], tokens, options), right


async def signed_in(server: Running, email: str) -> str:
    web: Web = await sign_in(server, email)
    web.close()
    return str(web.token)


async def kill_some(world: World, server: Running, room: Room, kills: int) -> int:
    """Kill web processes and workers in turn; in the middle Postgres crashes."""
    await until(lambda: room.begun == len(room.tokens), PATIENCE_S, "everybody sits")
    worker = world.spawn("worker")
    crashed = False
    for n in range(kills):
        acks = room.acks
        await until(lambda a=acks: room.acks > a + 3, PATIENCE_S, "answers are taken")
        if n % 3 == 2:
            worker.send_signal(signal.SIGKILL)
            await asyncio.to_thread(worker.wait)
            worker = world.spawn("worker")
        else:
            await until(lambda: len(server.pids) == 2, PATIENCE_S, "two processes")
            os.kill(random.choice(server.pids), signal.SIGKILL)
        if n >= kills // 2 and not crashed:
            await crash(world)
            crashed = True
    await end_of(worker)
    return kills


async def end_of(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    await asyncio.to_thread(process.wait)


@check
async def kill_9_while_students_take_a_quiz(world: World) -> list[Row]:
    """The deadlines pass while no worker runs; the next one grades all that was saved."""
    students, kills, limit_s = (40, 6, 60) if world.short else (300, 50, 240)
    with world.serving() as server:
        room, right = await begin(world, server, students, limit_s)
        sitting = asyncio.create_task(room.run(limit_s + 15))
        done = await kill_some(world, server, room, kills)
        await sitting
        quiz = UUID(room.quiz)
        [left] = await world.sql(OPEN, quiz)
    # Nothing runs any more. Then one worker and what starts its sweeps.
    scheduler, worker = world.spawn("scheduler"), world.spawn("worker")
    there = await first_worker(world)
    await all_graded(world, quiz)
    ended = await world.sql(ENDED, quiz)
    stored = {(row["attempt_id"], row["question_id"]): row for row in await world.sql(STORED, quiz)}
    for process in (scheduler, worker):
        await end_of(process)
    late = [
        (row["closed_at"] - max(row["deadline"], there)).total_seconds()
        for row in ended
        if row["submitted_by"] == "deadline"
    ]
    return [
        none_of("acknowledged answers lost", lost(room, stored), room.acks),
        none_of("not graded from what was saved", misgraded(ended, stored, right), len(ended)),
        none_of("graded twice, or tried twice", twice(ended), students),
        Row(
            "attempts were open when all was killed",
            f"{left['n']} of {students}; {done} kills, {room.repeated} asked again, "
            f"{room.handed_in} handed in",
            left["n"] > 0 and len(ended) == students,
        ),
        most("graded after the deadline, once a worker runs", max(late, default=99.0),
             GRADED_WITHIN_S, "s"),
    ]  # fmt: skip


def lost(room: Room, stored: dict[Any, Any]) -> int:
    """Acknowledged answers that are neither stored nor replaced by a later one."""
    bad = 0
    for key, (seq, option) in room.saved.items():
        row = stored.get(key)
        if (
            row is None
            or row["seq"] < seq
            or (row["seq"] == seq and option not in (row["options"] or ""))
        ):
            bad += 1
    return bad


def misgraded(ended: list[Any], stored: dict[Any, Any], right: dict[str, str]) -> int:
    found: dict[UUID, int] = {}
    for (attempt, question), row in stored.items():
        good = right[str(question)] in (row["options"] or "")
        found[attempt] = found.get(attempt, 0) + good
    return sum(
        row["state"] != "graded"
        or row["score"] != found[row["id"]]
        or row["points"] != row["score"]
        for row in ended
    )


def twice(ended: list[Any]) -> int:
    return sum(row["tries"] != 1 or row["grades"] != 1 for row in ended)


async def first_worker(world: World) -> datetime:
    """When the database first sees a worker."""
    over = time.monotonic() + PATIENCE_S
    while not await world.sql(WORKS):
        assert time.monotonic() < over, "no worker has begun"
        await asyncio.sleep(0.05)
    [row] = await world.sql("select clock_timestamp() as now")
    now: datetime = row["now"]
    return now


async def all_graded(world: World, quiz: UUID) -> None:
    over = time.monotonic() + PATIENCE_S
    while (await world.sql(OPEN, quiz))[0]["n"]:
        assert time.monotonic() < over, "some are never graded"
        await asyncio.sleep(0.1)
