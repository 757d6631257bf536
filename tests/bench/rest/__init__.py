"""What lists, details and saves cost the server, beside FastAPI and SQLAlchemy."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import asyncpg

from lms.embedded import Embedded
from lms.embedded.server import pick_port
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import Process, beside, cpu_s, descendants, ending, table
from tests.bench.logins import PASSWORD, UNLIMITED, Caller, make_accounts
from tests.server import start

TITLE = "Server CPU of a list, a detail and a save"
TURNS = 7
REQUESTS = 200
COURSES = 40
PROMISED = {"list of 20 courses": 0.42, "course": 0.35, "save of a question": 0.45}
"""At most these shares of the peer's CPU."""
TEXT = "Every week has a reading, an exercise and a short quiz. " * 4


def prepare(ours: Caller, database_url: str) -> tuple[UUID, UUID]:
    """Courses of the caller's, and one question; the ids of a course and of the question."""
    course = question = UUID(int=0)
    for n in range(COURSES):
        body = {"title": f"Course {n}", "summary": TEXT[:200], "description": TEXT * 4}
        course = UUID(ours.ask("POST", "courses", body, 201)["id"])
        quiz = ours.ask("POST", f"courses/{course}/quizzes", {"title": "A quiz"}, 201)
        asked = {
            "type": "single_choice",
            "stem": "Which of these is it?",
            "options": [{"text": "this", "correct": True}, {"text": "that"}, {"text": "those"}],
        }
        made = ours.ask("POST", f"quizzes/{quiz['id']}/questions", asked, 201)
        question = UUID(made["id"])
    asyncio.run(_publish(database_url))
    return course, question


async def _publish(database_url: str) -> None:
    line = await asyncpg.connect(database_url)
    try:
        await line.execute("update courses set status = 'published', published_at = now()")
    finally:
        await line.close()


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        [email] = make_accounts(embedded.urls.database_url, 1, role="instructor")
        env = environment(embedded, folder)
        port = pick_port()
        peer = Process.python("tests.bench.rest.peer", port, env=env)
        with ending([peer]):
            peer.hear("ready")
            time.sleep(1)
            server = start(folder, dict(os.environ) | env | UNLIMITED, workers=1)
            try:
                ours, theirs = Caller(server.port), Caller(port)
                body = {"email": email, "password": PASSWORD}

                def sign_in() -> None:
                    found = ours.ask("POST", "auth/login", body, 200)
                    ours.bearer = theirs.bearer = found["access_token"]

                sign_in()
                course, question = prepare(ours, embedded.urls.database_url)
                sides = {
                    "LMS": (ours, server.pids),
                    "FastAPI, SQLAlchemy, asyncpg": (theirs, descendants(peer.pid)),
                }
                found = measure(sides, course, question, sign_in)
            finally:
                server.stop()
    rows = beside(found)
    missed = [str(what) for what, *_, ratio in rows if float(ratio) > PROMISED[str(what)]]
    return (
        "Milliseconds of the server's process, user and kernel, a request; medians of "
        f"{TURNS} turns of {REQUESTS} requests, in alternation over one connection. Both read "
        "and write the same tables, check the token, the session and who may do what, and answer "
        "with the same fields; ours also counts against rate limits and has headers, metrics and "
        f"request ids. Promised are at most {', '.join(map(str, PROMISED.values()))} x peer: "
        f"{'not kept by ' + ', '.join(missed) if missed else 'kept'}.\n\n"
        + table(["request", "LMS", "peer", "x peer"], rows)
    )


Sides = dict[str, tuple[Caller, list[int]]]


def measure(
    sides: Sides, course: UUID, question: UUID, sign_in: Callable[[], None]
) -> dict[str, dict[str, list[float]]]:
    """By request and side the milliseconds of each turn; a token outlives one turn."""
    requests = {
        "list of 20 courses": lambda caller, _n: caller.ask("GET", "courses?limit=20", None, 200),
        "course": lambda caller, _n: caller.ask("GET", f"courses/{course}", None, 200),
        "save of a question": lambda caller, n: caller.ask(
            "PATCH", f"questions/{question}", {"stem": f"Which of these is it, number {n}?"}, 200
        ),
    }
    found: dict[str, dict[str, list[float]]] = {
        what: {side: [] for side in sides} for what in requests
    }
    serial = 0
    for turn in range(TURNS + 1):  # the first one warms up
        sign_in()
        for what, request in requests.items():
            for side, (caller, pids) in sides.items():
                caller.line.close()  # while the other side was asked it may have been ended
                before = sum(map(cpu_s, pids))
                for _ in range(REQUESTS):
                    serial += 1
                    request(caller, serial)
                if turn:
                    used = 1000 * (sum(map(cpu_s, pids)) - before) / REQUESTS
                    found[what][side].append(used)
    return found
