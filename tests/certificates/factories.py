"""Certificates that tests begin with."""

from __future__ import annotations

from itertools import count
from typing import Any

from lms.certificates import rules
from lms.certificates.actions import issuing
from lms.certificates.models import Certificate, CertificateDocuments
from lms.core import clock
from lms.courses.models import Course, Enrollment
from lms.enrollments.actions.deciding import complete
from lms.users.models import User
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll
from tests.factories import make_user

PDF = b"%PDF-1.7 drawn"
TEMPLATE: dict[str, Any] = {
    "enabled": True,
    "title": "Diploma",
    "body": "{name} has completed {course}.",
    "signatories": [],
    "logo_file_id": None,
    "accent": "#112233",
    "language": None,
    "min_percent": None,
    "expires_after_days": None,
}
_numbers = count(10**6)
"""Places in status lists that the sequence doesn't give in a test."""


async def promise(
    course: Course | None = None, user: User | None = None, **changed: Any
) -> Certificate:
    """The pending certificate of somebody who has just completed the course."""
    course, user = course or await make_course(), user or await make_user()
    place = await enroll(course, user)
    await complete(place)
    found = await Certificate.get(enrollment_id=place.id)
    if changed:
        await found.update_from_dict(changed).save()
    return found


async def make_certificate(
    course: Course | None = None, user: User | None = None, **changed: Any
) -> Certificate:
    """An issued certificate, drawn as the worker does it."""
    found = await promise(course, user)
    await issuing.carry_out(found.id)
    found = await Certificate.get(id=found.id)
    assert found.state == "issued", found.error
    if changed:
        await found.update_from_dict(changed).save()
    return found


async def make_kept(
    course: Course, user: User, enrollment: Enrollment | None = None, **fields: Any
) -> Certificate:
    """Rows of an issued certificate that nobody has signed or drawn."""
    place = enrollment or await completed(course, user)
    now = clock.now()
    found = await Certificate.create(
        code=rules.new_code(), state="issued", enrollment=place, course=course, user=user,
        name=user.full_name, title="Diploma", course_title=course.title, completed_at=now,
        issued_at=now, next_try_at=now, payload="e30", signature="s", kid="k",
        number=next(_numbers), **fields,
    )  # fmt: skip
    await CertificateDocuments.create(certificate_id=found.id, pdf=b"%PDF-1.7", badge="{}")
    return found


async def completed(course: Course, user: User, **fields: Any) -> Enrollment:
    """A place in the course that is completed already, without a certificate."""
    return await enroll(course, user, status="completed", completed_at=clock.now(), **fields)
