"""What question banks hold about a person."""

from __future__ import annotations

from lms.core.personal import Erasure, PersonalData, register
from lms.questions.models import QuestionBank, QuestionImport

register(
    PersonalData(
        QuestionBank,
        "Question banks that a person made.",
        fields=("id", "title", "created_at"),
        by="owner_id",
        erasure=Erasure.KEEP,
    ),
    PersonalData(
        QuestionImport,
        "Files of questions that a person imported.",
        fields=("id", "created_at"),
        by="owner_id",
    ),
)
