"""Personal data in imports of learners."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator

from lms.core import db
from lms.core.personal import PersonalData, register, shown_as
from lms.core.schema import Moment, Out
from lms.enrollments.models import EnrollmentImport

FORGET_ROW = """
update enrollment_imports set rows = coalesce((
    select jsonb_agg(row) from jsonb_array_elements(rows) row
    where row ->> 'user_id' <> $1::uuid::text), '[]')
where rows @> jsonb_build_array(jsonb_build_object('user_id', $1::uuid::text))
"""


class EnrollmentImportExport(Out):
    """When the person imported learners; the imported rows belong to those people."""

    id: UUID
    course_id: UUID
    rows: Annotated[int, BeforeValidator(len)]
    created_at: Moment


async def erase(user_id: UUID) -> None:
    """Delete the person's own lists, and their row in other people's lists."""
    await EnrollmentImport.filter(owner_id=user_id).delete()
    await db.execute(FORGET_ROW, user_id)


register(
    PersonalData(
        EnrollmentImport,
        "Lists of learners that you imported.",
        fields=shown_as(EnrollmentImportExport),
        by="owner_id",
        erasure=erase,
    ),
)
