"""What refreshes a course's dashboard."""

from __future__ import annotations

from lms.analytics.messages import KIND
from lms.courses.models import Enrollment
from lms.enrollments import hooks as enrollments
from lms.live import hooks as live
from lms.live.hooks import LiveEvent
from lms.realtime.publishing import touch


async def on_place(place: Enrollment) -> None:
    touch(KIND, place.course_id)


async def on_game(event: LiveEvent) -> None:
    touch(KIND, event.course_id)


enrollments.changed.add(on_place)
live.created.add(on_game)
live.started.add(on_game)
live.finished.add(on_game)
