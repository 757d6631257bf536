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


@dataclass(frozen=True, slots=True)
class Invited:
    """An admin made an account without a password: its owner is asked to choose one."""

    user: User


@dataclass(frozen=True, slots=True)
class ResetForced:
    """An admin took an account's password away: its owner is asked to choose another."""

    user: User


invited = Hook[Invited]("users.invited")
reset_forced = Hook[ResetForced]("users.reset_forced")
changed = Hook[UserChanged]("users.changed")
