"""Nothing a student is sent tells what is right before the review table allows it.

Two courses look alike and differ in their keys alone. A student of each does the same, over REST
and on two sockets. No byte of either holds a secret word, and what they were sent is equal, ids
and times apart: so neither names, values nor sizes depend on the key.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic_core import from_json, to_json

from lms.attempts.models import Attempt
from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.questions.content import objects
from tests.attempts.factories import Sitting, begin, make_sitting
from tests.client import Client
from tests.enrollments.factories import make_student
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson
from tests.quizzes.factories import Asked, ask_instead, asked_by, make_question
from tests.server import Running
from tests.sockets import Socket, as_user

SECRET = "whisper"
"""Stands in all that is hidden: explanations, feedback, accepted texts, notes."""
HIDDEN = {
    "explanation", "explanation_html", "feedback", "feedback_html", "key", "fraction", "correct",
    "earned", "score", "score_percent", "percent", "passed", "comment", "tolerance", "accepted",
    "weight", "category_id", "distractors", "numeric", "notes", "rubric_id", "areas", "graded_by",
}  # fmt: skip
"""Names that are null or absent until the review table allows them."""
UUIDS = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}")
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
NUMBERS = re.compile(r"\d+(\.\d+)?")
SIGNED = re.compile(r"/api/v1/files/[^\"]+")


def options(first: bool) -> list[dict[str, Any]]:
    """Three that look alike in both worlds; another one is right in each."""
    return [
        {
            "text": text,
            "correct": text == ("one" if first else "two"),
            "feedback": f"{SECRET} {text}",
        }
        for text in ("one", "two", "three")
    ]


def contents(first: bool, file_id: UUID) -> list[dict[str, Any]]:
    """A question of every type."""
    rights = ["red", "tan", "sky"] if first else ["sky", "red", "tan"]
    boxes = [{"id": "00000000-0000-4000-8000-00000000000a", "text": "box a"},
             {"id": "00000000-0000-4000-8000-00000000000b", "text": "box b"}]  # fmt: skip
    steps = ["fold", "knot", "wind"] if first else ["wind", "fold", "knot"]
    accepted = [{"text": f"{SECRET} {'long' * (9 if first else 1)}", "feedback": SECRET}]
    number = {"value": 1 if first else 87654321.125, "tolerance": 0.5 if first else 0}
    gap = UUID("00000000-0000-4000-8000-0000000000aa")
    return [
        {"type": "single_choice", "options": options(first)},
        {"type": "multiple_choice", "options": options(first)},
        {"type": "true_false", "options": options(first)[:2]},
        {"type": "short_answer", "answers": accepted * (1 if first else 3)},
        {"type": "numeric", "numeric": number},
        {
            "type": "matching",
            "pairs": [
                {"left": {"text": left}, "right": {"text": right}}
                for left, right in zip(("ash", "elm", "oak"), rights, strict=True)
            ],
            "distractors": [{"text": "pink"}],
        },
        {"type": "ordering", "options": [{"text": text} for text in steps]},
        {
            "type": "categorise",
            "categories": boxes,
            "items": [
                {"text": text, "category_id": boxes[(n + first) % 2]["id"]}
                for n, text in enumerate(("hat", "mug", "pen"))
            ],
        },
        {
            "type": "cloze",
            "gaps": [
                {"id": str(gap), "type": "single_choice", "options": options(first),
                 "weight": 3 if first else 1},
            ],
        },
        {
            "type": "hotspot",
            "file_id": str(file_id),
            "areas": [{"shape": "rect", "coords": [0.1, 0.1, 0.5 if first else 0.2, 0.2]}],
        },
        {"type": "essay", "notes": SECRET * (1 if first else 20)},
    ]  # fmt: skip


def answers(asked: list[Asked], seen: dict[str, Any]) -> dict[str, Any]:
    """The same answers in both worlds, by what is seen: right in one, wrong in the other."""
    found: dict[str, Any] = {}
    for one in seen["questions"]:
        ids = {thing["text"]: thing["id"] for thing in one.get("options") or ()}
        match one["type"]:
            case "single_choice" | "multiple_choice" | "true_false":
                answer: Any = {"options": [ids["one"]]}
            case "short_answer":
                answer = {"text": "something"}
            case "essay":
                answer = None  # else the whole result waits for a person, and proves nothing
            case "numeric":
                answer = {"value": 1}
            case "matching":
                left = {thing["text"]: thing["id"] for thing in one["left"]}
                right = {thing["text"]: thing["id"] for thing in one["right"]}
                answer = {"pairs": {left["ash"]: right["red"], left["elm"]: right["tan"]}}
            case "ordering":
                answer = {"options": [ids["fold"], ids["knot"], ids["wind"]]}
            case "categorise":
                boxes = {thing["text"]: thing["id"] for thing in one["categories"]}
                answer = {"pairs": {thing["id"]: boxes["box a"] for thing in one["items"]}}
            case "cloze":
                [gap] = one["gaps"]
                inner = {thing["text"]: thing["id"] for thing in gap["options"]}
                answer = {"gaps": {gap["id"]: {"options": [inner["one"]]}}}
            case "hotspot":
                answer = {"points": [[0.4, 0.15]]}
        found[one["question_id"]] = answer
    assert len(found) == len(asked)
    return found


def alike(text: str) -> str:
    """Without ids, times and numbers: what two worlds have in common."""
    for pattern in (SIGNED, UUIDS, TIMES, NUMBERS):
        text = pattern.sub("~", text)
    return text


def shape(value: Any) -> Any:
    """Without ids, times and numbers, and without the order of things, which is shuffled."""
    match value:
        case dict():
            pairs = [(alike(name), shape(one)) for name, one in value.items()]
            return sorted(pairs, key=to_json)
        case list():
            return sorted((shape(one) for one in value), key=to_json)
        case str():
            return alike(value)
        case int() | float() if not isinstance(value, bool):
            return "~"
    return value


@dataclass
class Ear:
    """All that one student was sent."""

    web: httpx.AsyncClient
    heard: list[tuple[str, str]] = field(default_factory=list)

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        reply = await self.web.request(method, f"/api/v1/{path}", **more)
        headers = {"etag": reply.headers.get("etag") and "any", "status": reply.status_code}
        self.heard.append((f"{method} {UUIDS.sub('~', path)} {headers}", reply.text))
        return reply


def search(text: str) -> None:
    assert SECRET not in text
    for one in objects(from_json(text)) if text else ():
        told = {name for name in HIDDEN & one.keys() if one[name] not in (None, [], {})}
        if {"status", "next_lesson_id"} & one.keys():  # of a course: how far its reader is
            told -= {"percent"}
        assert not told, (told, one)


async def make_world(first: bool, **settings: Any) -> Sitting:
    """A course with such a quiz, and a lesson that leads to it."""
    sitting = await make_sitting(questions=0, title="The quiz", **settings)
    owner, place = (
        await sitting.course.owner,
        {"space_kind": "course", "space_id": sitting.course.id},
    )
    picture = await make_file(owner, "map.png", b"\x89PNG", **place)
    for n, content in enumerate(contents(first, picture.id), start=1):
        stem = "{{00000000-0000-4000-8000-0000000000aa}}" if content["type"] == "cloze" else "What?"
        question = await make_question(
            sitting.quiz, content, position=n, stem=stem, explanation=SECRET * (n if first else 1)
        )
        feedback = {name: f"{SECRET} {name}" for name in ("correct", "partial", "incorrect")}
        await ask_instead(question, feedback=feedback)
    await make_lesson(sitting.course, kind="quiz", target_id=sitting.quiz.id)
    return Sitting(sitting.course, sitting.quiz, sitting.student, await asked_by(sitting.quiz))


@asynccontextmanager
async def listening(server: Running, sitting: Sitting) -> AsyncIterator[tuple[Ear, list[Socket]]]:
    """The student of a world with two devices."""
    pair = await sessions.open_session(sitting.student.id, Device("tests", "127.0.0.1"))
    headers = {"Authorization": f"Bearer {pair.access}", "Accept-Encoding": "identity"}
    async with AsyncExitStack() as stack:
        web = httpx.AsyncClient(base_url=server.base_url, headers=headers)
        ear = Ear(await stack.enter_async_context(web))
        devices = [await stack.enter_async_context(as_user(server, sitting.student)) for _ in "12"]
        yield ear, devices


async def everything(ear: Ear, sitting: Sitting, attempt_id: str) -> None:
    """All that a student may ask for about a quiz, and what they may not."""
    quiz, course = f"quizzes/{sitting.quiz.id}", f"courses/{sitting.course.id}"
    for path in (
        quiz, f"{quiz}/attempts", f"attempts/{attempt_id}", f"{quiz}/statistics",
        f"{quiz}/export", f"{course}/quizzes", f"{course}/outline", f"{course}/progress",
        f"{course}/grading", "notifications", "users/me/accommodations",
        *(f"questions/{one.id}" for one in sitting.questions[:2]),
        *(f"questions/{one.id}/versions" for one in sitting.questions[:2]),
    ):  # fmt: skip
        await ear.ask("GET", path)


async def sit(server: Running, sitting: Sitting) -> Ear:
    """One student's way through the quiz: what they were sent."""
    async with listening(server, sitting) as (ear, devices):
        started = await ear.ask("POST", f"quizzes/{sitting.quiz.id}/attempts", json={})
        seen = started.json()
        mine = sitting.student.id
        for device in devices:
            for channel in (
                f"attempt:{seen['id']}", f"progress:{mine}", f"notifications:{mine}",
                f"course:{sitting.course.id}",
            ):  # fmt: skip
                await device.ok("subscribe", channel=channel)
        await everything(ear, sitting, seen["id"])
        given = answers(sitting.questions, seen)
        for n, (question_id, answer) in enumerate(given.items()):
            path = f"attempts/{seen['id']}/answers/{question_id}"
            reply = await ear.ask("PUT", path, json={"answer": answer, "seq": 1})
            assert reply.status_code == 200, reply.text
            frame = {"attempt_id": seen["id"], "question_id": question_id, "answer": answer}
            said = await devices[n % 2].ok("attempt.save", **frame, seq=2)
            ear.heard.append((f"saved {n}", to_json(said).decode()))
        await everything(ear, sitting, seen["id"])
        done = await ear.ask("POST", f"attempts/{seen['id']}/submit", json={})
        assert done.json()["state"] == "graded", done.text
        refused = await devices[0].ask("attempt.save", **frame, seq=3)
        ear.heard.append(("refused", to_json(refused).decode()))
        await ear.ask("PUT", path, json={"answer": answer})
        await everything(ear, sitting, seen["id"])
        for device in devices:
            await device.event("attempt.changed", lambda one: one["state"] == "graded")
            for text in device.raw:
                search(text)
        return ear


