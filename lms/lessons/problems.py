"""What keeps a course from being published, as far as its lessons go."""

from __future__ import annotations

from uuid import UUID

from lms.courses.hooks import Problem
from lms.courses.models import Course
from lms.files.models import StoredFile
from lms.lessons import reading, rules
from lms.lessons.content import Content, conditions_of
from lms.lessons.models import Lesson, LessonStatus


async def problems_of(course: Course) -> list[Problem]:
    """Lessons that are incomplete, or lead to or come after what is still a draft."""
    lessons = await Lesson.filter(course_id=course.id).order_by("id")
    published = [one for one in lessons if one.status == LessonStatus.PUBLISHED]
    by_id = {str(one.id): one for one in lessons}
    targets = await reading.targets(published)
    files = await _there(published)
    found = []
    for lesson in published:
        here = ("lesson", lesson.id)
        lacks = _lacks(lesson, files)
        if lesson.target_id and lesson.target_id not in targets:
            lacks = "no assignment" if lesson.kind == "assignment" else "no quiz"
        if lacks:
            found.append(Problem("lesson_incomplete", f"{lesson.title} has {lacks}.", here))
        elif lesson.target_id and not targets[lesson.target_id].published:
            title = targets[lesson.target_id].title
            message = f"{lesson.title} leads to {title}, which is still a draft."
            found.append(Problem("target_draft", message, here))
        for one in lesson.prerequisite_ids:
            before = by_id.get(one)
            if before and before.status == LessonStatus.DRAFT:
                message = f"{lesson.title} comes after {before.title}, which is still a draft."
                found.append(Problem("prerequisite_draft", message, here))
    if published and not any(one.required for one in published):
        message = "No lesson is required, so nobody can complete this course."
        found.append(
            Problem("no_required_lesson", message, ("course", course.id), severity="warning")
        )
    return found


async def _there(lessons: list[Lesson]) -> set[UUID]:
    ids = {UUID(one) for lesson in lessons for one in lesson.files}
    if not ids:
        return set()
    rows = await StoredFile.kept().filter(id__in=ids).values("id")
    return {row["id"] for row in rows}


def _lacks(lesson: Lesson, files: set[UUID]) -> str | None:
    content = Content.model_validate(lesson.content)
    if content.file_id and content.file_id not in files:
        content.file_id = None
    content.file_ids = [one for one in content.file_ids if one in files]
    conditions = conditions_of(lesson.kind, lesson.conditions)
    return rules.lacks(lesson.kind, content) or rules.unmeasured(
        content, conditions, lesson.duration_s
    )
