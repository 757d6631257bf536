"""How higher features react to changed accounts."""

from __future__ import annotations

from dataclasses import dataclass

from lms.core.hooks import Hook
from lms.users.models import InstructorApplication, User


@dataclass(frozen=True, slots=True)
class UserChanged:
    """An account was created or changed; `fields` are the names of the changed fields."""

    user: User
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class ApplicationReviewed:
    """An admin approved or rejected an application."""

    application: InstructorApplication
    user: User
    approved: bool


@dataclass(frozen=True, slots=True)
class ApplicationSent:
    """Somebody asks to become an instructor."""

    application: InstructorApplication
    user: User


application_sent = Hook[ApplicationSent]("users.application_sent")
application_reviewed = Hook[ApplicationReviewed]("users.application_reviewed")
invited = Hook[User]("users.invited")
"""An admin created an account without a password; its owner must be asked to choose one."""
reset_forced = Hook[User]("users.reset_forced")
"""An admin removed an account's password; its owner must be asked to choose another."""
changed = Hook[UserChanged]("users.changed")
