"""Signing in over REST."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, RootModel

from lms.auth.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD
from lms.core.access import Role
from lms.core.schema import In, Moment, Out
from lms.core.text import Line, Lines, Name, not_empty
from lms.users.rules import MAX_EMAIL_LENGTH
from lms.users.schemas import Email

NewPassword = Annotated[str, Lines(LONGEST_PASSWORD, SHORTEST_PASSWORD)]
Password = Annotated[str, Lines(LONGEST_PASSWORD)]


class RegisterIn(In):
    email: Email
    password: NewPassword
    full_name: Name


class Accepted(Out):
    """Nothing: the answer is the same for a new and a known address."""


class LoginIn(In):
    email: Annotated[str, Lines(MAX_EMAIL_LENGTH)]
    password: Password


class RefreshIn(In):
    """`refresh_token` is left out by a browser, whose cookie holds it."""

    refresh_token: Annotated[str, Lines(200)] | None = None


class PasswordChangeIn(In):
    current_password: Password
    new_password: NewPassword


class ForgotIn(In):
    email: Annotated[str, Lines(MAX_EMAIL_LENGTH)]


class LinkIn(In):
    """`token` is what stands after the `#` of a link that was sent by mail."""

    token: Annotated[str, Lines(200)]


class PasswordResetIn(LinkIn):
    new_password: NewPassword


class Verified(Out):
    """The address that is now known to be its owner's.

    `password_ended` when the one before may have been another's: choose one by `password/forgot`.
    """

    email: str
    password_ended: bool


class Tokens(Out):
    """What an API client gets."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105  no secret
    expires_in: int


class InCookies(Out):
    """What a browser gets: the tokens are in cookies that no script can read."""

    expires_in: int


class MfaRequired(Out):
    """The password was right; `auth/login/mfa` takes the challenge and a code within 5 minutes."""

    mfa_required: Literal[True] = True
    challenge: str


class SignedIn(RootModel[Tokens | InCookies | MfaRequired]):
    """Tokens, or with `X-Requested-With: lms` cookies; or what is still missing."""


Code = Annotated[str, Lines(40, 6)]
"""Six digits of an authenticator app, or a recovery code `xxxx-xxxx-xxxx-xxxx`."""


class MfaLoginIn(In):
    challenge: Annotated[str, Lines(2000)]
    code: Code


class PasswordIn(In):
    """`password` is null where the account has none."""

    password: Password | None = None


class CodeIn(In):
    code: Code


class PasswordAndCodeIn(PasswordIn):
    code: Code


class TotpSetup(Out):
    """What goes into an authenticator app, shown once."""

    secret: str
    otpauth_uri: str
    qr_svg: str


class RecoveryCodes(Out):
    """Each works once in place of a code; they are not shown again."""

    recovery_codes: list[str]


class MfaState(Out):
    """How the account stands with its second factor."""

    enabled: bool
    since: Moment | None
    recovery_codes_left: int
    required: bool
    has_password: bool


class SessionOut(Out):
    """A sign-in on a device."""

    id: UUID
    user_agent: str
    address: str
    current: bool
    created_at: Moment
    last_seen_at: Moment
    expires_at: Moment


class PolicyIn(In):
    mfa_required: bool


class PolicyOut(Out):
    """What everybody with a role must have."""

    role: Role
    mfa_required: bool


class Policies(Out):
    """One for each role."""

    policies: list[PolicyOut]


class ApiTokenIn(In):
    """`read` opens GET and HEAD, `write` the rest; without an end it works until it is revoked."""

    name: Annotated[str, Line(100), AfterValidator(not_empty)]
    scopes: Annotated[list[Literal["read", "write"]], Field(min_length=1, max_length=2)]
    expires_in_days: Annotated[int, Field(strict=True, ge=1, le=365)] | None


class ApiTokenOut(Out):
    """A key for programs; `hint` is how its secret ends."""

    id: UUID
    name: str
    hint: str
    scopes: list[Literal["read", "write"]]
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Moment | None


class NewApiToken(ApiTokenOut):
    """With the token itself, which is not shown again."""

    token: str


class OidcOut(Out):
    """The other provider, when there is one, and what its button says."""

    enabled: bool
    name: str


class OidcStart(In):
    next: Annotated[str, Lines(2000)] = "/"
    """The page of ours to go on with; anything else becomes `/`."""


class OidcReturned(BaseModel):
    """What providers add to the address; further parameters of theirs are left alone."""

    code: Annotated[str, Lines(4000)] = ""
    state: Annotated[str, Lines(500)] = ""
    error: Annotated[str, Lines(500)] = ""
    iss: Annotated[str, Lines(500)] = ""


class Moved(Out):
    """Nothing: `Location` says where to go on."""


class IdentityOut(Out):
    """A provider that the account is signed in to with."""

    id: UUID
    issuer: str
    subject: str
    created_at: Moment
    last_used_at: Moment | None
