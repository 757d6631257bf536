"""What upper floors add to quizzes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.core.access import Actor
from lms.core.hooks import Hook
from lms.quizzes.models import Quiz

running: Hook[UUID] = Hook("quizzes.running")
"""Asked of a quiz by its id; a handler returns a list of `RunningOut`."""
changed: Hook[UUID] = Hook("quizzes.changed")
"""Called with the id of a quiz whose own fields have changed, in the transaction."""
running_attempts: Hook[UUID] = Hook("quizzes.running_attempts")
"""Asked of a quiz by its id; a handler returns whether somebody sits at it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who reads these quizzes, all of one course."""

    actor: Actor
    quizzes: Sequence[Quiz]


mine: Hook[Asking] = Hook("quizzes.mine")
"""Asked how a learner stands with quizzes; a handler returns `{quiz_id: MineOut}`."""
