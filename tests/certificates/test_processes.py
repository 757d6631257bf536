"""Real workers that draw certificates: killed, and many at once."""

from __future__ import annotations

import asyncio
import signal
import time

import asyncpg
import pytest

from lms.certificates.models import Certificate, CertificateDocuments
from lms.core import db as database
from lms.notifications.models import Notification
from lms.settings import Settings
from tests.certificates.factories import promise
from tests.courses.factories import make_course
from tests.jobs.conftest import Spawn, ended, until

WITHIN_S = 60.0
WAITS = """
select 1 from pg_stat_activity
where wait_event_type = 'Lock' and query ilike 'insert into%certificate_documents%'
"""


async def issued(count: int) -> bool:
    return await Certificate.filter(state="issued").count() == count


@pytest.mark.slow
async def test_a_worker_killed_at_a_certificate_is_replaced(
    db: None, settings: Settings, spawn: Spawn
) -> None:
    spawn("scheduler")
    first = spawn("worker")
    # The table is held, so that the page is drawn when its worker dies.
    line = await asyncpg.connect(settings.database_url.get_secret_value())
    try:
        async with line.transaction():
            await line.execute("lock table certificate_documents in exclusive mode")
            one = await promise()

            async def waits() -> bool:
                # Not by `line`: what a transaction has seen of others, it sees until its end.
                found = await database.row(WAITS)
                return found is not None

            await until(waits)
            spawn("worker")  # with nothing to do
            assert ended(first, signal.SIGKILL) == -signal.SIGKILL
            killed = time.monotonic()
    finally:
        await line.close()
    await until(lambda: issued(1))
    assert time.monotonic() - killed < WITHIN_S
    assert await CertificateDocuments.all().count() == 1
    assert await Notification.filter(user_id=one.user_id, kind="certificate_issued").count() == 1
    assert (await Certificate.get(id=one.id)).tries == 2


@pytest.mark.slow
async def test_two_workers_and_two_schedulers_issue_each_once(db: None, spawn: Spawn) -> None:
    for what in ("scheduler", "scheduler", "worker", "worker"):
        spawn(what)
    course = await make_course()
    await asyncio.gather(*[promise(course) for _ in range(20)])
    await until(lambda: issued(20))
    assert await CertificateDocuments.all().count() == 20
    assert await Notification.filter(kind="certificate_issued").count() == 20
    assert {one.tries for one in await Certificate.all()} == {1}
