"""`python -m tests.bench.saves.stage STUDENTS FILE`: a quiz, its students, their open attempts."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from lms import features
from lms.attempts.actions import starting
from lms.core import clock, db
from lms.core.ids import new_id
from lms.courses.models import Enrollment
from lms.settings import settings
from lms.users.models import Role, User
from tests.attempts.factories import right
from tests.bench.tokens import token
from tests.courses.factories import make_course
from tests.factories import actor_of
from tests.quizzes.factories import asked_by, make_quiz

AT_ONCE = 8


async def made(count: int) -> dict[str, Any]:
    async with features.running(settings(), "worker"):
        course = await make_course()
        quiz = await make_quiz(course, questions=5, time_limit_s=7200)
        answers = {str(one.id): right(one) for one in await asked_by(quiz)}
        now = clock.now()
        people = [
            User(
                id=new_id(), email=f"sits{n}@bench.test", full_name=f"Student {n}",
                role=Role.STUDENT, created_at=now, updated_at=now,
            )
            for n in range(count)
        ]  # fmt: skip
        await User.bulk_create(people, batch_size=500)
        places = [Enrollment(id=new_id(), course_id=course.id, user_id=one.id) for one in people]
        await Enrollment.bulk_create(places, batch_size=500)
        doors = asyncio.Semaphore(AT_ONCE)

        async def seated(person: User) -> list[str]:
            async with doors:
                attempt, _ = await starting.start(actor_of(person), quiz.id, None)
                return [await token(person), str(attempt.id)]

        students = await asyncio.gather(*map(seated, people))
        await db.execute("vacuum analyze")  # as a database that isn't new
        return {"students": students, "answers": answers}


Path(sys.argv[2]).write_text(json.dumps(asyncio.run(made(int(sys.argv[1])))))
