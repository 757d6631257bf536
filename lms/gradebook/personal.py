"""Personal data in grades."""

from __future__ import annotations

from lms.core.personal import Erasure, PersonalData, register
from lms.gradebook.models import Grade, GradeChange

register(
    PersonalData(
        Grade,
        "Your grades.",
        fields=("item_id", "points", "waiting", "updated_at"),
        erasure=Erasure.KEEP,
    ),
    PersonalData(
        GradeChange,
        "How your grades changed.",
        fields=("item_id", "field", "before", "after", "cause", "at"),
        erasure=Erasure.KEEP,
    ),
)
