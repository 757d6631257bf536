"""Spreadsheets as quiz tools export and take them: Kahoot, Quizizz, Blooket, Gimkit and others."""

from lms.questions.formats.sheet.read import read
from lms.questions.formats.sheet.write import write

__all__ = ["read", "write"]
