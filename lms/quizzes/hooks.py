"""What upper floors add to quizzes."""

from __future__ import annotations

from uuid import UUID

from lms.core.hooks import Hook

running: Hook[UUID] = Hook("quizzes.running")
"""Asked of a quiz by its id; a handler returns a list of `RunningOut`."""
