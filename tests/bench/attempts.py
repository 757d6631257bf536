"""What an attempt costs the server, beside FastAPI and SQLAlchemy: start, saves, hand-in."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg

from lms.embedded import Embedded
from lms.embedded.server import pick_port
from tests.bench.answers.rooms import environment, migrate, total
from tests.bench.common import Process, descendants, ending, table
from tests.bench.learning import Sides, as_teacher, signed_in
from tests.bench.logins import UNLIMITED, Caller, make_accounts
from tests.quizzes.factories import CONTENTS
from tests.server import start

TITLE = "Server CPU of an attempt: start, saves, hand-in"
TURNS, ATTEMPTS, TRIES = 7, 30, 3
PROMISED = 0.5
FORGET = "delete from attempts; delete from grades; delete from grade_changes"


def prepare(teacher: Caller) -> tuple[str, str]:
    """A published course and a quiz of five questions that may be taken at will: their ids."""
    course = teacher.ask("POST", "courses", {"title": "A course"}, 201)["id"]
    body: dict[str, Any] = {"title": "A quiz", "attempts_allowed": 0, "time_limit_s": 3600}
    quiz = teacher.ask("POST", f"courses/{course}/quizzes", body, 201)["id"]
    for n, content in enumerate(CONTENTS):
        question = {"stem": f"Question {n}?", "explanation": f"Because of {n}.", **content}
        teacher.ask("POST", f"quizzes/{quiz}/questions", question, 201)
    teacher.ask("POST", f"quizzes/{quiz}/publish", None, 200)
    teacher.ask("POST", f"courses/{course}/publish", None, 200)
    return course, quiz


def answer_to(question: dict[str, Any]) -> dict[str, Any]:
    """A good answer of its type."""
    match question["type"]:
        case "short_answer":
            return {"text": "Oxygen"}
        case "numeric":
            return {"value": 2.5}
    return {"options": [question["options"][0]["id"]]}


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder, url = Path(name), embedded.urls.database_url
        migrate(embedded)
        [email] = make_accounts(url, 1)
        env, port = environment(embedded, folder), pick_port()
        peer = Process.python("tests.bench.rest.attempts", port, env=env)
        with ending([peer]):
            peer.hear("ready")
            time.sleep(1)
            server = start(folder, dict(os.environ) | env | UNLIMITED, workers=1)
            try:
                asyncio.run(as_teacher(url, "instructor"))
                course, quiz = prepare(signed_in(server.port, email))
                asyncio.run(as_teacher(url, "student", course))
                ours, theirs = signed_in(server.port, email), Caller(port)
                theirs.bearer = ours.bearer
                sides = {"LMS": (ours, server.pids), "peer": (theirs, descendants(peer.pid))}
                found = measure(sides, quiz, url)
            finally:
                server.stop()
    return told(found, list(sides))


async def forget(database_url: str) -> None:
    """Nobody has taken the quiz."""
    line = await asyncpg.connect(database_url)
    try:
        await line.execute(FORGET)
    finally:
        await line.close()


def measure(sides: Sides, quiz: str, database_url: str) -> dict[str, dict[str, list[float]]]:
    """By request and side the milliseconds of each turn."""
    found: dict[str, dict[str, list[float]]] = {}
    for turn in range(TURNS + 1):  # the first one warms up
        for side, (caller, pids) in sides.items():
            used = dict.fromkeys(("start", "save", "hand in"), 0.0)
            for n in range(ATTEMPTS):
                if n % TRIES == 0:
                    asyncio.run(forget(database_url))
                before = total(pids)
                attempt = caller.ask("POST", f"quizzes/{quiz}/attempts", {}, 201)
                started = total(pids)
                for question in attempt["questions"]:
                    path = f"attempts/{attempt['id']}/answers/{question['question_id']}"
                    caller.ask("PUT", path, {"answer": answer_to(question), "seq": 1}, 200)
                saved = total(pids)
                done = caller.ask("POST", f"attempts/{attempt['id']}/submit", {}, 200)
                assert done["state"] == "graded"
                assert done["score"] > 0
                used["start"] += started - before
                used["save"] += (saved - started) / len(attempt["questions"])
                used["hand in"] += total(pids) - saved
            if turn:
                for what, seconds in used.items():
                    each = found.setdefault(what, {}).setdefault(side, [])
                    each.append(1000 * seconds / ATTEMPTS)
    return found


def told(found: dict[str, dict[str, list[float]]], sides: list[str]) -> str:
    rows: list[list[str | float]] = []
    for what, used in found.items():
        mine, beside = (median(used[side]) for side in sides)
        rows.append([what, mine, beside, mine / beside])
    worst = max(float(row[-1]) for row in rows)
    return (
        "Milliseconds of the server's process, user and kernel, a request; medians of "
        f"{TURNS} turns of {ATTEMPTS} attempts of five questions, a student's first to third, "
        "over one connection. The peer is FastAPI with SQLAlchemy and asyncpg: it reads and writes "
        "the same tables, checks the token, the session, who may take the quiz and each "
        "answer, grades, records the grade and publishes the events; ours also counts against "
        f"rate limits and has headers, metrics and request ids. Promised is at most {PROMISED} x "
        f"peer: {'kept' if worst <= PROMISED else 'not kept'}.\n\n"
        + table(["request", "LMS", "peer", "x peer"], rows)
    )
