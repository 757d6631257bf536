"""A course as a document: all but people and codes, as of one moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from tortoise.expressions import F, Q
from tortoise.models import Model

from lms.archives.document import CourseDoc, Document, LessonDoc, ModuleDoc, QuestionDoc, QuizDoc
from lms.certificates.models import CertificateTemplate
from lms.certificates.schemas import TemplateIn
from lms.certificates.templates import pictures_of
from lms.core import db
from lms.courses.models import COURSE, Cohort, Course
from lms.files.models import StoredFile
from lms.files.shown import files_in
from lms.gradebook.models import Rubric
from lms.lessons.models import Lesson, Module
from lms.questions.html import files_shown
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion
from lms.questions.reading import among
from lms.quizzes.models import Quiz, QuizSlot

ENROLLMENT = ("mode", "opens_at", "closes_at", "capacity", "waitlist")
COMPUTED = {"category", "enrollment", "id", "slots", "versions", "group_id"}
OF_COURSE = CourseDoc.model_fields.keys() - COMPUTED
OF_TEMPLATE = TemplateIn.model_fields.keys() - {"min_percent"}
OF_MODULE = ModuleDoc.model_fields.keys()
OF_LESSON = LessonDoc.model_fields.keys()
OF_QUESTION = {*QuestionDoc.model_fields.keys(), "id"} - {"versions"}
OF_QUIZ = {*QuizDoc.model_fields.keys(), "id"} - {"slots", "group_id"}
OF_VERSION = ("number", "stem", "content", "explanation", "hints", "feedback", "policy")
OF_FILE = ("id", "name", "size", "sha256", "visibility")


async def course_as_document(course_id: UUID, *, alone: bool) -> tuple[Document, list[StoredFile]]:
    """A course and the files that it has or shows; 404 when it is gone.

    `alone`: it is to be complete by itself, with the questions that its quizzes ask or draw from
    other banks. Otherwise its quizzes refer to those.
    """
    async with db.one_moment():
        course = await Course.existing().get(id=course_id).select_related("category")
        return await Reading(course, alone).all()


class Reading:
    """What is read of one course, and the files that it shows."""

    def __init__(self, course: Course, alone: bool) -> None:
        self.course, self.alone = course, alone
        self.files: set[UUID] = set()
        self.slots: dict[UUID, list[QuizSlot]] = {}

    async def all(self) -> tuple[Document, list[StoredFile]]:
        course = self.course
        self._show(course.rendered, course.cover_file_id)
        modules = await Module.in_order(course.id)
        parts = {
            "course": self._course(),
            "certificate": await self._certificate(),
            "cohorts": [_of(one, ("name", "starts_at")) for one in await Cohort.of(course.id)],
            "modules": [_of(one, OF_MODULE) for one in modules],
            "lessons": await self._lessons([None, *(one.id for one in modules)]),
            "rubrics": await self._rubrics(),
            "quizzes": await self._quizzes(),
        }
        parts["banks"] = await self._banks()
        files = await self._files()
        parts["files"] = [_of(one, OF_FILE) for one in files]
        return Document.model_validate(parts), files

    def _show(self, html: str | None, *ids: UUID | None) -> None:
        self.files |= files_in(html) | {one for one in ids if one}

    def _course(self) -> dict[str, Any]:
        course = self.course
        rules = {name: getattr(course, f"enrollment_{name}") for name in ENROLLMENT}
        category = course.category.slug if course.category else None
        return _of(course, OF_COURSE) | {"enrollment": rules, "category": category}

    async def _certificate(self) -> dict[str, Any] | None:
        template = await CertificateTemplate.get_or_none(course_id=self.course.id)
        if template is None:
            return None
        self.files |= pictures_of(template)
        return _of(template, OF_TEMPLATE)

    async def _lessons(self, modules: list[UUID | None]) -> list[dict[str, Any]]:
        found = await Lesson.filter(course_id=self.course.id).order_by("position", "id")
        found.sort(key=lambda one: modules.index(one.module_id))
        for one in found:
            self.files |= {UUID(name) for name in one.files}
        return [_of(one, OF_LESSON) for one in found]

    async def _rubrics(self) -> list[dict[str, Any]]:
        found = await Rubric.filter(course_id=self.course.id).order_by("id")
        return [_of(one, ("id", "title", "criteria")) for one in found]

    async def _quizzes(self) -> list[dict[str, Any]]:
        quizzes = await Quiz.filter(course_id=self.course.id).order_by("id")
        ids = [one.id for one in quizzes]
        slots = QuizSlot.filter(quiz_id__in=ids).order_by("position", "id")
        for slot in await slots.select_related("version"):
            self.slots.setdefault(slot.quiz_id, []).append(slot)
        for one in quizzes:
            self._show(one.rendered)
        return [
            _of(one, OF_QUIZ) | {"slots": [_slot(slot) for slot in self.slots.get(one.id, [])]}
            for one in quizzes
        ]

    async def _banks(self) -> list[dict[str, Any]]:
        own = await QuestionBank.get_or_none(course_id=self.course.id)
        found = []
        if own:
            questions = await Question.filter(bank_id=own.id).order_by("id")
            found.append(await self._bank(own, questions))
        if self.alone:
            wanted = await self._asked_elsewhere(own.id if own else None)
            for bank in await QuestionBank.filter(id__in=list(wanted)).order_by("id"):
                questions = await Question.filter(id__in=list(wanted[bank.id])).order_by("id")
                found.append(await self._bank(bank, questions))
        return found

    async def _asked_elsewhere(self, own: UUID | None) -> dict[UUID, set[UUID]]:
        """By bank, the questions of others that the quizzes ask or may draw."""
        slots = [slot for some in self.slots.values() for slot in some]
        wanted: dict[UUID, set[UUID]] = {}
        asked = [slot.question_id for slot in slots if slot.question_id]
        scope = Question.filter(id__in=asked)
        for row in await scope.values("id", "bank_id"):
            if row["bank_id"] != own:
                wanted.setdefault(row["bank_id"], set()).add(row["id"])
        for slot in slots:
            if slot.bank_id and slot.bank_id != own:
                drawn = Question.filter(bank_id=slot.bank_id, archived=False)
                some = await among(drawn, slot.category_id, slot.tags, slot.types)
                ids = {row["id"] for row in await some.values("id")}
                wanted.setdefault(slot.bank_id, set()).update(ids)
        return wanted

    async def _bank(self, bank: QuestionBank, questions: Sequence[Question]) -> dict[str, Any]:
        versions: dict[UUID, list[QuestionVersion]] = {}
        for one in await self._versions(bank, questions):
            versions.setdefault(one.question_id, []).append(one)
            self.files |= files_shown(one.rendered, one.content)
        return {
            "id": bank.id,
            "title": bank.title,
            "own": bank.course_id == self.course.id,
            "categories": _downwards(await QuestionCategory.filter(bank_id=bank.id).order_by("id")),
            "questions": [
                _of(one, OF_QUESTION)
                | {"versions": [_of(version, OF_VERSION) for version in versions[one.id]]}
                for one in questions
            ],
        }

    async def _versions(
        self, bank: QuestionBank, questions: Sequence[Question]
    ) -> list[QuestionVersion]:
        """The newest of each question, and those that slots name."""
        slots = [slot for some in self.slots.values() for slot in some]
        named = [slot.version_id for slot in slots if slot.version_id]
        scope = QuestionVersion.filter(question__bank_id=bank.id)
        if bank.course_id != self.course.id:
            scope = scope.filter(question_id__in=[one.id for one in questions])
        scope = scope.annotate(newest=F("question__version"))
        return await scope.filter(Q(number=F("newest")) | Q(id__in=named)).order_by("number")

    async def _files(self) -> list[StoredFile]:
        material = await StoredFile.within(COURSE, self.course.id)
        shown = await StoredFile.kept().filter(id__in=list(self.files))
        found = {one.id: one for one in [*material, *shown] if one.size}
        return [found[one] for one in sorted(found)]


def _of(row: Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _slot(slot: QuizSlot) -> dict[str, Any]:
    found: dict[str, Any] = {"count": slot.count, "points": slot.points}
    if slot.bank_id:
        found["draw"] = _of(slot, ("bank_id", "category_id", "tags", "types"))
    else:
        found["question_id"] = slot.question_id
        found["version"] = slot.version.number if slot.version else None
    return found


def _downwards(categories: Sequence[QuestionCategory]) -> list[dict[str, Any]]:
    """Each after the one that it stands in, otherwise in their order."""
    inside: dict[UUID | None, list[QuestionCategory]] = {}
    for one in categories:
        inside.setdefault(one.parent_id, []).append(one)
    found: list[QuestionCategory] = []
    level = inside.get(None, [])
    while level:
        found += level
        level = [below for one in level for below in inside.get(one.id, [])]
    return [_of(one, ("id", "parent_id", "name")) for one in found]
