"""What learning costs the server, beside FastAPI and SQLAlchemy: outlines, completions, reports."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import asyncpg

from lms.embedded import Embedded
from lms.embedded.server import pick_port
from tests.bench.answers.rooms import environment, migrate, total
from tests.bench.common import Process, beside, descendants, ending, table
from tests.bench.logins import PASSWORD, UNLIMITED, Caller, make_accounts
from tests.server import start

TITLE = "Server CPU of an outline, a completion and a report"
TURNS = 7
MODULES, IN_EACH = 10, 10
PROMISED = 0.5
FORGET = """
delete from lesson_progress;
update enrollments set percent = 0, status = 'active', completed_at = null
"""
Sides = dict[str, tuple[Caller, list[int]]]
T = TypeVar("T", bound=tuple[Any, ...])


def prepare(teacher: Caller) -> tuple[str, list[str]]:
    """A published course of a hundred lessons, the later modules in sequence: its id and theirs."""
    course = teacher.ask("POST", "courses", {"title": "A course"}, 201)["id"]
    lessons, before = [], []
    for n in range(MODULES):
        body = {"title": f"Module {n}", "sequential": n > 1, "prerequisite_ids": before}
        module = teacher.ask("POST", f"courses/{course}/modules", body, 201)["id"]
        before = [module] if n == 0 else []
        for k in range(IN_EACH):
            body = {
                "title": f"Lesson {n}.{k}", "kind": "text", "module_id": module,
                "content": {"markdown": "Something to read."},
            }  # fmt: skip
            lessons.append(teacher.ask("POST", f"courses/{course}/lessons", body, 201)["id"])
    teacher.ask("POST", f"courses/{course}/publish", None, 200)
    return course, lessons


async def execute(database_url: str, sql: str) -> None:
    line = await asyncpg.connect(database_url)
    try:
        await line.execute(sql)
    finally:
        await line.close()


def signed_in(port: int, email: str) -> Caller:
    caller = Caller(port)
    body = {"email": email, "password": PASSWORD}
    caller.bearer = caller.ask("POST", "auth/login", body, 200)["access_token"]
    return caller


@contextmanager
def two_sides(peer: str, prepare: Callable[[Caller], T]) -> Iterator[tuple[Sides, T, str]]:
    """Our server and this module's on one database, asked by one student: callers with their
    processes, what a teacher has prepared (the course's id first), and the database's address.
    """
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder, url = Path(name), embedded.urls.database_url
        migrate(embedded)
        [email] = make_accounts(url, 1)
        env, port = environment(embedded, folder), pick_port()
        other = Process.python(peer, port, env=env)
        with ending([other]):
            other.hear("ready")
            time.sleep(1)
            server = start(folder, dict(os.environ) | env | UNLIMITED, workers=1)
            try:
                asyncio.run(as_teacher(url, "instructor"))
                made = prepare(signed_in(server.port, email))
                asyncio.run(as_teacher(url, "student", made[0]))
                ours, theirs = signed_in(server.port, email), Caller(port)
                theirs.bearer = ours.bearer
                sides = {"LMS": (ours, server.pids), "peer": (theirs, descendants(other.pid))}
                yield sides, made, url
            finally:
                server.stop()


def run() -> str:
    with two_sides("tests.bench.rest.learning", prepare) as (sides, (course, lessons), url):
        return told(measure(sides, course, lessons, lambda: asyncio.run(execute(url, FORGET))))


async def as_teacher(database_url: str, role: str, course: str | None = None) -> None:
    """Our one account has this role; with a course it no longer owns it, and learns there."""
    line = await asyncpg.connect(database_url)
    try:
        await line.execute("update users set role = $1", role)
        if course:
            await line.execute(
                "insert into users (id, email, full_name, role, status, created_at, updated_at) "
                "values (gen_random_uuid(), 't@bench.test', 'T', 'instructor', 'active', now(), "
                "now())"
            )
            await line.execute(
                "update courses set owner_id = (select id from users where role = 'instructor')"
            )
            await line.execute(
                "insert into enrollments (id, course_id, user_id, status, percent, source, "
                "reason, created_at) select gen_random_uuid(), $1::text::uuid, id, 'active', 0, "
                "'self', '', now() from users where role = 'student'",
                course,
            )
    finally:
        await line.close()


def measure(
    sides: Sides, course: str, lessons: list[str], reset: Callable[[], None]
) -> dict[str, dict[str, list[float]]]:
    """By request and side the milliseconds of each turn."""
    every = lessons[:-1]  # the last one would complete the course
    asked: dict[str, Callable[[Caller, str], Any]] = {
        "complete a lesson": lambda caller, lesson: caller.ask(
            "PUT", f"lessons/{lesson}/completion", None, 200
        ),
        "report of reading": lambda caller, _: caller.ask(
            "PUT", f"lessons/{lessons[0]}/progress", {"add_s": 5, "position_s": 9}, 200
        ),
        "outline of 100 lessons": lambda caller, _: caller.ask(
            "GET", f"courses/{course}/outline", None, 200
        ),
    }
    found: dict[str, dict[str, list[float]]] = {}
    for turn in range(TURNS + 1):  # the first one warms up
        for side, (caller, pids) in sides.items():
            caller.line.close()  # while the other side was asked it may have been ended
            reset()
            for what, request in asked.items():
                before = total(pids)
                for lesson in every:
                    request(caller, lesson)
                used = 1000 * (total(pids) - before) / len(every)
                if turn:
                    found.setdefault(what, {}).setdefault(side, []).append(used)
    return found


def told(found: dict[str, dict[str, list[float]]]) -> str:
    rows = beside(found)
    worst = max(float(row[-1]) for row in rows)
    return (
        "Milliseconds of the server's process, user and kernel, a request; medians of "
        f"{TURNS} turns of {MODULES * IN_EACH - 1} requests, in turns over one connection. The "
        "peer is FastAPI with SQLAlchemy and asyncpg: it reads and writes the same tables, checks "
        "the token, the session, who may learn and what is locked, counts the percent, raises the "
        "channel's version and publishes the event; ours also counts against rate limits and has "
        "headers, metrics and request ids. Promised is at most "
        f"{PROMISED} x peer: {'kept' if worst <= PROMISED else 'not kept'}.\n\n"
        + table(["request", "LMS", "peer", "x peer"], rows)
    )
