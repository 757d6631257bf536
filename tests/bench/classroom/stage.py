"""`python -m tests.bench.classroom.stage STUDENTS FILE [LESSONS]`: a course, learners, tokens."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from lms import features
from lms.core import db
from lms.settings import settings
from lms.users.models import User
from tests.bench.classroom import LESSONS
from tests.bench.tokens import token
from tests.courses.factories import make_course
from tests.enrollments.factories import make_student
from tests.lessons.factories import make_lesson, make_module


async def made(count: int, size: int) -> dict[str, Any]:
    async with features.running(settings(), "worker"):
        course = await make_course()
        module = await make_module(course)
        lessons = [await make_lesson(course, module) for _ in range(size)]
        students = [await token(await make_student(course)) for _ in range(count)]
        await db.execute("vacuum analyze")  # as a database that isn't new
        return {
            "course": str(course.id),
            "lessons": [str(one.id) for one in lessons],
            "teacher": await token(await User.get(id=course.owner_id)),
            "students": students,
        }


students, target = sys.argv[1:3]
lessons = int(sys.argv[3]) if sys.argv[3:] else LESSONS
Path(target).write_text(json.dumps(asyncio.run(made(int(students), lessons))))
