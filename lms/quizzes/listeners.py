"""What quizzes add to questions and courses: places, draws, and what a course lacks."""

from __future__ import annotations

from uuid import UUID

from lms.core.errors import Conflict
from lms.courses import hooks as courses
from lms.courses.models import Course
from lms.files import hooks as files
from lms.files.hooks import Use
from lms.lessons import hooks as lessons
from lms.lessons.hooks import Target, Targets
from lms.questions import hooks as questions
from lms.quizzes import reading
from lms.quizzes.actions import imports, slots
from lms.quizzes.drawing import chosen
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus


@questions.placed.add
async def placed(question_id: UUID) -> list[int]:
    """Its positions, the oldest quiz's first."""
    return await reading.places(question_id)


@questions.imported.add
async def imported(found: questions.Imported) -> None:
    """Ask them too."""
    await imports.ask_too(found.quiz_id, found.question_ids)


@questions.moved.add
async def moved(move: questions.Move) -> None:
    """Move it in its quiz."""
    await slots.move_question(move.actor, move.question_id, move.position)


@questions.drawn.add
async def drawn(source: questions.Source) -> bool:
    """Whether a quiz draws from the category, or asks or draws anything from the bank."""
    if source.category_id:
        return await QuizSlot.exists(category_id=source.category_id)
    asked = await QuizSlot.exists(question__bank_id=source.bank_id)
    return asked or await QuizSlot.exists(bank_id=source.bank_id)


@files.used_by.add
async def showing(file_id: UUID) -> list[Use]:
    """The quizzes whose description shows the file."""
    return [Use("quiz", quiz_id) for quiz_id in await reading.showing(file_id)]


@courses.contents.add
async def something_to_learn(course: Course) -> bool:
    """Whether a quiz is published."""
    return await Quiz.exists(course_id=course.id, status=QuizStatus.PUBLISHED)


@courses.problems.add
async def lacking(course: Course) -> list[courses.Problem]:
    """Published quizzes that ask nothing, or draw more than their banks hold."""
    published = Quiz.filter(course_id=course.id, status=QuizStatus.PUBLISHED).order_by("id")
    found = []
    for quiz in await Quiz.counted(published):
        try:
            asks = quiz.question_count and await chosen(quiz.id)
        except Conflict as error:
            message = f"{quiz.title} draws more questions than its bank has."
            found.append(courses.Problem(error.code, message, ("quiz", quiz.id)))
            continue
        if not asks:
            message = f"{quiz.title} has no question."
            found.append(courses.Problem("no_questions", message, ("quiz", quiz.id)))
    return found


@lessons.target.add
async def target(asked: Targets) -> dict[UUID, Target]:
    """The quizzes that lessons lead to."""
    if asked.kind not in ("quiz", "live"):
        return {}
    found = Quiz.filter(course_id=asked.course_id, id__in=asked.ids)
    return {one.id: Target(one.title, one.status == QuizStatus.PUBLISHED) for one in await found}
