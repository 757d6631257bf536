"""What upper floors hear of accounts."""

from __future__ import annotations

from dataclasses import dataclass

from lms.core.hooks import Hook
from lms.users.models import InstructorApplication, User


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


@dataclass(frozen=True, slots=True)
class ApplicationReviewed:
    """An admin has said yes or no to somebody who asked to teach."""

    application: InstructorApplication
    user: User
    approved: bool


application_reviewed = Hook[ApplicationReviewed]("users.application_reviewed")
invited = Hook[Invited]("users.invited")
reset_forced = Hook[ResetForced]("users.reset_forced")
changed = Hook[UserChanged]("users.changed")
