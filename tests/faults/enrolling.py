"""An import of learners whose worker is killed in its middle."""

from __future__ import annotations

import asyncio
import http.client
import json
import signal
import time
from typing import Any
from uuid import UUID

from lms.load.web import Web
from tests.faults.table import Row, check, most, none_of
from tests.faults.world import HOST, World, sign_in
from tests.server import Running

WITHIN_S = 180.0
ADD_PEOPLE = """
insert into users (id, email, full_name, role, status, created_at, updated_at)
select gen_random_uuid(), 'fault' || n || '@import.test', 'Person ' || n, 'student', 'active',
       now(), now()
from generate_series(1, $1::int) n
"""
TOLD = """
select count(*) as n from notifications
where kind = 'enrollment_changed' and data ->> 'course_id' = $1::text group by user_id
"""
RECORDED = """
select count(*) as n from audit_events a join enrollments e on e.id = a.target_id
where a.verb = 'enrollment.created' and e.course_id = $1::uuid group by e.id
"""
ENROLLED = "select count(*) as n from enrollments where course_id = $1::uuid and source = 'import'"


@check
async def worker_killed_in_an_import_of_learners(world: World) -> list[Row]:
    """It is killed with SIGKILL between two steps or in one; the next one must go on from there."""
    people, kills = (1000, (30,)) if world.short else (5000, (10, 40, 70))
    await world.sql(ADD_PEOPLE, people)
    with world.serving() as server:
        world.spawn("scheduler")
        teacher = await sign_in(server, HOST)
        course = (await teacher.post("courses", {"title": "Imported"}))["id"]
        job = await asyncio.to_thread(_upload, server, teacher, course, people)
        teacher.close()
        began = time.monotonic()
        left: list[int] = []
        for percent in kills:
            worker = world.spawn("worker")
            await _until(world, job, percent)
            worker.send_signal(signal.SIGKILL)
            await asyncio.to_thread(worker.wait)
            left.append((await world.sql(ENROLLED, course))[0]["n"])
        last = world.spawn("worker")
        row = await _until(world, job, 100)
        took = time.monotonic() - began
        last.send_signal(signal.SIGTERM)
        await asyncio.to_thread(last.wait)
    enrolled = (await world.sql(ENROLLED, course))[0]["n"]
    told = [one["n"] for one in await world.sql(TOLD, course)]
    recorded = [one["n"] for one in await world.sql(RECORDED, course)]
    wanted = {"created": people, "updated": 0, "unchanged": 0}
    within = all(0 < n < people for n in left)
    return [
        Row("each kill came in the middle", f"after {left} of {people}", within),
        none_of("not enrolled", people - enrolled, people),
        none_of("told twice or not at all", people - told.count(1), people),
        none_of("recorded twice or not at all", people - recorded.count(1), people),
        Row("the job counts each once", row["result"],
            json.loads(row["result"]) == wanted),
        most("done, with leases to wait for", took, WITHIN_S * (len(kills) + 1), "s"),
    ]  # fmt: skip


def _upload(server: Running, teacher: Web, course: str, people: int) -> UUID:
    text = "email\n" + "".join(f"fault{n}@import.test\n" for n in range(1, people + 1))
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Content-Type": "text/csv", "Authorization": f"Bearer {teacher.token}"}
    try:
        line.request("POST", f"/api/v1/courses/{course}/enrollments/imports", text, headers)
        answer = line.getresponse()
        said = json.loads(answer.read())
    finally:
        line.close()
    assert answer.status == 202, said
    return UUID(said["job_id"])


async def _until(world: World, job: UUID, percent: int) -> Any:
    """The job's row, once it is that far."""
    until = time.monotonic() + WITHIN_S
    row = None
    while time.monotonic() < until:
        [row] = await world.sql("select state, percent, result from jobs where id = $1", job)
        if row["percent"] >= percent and (percent < 100 or row["state"] == "done"):
            return row
        await asyncio.sleep(0.02)
    raise AssertionError(f"the job is not at {percent} % within {WITHIN_S:g} s: {row}")
