"""What upper floors hear of accommodations."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lms.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class Changed:
    """What a person gets has changed: in all courses, in one, or in one quiz."""

    user_id: UUID
    course_id: UUID | None
    quiz_id: UUID | None


changed: Hook[Changed] = Hook("accommodations.changed")
"""Called in the transaction of the change."""
