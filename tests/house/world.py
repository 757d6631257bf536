"""A small world in which everybody stands in some relation to one course."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from lms.attempts.actions import starting
from lms.auth.actions import sessions
from lms.auth.models import ApiToken, AuthSession
from lms.auth.rules import Device
from lms.core import clock
from lms.core.access import Role
from lms.courses.models import Cohort, CourseCategory, CourseStatus, Enrollment, StaffRole
from lms.gradebook.models import Rubric
from lms.jobs.models import Job
from lms.notifications.models import Notification
from lms.questions.models import Question, QuestionCategory
from lms.users.models import InstructorApplication, User
from tests.auth.factories import make_identity, make_token
from tests.certificates.factories import make_kept
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll
from tests.factories import actor_of, make_user
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson, make_module
from tests.live.factories import make_game
from tests.quizzes.factories import asked_by, make_quiz
from tests.reviews.factories import make_review
from tests.webhooks.factories import make_delivery, make_webhook

PEOPLE = (
    "anonymous", "stranger", "student", "outsider", "assistant", "co", "owner", "admin",
)  # fmt: skip
"""Nobody; a student elsewhere, one enrolled; a teacher elsewhere, the course's three; an admin."""


@dataclass
class World:
    """People by relation, and the names that a policy's paths and bodies use."""

    people: dict[str, User | None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def fill(self, template: Any) -> Any:
        """A path or body with ids in place of names."""
        if isinstance(template, dict):
            return {key: self.fill(value) for key, value in template.items()}
        if isinstance(template, list):
            return [self.fill(value) for value in template]
        return template.format(**self.names) if isinstance(template, str) else template


async def make_world() -> World:
    """All of it belongs to the course, its owner or its enrolled student."""
    owner = await make_user(Role.INSTRUCTOR)
    student, outsider = await make_user(), await make_user(Role.INSTRUCTOR)
    course = await make_course(owner, slug="the-course")
    draft = await make_course(owner, slug="the-draft", status=CourseStatus.DRAFT)
    game = await make_game(course=course)
    [asked, *_] = await game.questions()
    question = await Question.get(id=asked.id)
    shelf = await CourseCategory.create(slug="a-shelf", name="A shelf")
    category = await QuestionCategory.create(bank_id=question.bank_id, name="A category")
    people: dict[str, User | None] = {
        "anonymous": None,
        "stranger": await make_user(),
        "student": student,
        "outsider": outsider,
        "assistant": await make_staff(course, StaffRole.ASSISTANT),
        "co": await make_staff(course),
        "owner": owner,
        "admin": await make_user(Role.ADMIN),
    }
    enrollment: Enrollment = await enroll(course, student)
    await sessions.open_session(student.id, Device("", ""))
    device = await AuthSession.get(user_id=student.id)
    told = await Notification.create(user=student, kind="x", data={})
    late = clock.now() + timedelta(days=1)  # no worker shall find it
    job = await Job.create(
        kind="test.X", payload={}, owner_id=student.id, next_try_at=late, sweep_at=late
    )
    program = await make_token(student)
    application = await InstructorApplication.create(user=student, motivation="I teach.")
    identity = await make_identity(student)
    assistant = people["assistant"]
    assert assistant is not None
    module = await make_module(course)
    sat = await make_quiz(course, questions=1)
    attempt, _ = await starting.start(actor_of(student), sat.id, None)
    [answered] = await asked_by(sat)
    webhook = await make_webhook(course, active=False)  # no courier shall find it
    rows = {
        "webhook": webhook, "delivery": await make_delivery(webhook),
        "attempt": attempt, "sat": sat,
        "review": await make_review(course, student),
        "certificate": await make_kept(course, student, enrollment),
        "module": module, "lesson": await make_lesson(course, module), "course": course,
        "shelf": shelf, "draft": draft, "quiz": game.quiz, "question": question,
        "rubric": await Rubric.create(course=course, title="Rubric", criteria=[]),
        "live": game.session, "player": (await game.player()).participant,
        "enrollment": enrollment, "device": device, "note": told,
        "token": await ApiToken.get(id=program.id), "application": application,
        "identity": identity, "job": job,
        "person": student, "assistant": assistant, "file": await make_file(student),
    }  # fmt: skip
    names = {name: str(row.pk) for name, row in rows.items()}
    names["answered"] = str(answered.id)
    names["cohort"] = str((await Cohort.create(course=course, name="Spring")).id)
    names |= {"bank": str(question.bank_id), "category": str(category.id)}
    return World(people, names | {"pin": str(game.session.pin), "outsider_email": outsider.email})
