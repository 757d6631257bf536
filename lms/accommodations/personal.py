"""Personal data in accommodations."""

from __future__ import annotations

from lms.accommodations.models import Accommodation
from lms.core.personal import PersonalData, register

register(
    PersonalData(
        Accommodation,
        "More time, later dates and further attempts that you get.",
        fields=(
            "course_id", "quiz_id", "time_multiplier", "extra_s", "extra_attempts", "shift_s",
            "note", "updated_at",
        ),
    )
)  # fmt: skip
