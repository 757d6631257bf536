"""Modules and lessons that tests begin with."""

from __future__ import annotations

from typing import Any

from lms.courses.models import Course
from lms.lessons.actions.outline import changed
from lms.lessons.models import Lesson, Module
from tests.courses.factories import make_course
from tests.factories import number


async def make_module(course: Course | None = None, **fields: Any) -> Module:
    """The last module of a course."""
    course = course or await make_course()
    fields.setdefault("title", f"Module {number()}")
    fields.setdefault("position", await Module.filter(course_id=course.id).count() + 1)
    return await Module.create(course_id=course.id, **fields)


async def make_lesson(
    course: Course | None = None, module: Module | None = None, **fields: Any
) -> Lesson:
    """The last lesson of a module, or of those before all modules: a published text."""
    course = course or (await module.course if module else await make_course())
    module_id = module.id if module else None
    there = Lesson.filter(course_id=course.id, module_id=module_id)
    fields.setdefault("title", f"Lesson {number()}")
    fields.setdefault("kind", "text")
    fields.setdefault("position", await there.count() + 1)
    if fields["kind"] == "text":
        fields.setdefault("content", {"markdown": "Something to read."})
        fields.setdefault("rendered", "<p>Something to read.</p>")
    lesson = await Lesson.create(course_id=course.id, module_id=module_id, **fields)
    await changed(course.id)
    return lesson
