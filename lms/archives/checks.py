"""What pydantic can't see in an archive's course: does all that it names exist, and fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from lms.archives.document import MAX_QUESTIONS_IN_ALL, BankDoc, Document, DrawDoc, LessonDoc
from lms.certificates import wording
from lms.certificates.templates import MAX_PICTURE_BYTES
from lms.core.errors import Refused
from lms.core.imports import Fault
from lms.files import rules as files
from lms.files.rules import Kind, ending
from lms.lessons import rules as lessons
from lms.lessons.rules import Group, Step
from lms.questions.actions.banks import MAX_DEPTH
from lms.questions.content import dumped
from lms.questions.rules import ids_in, named
from lms.quizzes.schemas import MAX_QUESTIONS
from lms.settings import settings

LINE = 1
"""An archive has no lines; faults are found by their fields."""
MAX_FAULTS = 100


def faults_in(document: Document) -> list[Fault]:
    """The first hundred, by the places of what is wrong."""
    found: list[Fault] = []
    for field, message in _all(document):
        found.append(Fault(LINE, field, message))
        if len(found) >= MAX_FAULTS:
            break
    return found


Wrong = Iterator[tuple[str, str]]


def _all(document: Document) -> Wrong:
    yield from _twice(document)
    yield from _files(document)
    yield from _course(document)
    yield from _certificate(document)
    yield from _outline(document)
    for n, bank in enumerate(document.banks):
        yield from _bank(f"banks.{n}", bank, {one.id for one in document.files})
    if sum(one.own for one in document.banks) > 1:
        yield "banks", "only one can be the course's own"
    if sum(len(one.questions) for one in document.banks) > MAX_QUESTIONS_IN_ALL:
        yield "banks", f"hold more than {MAX_QUESTIONS_IN_ALL} questions"
    yield from _quizzes(document)


def _twice(document: Document) -> Wrong:
    for name in ("modules", "lessons", "rubrics", "banks", "quizzes", "files"):
        yield from _repeated(name, (one.id for one in getattr(document, name)))
    yield from _repeated("cohorts", (one.name for one in document.cohorts), "name")
    questions = (one.id for bank in document.banks for one in bank.questions)
    yield from _repeated("questions", questions)
    categories = (one.id for bank in document.banks for one in bank.categories)
    yield from _repeated("categories", categories)


def _repeated(where: str, ids: Iterable[object], field: str = "id") -> Wrong:
    seen: set[object] = set()
    for n, one in enumerate(ids):
        if one in seen:
            yield f"{where}.{n}.{field}", "is there twice"
        seen.add(one)


def _files(document: Document) -> Wrong:
    given = settings()
    for n, one in enumerate(document.files):
        found = files.TYPES.get(ending(one.name))
        if found is None or files.clean_name(one.name) != one.name:
            yield f"files.{n}.name", "is no name that files have here"
            continue
        most = given.max_video_bytes if found.kind is Kind.VIDEO else given.max_upload_bytes
        if one.size > most:
            yield f"files.{n}.size", f"a file of this kind has at most {most} bytes"
    if sum(one.size for one in document.files) > given.file_quota_bytes:
        yield "files", f"have more than {given.file_quota_bytes} bytes together"


def _course(document: Document) -> Wrong:
    course = document.course
    rules = course.enrollment
    if course.starts_at and course.ends_at and course.ends_at <= course.starts_at:
        yield "course.ends_at", "must be after the beginning"
    if rules.opens_at and rules.closes_at and rules.closes_at <= rules.opens_at:
        yield "course.enrollment.closes_at", "must be after the beginning"
    if course.cover_file_id and course.cover_file_id not in _of_kind(document, Kind.IMAGE):
        yield "course.cover_file_id", "is no picture of this archive"


def _certificate(document: Document) -> Wrong:
    given = document.certificate
    if given is None:
        return
    if given.min_percent is not None:
        yield "certificate.min_percent", "is not available yet"
    if wording.placeholders(given.body) - wording.AVAILABLE:
        yield "certificate.body", "knows only {name}, {course}, {date}"
    small = {one.id for one in document.files if one.size <= MAX_PICTURE_BYTES}
    pictures = small & _of_kind(document, Kind.IMAGE)
    wanted = {"logo_file_id": given.logo_file_id}
    for n, one in enumerate(given.signatories):
        wanted[f"signatories.{n}.file_id"] = one.file_id
    for field, file_id in wanted.items():
        if file_id and file_id not in pictures:
            yield f"certificate.{field}", "is no picture of this archive of at most 2 MiB"


def _of_kind(document: Document, kind: Kind) -> set[UUID]:
    found = {one.id: files.TYPES.get(ending(one.name)) for one in document.files}
    return {one for one, known in found.items() if known and known.kind is kind}


def _outline(document: Document) -> Wrong:
    modules = {one.id for one in document.modules}
    ids = {one.id for one in document.lessons}
    for n, module in enumerate(document.modules):
        if not modules.issuperset(module.prerequisite_ids):
            yield f"modules.{n}.prerequisite_ids", "names a module that isn't in this course"
    known = {one.id: one.name for one in document.files}
    quizzes = {one.id for one in document.quizzes}
    targets: set[UUID] = set()
    for n, lesson in enumerate(document.lessons):
        where = f"lessons.{n}"
        if lesson.module_id and lesson.module_id not in modules:
            yield f"{where}.module_id", "is no module of this course"
        if not ids.issuperset(lesson.prerequisite_ids):
            yield f"{where}.prerequisite_ids", "names a lesson that isn't in this course"
        yield from _lesson(where, lesson, known, quizzes)
        if lesson.content.quiz_id in targets:
            yield f"{where}.content.quiz_id", "another lesson leads there already"
        targets |= {lesson.content.quiz_id} if lesson.content.quiz_id else set()
    try:
        lessons.check_circles(groups_of(document))
    except Refused as refused:
        yield "lessons", refused.detail


def _lesson(where: str, lesson: LessonDoc, known: dict[UUID, str], quizzes: set[UUID]) -> Wrong:
    try:
        lessons.check_content(lesson.kind, lesson.content)
        lessons.check_conditions(lesson.kind, lesson.conditions)
    except Refused as refused:
        for one in refused.errors or []:
            yield f"{where}.{one['field']}", one["message"]
    content = lesson.content
    if not known.keys() >= {*content.files}:
        yield f"{where}.content", "names a file that isn't in this archive"
    video = known.get(content.file_id) if content.file_id else None
    if video is not None and not _is(video, "video/"):
        yield f"{where}.content.file_id", "is no video"
    for caption in content.captions:
        if caption.file_id in known and not _is(known[caption.file_id], "text/vtt"):
            yield f"{where}.content.captions", "is no file of captions (.vtt)"
    if content.quiz_id and content.quiz_id not in quizzes:
        yield f"{where}.content.quiz_id", "is no quiz of this course"
    if content.assignment_id:
        yield f"{where}.content.assignment_id", "is no assignment of this course"


def _is(name: str, begins: str) -> bool:
    found = files.TYPES.get(ending(name))
    return found is not None and found.content_type.startswith(begins)


def groups_of(document: Document) -> list[Group]:
    """The course as far as its order and its locks go."""
    steps: dict[UUID | None, list[Step]] = {}
    for one in document.lessons:
        step = Step(one.id, one.title, one.required, prerequisite_ids=one.prerequisite_ids)
        steps.setdefault(one.module_id, []).append(step)
    first = Group(None, lessons=steps.get(None, []))
    return [first] + [
        Group(
            one.id,
            one.title,
            prerequisite_ids=one.prerequisite_ids,
            sequential=one.sequential,
            lessons=steps.get(one.id, []),
        )
        for one in document.modules
    ]


def _bank(where: str, bank: BankDoc, known: set[UUID]) -> Wrong:
    depths: dict[UUID, int] = {}
    for n, category in enumerate(bank.categories):
        above = depths.get(category.parent_id) if category.parent_id else 0
        if above is None:
            yield f"{where}.categories.{n}.parent_id", "is no category before it"
        elif above >= MAX_DEPTH:
            yield f"{where}.categories.{n}.parent_id", f"there are at most {MAX_DEPTH} levels"
        depths[category.id] = (above or 0) + 1
    for n, question in enumerate(bank.questions):
        at = f"{where}.questions.{n}"
        if question.category_id and question.category_id not in depths:
            yield f"{at}.category_id", "is no category of this bank"
        numbers = [one.number for one in question.versions]
        if len(set(numbers)) < len(numbers):
            yield f"{at}.versions", "two have the same number"
        if max(numbers) != question.version:
            yield f"{at}.version", "is not the number of the newest version"
        for m, version in enumerate(question.versions):
            file_id = getattr(version.content, "file_id", None)
            if file_id and file_id not in known:
                yield f"{at}.versions.{m}.content.file_id", "is no file of this archive"
            try:
                stored = dumped(version.content)
                named(version.content, version.stem, ids_in(stored))
            except Refused as refused:
                for one in refused.errors or []:
                    yield f"{at}.versions.{m}.{one['field']}", one["message"]


def _quizzes(document: Document) -> Wrong:
    questions = {one.id: one for bank in document.banks for one in bank.questions}
    banks = {one.id: {category.id for category in one.categories} for one in document.banks}
    for n, quiz in enumerate(document.quizzes):
        where = f"quizzes.{n}"
        if quiz.opens_at and quiz.closes_at and quiz.closes_at <= quiz.opens_at:
            yield f"{where}.closes_at", "must be after opens_at"
        if sum(one.count for one in quiz.slots) > MAX_QUESTIONS:
            yield f"{where}.slots", f"a quiz has at most {MAX_QUESTIONS} questions"
        asked = (one.question_id for one in quiz.slots if one.question_id)
        yield from _repeated(f"{where}.slots", asked, "question_id")
        for m, slot in enumerate(quiz.slots):
            at = f"{where}.slots.{m}"
            if slot.question_id:
                question = questions.get(slot.question_id)
                if question is None:
                    yield f"{at}.question_id", "is no question of this archive"
                elif slot.version and slot.version not in {one.number for one in question.versions}:
                    yield f"{at}.version", "is no version of this question"
            elif slot.draw:
                yield from _draw(f"{at}.draw", slot.draw, banks)


def _draw(where: str, draw: DrawDoc, banks: dict[UUID, set[UUID]]) -> Wrong:
    if draw.bank_id not in banks:
        yield f"{where}.bank_id", "is no bank of this archive"
    elif draw.category_id and draw.category_id not in banks[draw.bank_id]:
        yield f"{where}.category_id", "is no category of this bank"
