"""What quizzes hold about a person."""

from __future__ import annotations

from lms.core.personal import Erasure, PersonalData, register
from lms.quizzes.models import Quiz

register(
    PersonalData(
        Quiz,
        "Quizzes that a person was the last to change.",
        fields=("id", "title", "written_at"),
        by="written_by_id",
        erasure=Erasure.UNLINK,
    ),
)
