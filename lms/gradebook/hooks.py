"""What upper floors do with rubrics."""

from __future__ import annotations

from uuid import UUID

from lms.core.hooks import Hook

rubric_asked: Hook[UUID] = Hook("gradebook.rubric_asked")
"""Asked before a rubric is deleted; a handler returns whether anything is to be graded by it."""
rubric_given: Hook[UUID] = Hook("gradebook.rubric_given")
"""Asked before its criteria change; a handler returns whether anything was graded by it."""
