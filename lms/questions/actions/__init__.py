"""What is done to banks and questions."""

from lms.questions.actions.banks import bank_of, make_bank_of, require_room
from lms.questions.actions.questions import NewQuestion, copied, create_question, use, written

__all__ = [
    "NewQuestion",
    "bank_of",
    "copied",
    "create_question",
    "make_bank_of",
    "require_room",
    "use",
    "written",
]
