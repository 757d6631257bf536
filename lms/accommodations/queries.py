"""Accommodations in plain SQL: each start and each list of quizzes asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lms.accommodations.rules import NOTHING, Given
from lms.core import db

GIVEN = """max(a.time_multiplier) as time_multiplier, max(a.extra_s) as extra_s,
  max(a.extra_attempts) as extra_attempts, max(a.shift_s) as shift_s"""
"""Of all levels `a` together; null where there is none."""
HERE = """(a.course_id is null or a.course_id = q.course_id and a.quiz_id is null
  or a.quiz_id = q.id)"""
"""Whether `a` is for the quiz `q`."""

OF_QUIZZES = f"""
select q.id, {GIVEN} from quizzes q join accommodations a on a.user_id = $2 and {HERE}
where q.id = any($1) group by q.id"""  # noqa: S608  our own words

OF_USERS = f"""
select u.id, {GIVEN} from unnest($2::uuid[]) u(id) join accommodations a on a.user_id = u.id
join quizzes q on q.id = $1 where {HERE} group by u.id"""  # noqa: S608  our own words


def given_of(row: Any) -> Given:
    """What a row with the columns of `GIVEN` says."""
    if row["time_multiplier"] is None:
        return NOTHING
    return Given(
        row["time_multiplier"], row["extra_s"], row["extra_attempts"], row["shift_s"]
    )  # fmt: skip


async def of_quizzes(quiz_ids: Sequence[UUID], user_id: UUID) -> dict[UUID, Given]:
    """What a person gets in each of these quizzes; absent: nothing."""
    return {row["id"]: given_of(row) for row in await db.rows(OF_QUIZZES, quiz_ids, user_id)}


async def of_quiz(quiz_id: UUID, user_id: UUID) -> Given:
    """What a person gets in a quiz."""
    return (await of_quizzes([quiz_id], user_id)).get(quiz_id, NOTHING)


async def of_users(quiz_id: UUID, user_ids: Sequence[UUID]) -> dict[UUID, Given]:
    """What each of these people gets in a quiz; absent: nothing."""
    return {row["id"]: given_of(row) for row in await db.rows(OF_USERS, quiz_id, user_ids)}
