"""What upper floors say of files."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lms.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class Use:
    """Something that shows a file: a lesson, a question, a course by its cover."""

    kind: str
    id: UUID


used_by: Hook[UUID] = Hook("files.used_by")
"""Asked with a file's id before it is deleted; a handler returns a list of `Use`."""
