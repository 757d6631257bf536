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
    """Nothing: the response is the same whether or not the address has an account."""


class LoginIn(In):
    email: Annotated[str, Lines(MAX_EMAIL_LENGTH)]
    password: Password


class RefreshIn(In):
    """Browsers leave `refresh_token` out: their cookie holds it."""

    refresh_token: Annotated[str, Lines(200)] | None = None


class PasswordChangeIn(In):
    current_password: Password
    new_password: NewPassword


class ForgotIn(In):
    email: Annotated[str, Lines(MAX_EMAIL_LENGTH)]


class AuthLinkIn(In):
    """`token` is the part of a mailed link after the `#`."""

    token: Annotated[str, Lines(200)]


class PasswordResetIn(AuthLinkIn):
    new_password: NewPassword


class Verified(Out):
    """The verified address.

    `password_ended` when the earlier password may have been set by somebody else: choose one by
    `password/forgot`.
    """

    email: str
    password_ended: bool


class Tokens(Out):
    """The tokens of an API client."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105  no secret
    expires_in: int


class InCookies(Out):
    """The response to a browser, whose tokens are in HttpOnly cookies."""

    expires_in: int


class MfaRequired(Out):
    """The password was right; `auth/login/mfa` takes the challenge and a code within 5 minutes."""

    mfa_required: Literal[True] = True
    challenge: str


class SignedIn(RootModel[Tokens | InCookies | MfaRequired]):
    """Tokens, or cookies with `X-Requested-With: lms`; or the second factor that is required."""


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
    """The secret for an authenticator app, shown once."""

    secret: str
    otpauth_uri: str
    qr_svg: str


class RecoveryCodes(Out):
    """Each works once in place of a code; they are not shown again."""

    recovery_codes: list[str]


class MfaState(Out):
    """The state of the account's second factor."""

    enabled: bool
    since: Moment | None
    recovery_codes_left: int
    required: bool
    has_password: bool


class SessionOut(Out):
    """A sign-in session on a device."""

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
    """`read` allows GET and HEAD, `write` the rest; without an expiry it works until revoked."""

    name: Annotated[str, Line(100), AfterValidator(not_empty)]
    scopes: Annotated[list[Literal["read", "write"]], Field(min_length=1, max_length=2)]
    expires_in_days: Annotated[int, Field(strict=True, ge=1, le=365)] | None


class ApiTokenOut(Out):
    """An API token; `hint` is the end of its secret."""

    id: UUID
    name: str
    hint: str
    scopes: list[Literal["read", "write"]]
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Moment | None


class NewApiToken(ApiTokenOut):
    """The new token, which is shown only once."""

    token: str


class OidcOut(Out):
    """The other provider, if one is configured, and its button's text."""

    enabled: bool
    name: str


class OidcStart(In):
    next: Annotated[str, Lines(2000)] = "/"
    """The page of ours to go to afterwards; anything else becomes `/`."""


class OidcReturned(BaseModel):
    """The provider's parameters; further ones are ignored."""

    code: Annotated[str, Lines(4000)] = ""
    state: Annotated[str, Lines(500)] = ""
    error: Annotated[str, Lines(500)] = ""
    iss: Annotated[str, Lines(500)] = ""


class Moved(Out):
    """Nothing: `Location` is the address to go to."""


class IdentityOut(Out):
    """A provider linked to the account."""

    id: UUID
    issuer: str
    subject: str
    created_at: Moment
    last_used_at: Moment | None
