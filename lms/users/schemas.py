"""Accounts over REST."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from lms.core.access import Role
from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import LanguageTag, Lines, Name, empty
from lms.users.models import ApplicationState, User, UserStatus
from lms.users.rules import MAX_EMAIL_LENGTH, checked_email


@lru_cache(maxsize=1)
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _known_timezone(value: str) -> str:
    if value not in _timezones():
        raise ValueError("is not a time zone")
    return value


Email = Annotated[str, Lines(MAX_EMAIL_LENGTH), AfterValidator(checked_email)]
Timezone = Annotated[str, Lines(64), AfterValidator(_known_timezone)]


def _said(value: str) -> str:
    if empty(value):
        raise ValueError("must not be empty")
    return value.strip()


class UserOut(Out):
    """An account as its owner and admins see it."""

    id: UUID
    email: str | None
    full_name: str
    role: Role
    status: UserStatus
    locale: str | None
    timezone: str | None
    email_verified_at: Moment | None
    created_at: Moment
    updated_at: Moment


class MePatch(In):
    """Changes of your own account; a field that isn't sent stays."""

    full_name: Name = ""
    locale: LanguageTag | None = None
    timezone: Timezone | None = None


class UserIn(In):
    """A new account created by an admin; its owner sets the password by a mailed link."""

    email: Email
    full_name: Name
    role: Role = Role.STUDENT
    locale: LanguageTag | None = None
    timezone: Timezone | None = None


class UserPatch(MePatch):
    """Changes by an admin; a field that isn't sent stays."""

    role: Role = Role.STUDENT
    status: UserStatus = UserStatus.ACTIVE

    @model_validator(mode="after")
    def _something(self) -> UserPatch:
        if not self.model_fields_set:
            raise ValueError("nothing to change")
        return self


def _several(value: Any) -> Any:
    """A query parameter given once arrives as a single value."""
    return [value] if isinstance(value, str) else value


class UserQuery(PageQuery):
    """Filters of the list of accounts; `id` may be repeated up to 100 times."""

    id: Annotated[list[UUID] | None, BeforeValidator(_several), Field(max_length=100)] = None
    role: Role | None = None
    status: UserStatus | None = None
    q: Annotated[str, Lines(100)] | None = None


class ApplicationIn(In):
    """The applicant's reasons."""

    motivation: Annotated[str, Lines(2000, 1), AfterValidator(_said)]


class ApplicationReviewIn(In):
    """An optional message to the applicant."""

    note: Annotated[str, Lines(500)] = ""


class ApplicationOut(Out):
    """An application as its applicant sees it."""

    id: UUID
    state: ApplicationState
    motivation: str
    note: str
    created_at: Moment
    reviewed_at: Moment | None


class Applicant(Out):
    id: UUID
    full_name: str
    email: str | None
    role: Role


class ApplicationToReview(ApplicationOut):
    """An application as admins see it."""

    user_id: UUID
    user: Applicant
    reviewed_by: UUID | None


class ApplicationQuery(PageQuery):
    """Filters of the list of applications."""

    state: ApplicationState | None = None


class ResetSent(Out):
    """A mail is being sent."""


class PersonOut(Out):
    id: UUID
    name: str


class ChangeOut(Out):
    """When something was last changed, and by whom; null: nobody has changed it since it was
    imported or copied, or the account is gone.
    """

    at: Moment
    by: PersonOut | None

    @classmethod
    def of(cls, at: datetime, who: User | None) -> ChangeOut:
        return cls(at=at, by=PersonOut(id=who.id, name=who.full_name) if who else None)
