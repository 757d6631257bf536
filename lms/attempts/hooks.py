"""What upper floors hear of attempts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from lms.attempts.models import Attempt
from lms.core.hooks import Hook
from lms.questions.rules import Option

submitted: Hook[Attempt] = Hook("attempts.submitted")
"""Called once for each attempt that is handed in, previews aside, in the transaction."""


@dataclass(frozen=True, slots=True)
class Regraded:
    """By question the version whose key counts from now on in a quiz, alone or too."""

    quiz_id: UUID
    actor_id: UUID
    option: Option
    versions: Mapping[UUID, UUID]


regraded: Hook[Regraded] = Hook("attempts.regraded")
"""Called in the transaction that asks for a regrade which is to include live games."""