async def test_no_byte_tells_the_key_before_the_review_table_does(
    db: None, server: Running
) -> None:
    hidden = {"show_score": "never", "show_answers": "never"}
    one, other = await make_world(True, **hidden), await make_world(False, **hidden)
    ears = [await sit(server, one), await sit(server, other)]
    for ear in ears:
        for _, text in ear.heard:
            search(text)
    scores = [(await Attempt.get(quiz_id=it.quiz.id)).score for it in (one, other)]
    assert scores[0] != scores[1]
    assert len(ears[0].heard) > 70
    for (asked, here), (_, there) in zip(*(ear.heard for ear in ears), strict=True):
        assert len(alike(here)) == len(alike(there)), asked
        assert shape(from_json(here or "0")) == shape(from_json(there or "0")), asked


async def test_the_search_finds_what_is_shown(db: None, server: Running) -> None:
    """The control: where the review table allows it, the same search finds it."""
    world = await make_world(True)
    ear = await sit(server, world)
    with pytest.raises(AssertionError, match=SECRET):
        search(next(text for asked, text in ear.heard if "submit" in asked))


async def test_shuffled_orders_and_ids_do_not_tell(client: Client, db: None) -> None:
    """Also where options keep their order: what is put in order, or paired, is shuffled always."""
    sitting = await make_world(True, shuffle_options=False, attempts_allowed=0)
    orders: dict[str, Counter[str]] = {"ordering": Counter(), "right": Counter()}
    for _ in range(60):
        seen = await begin(client, sitting, await make_student(sitting.course))
        by_type = {one["type"]: one for one in seen["questions"]}
        steps = [one["text"] for one in by_type["ordering"]["options"]]
        orders["ordering"][" ".join(steps)] += 1
        orders["right"][" ".join(one["text"] for one in by_type["matching"]["right"])] += 1
        for one in objects(seen["questions"]):
            if "id" in one and one.get("text", "").startswith(("fold", "red", "one")):
                assert UUID(one["id"]).version == 4
    assert len(orders["ordering"]) == 6
    assert len(orders["right"]) > 12
