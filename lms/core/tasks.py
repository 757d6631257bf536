"""The registry of background work, and how a process hands it to the workers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict
from redis.asyncio import Redis
from taskiq.schedule_sources import LabelScheduleSource
from taskiq.serializers import JSONSerializer
from taskiq_redis import RedisAsyncResultBackend

from lms.core import redis
from lms.core.broker import Broker, Scheduler
from lms.core.sender import Sender
from lms.settings import Settings

QUEUE = "lms"
GROUP = "lms"
RUN = "jobs.run"
"""The one Taskiq task, which runs rows of the jobs table; its argument is the row's id."""
RECLAIM_AFTER_S = 60.0

M = TypeVar("M", bound="JobMessage")
SweepFunction = Callable[[], Awaitable[None]]
RunFunction = Callable[[str], Awaitable[None]]


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
    transactional: bool


@dataclass(frozen=True, slots=True)
class Sweep:
    name: str
    every_s: int
    run: SweepFunction


JOBS: dict[str, JobType] = {}
SWEEPS: dict[str, Sweep] = {}


def kind_of(message: type[JobMessage]) -> str:
    """`lms.live.messages.SummarizeSession` is known as `live.SummarizeSession`."""
    return f"{message.__module__.split('.')[1]}.{message.__name__}"


def job(
    message: type[M], *, lease_s: float = 60, attempts: int = 5, transactional: bool = True
) -> Callable[[Callable[[M], Awaitable[Any]]], Callable[[M], Awaitable[Any]]]:
    """Register a handler; its return value is the job's result.

    The handler runs in one transaction with the update that marks its row as done, so it may run
    twice with one effect. A long one (`transactional=False`) commits steps of its own: each must be
    repeatable, or call `jobs.actions.progress` in its transaction, which fails in a run that was
    replaced. After `lease_s` without progress another worker may claim the row; after `attempts`
    failed runs it is parked.
    """

    def add(handler: Callable[[M], Awaitable[Any]]) -> Callable[[M], Awaitable[Any]]:
        kind = kind_of(message)
        JOBS[kind] = JobType(kind, message, handler, lease_s, attempts, transactional)
        return handler

    return add


def sweep(name: str, *, every_s: int) -> Callable[[SweepFunction], SweepFunction]:
    """Register a periodic task that finds missed work; running it twice must have one effect."""

    def add(run: SweepFunction) -> SweepFunction:
        SWEEPS[name] = Sweep(name, every_s, run)
        return run

    return add


@dataclass(slots=True)
class _Process:
    """The process's state between `start` and `stop`."""

    run: RunFunction | None = None
    broker: Broker | None = None
    client: Redis | None = None


_process = _Process()


def runner(run: RunFunction) -> RunFunction:
    """Set the function that runs a row: `jobs` provides it, since core knows no feature."""
    _process.run = run
    return run


def make_broker(settings: Settings) -> Broker:
    """A broker that knows the row runner and every sweep."""
    if _process.run is None:
        raise RuntimeError("Nothing runs jobs: the features are not loaded")
    broker = Broker(
        settings.broker_url, queue=QUEUE, group=GROUP, reclaim_after_s=RECLAIM_AFTER_S
    ).with_result_backend(
        RedisAsyncResultBackend(
            settings.result_url, result_ex_time=600, serializer=JSONSerializer(), socket_timeout=2
        )
    )
    broker.register_task(_process.run, task_name=RUN)
    for one in SWEEPS.values():
        schedule = [{"interval": one.every_s, "schedule_id": one.name}]
        broker.register_task(one.run, task_name=one.name, schedule=schedule)
    return broker


def make_scheduler() -> Scheduler:
    """The scheduler that starts the sweeps; several may run."""
    return Scheduler(broker(), [LabelScheduleSource(broker())])


async def start(settings: Settings) -> None:
    """Let this process send jobs; a worker also listens to `broker()`. Redis may be away."""
    _process.broker = make_broker(settings)
    _process.client = redis.make(settings.broker_url, connections=5)
    await _process.broker.startup()
    kicks.start()


async def stop() -> None:
    """Send what is queued, for at most a second, and close the connections."""
    await kicks.stop()
    if _process.broker is not None:
        await _process.broker.shutdown()
        _process.broker = None
    if _process.client is not None:
        closing, _process.client = _process.client, None
        await redis.close(closing)


def broker() -> Broker:
    """This process's broker."""
    if _process.broker is None:
        raise RuntimeError("The broker is asked for before the process has started")
    return _process.broker


def client() -> Redis:
    """The client for short commands to the broker's Redis, which may differ from the other one."""
    if _process.client is None:
        raise RuntimeError("The broker's Redis is asked for before the process has started")
    return _process.client


async def _kick(ids: list[str]) -> None:
    pipe = client().pipeline(transaction=False)
    for job_id in dict.fromkeys(ids):
        pipe.xadd(QUEUE, broker().packed(RUN, job_id))  # type: ignore[arg-type]
    await pipe.execute()


kicks: Sender[str] = Sender("jobs", _kick)
"""Ids of committed job rows, on their way to a worker."""
