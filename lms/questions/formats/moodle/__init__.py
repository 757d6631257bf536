"""Moodle XML: what Moodle's question banks export."""

from lms.questions.formats.moodle.read import declared_encoding, read
from lms.questions.formats.moodle.write import write

__all__ = ["declared_encoding", "read", "write"]
