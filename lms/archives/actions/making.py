"""A document as a new course: files are brought, texts rendered, then all is written at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from lms.archives.document import Document, LessonDoc, QuizDoc
from lms.archives.new import New
from lms.certificates.models import CertificateTemplate
from lms.core import access, db
from lms.core.access import Actor
from lms.core.errors import NoRoom
from lms.courses import rules
from lms.courses.actions.courses import inserted
from lms.courses.models import COURSE, Cohort, Course, CourseCategory
from lms.files.actions import carrying
from lms.files.actions.carrying import Carried, NotWhatItSaysError, Open
from lms.files.models import FileState, StoredFile
from lms.files.shown import files_in
from lms.gradebook.actions import rubrics
from lms.gradebook.models import Rubric
from lms.jobs import actions as jobs
from lms.jobs.actions import GivenUpError
from lms.lessons.actions.modules import stored_unlock
from lms.lessons.actions.outline import changed
from lms.lessons.models import Lesson, Module
from lms.questions.actions import bank_of
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion
from lms.quizzes.models import Quiz, QuizSlot
from lms.users.models import User

RENDERED_FROM, RENDERED_TO = 80, 95
TEXTS_PER_STEP = 25
ROWS = 500
Columns = dict[str, Any]


class Making:
    """One run of a job that makes a course."""

    def __init__(self, document: Document, course_id: UUID, owner: User) -> None:
        self.document, self.course_id, self.owner = document, course_id, owner
        self.new = New(document, course_id)
        self.html: dict[UUID, str] = {}
        """Of lessons and quizzes by their old ids, and of the course by its new one."""
        self.versions: list[Columns] = []

    async def make(self, slug: str, opened: Open, *, trusted: bool, done: UUID | None) -> None:
        """Make the course, or nothing; `done` is the archive that is no longer needed then."""
        files = self._files()
        try:
            space = (COURSE, self.course_id)
            await carrying.carry(self.owner.id, space, files, opened, trusted=trusted)
        except NoRoom as full:
            raise GivenUpError(full.detail) from full
        except NotWhatItSaysError as lies:
            raise GivenUpError(f"A file is broken, or not what it says: {lies}.") from lies
        await self._render()
        actor = Actor(
            "user", self.owner.id, self.owner.role, self.owner.full_name, session_id=self.owner.id
        )
        token = access.current.set(actor)
        try:
            await self._write(slug, files, done)
        finally:
            access.current.reset(token)

    def _files(self) -> list[Carried]:
        new = self.new.files
        return [
            Carried(new[one.id], str(one.id), one.name, one.size, one.sha256, one.visibility)
            for one in self.document.files
        ]

    async def _render(self) -> None:
        """The HTML of all texts, the questions last: they are the most."""
        new, document = self.new, self.document
        questions = [
            (question.id, version)
            for bank in document.banks
            for question in bank.questions
            for version in question.versions
        ]
        total = len(document.lessons) + len(document.quizzes) + len(questions) + 1
        done = 0

        async def step() -> None:
            nonlocal done
            done += 1
            if done % TEXTS_PER_STEP == 0:
                share = done * (RENDERED_TO - RENDERED_FROM) // total
                await jobs.progress(RENDERED_FROM + share)
                await self._touch()

        self.html[self.course_id] = await new.html(new.text(document.course.description))
        for lesson in document.lessons:
            self.html[lesson.id] = await new.html(new.text(lesson.content.markdown))
            await step()
        for quiz in document.quizzes:
            self.html[quiz.id] = await new.html(new.text(quiz.description))
            await step()
        for question_id, version in questions:
            self.versions.append(await new.version(question_id, version))
            await step()

    async def _touch(self) -> None:
        await carrying.CarryMeter((COURSE, self.course_id), 1).touch()

    @db.atomic
    async def _write(self, slug: str, files: Sequence[Carried], done: UUID | None) -> None:
        await jobs.progress(RENDERED_TO)
        await carrying.keep(files)
        course = await self._course(slug)
        if self.document.certificate:
            await CertificateTemplate.create(**self.new.template(self.document.certificate))
        await self._outline()
        await self._banks(course)
        await self._quizzes()
        await changed(course.id)
        if done:
            await StoredFile.filter(id=done).update(state=FileState.DROPPED)

    async def _course(self, slug: str) -> Course:
        given = self.document.course
        fields = given.model_dump(exclude={"slug", "category", "enrollment"})
        fields |= {f"enrollment_{name}": one for name, one in given.enrollment.model_dump().items()}
        category = await CourseCategory.get_or_none(slug=given.category) if given.category else None
        course = await inserted(
            slug,
            exact=False,
            **fields
            | {
                "id": self.course_id,
                "owner_id": self.owner.id,
                "category_id": category.id if category else None,
                "cover_file_id": self.new.of(given.cover_file_id),
                "tag_keys": [rules.tag_key(tag) for tag in given.tags],
                "description": self.new.text(given.description),
                "rendered": self.html[self.course_id],
            },
        )
        await Cohort.bulk_create(
            Cohort(course_id=course.id, **one.model_dump()) for one in self.document.cohorts
        )
        return course

    async def _outline(self) -> None:
        new, document = self.new, self.document
        modules = [
            Module(
                id=new.of(one.id),
                course_id=self.course_id,
                title=one.title,
                position=place,
                unlock=_unlock(one),
                prerequisite_ids=new.all(one.prerequisite_ids),
                sequential=one.sequential,
            )
            for place, one in enumerate(document.modules, 1)
        ]
        await Module.bulk_create(modules, batch_size=ROWS)
        places: dict[UUID | None, int] = {}
        lessons = []
        for one in document.lessons:
            places[one.module_id] = places.get(one.module_id, 0) + 1
            lessons.append(self._lesson(one, places[one.module_id]))
        await Lesson.bulk_create(lessons, batch_size=ROWS)

    def _lesson(self, given: LessonDoc, place: int) -> Lesson:
        new, html = self.new, self.html[given.id]
        own = ("title", "kind", "status", "required", "preview", "duration_s")
        old = given.content
        content = old.model_copy(
            update={
                "markdown": new.text(old.markdown),
                "file_id": new.of(old.file_id),
                "captions": [
                    one.model_copy(update={"file_id": new.of(one.file_id)}) for one in old.captions
                ],
                "file_ids": [new.of(one) for one in old.file_ids],
                "quiz_id": new.of(old.quiz_id),
            }
        )
        stored = [one.model_dump() for one in given.conditions or ()]
        return Lesson(
            id=new.of(given.id),
            course_id=self.course_id,
            module_id=new.of(given.module_id),
            position=place,
            unlock=_unlock(given),
            prerequisite_ids=new.all(given.prerequisite_ids),
            conditions=stored or None,
            content=content.model_dump(mode="json", exclude_defaults=True),
            rendered=html,
            files=sorted(map(str, {*content.files, *files_in(html)})),
            target_id=content.target_id,
            **{name: getattr(given, name) for name in own},
        )

    async def _banks(self, course: Course) -> None:
        new, document = self.new, self.document
        await Rubric.bulk_create(
            Rubric(
                id=new.of(one.id),
                course_id=course.id,
                title=one.title,
                criteria=rubrics.stored(one.criteria, []),
            )
            for one in document.rubrics
        )
        for given in document.banks:
            if given.own:
                bank = await bank_of(course)
                bank.title = given.title
                await bank.save(update_fields=["title"])
                new.ids[given.id] = bank.id
            else:
                await QuestionBank.create(
                    id=new.of(given.id), owner_id=self.owner.id, title=given.title
                )
            for one in given.categories:  # each after the one that it stands in
                await QuestionCategory.create(
                    id=new.of(one.id),
                    bank_id=new.of(given.id),
                    parent_id=new.of(one.parent_id),
                    name=one.name,
                )
            questions = [
                Question(
                    id=new.of(one.id),
                    bank_id=new.of(given.id),
                    category_id=new.of(one.category_id),
                    **one.model_dump(exclude={"id", "category_id", "versions"}),
                )
                for one in given.questions
            ]
            await Question.bulk_create(questions, batch_size=ROWS)
        versions = [QuestionVersion(**one) for one in self.versions]
        await QuestionVersion.bulk_create(versions, batch_size=ROWS)

    async def _quizzes(self) -> None:
        quizzes = [self._quiz(one) for one in self.document.quizzes]
        await Quiz.bulk_create(quizzes, batch_size=ROWS)
        elsewhere = await self._versions_elsewhere()
        slots = []
        for quiz in self.document.quizzes:
            for place, slot in enumerate(quiz.slots, 1):
                made = QuizSlot(
                    quiz_id=self.new.of(quiz.id),
                    position=place,
                    count=slot.count,
                    points=slot.points,
                )
                if slot.draw:
                    made.bank_id = self.new.of(slot.draw.bank_id)
                    made.category_id = self.new.of(slot.draw.category_id)
                    made.tags, made.types = slot.draw.tags, slot.draw.types
                elif slot.question_id:
                    made.question_id = self.new.of(slot.question_id)
                    if slot.version:
                        made.version_id = elsewhere.get((slot.question_id, slot.version))
                slots.append(made)
        await QuizSlot.bulk_create(slots, batch_size=ROWS)

    async def _versions_elsewhere(self) -> Mapping[tuple[UUID, int], UUID]:
        """The versions that slots name: of new questions, and of those that are where they were."""
        found = dict(self.new.versions)
        slots = [slot for quiz in self.document.quizzes for slot in quiz.slots]
        named = {(one.question_id, one.version) for one in slots if one.version}
        there = [one for one, _ in named if one and one not in self.new.ids]
        for one in await QuestionVersion.filter(question_id__in=there):
            found[one.question_id, one.number] = one.id
        return found

    def _quiz(self, given: QuizDoc) -> Quiz:
        fields = given.model_dump(exclude={"id", "slots", "group_id", "description"})
        return Quiz(
            id=self.new.of(given.id),
            course_id=self.course_id,
            description=self.new.text(given.description),
            rendered=self.html[given.id],
            **fields,
        )


def _unlock(given: Any) -> Columns | None:
    return stored_unlock(given.unlock.model_dump()) if given.unlock else None
