"""What upper floors hear of accounts."""

from __future__ import annotations

from dataclasses import dataclass

from lms.core.hooks import Hook
from lms.users.models import User


@dataclass(frozen=True, slots=True)
class UserChanged:
    """An account was made or changed; `fields` are the names of what is new."""

    user: User
    fields: frozenset[str]


changed = Hook[UserChanged]("users.changed")
