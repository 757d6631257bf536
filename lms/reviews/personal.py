"""Personal data in reviews."""

from __future__ import annotations

from lms.core.personal import PersonalData, register
from lms.reviews import actions
from lms.reviews.models import Review

register(
    PersonalData(
        Review,
        "What a person says of courses.",
        fields=("course_id", "rating", "text", "created_at", "updated_at"),
        by="author_id",
        erasure=actions.forget,
    ),
)
