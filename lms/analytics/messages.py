"""What staff hear on `dashboard:<course>`."""

from __future__ import annotations

from typing import Literal

from lms.analytics.schemas import CourseFigures
from lms.realtime.messages import Event

KIND = "dashboard"


class DashboardChanged(Event, CourseFigures):
    """The figures anew, all of them; at most one a second."""

    type: Literal["dashboard.changed"] = "dashboard.changed"
