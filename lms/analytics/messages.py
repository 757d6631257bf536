"""Messages of `dashboard:<course>`."""

from __future__ import annotations

from typing import Literal

from lms.analytics.schemas import CourseFigures
from lms.realtime.messages import Event

KIND = "dashboard"


class DashboardChanged(Event, CourseFigures):
    """All statistics of the course, as they are now; at most one message a second."""

    type: Literal["dashboard.changed"] = "dashboard.changed"
