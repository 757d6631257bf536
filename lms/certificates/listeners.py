"""What certificates do when a course is completed, and which files they show."""

from __future__ import annotations

from uuid import UUID

from lms.certificates import templates
from lms.certificates.actions import issuing
from lms.courses.models import Enrollment
from lms.enrollments import hooks as enrollments
from lms.files import hooks as files
from lms.files.hooks import Use


@enrollments.completed.add
async def completed(place: Enrollment) -> None:
    """Promise the certificate in the transaction that completes."""
    await issuing.begin(place)


@files.used_by.add
async def showing(file_id: UUID) -> list[Use]:
    """The courses whose certificates show the file."""
    return [Use("certificate", course_id) for course_id in await templates.showing(file_id)]
