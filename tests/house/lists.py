"""Every list: who reads it, and how to make it longer. A new list without an entry fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from lms.accommodations.models import Accommodation
from lms.attempts.actions import closing, starting
from lms.audit import actions as audit
from lms.auth.actions import sessions
from lms.auth.letters import PasswordChanged
from lms.auth.rules import Device
from lms.core import clock
from lms.core.access import Role
from lms.courses.models import Course, CourseStatus
from lms.gradebook.models import Rubric
from lms.jobs.models import Job
from lms.notifications.actions import mails
from lms.notifications.models import Notification
from lms.questions.actions import bank_of
from lms.questions.models import QuestionBank, QuestionCategory, QuestionVersion
from lms.users.models import ApplicationState, InstructorApplication, User
from lms.users.verbs import UserVerb
from tests.attempts.factories import make_sitting
from tests.auth.factories import make_identity, make_token
from tests.certificates.factories import make_kept
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll, make_student
from tests.factories import actor_of, make_user
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson, make_module
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.quizzes.factories import make_question, make_quiz
from tests.reviews.factories import make_review
from tests.webhooks.factories import make_delivery, make_webhook

Grow = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Listing:
    """A list as `reader` sees it at `path`; each `grow()` adds a row that the reader sees."""

    path: str
    reader: User
    grow: Grow


Make = Callable[[], Awaitable[Listing]]
LISTS: dict[str, Make] = {}


def of(endpoint: str) -> Callable[[Make], Make]:
    """The list of this endpoint."""

    def add(make: Make) -> Make:
        LISTS[endpoint] = make
        return make

    return add


@of("users.list_users")
async def users() -> Listing:
    return Listing("users", await make_user(Role.ADMIN), make_user)


@of("audit.list_events")
async def audit_events() -> Listing:
    user = await make_user()
    record = partial(audit.record, UserVerb.CHANGED, ("user", user.id), actor=user.id)
    return Listing("audit", await make_user(Role.ADMIN), record)


@of("auth.list_sessions")
async def auth_sessions() -> Listing:
    user = await make_user()
    return Listing("auth/sessions", user, lambda: sessions.open_session(user.id, Device("a", "b")))


@of("auth.list_tokens")
async def api_tokens() -> Listing:
    user = await make_user()
    return Listing("auth/tokens", user, lambda: make_token(user))


@of("auth.list_identities")
async def identities() -> Listing:
    user = await make_user()
    return Listing("auth/identities", user, lambda: make_identity(user))


async def apply() -> None:
    await InstructorApplication.create(user=await make_user(), motivation="I teach.")


@of("users.list_applications")
async def applications() -> Listing:
    return Listing("instructors/applications", await make_user(Role.ADMIN), apply)


@of("users.list_my_applications")
async def my_applications() -> Listing:
    user = await make_user()

    async def grow() -> None:
        await InstructorApplication.create(
            user=user, motivation="I teach.", state=ApplicationState.REJECTED
        )

    return Listing("instructors/applications/mine", user, grow)


@of("courses.list_courses")
async def courses() -> Listing:
    owner = await make_user(Role.INSTRUCTOR)

    async def grow() -> None:
        await make_course(owner, status=CourseStatus.DRAFT)

    return Listing("courses", owner, grow)


@of("courses.list_staff")
async def staff() -> Listing:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    return Listing(f"courses/{course.id}/staff", owner, lambda: make_staff(course))


@of("enrollments.list_my_enrollments")
async def my_enrollments() -> Listing:
    user = await make_user()

    async def grow() -> None:
        await enroll(await make_course(), user)

    return Listing("enrollments", user, grow)


@of("enrollments.list_enrollments")
async def enrollments() -> Listing:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    return Listing(f"courses/{course.id}/enrollments", owner, lambda: make_student(course))


@of("gradebook.list_rubrics")
async def rubrics() -> Listing:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    grow = partial(Rubric.create, course=course, title="Rubric", criteria=[])
    return Listing(f"courses/{course.id}/rubrics", owner, grow)


@of("questions.list_banks")
async def banks() -> Listing:
    owner = await make_user(Role.INSTRUCTOR)
    return Listing("banks", owner, lambda: QuestionBank.create(owner=owner, title="Bank"))


@of("questions.list_categories")
async def question_categories() -> Listing:
    owner = await make_user(Role.INSTRUCTOR)
    bank = await QuestionBank.create(owner=owner, title="Bank")
    grow = partial(QuestionCategory.create, bank=bank, name="Category")
    return Listing(f"banks/{bank.id}/categories", owner, grow)


@of("questions.list_bank_questions")
async def bank_questions() -> Listing:
    quiz = await make_quiz()
    course = await quiz.course
    bank = await bank_of(course)
    owner = await User.get(id=course.owner_id)
    return Listing(f"banks/{bank.id}/questions", owner, lambda: make_question(quiz))


@of("questions.list_versions")
async def question_versions() -> Listing:
    quiz = await make_quiz()
    question = await make_question(quiz)
    owner = await User.get(id=(await quiz.course).owner_id)
    numbers = iter(range(2, 1000))

    async def grow() -> None:
        await QuestionVersion.create(
            question_id=question.id,
            number=next(numbers),
            type=question.content["type"],
            stem="?",
            content=question.content,
        )

    return Listing(f"questions/{question.id}/versions", owner, grow)


@of("quizzes.list_quizzes")
async def quizzes() -> Listing:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    return Listing(f"courses/{course.id}/quizzes", owner, lambda: make_quiz(course, questions=2))


@of("quizzes.list_questions")
async def questions() -> Listing:
    quiz = await make_quiz()
    course = await quiz.course
    owner = await User.get(id=course.owner_id)
    places = iter(range(1, 1000))

    async def grow() -> None:
        await make_question(quiz, position=next(places))

    return Listing(f"quizzes/{quiz.id}/questions", owner, grow)


@of("notifications.list_notifications")
async def notifications() -> Listing:
    user = await make_user()

    async def grow() -> None:
        await Notification.create(user=user, kind="x", data={})

    return Listing("notifications", user, grow)


@of("outbox.list_outbox")
async def outbox() -> Listing:
    user = await make_user()
    return Listing("outbox", user, lambda: mails.send(PasswordChanged(), user.email, user))


@of("live.list_live_sessions")
async def live_sessions() -> Listing:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    return Listing(
        f"courses/{course.id}/live-sessions",
        owner,
        lambda: make_game(course=course, questions=1),
    )


@of("files.list_files")
async def files() -> Listing:
    owner = await make_user()
    return Listing("files", owner, partial(make_file, owner))


@of("courses.list_material")
async def material() -> Listing:
    course = await make_course()
    owner = await course.owner
    grow = partial(make_file, owner, space_kind="course", space_id=course.id)
    return Listing(f"courses/{course.id}/files", owner, grow)


@of("live.list_participants")
async def participants() -> Listing:
    game = await make_game()
    return Listing(f"live-sessions/{game.id}/participants", game.host, game.player)


@of("live.list_live_now")
async def live_now() -> Listing:
    course = await make_course()
    student = await make_student(course)

    async def grow() -> object:
        game = await make_game(questions=1, course=course)
        return await game.player(user=student)

    return Listing("live/now", student, grow)


@of("live.list_live_results")
async def live_results() -> Listing:
    student = await make_user()

    async def grow() -> object:
        game = await make_game(questions=1)
        await game.player(user=student)
        return await run(game, "live.finish")

    return Listing("live-results", student, grow)


@of("reviews.list_reviews")
async def reviews() -> Listing:
    course = await make_course()
    return Listing(f"courses/{course.id}/reviews", await make_user(), partial(make_review, course))


@of("certificates.list_certificates")
async def certificates() -> Listing:
    student = await make_user()

    async def grow() -> object:
        return await make_kept(await make_course(), student)

    return Listing("certificates", student, grow)


@of("certificates.list_course_certificates")
async def course_certificates() -> Listing:
    course = await make_course()

    async def grow() -> object:
        return await make_kept(course, await make_user())

    return Listing(f"courses/{course.id}/certificates", await make_staff(course), grow)


@of("lessons.list_modules")
async def modules() -> Listing:
    course = await make_course()
    student = await make_student(course)
    return Listing(f"courses/{course.id}/modules", student, partial(make_module, course))


@of("lessons.list_lessons")
async def lessons() -> Listing:
    course = await make_course()
    student = await make_student(course)
    return Listing(f"courses/{course.id}/lessons", student, partial(make_lesson, course))


@of("analytics.list_progress")
async def progress_of_learners() -> Listing:
    course = await make_course()
    path = f"analytics/courses/{course.id}/learners"
    return Listing(path, await make_staff(course), partial(make_student, course))


@of("attempts.list_attempts")
async def attempts() -> Listing:
    one = await make_sitting(attempts_allowed=0)
    teacher = await make_staff(one.course)

    async def grow() -> None:
        who = await make_student(one.course)
        await starting.start(actor_of(who), one.quiz.id, None)

    return Listing(f"quizzes/{one.quiz.id}/attempts", teacher, grow)


@of("accommodations.list_of_course")
async def accommodations_of_course() -> Listing:
    course = await make_course()
    grow = partial(_accommodated, course)
    return Listing(f"courses/{course.id}/accommodations", await make_staff(course), grow)


async def _accommodated(course: Course, **level: object) -> None:
    await Accommodation.create(course=course, user=await make_student(course), extra_s=60, **level)


@of("accommodations.list_of_quiz")
async def accommodations_of_quiz() -> Listing:
    course = await make_course()
    quiz = await make_quiz(course)
    grow = partial(_accommodated, course, quiz=quiz)
    return Listing(f"quizzes/{quiz.id}/accommodations", await make_staff(course), grow)


@of("attempts.list_waiting")
async def waiting() -> Listing:
    one = await make_sitting(questions=0)
    essay = await make_question(one.quiz, {"type": "essay"})
    teacher = await make_staff(one.course)

    async def grow() -> None:
        who = actor_of(await make_student(one.course))
        attempt, _ = await starting.start(who, one.quiz.id, None)
        await closing.submit(who, attempt.id, {essay.id: {"text": "Long ago."}})

    return Listing(f"courses/{one.course.id}/grading", teacher, grow)


@of("webhooks.list_webhooks")
async def webhooks() -> Listing:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    return Listing(f"courses/{course.id}/webhooks", owner, partial(make_webhook, course))


@of("webhooks.list_webhooks_of_all")
async def webhooks_of_all() -> Listing:
    return Listing("webhooks", await make_user(Role.ADMIN), partial(make_webhook, None))


@of("webhooks.list_deliveries")
async def deliveries() -> Listing:
    course = await make_course()
    webhook = await make_webhook(course, active=False)
    owner = await User.get(id=course.owner_id)
    return Listing(f"webhooks/{webhook.id}/deliveries", owner, partial(make_delivery, webhook))


@of("jobs.list_jobs")
async def jobs() -> Listing:
    person, later = await make_user(), clock.now() + timedelta(days=1)  # no worker shall find it

    async def grow() -> None:
        await Job.create(
            kind="test.X", payload={}, owner_id=person.id, next_try_at=later, sweep_at=later
        )

    return Listing("jobs", person, grow)
