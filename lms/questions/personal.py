"""What question banks hold about a person."""

from __future__ import annotations

from lms.core.personal import Erasure, PersonalData, register
from lms.questions.models import Question, QuestionBank, QuestionImport

register(
    PersonalData(
        QuestionBank,
        "Question banks that a person made.",
        fields=("id", "title", "created_at"),
        by="owner_id",
        erasure=Erasure.KEEP,
    ),
    PersonalData(
        Question,
        "Questions that a person was the last to change.",
        fields=("id", "title", "updated_at"),
        by="changed_by_id",
        erasure=Erasure.UNLINK,
    ),
    PersonalData(
        QuestionImport,
        "Files of questions that a person imported.",
        fields=("id", "created_at"),
        by="owner_id",
    ),
)
