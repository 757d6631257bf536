"""The registry of background work and the Taskiq broker that carries it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict
from taskiq import AsyncTaskiqDecoratedTask, TaskiqScheduler
from taskiq.schedule_sources import LabelScheduleSource
from taskiq.serializers import JSONSerializer
from taskiq_redis import RedisAsyncResultBackend, RedisStreamBroker

from lms.core.sender import Sender
from lms.settings import Settings

QUEUE = "lms"
GROUP = "lms"
RUN = "jobs.run"
"""The one Taskiq task that runs rows of the jobs table; its argument is the row's id."""

M = TypeVar("M", bound="JobMessage")
SweepFunction = Callable[[], Awaitable[None]]


class JobMessage(BaseModel):
    """What a job is to do: ids, never state. Frozen, stored as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class JobType:
    kind: str
    message: type[JobMessage]
    handler: Callable[[Any], Awaitable[Any]]
    lease_s: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Sweep:
    name: str
    every_s: int
    run: SweepFunction


JOBS: dict[str, JobType] = {}
SWEEPS: dict[str, Sweep] = {}
_tasks: dict[str, AsyncTaskiqDecoratedTask[..., Any]] = {}


def kind_of(message: type[JobMessage]) -> str:
    """`lms.live.messages.SummarizeSession` is known as `live.SummarizeSession`."""
    return f"{message.__module__.split('.')[1]}.{message.__name__}"


def job(
    message: type[M], *, lease_s: float = 60, attempts: int = 5
) -> Callable[[Callable[[M], Awaitable[Any]]], Callable[[M], Awaitable[Any]]]:
    """Register a handler: runs in a transaction with its row, maybe twice, with one effect.

    After `lease_s` another worker may take the row over; after `attempts` failures it is parked.
    """

    def add(handler: Callable[[M], Awaitable[Any]]) -> Callable[[M], Awaitable[Any]]:
        kind = kind_of(message)
        JOBS[kind] = JobType(kind, message, handler, lease_s, attempts)
        return handler

    return add


def sweep(name: str, *, every_s: int) -> Callable[[SweepFunction], SweepFunction]:
    """Register what finds work that was missed. Two schedulers may run it twice: one effect."""

    def add(run: SweepFunction) -> SweepFunction:
        SWEEPS[name] = Sweep(name, every_s, run)
        return run

    return add


def make_broker(settings: Settings, run_job: Callable[[str], Awaitable[None]]) -> RedisStreamBroker:
    """A broker that knows `run_job` and every sweep; web processes kick with it, workers listen."""
    broker = RedisStreamBroker(
        settings.broker_url,
        queue_name=QUEUE,
        consumer_group_name=GROUP,
        consumer_id="0",
        idle_timeout=60_000,
        xread_block=1000,
        unacknowledged_lock_timeout=30,
        socket_timeout=5,
        socket_connect_timeout=2,
    ).with_result_backend(
        RedisAsyncResultBackend(
            settings.result_url, result_ex_time=600, serializer=JSONSerializer(), socket_timeout=2
        )
    )
    _tasks.clear()
    _tasks[RUN] = broker.register_task(run_job, task_name=RUN)
    for one in SWEEPS.values():
        schedule = [{"interval": one.every_s, "schedule_id": one.name}]
        _tasks[one.name] = broker.register_task(one.run, task_name=one.name, schedule=schedule)
    return broker


def make_scheduler(broker: RedisStreamBroker) -> TaskiqScheduler:
    return TaskiqScheduler(broker, [LabelScheduleSource(broker)])


async def _kick(ids: list[str]) -> None:
    for job_id in dict.fromkeys(ids):
        await _tasks[RUN].kiq(job_id)


kicks: Sender[str] = Sender("jobs", _kick)
"""Ids of committed job rows on their way to a worker."""
