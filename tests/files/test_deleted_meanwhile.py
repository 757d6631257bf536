"""A file that is deleted while something that shows it is being saved."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from lms.core.access import Role
from lms.files import hooks
from lms.files.hooks import Use
from lms.files.models import StoredFile
from tests.client import Answer, Client
from tests.courses.factories import make_course
from tests.factories import make_user
from tests.files.factories import make_file, picture
from tests.lessons.factories import make_lesson
from tests.quizzes.factories import asked_by, make_quiz

A_WHILE_S = 0.3
"""Enough for a write that waits for nothing."""


class Saving:
    """A write that begins when a file is being deleted, and is given a while."""

    def __init__(self, client: Client) -> None:
        self.client, self.asked, self.task = client, (), None  # type: ignore[var-annotated]

    async def begin(self, _file_id: UUID) -> list[Use]:
        if self.task is None:
            method, path, who, body = self.asked
            write = self.client.ask(method, path, as_=who, json=body)
            outside = contextvars.Context()  # of the deletion's transaction
            self.task = asyncio.get_running_loop().create_task(write, context=outside)
            await asyncio.wait([self.task], timeout=A_WHILE_S)
        return []


@pytest.fixture
def saving(client: Client) -> Iterator[Saving]:
    made = Saving(client)
    hooks.used_by.add(made.begin)
    yield made
    hooks.used_by.handlers.remove(made.begin)


@pytest.mark.parametrize(
    "place", ["course", "cover", "quiz", "lesson", "material", "new question", "question"]
)
async def test_what_is_deleted_first_is_shown_nowhere(
    place: str, client: Client, saving: Saving
) -> None:
    owner = await make_user(Role.INSTRUCTOR)
    course = await make_course(owner)
    quiz = await make_quiz(course, questions=1)
    [question] = await asked_by(quiz)
    file = await make_file(owner, "leaf.png", picture())
    lesson = await make_lesson(course)
    material = await make_lesson(course, kind="file")
    text = f"![A leaf](/api/v1/files/{file.id}/content)"
    one = {"type": "numeric", "stem": text, "numeric": {"value": 1}}
    writes: dict[str, tuple[str, str, dict[str, Any]]] = {
        "course": ("PATCH", f"courses/{course.id}", {"description": text}),
        "cover": ("PATCH", f"courses/{course.id}", {"cover_file_id": str(file.id)}),
        "quiz": ("PATCH", f"quizzes/{quiz.id}", {"description": text}),
        "lesson": ("PATCH", f"lessons/{lesson.id}", {"content": {"markdown": text}}),
        "material": ("PATCH", f"lessons/{material.id}", {"content": {"file_ids": [str(file.id)]}}),
        "new question": ("POST", f"quizzes/{quiz.id}/questions", one),
        "question": ("PATCH", f"questions/{question.id}", {"stem": text}),
    }
    method, path, body = writes[place]
    await client.token(owner)
    saving.asked = (method, path, owner, body)
    assert (await client.delete(f"files/{file.id}", as_=owner)).status == 204
    assert saving.task
    saved: Answer = await saving.task
    assert saved.status == 422, saved
    assert not await StoredFile.kept().filter(id=file.id).exists()
    again = await client.ask(method, path, as_=owner, json=body)
    assert again.status == 422
