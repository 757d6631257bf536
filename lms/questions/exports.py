"""Questions as files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TypeAlias
from uuid import UUID

from lms.core.access import Actor
from lms.core.attachment import plain_name
from lms.core.errors import Conflict
from lms.files.models import StoredFile
from lms.files.rules import Kind
from lms.files.storage import key_of, storage
from lms.questions import reading
from lms.questions.content import content_of
from lms.questions.formats import KINDS, Draft, FormatName, UnwritableError, moodle
from lms.questions.formats.base import Told
from lms.questions.models import Question, QuestionCategory, QuestionVersion

QUESTIONS_PER_QUERY = 1000
QUESTIONS_NAMED = 100
PICTURE_BYTES = 32 * 1024 * 1024
"""Of all pictures in a file; texts show further ones by their addresses."""
Write: TypeAlias = Callable[[Sequence[Draft]], bytes]


@dataclass(frozen=True, slots=True)
class File:
    """A file to save."""

    name: str
    mimetype: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """A version, and its points where a quiz has its own; `version.question` is fetched."""

    version: QuestionVersion
    points: Decimal | None = None


async def of_bank(actor: Actor, bank_id: UUID, name: FormatName, *, skip: bool) -> File:
    """What a bank's questions ask today, the oldest first."""
    bank = await reading.bank(actor, bank_id)
    asked = [Asked(one) async for one in _newest(bank.id)]
    return await file_of(bank.title, asked, name, skip=skip)


async def _newest(bank_id: UUID) -> AsyncIterator[QuestionVersion]:
    last = UUID(int=0)
    while True:
        scope = Question.filter(bank_id=bank_id, archived=False, id__gt=last).order_by("id")
        ids = [row["id"] for row in await scope.limit(QUESTIONS_PER_QUERY).values("id")]
        if not ids:
            return
        found = {one.question_id: one for one in await QuestionVersion.newest_of(ids)}
        for question_id in ids:
            if question_id in found:
                yield found[question_id]
        last = ids[-1]


async def file_of(title: str, asked: Sequence[Asked], name: FormatName, *, skip: bool) -> File:
    """These questions in their order; 409 `unsupported_type` names those that no file can hold.

    `skip` leaves them out.
    """
    folders = await _folders({one.version.question.bank_id for one in asked})
    kind = KINDS[name]
    write = kind.write
    if name == "moodle_xml":
        write = partial(moodle.write, pictures=await _pictures(asked))
    data = await asyncio.to_thread(_written, asked, folders, write, skip)
    return File(f"{plain_name(title) or 'Questions'}.{kind.extension}", kind.mimetype, data)


async def _pictures(asked: Sequence[Asked]) -> moodle.Pictures:
    """Those that the texts show, by their addresses: who may read a text may see them."""
    shown = sorted({file_id for one in asked for file_id in one.version.files})
    found: dict[str, moodle.Picture] = {}
    names: set[str] = set()
    room = PICTURE_BYTES
    for start in range(0, len(shown), QUESTIONS_PER_QUERY):
        some = StoredFile.kept().filter(id__in=shown[start : start + QUESTIONS_PER_QUERY])
        for file in await some.filter(kind=Kind.IMAGE, size__lte=room).order_by("id"):
            if file.size > room:
                continue
            room -= file.size
            pieces = await storage().reading(key_of(file.id), 0, file.size)
            name = f"{file.id}-{file.name}" if file.name in names else file.name
            names.add(name)
            found[file.url] = moodle.Picture(name, b"".join([one async for one in pieces]))
    return found


def _written(
    asked: Sequence[Asked], folders: dict[UUID, list[str]], write: Write, skip: bool
) -> bytes:
    drafts = [_draft(one, folders) for one in asked]
    try:
        return write(drafts)
    except UnwritableError as refused:
        lacking = frozenset(refused.places)
    if not skip:
        questions = [
            {"id": str(one.version.question_id), "type": one.version.type}
            for place, one in enumerate(asked)
            if place in lacking
        ]
        raise Conflict(
            "unsupported_type",
            "Some of the questions can't be written in this format.",
            questions=questions[:QUESTIONS_NAMED],
        )
    return write([draft for place, draft in enumerate(drafts) if place not in lacking])


def _draft(one: Asked, folders: dict[UUID, list[str]]) -> Draft:
    """What is stored was checked when it was written."""
    version, question = one.version, one.version.question
    return Draft.model_construct(
        stem=version.stem,
        content=content_of(version.content),
        title=question.title,
        category=folders.get(question.category_id, []) if question.category_id else [],
        tags=question.tags,
        explanation=version.explanation,
        hints=version.hints,
        feedback=Told(**version.feedback),
        policy=version.policy,
        points=question.points if one.points is None else one.points,
        live_points=question.live_points,
        time_limit_s=question.time_limit_s,
    )


async def _folders(bank_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """The path of each category."""
    found = {one.id: one for one in await QuestionCategory.filter(bank_id__in=list(bank_ids))}
    paths: dict[UUID, list[str]] = {}
    for category_id in found:
        path: list[str] = []
        here: UUID | None = category_id
        while here in found:
            path.insert(0, found[here].name)
            here = found[here].parent_id
        paths[category_id] = path
    return paths
