"""The ids and the HTML that a document's things get as a new course; nothing is stored yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from lms.archives.document import Document, VersionDoc
from lms.certificates.schemas import TemplateIn
from lms.core import markup
from lms.core.errors import Invalid
from lms.core.ids import new_id
from lms.files.rules import content_url
from lms.files.shown import files_in
from lms.questions.content import dumped
from lms.questions.html import files_shown, rendered


def file_id(course_id: UUID, old: UUID) -> UUID:
    """The id of a course's copy of a file: each run of a job finds it again.

    As hard to guess as others, and in the order of the old ones: a UUIDv7 with the new course's
    time, then the old file's time, then a hash of both.
    """
    digest = hashlib.sha256(course_id.bytes + old.bytes).digest()
    when, then = course_id.int >> 80, old.int >> 80
    middle, end = then >> 36, then & (1 << 36) - 1
    rest = end << 26 | int.from_bytes(digest[:4]) >> 6
    return UUID(int=when << 80 | 7 << 76 | middle << 64 | 2 << 62 | rest)


class New:
    """A document's things by their old ids."""

    def __init__(self, document: Document, course_id: UUID) -> None:
        self.document, self.course_id = document, course_id
        self.files = {one.id: file_id(course_id, one.id) for one in document.files}
        self._mine = set(self.files.values())
        self._addresses = {content_url(old): content_url(new) for old, new in self.files.items()}
        self.ids: dict[UUID, UUID] = dict(self.files)
        for found in self._things():
            old = [one.id for one in found]
            self.ids |= zip(old, sorted(new_id() for _ in old), strict=True)
        self.versions: dict[tuple[UUID, int], UUID] = {}
        """By the old id of the question, and the number."""

    def _things(self) -> Iterable[list[Any]]:
        document = self.document
        yield from (document.modules, document.lessons, document.rubrics)
        yield from (document.quizzes, document.banks)
        for bank in document.banks:
            yield bank.categories
            yield bank.questions

    def of(self, old: UUID | None) -> UUID | None:
        """What a thing has become; what isn't in the document is what it was."""
        return None if old is None else self.ids.get(old, old)

    def all(self, old: Iterable[UUID]) -> list[str]:
        """The same of several, as they are stored."""
        return [str(self.of(one)) for one in old]

    def text(self, text: str) -> str:
        """A text with the new addresses of the files that it shows."""
        if "/api/v1/files/" not in text:
            return text
        for old in files_in(text) & self.files.keys():
            text = text.replace(content_url(old), self._addresses[content_url(old)])
        return text

    async def html(self, text: str) -> str:
        """A text, its addresses new already, as HTML; one that shows a strange file as it is."""
        with suppress(Invalid):
            made = await markup.html(text) if text else ""
            if files_in(made) <= self._mine:
                return made
        return markup.as_written(text)

    def template(self, given: TemplateIn) -> dict[str, Any]:
        """The columns of the course's certificate template."""
        return given.model_dump(exclude={"min_percent"}) | {
            "course_id": self.course_id,
            "language": given.language or self.document.course.language,
            "logo_file_id": self.of(given.logo_file_id),
            "signatories": [
                one.model_dump() | {"file_id": str(self.of(one.file_id)) if one.file_id else None}
                for one in given.signatories
            ],
            "version": 1,
        }

    async def version(self, question_id: UUID, given: VersionDoc) -> dict[str, Any]:
        """A version's columns; one that can't be rendered, or shows a strange file, as it is."""
        stored = self._within(dumped(given.content))
        if stored.get("file_id"):
            stored["file_id"] = str(self.of(UUID(stored["file_id"])))
        if stored.get("rubric_id"):
            found = self.ids.get(UUID(stored["rubric_id"]))
            stored["rubric_id"] = str(found) if found else None
        feedback = given.feedback.model_dump(exclude_unset=True)
        texts: dict[str, Any] = {
            "stem": self.text(given.stem),
            "content": stored,
            "explanation": self.text(given.explanation),
            "hints": [self.text(one) for one in given.hints],
            "feedback": {name: self.text(one) for name, one in feedback.items()},
        }
        html = None
        with suppress(Invalid):
            html = (await rendered(texts)).stored()
        if not files_shown(html, texts["content"]) <= self._mine:
            html = None
        version_id = new_id()
        self.versions[question_id, given.number] = version_id
        return {
            "id": version_id,
            "question_id": self.of(question_id),
            "number": given.number,
            "type": given.content.type,
            "policy": given.policy,
            "rendered": html,
            **texts,
        }

    def _within(self, value: Any) -> Any:
        """The JSON of a content with the new addresses in all its texts."""
        if isinstance(value, dict):
            return {name: self._within(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._within(one) for one in value]
        return self.text(value) if isinstance(value, str) else value
