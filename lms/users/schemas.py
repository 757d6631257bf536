"""Accounts over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, model_validator

from lms.core.access import Role
from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Text, Title
from lms.users.models import UserStatus
from lms.users.rules import LONGEST, checked_email


def _known_timezone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("is not a time zone")
    return value


Email = Annotated[Text, Field(max_length=LONGEST), AfterValidator(checked_email)]
Locale = Annotated[Text, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Timezone = Annotated[Text, Field(max_length=64), AfterValidator(_known_timezone)]


class UserOut(Out):
    """An account as its owner and admins see it."""

    id: UUID
    email: str
    full_name: str
    role: Role
    status: UserStatus
    locale: str | None
    timezone: str | None
    email_verified_at: Moment | None
    created_at: Moment
    updated_at: Moment


class MePatch(In):
    """What people change about themselves; a field that isn't sent stays."""

    full_name: Title = ""
    locale: Locale | None = None
    timezone: Timezone | None = None


class UserIn(In):
    """A new account by an admin; its owner sets a password by a reset."""

    email: Email
    full_name: Title
    role: Role = Role.STUDENT
    locale: Locale | None = None
    timezone: Timezone | None = None


class UserPatch(MePatch):
    """What admins change; a field that isn't sent stays."""

    role: Role = Role.STUDENT
    status: UserStatus = UserStatus.ACTIVE

    @model_validator(mode="after")
    def _something(self) -> UserPatch:
        if not self.model_fields_set:
            raise ValueError("nothing to change")
        return self


class UserQuery(PageQuery):
    """Filters of the list of accounts."""

    role: Role | None = None
    status: UserStatus | None = None
    q: Annotated[Text, Field(max_length=100)] | None = None
