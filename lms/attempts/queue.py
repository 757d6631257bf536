"""What waits for a person to grade it, over all students of a course."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from lms.attempts import rules
from lms.attempts.schemas import QueueQuery, StudentOut, WaitingOut
from lms.core import clock, db, paging
from lms.core.access import Actor
from lms.core.crypto import derived
from lms.core.errors import Invalid, NotFound, refuse
from lms.core.schema import Page
from lms.courses.models import Course
from lms.settings import settings

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that look alike."""

QUEUE = """
select a.id, a.attempt_id, a.question_id, a.points, a.earned, t.submitted_at, t.user_id,
  t.quiz_id, left(v.stem, 200) as question, q.title, q.anonymous_grading, q.release,
  q.released_at, t.state, u.full_name
from attempt_answers a
join attempts t on t.id = a.attempt_id
join quizzes q on q.id = t.quiz_id
join users u on u.id = t.user_id
join question_versions v on v.id = a.version_id
where t.course_id = $1 and not t.preview and a.answer is not null
  and v.type in ('essay', 'file') and t.state in ('needs_grading', 'graded')
  and (a.earned is null) = $2
  and ($3::uuid is null or t.quiz_id = $3) and ($4::uuid is null or a.question_id = $4)
  and ($5::timestamptz is null or (t.submitted_at, a.id) > ($5, $6::uuid))
order by t.submitted_at, a.id limit $7"""


def nameless(quiz_id: UUID, user_id: UUID) -> str:
    """A name that is the same for a person in one quiz, and tells nobody who they are."""
    key = settings().secret_key.get_secret_value()
    number = int(derived(key, "nameless", str(quiz_id), str(user_id))[:16], 16)
    found = ""
    for _ in range(4):
        number, place = divmod(number, len(LETTERS))
        found += LETTERS[place]
    return f"Student {found}"


def student(quiz_id: UUID, user_id: UUID, full_name: str, *, hidden: bool) -> StudentOut:
    """A student as staff see them; hidden while grading is anonymous."""
    if hidden:
        return StudentOut(id=None, name=nameless(quiz_id, user_id))
    return StudentOut(id=user_id, name=full_name)


async def waiting(actor: Actor, course_id: UUID, query: QueueQuery) -> Page[WaitingOut]:
    """Answers to grade, or already graded by hand, those handed in first at the front."""
    await Course.staffed_by(actor).filter(id=course_id).exists() or refuse(NotFound)
    after, last = _after(query.cursor)
    rows = await db.rows(
        QUEUE, course_id, query.state == "waiting", query.quiz_id, query.question_id, after, last,
        query.limit + 1,
    )  # fmt: skip
    items = [_shown(row) for row in rows[: query.limit]]
    following = None
    if len(rows) > query.limit:
        end = rows[query.limit - 1]
        following = paging.encode([end["submitted_at"].isoformat(), str(end["id"])])
    return Page[WaitingOut].model_construct(items=items, next=following)


def _after(cursor: str | None) -> tuple[datetime | None, UUID | None]:
    if cursor is None:
        return None, None
    match paging.decode(cursor):
        case [str(at), str(last)]:
            try:
                found = datetime.fromisoformat(at)
                if found.tzinfo is not None:
                    return found, UUID(last)
            except ValueError:
                pass
    raise Invalid.field("cursor", "is not a cursor of this list")


def _shown(row: Any) -> WaitingOut:
    hidden = rules.nameless(
        row["release"],
        row["released_at"],
        clock.now(),
        anonymous=row["anonymous_grading"],
        over=row["state"] == "graded",
    )
    return WaitingOut(
        attempt_id=row["attempt_id"],
        question_id=row["question_id"],
        title=row["title"],
        question=row["question"],
        student=student(row["quiz_id"], row["user_id"], row["full_name"], hidden=hidden),
        submitted_at=row["submitted_at"],
        points=float(row["points"]),
        earned=None if row["earned"] is None else float(row["earned"]),
    )
