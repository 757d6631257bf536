"""The demo: accounts, two courses, their lessons and quizzes for people who try the platform."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from uuid import UUID

from lms.core import clock, db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.ids import new_id
from lms.courses.actions.courses import create_course, take_step
from lms.courses.models import Course
from lms.demo import cell, clip, photosynthesis, programming
from lms.demo.course import DemoCourse, DemoQuiz
from lms.demo.lessons import add_modules
from lms.demo.people import INSTRUCTOR, PEOPLE, STUDENTS, Person
from lms.enrollments.actions.joining import enroll
from lms.files.models import FileState, StoredFile
from lms.files.rules import TYPES, ending
from lms.files.storage import key_of, storage
from lms.questions.schemas.inputs import given
from lms.quizzes.actions.quizzes import create_quiz, publish_quiz
from lms.quizzes.actions.slots import add_question
from lms.users import passwords
from lms.users.actions.people import change_user, create_user
from lms.users.models import User

LOCK = 0x6C6D7364656D6F
"""A lock: one seed at a time."""
FILES = (
    (cell.FILE, cell.NAME, cell.picture),
    (clip.FILE, clip.NAME, clip.film),
    (clip.CAPTIONS, clip.CAPTIONS_NAME, clip.captions),
)
COURSES = (photosynthesis.COURSE, programming.COURSE)


async def seed(password: str) -> None:
    """Create what is missing of the demo; an existing course stays as people changed it.

    Existing accounts get this password again if theirs differs.
    """
    emails = [person.email for person in PEOPLE]
    known = {user.email: user for user in await User.filter(email__in=emails)}
    # Outside the transaction and concurrently: a hash takes 20 ms of a core.
    hashes = await asyncio.gather(*(_new_hash(known.get(email), password) for email in emails))
    await _fill(dict(zip(emails, hashes, strict=True)))


async def _new_hash(user: User | None, password: str) -> str | None:
    """A new hash to store, or None when the stored one fits."""
    if user is not None and await passwords.verify(user.password_hash, password):
        return None
    return await passwords.make_hash(password)


@atomic
async def _fill(hashes: dict[str, str | None]) -> None:
    await db.execute("select pg_advisory_xact_lock($1)", LOCK)
    actors = {person.email: await _person(person, hashes[person.email]) for person in PEOPLE}
    for file_id, name, made in FILES:
        await _keep(actors[INSTRUCTOR.email], file_id, name, made)
    for course in COURSES:
        if not await Course.existing().filter(slug=course.slug).exists():
            await _course(actors, course)


async def _keep(instructor: Actor, file_id: UUID, name: str, made: Callable[[], bytes]) -> None:
    if await StoredFile.exists(id=file_id):
        return
    data = await asyncio.to_thread(made)
    async with storage().writing(key_of(file_id)) as writer:
        await writer.write(data)
    kind = TYPES[ending(name)]
    await StoredFile.create(
        id=file_id,
        owner_id=instructor.id,
        state=FileState.KEPT,
        name=name,
        size=len(data),
        content_type=kind.content_type,
        kind=kind.kind,
        sha256=hashlib.sha256(data).hexdigest(),
        touched_at=clock.now(),
    )


async def _course(actors: Mapping[str, Actor], wanted: DemoCourse) -> None:
    instructor = actors[INSTRUCTOR.email]
    course = await create_course(instructor, **wanted.about)
    quizzes = {quiz.title: await _quiz(instructor, course, quiz) for quiz in wanted.quizzes}
    await add_modules(instructor, course.id, wanted.modules, quizzes)
    await take_step(instructor, course.id, "publish")
    for student in STUDENTS:
        await enroll(actors[student.email], course.id)


async def _person(person: Person, password_hash: str | None) -> Actor:
    user = await User.get_or_none(email=person.email)
    if user is None:
        user = await create_user(
            email=person.email,
            full_name=person.full_name,
            role=person.role,
            password_hash=password_hash,
        )
    elif password_hash is not None:
        user = await change_user(user.id, {"password_hash": password_hash})
    if user.email_verified_at is None:
        await User.filter(id=user.id).update(email_verified_at=clock.now())  # they get no mails
    return Actor("user", user.id, person.role, user.full_name, session_id=new_id())


async def _quiz(instructor: Actor, course: Course, quiz: DemoQuiz) -> UUID:
    names = ("title", "description", "attempts_allowed")
    about = {name: getattr(quiz, name) for name in names}
    made = await create_quiz(instructor, course.id, about)
    for question in quiz.questions:
        await add_question(instructor, made.id, given(question))
    if quiz.published:
        await publish_quiz(instructor, made.id)
    return made.id
