"""Taskiq's Redis stream, made robust against Redis failures (see docs/decisions/0005-jobs.md)."""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from collections.abc import AsyncGenerator
from functools import partial
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError
from taskiq import AckableMessage, AsyncTaskiqDecoratedTask, TaskiqMessage
from taskiq.abc.broker import AsyncBroker
from taskiq.exceptions import SendTaskError
from taskiq.formatters.proxy_formatter import ProxyFormatter
from taskiq.receiver import Receiver
from taskiq.scheduler.scheduled_task import ScheduledTask
from taskiq.scheduler.scheduler import TaskiqScheduler
from taskiq_redis import RedisStreamBroker

from lms.core import errors
from lms.core.metrics import counter

log = structlog.get_logger()
errors.away(SendTaskError)
dropped = counter("lms_tasks_dropped_total", "Messages of the queue that no worker can run")

MESSAGES_PER_READ = 20
RECLAIM_S = 15.0
"""How often a worker claims entries that a dead worker never acknowledged."""
LONGEST_PAUSE_S = 3.0


class Formatter(ProxyFormatter):
    """JSON; a malformed message is counted, and Taskiq logs and drops it."""

    def loads(self, message: bytes) -> TaskiqMessage:
        try:
            return super().loads(message)
        except Exception:
            dropped.inc({"why": "unreadable"})
            raise


class Broker(RedisStreamBroker):
    """Keeps listening while Redis is away, restarts, stalls or loses the consumer group.

    The listener of taskiq-redis 1.2.4 ends on each of these, and claims a dead worker's entries
    only when a new entry arrives.
    """

    def __init__(self, url: str, *, queue: str, group: str, reclaim_after_s: float) -> None:
        super().__init__(
            url,
            queue_name=queue,
            consumer_group_name=group,
            consumer_id="0",  # also read what was sent before the first worker started
            xread_block=1000,
            idle_timeout=int(reclaim_after_s * 1000),
            socket_timeout=5,
            socket_connect_timeout=2,
            retry=Retry(NoBackoff(), 1),
        )
        self.formatter = Formatter(self)
        self._reclaim_at = 0.0

    async def startup(self) -> None:
        """Connect to nothing yet: `listen` creates the group when it is missing."""
        await AsyncBroker.startup(self)

    def find_task(self, task_name: str) -> AsyncTaskiqDecoratedTask[Any, Any] | None:
        found = super().find_task(task_name)
        # sent by a newer web process; Taskiq logs and drops it, the sweep sends it again
        if found is None:
            dropped.inc({"why": "unknown"})
        return found

    async def listen(self) -> AsyncGenerator[AckableMessage, None]:
        pause = 0.1
        while True:
            try:
                entries = await self._fetch()
                pause = 0.1
            except ResponseError as error:
                if "NOGROUP" not in str(error):
                    log.warning("queue_refused", error=str(error))
                await asyncio.sleep(pause)
                with contextlib.suppress(*errors.AWAY):
                    await self._declare_consumer_group()
                continue
            except errors.AWAY as error:
                log.warning("redis_away", sender="worker", error=repr(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_S)
                continue
            for entry, fields in entries:
                data = (fields or {}).get(b"data")
                if data is None:
                    dropped.inc({"why": "no_data"})
                    await self._acknowledge(entry)
                else:
                    yield AckableMessage(data=data, ack=partial(self._acknowledge, entry))

    async def _fetch(self) -> list[tuple[bytes, dict[bytes, bytes] | None]]:
        async with Redis(connection_pool=self.connection_pool) as client:
            found: Any = await client.xreadgroup(
                self.consumer_group_name,
                self.consumer_name,
                {self.queue_name: ">"},
                block=self.block,
                count=MESSAGES_PER_READ,
            )
            entries = [entry for _, listed in found or () for entry in listed]
            if time.monotonic() >= self._reclaim_at:
                self._reclaim_at = time.monotonic() + RECLAIM_S
                claimed: Any = await client.xautoclaim(
                    self.queue_name,
                    self.consumer_group_name,
                    self.consumer_name,
                    min_idle_time=self.idle_timeout,
                    count=MESSAGES_PER_READ,
                )
                entries += [entry for entry in claimed[1] if entry[0] is not None]
        return entries

    async def _acknowledge(self, entry: bytes) -> None:
        """A lost acknowledgement redelivers the entry, whose row is done by then."""
        with contextlib.suppress(*errors.AWAY):
            async with Redis(connection_pool=self.connection_pool) as client:
                await client.xack(self.queue_name, self.consumer_group_name, entry)

    def packed(self, task_name: str, *args: Any) -> dict[bytes, bytes]:
        """A stream entry that runs a task, for callers that send many in one round trip."""
        message = TaskiqMessage(
            task_id=str(uuid.uuid4()), task_name=task_name, labels={}, args=list(args), kwargs={}
        )
        return {b"data": self.formatter.dumps(message).message}


class Worker(Receiver):
    """Taskiq's receiver; no malformed entry stays in the queue, no task outlives `stop_rest`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._running: set[asyncio.Task[Any]] = set()

    async def callback(self, message: bytes | AckableMessage, raise_err: bool = False) -> None:
        mine = asyncio.current_task()
        if mine is not None:
            self._running.add(mine)
            mine.add_done_callback(self._running.discard)
        try:
            await super().callback(message, raise_err)
        except Exception:
            # For instance a label Taskiq can't read: without this it would be redelivered for ever.
            log.exception("task_refused")
            dropped.inc({"why": "refused"})
            if isinstance(message, AckableMessage):
                await message.ack()  # type: ignore[misc]  # ours is always awaitable

    async def stop_rest(self, wait_s: float) -> None:
        """Cancel the tasks still running and wait for their clean-up."""
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=wait_s)


class Scheduler(TaskiqScheduler):
    """Runs schedules while Redis is away: what can't be sent is sent at the next turn."""

    async def on_ready(self, source: Any, task: ScheduledTask) -> None:
        try:
            async with asyncio.timeout(5):
                await super().on_ready(source, task)
        except errors.AWAY as error:
            log.warning("redis_away", sender="scheduler", task=task.task_name, error=repr(error))
