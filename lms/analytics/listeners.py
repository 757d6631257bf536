"""What makes a dashboard look again; live sessions touch it themselves, by its name."""

from __future__ import annotations

from lms.analytics.messages import KIND
from lms.enrollments import hooks
from lms.enrollments.hooks import Enrolled, EnrollmentCompleted
from lms.realtime.channels import touch


@hooks.created.add
async def on_enrolled(event: Enrolled) -> None:
    touch(KIND, event.enrollment.course_id)


@hooks.completed.add
async def on_completed(event: EnrollmentCompleted) -> None:
    touch(KIND, event.enrollment.course_id)
