"""Moodle XML: what Moodle's question banks export."""

from lms.questions.formats.moodle.read import declared_encoding, read
from lms.questions.formats.moodle.write import Picture, Pictures, write

__all__ = ["Picture", "Pictures", "declared_encoding", "read", "write"]
