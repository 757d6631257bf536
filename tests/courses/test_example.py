"""The REST client that docs/examples shows makes a real course."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from lms.core.access import Role
from lms.courses.models import Course
from lms.live.models import LiveSession
from lms.quizzes.models import Quiz
from tests.client import Client
from tests.factories import make_user
from tests.patience import PATIENCE_S
from tests.server import Running

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "course.py"


async def run(server: Running, token: str) -> tuple[int | None, str]:
    client = await asyncio.create_subprocess_exec(
        *(sys.executable, str(EXAMPLE), server.base_url, "Capitals"),
        env=os.environ | {"LMS_TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, wrong = await asyncio.wait_for(client.communicate(), PATIENCE_S)
    return client.returncode, (said + wrong).decode()


async def test_the_example_makes_a_course_a_quiz_and_a_game(
    client: Client, server: Running
) -> None:
    teacher = await make_user(Role.INSTRUCTOR)
    body = {"name": "example", "scopes": ["read", "write"], "expires_in_days": 1}
    made = await client.post("auth/tokens", json=body, as_=teacher)
    code, said = await run(server, made.json["token"])
    assert code == 0, said
    game = await LiveSession.get()
    assert f"PIN {game.pin}" in said
    course = await Course.get(owner_id=teacher.id)
    assert (course.title, course.status) == ("Capitals", "published")
    quiz = await Quiz.counted().get(id=game.quiz_id)
    assert (quiz.course_id, quiz.status, quiz.question_count) == (course.id, "published", 3)


async def test_the_example_says_what_was_refused(db: None, server: Running) -> None:
    code, said = await run(server, "lms_wrong")
    assert code == 1
    assert "courses: 401" in said
