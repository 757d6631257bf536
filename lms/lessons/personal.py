"""What lessons hold about a person."""

from __future__ import annotations

from lms.core.personal import Erasure, PersonalData, register
from lms.lessons.models import Lesson

register(
    PersonalData(
        Lesson,
        "Lessons that a person was the last to change.",
        fields=("id", "title", "written_at"),
        by="written_by_id",
        erasure=Erasure.UNLINK,
    ),
)
