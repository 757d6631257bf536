"""The statements of the hot paths: reading and saving one question."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from lms.core import db, plain
from lms.core.access import Actor
from lms.courses.models import StaffRole
from lms.questions.models import Question, QuestionVersion

# The lock of the question first, as everywhere; who waited for it sees what changed meanwhile. One
# statement, because a teacher's page saves every few seconds.
REPLACE = """
with q as (select id from questions where id = $1 and updated_at = $2 for no key update),
v as (select v.id from question_versions v join q on q.id = v.question_id
  where v.id = $3 and not v.used for no key update of v),
changed as (update questions set title = $4, tags = $5::jsonb, archived = $6, points = $7,
    live_points = $8, time_limit_s = $9, changed_by_id = $10, updated_at = now()
  from v where questions.id = $1 returning updated_at)
update question_versions set type = $11, stem = $12, content = $13::jsonb, explanation = $14,
  hints = $15::jsonb, feedback = $16::jsonb, policy = $17, rendered = $18::jsonb
from v, changed where question_versions.id = v.id returning changed.updated_at
"""
# In the order of their ids, so that two who use the same at once don't wait for each other.
USE = """
update question_versions v set used = true from (select id from question_versions
  where id = any($1) and not used order by id for no key update) x where v.id = x.id"""
OWN = ("title", "tags", "archived", "points", "live_points", "time_limit_s", "changed_by_id")
ASKED = ("type", "stem", "content", "explanation", "hints", "feedback", "policy", "rendered")


@cache
def _edited() -> str:
    """`Question.managed_by`: of courses the actor manages, and of banks of their own."""
    return f"""
select {plain.columns(Question, "q")}, {plain.columns(QuestionVersion, "v")}
from questions q join question_versions v on v.question_id = q.id and v.number = q.version
join question_banks b on b.id = q.bank_id left join courses c on c.id = b.course_id
where q.id = $1 and (b.course_id is null and b.owner_id = $2
  or c.deleted_at is null and ($3 and c.id is not null or c.owner_id = $2
    or exists (select 1 from course_staff s where s.course_id = c.id and s.user_id = $2
      and s.role = '{StaffRole.CO_INSTRUCTOR}')))"""  # noqa: S608  our own words


async def edited(actor: Actor, question_id: UUID) -> QuestionVersion | None:
    """The newest version, with its question, for who may change it."""
    row = await db.row(_edited(), question_id, actor.id, actor.is_admin)
    if row is None:
        return None
    version = plain.made(QuestionVersion, "v", row)
    version.question = plain.made(Question, "q", row)
    return version


SHOWING = """
with found as materialized (select question_id from question_versions
  where question_files(rendered, content) @> array[$1::text])
select distinct question_id from found limit 20
"""

# The bank of a course, read with each course by its staff.
BANK = "select id from question_banks where course_id = $1"
