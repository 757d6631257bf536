"""After a game: its answers as evidence for the live lesson that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lms.core import db
from lms.lessons.content import Kind
from lms.lessons.models import Lesson, LessonStatus
from lms.live.models import LiveSession
from lms.progress.actions.learning import give_evidence
from lms.quizzes.models import Quiz

LIVE: Kind = "live"
# Who answered what counted, and how much of what counted was right.
GIVEN = """
with counted as (select question_id from live_questions
  where session_id = $1 and settled and not voided)
select p.user_id, 100.0 * count(*) filter (where a.correct) / (select count(*) from counted)
  as percent
from live_participants p join live_answers a on a.participant_id = p.id and a.session_id = $1
join counted c on c.question_id = a.question_id
where p.session_id = $1 and p.user_id is not null and not p.kicked
group by p.user_id order by p.user_id"""


async def counts_for_a_lesson(session: LiveSession) -> bool:
    """Whether a live lesson leads to the game's quiz."""
    lessons = Lesson.filter(course_id=session.course_id, target_id=session.quiz_id, kind=LIVE)
    return await lessons.filter(status=LessonStatus.PUBLISHED).exists()


async def players(session_id: UUID) -> list[Any]:
    """The accounts that answered in a game, with the percent of its questions they had right."""
    return await db.rows(GIVEN, session_id)


async def give(session: LiveSession, players: Iterable[Any]) -> None:
    """Each is a transaction of its own, and adds nothing when it is repeated."""
    quiz = await Quiz.get_or_none(id=session.quiz_id)
    if quiz is None or not await counts_for_a_lesson(session):
        return
    for one in players:
        percent = float(one["percent"])
        passed = percent >= float(quiz.pass_percent or 0)
        await give_evidence(quiz.id, one["user_id"], passed=passed, score_percent=percent)
