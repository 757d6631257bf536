"""A worker that is killed while it makes a course: the next one makes it, once."""

from __future__ import annotations

import signal
from uuid import UUID

import asyncpg
import pytest

from lms.core import db as database
from lms.courses.models import COURSE, Course
from lms.files.models import FileState, StoredFile
from lms.jobs.models import Job
from lms.settings import settings
from tests.archives.factories import ZIP, exported, make_whole_course, value_of
from tests.client import Client
from tests.factories import make_user
from tests.jobs.conftest import Spawn, ended, in_state, spawn, until

__all__ = ["spawn"]
WAITING = """
select count(*) as n from pg_stat_activity where datname = current_database()
  and wait_event_type = 'Lock' and query ilike 'insert into "courses"%'
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["import", "copy"])
async def test_a_killed_workers_course_is_made_once(
    client: Client, spawn: Spawn, kind: str
) -> None:
    owner = await make_user("instructor")
    course = await make_whole_course(owner)
    if kind == "import":
        archive = await exported(client, owner, course)
        started = await client.post("courses/imports", as_=owner, data=archive, headers=ZIP)
    else:
        started = await client.post(f"courses/{course.id}/copy", json={}, as_=owner)
    job = UUID(started.json["job_id"])
    apart = await asyncpg.connect(settings().database_url.get_secret_value())
    try:
        async with apart.transaction():
            await apart.execute("lock table courses in share mode")
            first = spawn("worker")

            async def writes() -> bool:
                found = await database.row(WAITING)
                return bool(found and found["n"])

            await until(writes)
            ended(first, signal.SIGKILL)
            assert await Course.all().count() == 1
            brought = StoredFile.filter(space_kind=COURSE, state=FileState.ARRIVING)
            assert await brought.exclude(sha256="").count() == 4
    finally:
        await apart.close()
    await database.execute("update jobs set next_try_at = now(), sweep_at = now()")
    spawn("scheduler")
    spawn("worker")
    done = await in_state(job, "done")
    assert done.attempts == 2
    made = done.result["course_id"]
    assert await Course.all().count() == 2
    assert await value_of(made) == await value_of(course.id)
    assert await StoredFile.filter(space_id=made, state=FileState.KEPT).count() == 4
    assert await StoredFile.filter(state=FileState.ARRIVING).count() == 0


@pytest.mark.slow
async def test_a_killed_workers_archive_is_made_once(client: Client, spawn: Spawn) -> None:
    owner = await make_user("instructor")
    course = await make_whole_course(owner)
    started = await client.post(f"courses/{course.id}/export", as_=owner)
    job = UUID(started.json["job_id"])
    apart = await asyncpg.connect(settings().database_url.get_secret_value())
    try:
        async with apart.transaction():
            await apart.execute("lock table files in share mode")
            first = spawn("worker")

            async def runs() -> bool:
                return await Job.filter(id=job, state="running").exists()

            await until(runs)
            ended(first, signal.SIGKILL)
    finally:
        await apart.close()
    await database.execute("update jobs set next_try_at = now(), sweep_at = now()")
    spawn("scheduler")
    spawn("worker")
    done = await in_state(job, "done")
    assert await StoredFile.filter(id=done.result["file_id"], state=FileState.KEPT).count() == 1
    assert await StoredFile.filter(space_kind="archive").count() == 1
