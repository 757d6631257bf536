"""What an attempt costs the server, beside FastAPI and SQLAlchemy: start, saves, hand-in."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.bench.answers.rooms import total
from tests.bench.common import beside, table
from tests.bench.learning import Sides, execute, two_sides
from tests.bench.logins import Caller
from tests.quizzes.factories import CONTENTS

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
    with two_sides("tests.bench.rest.attempts", prepare) as (sides, (_, quiz), url):
        return told(measure(sides, quiz, url))


def measure(sides: Sides, quiz: str, database_url: str) -> dict[str, dict[str, list[float]]]:
    """By request and side the milliseconds of each turn."""
    found: dict[str, dict[str, list[float]]] = {}
    for turn in range(TURNS + 1):  # the first one warms up
        for side, (caller, pids) in sides.items():
            caller.line.close()  # while the other side was asked it may have been ended
            used = dict.fromkeys(("start", "save", "hand in"), 0.0)
            for n in range(ATTEMPTS):
                if n % TRIES == 0:
                    asyncio.run(execute(database_url, FORGET))
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


def told(found: dict[str, dict[str, list[float]]]) -> str:
    rows = beside(found)
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
