"""Signing in over REST."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, RootModel

from lms.auth.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD
from lms.core.schema import In, Moment, Out
from lms.core.text import Text, Title
from lms.users.rules import LONGEST
from lms.users.schemas import Email

NewPassword = Annotated[Text, Field(min_length=SHORTEST_PASSWORD, max_length=LONGEST_PASSWORD)]
Password = Annotated[Text, Field(max_length=LONGEST_PASSWORD)]


class RegisterIn(In):
    email: Email
    password: NewPassword
    full_name: Title


class Accepted(Out):
    """Nothing: the answer is the same for a new and a known address."""


class LoginIn(In):
    email: Annotated[Text, Field(max_length=LONGEST)]
    password: Password


class RefreshIn(In):
    """`refresh_token` is left out by a browser, whose cookie holds it."""

    refresh_token: Annotated[Text, Field(max_length=200)] | None = None


class PasswordChangeIn(In):
    current_password: Password
    new_password: NewPassword


class Tokens(Out):
    """What an API client gets."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105  no secret
    expires_in: int


class InCookies(Out):
    """What a browser gets: the tokens are in cookies that no script can read."""

    expires_in: int


class SignedIn(RootModel[Tokens | InCookies]):
    """Tokens, or with `X-Requested-With: lms` cookies."""


class SessionOut(Out):
    """A sign-in on a device."""

    id: UUID
    user_agent: str
    address: str
    current: bool
    created_at: Moment
    last_seen_at: Moment
    expires_at: Moment
