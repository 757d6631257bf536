"""Certificates over REST."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, RootModel, StrictBool, StrictInt

from lms.certificates.rules import CertificateState, Standing
from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import LanguageTag, Line, Lines, Name, Title, not_empty

MAX_SIGNATORIES = 3
MAX_DAYS = 36_500
MAX_LINES = 12
ACCENT = "#1f4e79"


def _few_lines(value: str) -> str:
    if len(value.splitlines()) > MAX_LINES:
        raise ValueError(f"should have at most {MAX_LINES} lines")
    return value


Body = Annotated[str, Lines(1_000), AfterValidator(not_empty), AfterValidator(_few_lines)]
Accent = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Percent = Annotated[StrictInt, Field(ge=0, le=100)]
Days = Annotated[StrictInt, Field(ge=1, le=MAX_DAYS)]


class SignatoryIn(In):
    """Who signs a course's certificates; the file is a picture of the signature."""

    name: Name
    role: Annotated[str, Line(200)] = ""
    file_id: UUID | None = None


Signatories = Annotated[list[SignatoryIn], Field(max_length=MAX_SIGNATORIES)]


class TemplateFields(In):
    """What a template has besides its texts."""

    enabled: StrictBool = True
    signatories: Signatories = Field(default_factory=list)
    logo_file_id: UUID | None = None
    accent: Accent = ACCENT
    language: LanguageTag | None = None
    """The course's own without one."""
    min_percent: Percent | None = None
    expires_after_days: Days | None = None


class TemplateIn(TemplateFields):
    """What a course's certificates say and show; `{name}`, `{course}`, `{date}` in `body`."""

    title: Title
    body: Body


class PreviewIn(TemplateFields):
    """The fields of a template that are to be tried; the others are as they were saved."""

    title: Title | None = None
    body: Body | None = None


class SignatoryOut(Out):
    """Who signs; `url` shows the picture to the reader."""

    name: str
    role: str
    file_id: UUID | None
    url: str | None


class TemplateOut(Out):
    """What a course's certificates say and show."""

    enabled: bool
    title: str
    body: str
    signatories: list[SignatoryOut]
    logo_file_id: UUID | None
    logo_url: str | None
    accent: str
    language: str
    min_percent: int | None
    expires_after_days: int | None


class CertifiedCourse(Out):
    """A course as a certificate names it."""

    id: UUID
    title: str


class CertificateOut(Out):
    """Somebody's certificate of a course; its name, title and date never change."""

    id: UUID
    state: CertificateState
    code: str
    course: CertifiedCourse
    user_id: UUID
    name: str
    title: str
    completed_at: Moment
    issued_at: Moment | None
    expires_at: Moment | None
    revoked_at: Moment | None
    reason: str
    replaces_id: UUID | None
    replaced_by_id: UUID | None
    verify_url: str
    pdf_url: str
    badge_url: str


class CertificateExport(Out):
    """What is kept of a person's certificate."""

    id: UUID
    course_id: UUID
    code: str
    state: CertificateState
    name: str
    title: str
    course_title: str
    completed_at: Moment
    issued_at: Moment | None
    expires_at: Moment | None
    revoked_at: Moment | None
    reason: str
    payload: str


class CertificateQuery(PageQuery):
    """A course's certificates: those in this state, those of people whose name holds `q`."""

    state: CertificateState | None = None
    q: Annotated[str, Line(200)] | None = None


class RevokeIn(In):
    """Why a certificate no longer counts; its holder and who verifies it are told."""

    reason: Annotated[str, Line(500), AfterValidator(not_empty)]


class Proof(Out):
    """base64url of what was signed, of its signature, and the key's name in `verify/keys`."""

    payload: str
    signature: str
    kid: str


class VerifiedOut(Out):
    """What anybody is told of a certificate by its code."""

    status: Literal[Standing.VALID, Standing.REVOKED, Standing.EXPIRED]
    name: str
    course: str
    title: str
    issued_at: Moment
    expires_at: Moment | None
    revoked_at: Moment | None
    issuer: str
    proof: Proof


class UnknownOut(Out):
    """There is no such certificate, or it isn't as it was signed."""

    status: Literal[Standing.UNKNOWN] = Standing.UNKNOWN


class VerificationOut(RootModel[VerifiedOut | UnknownOut]):
    """What anybody is told by a code; `unknown` stands alone."""


class JwkOut(Out):
    """A public key that certificates are signed with (RFC 8037)."""

    kty: str
    crv: str
    x: str
    kid: str
    alg: str
    use: str


class KeysOut(Out):
    """A JWK set."""

    keys: list[JwkOut]
