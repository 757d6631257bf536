"""GIFT, Moodle's plain text: a blank line between questions, answers in braces."""

from lms.questions.formats.gift.read import read
from lms.questions.formats.gift.write import write

__all__ = ["read", "write"]
