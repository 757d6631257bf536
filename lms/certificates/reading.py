"""Certificates as their holders, the staff and strangers see them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.certificates import badges, rules, signing, templates
from lms.certificates.models import Certificate, CertificateDocuments, SigningKey
from lms.certificates.rules import CertificateState, Standing
from lms.certificates.schemas import (
    CertificateOut,
    CertificateQuery,
    CertifiedCourse,
    JwkOut,
    KeysOut,
    Proof,
    UnknownOut,
    VerifiedOut,
)
from lms.core import clock, paging
from lms.core.access import Actor
from lms.core.clock import stamp
from lms.core.errors import Conflict, Gone, NotFound, refuse
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.core.search import as_plain, plain
from lms.courses.models import Course
from lms.settings import settings

ASK_AGAIN_S = 5
MAX_PAGE = 10_000


def claims(one: Certificate) -> dict[str, Any]:
    """What is signed of an issued certificate."""
    if one.issued_at is None:
        raise ValueError("it is not issued yet")
    return {"v": signing.VERSION, "issuer": settings().public_url, **_facts(one)}


def _facts(one: Certificate) -> dict[str, Any]:
    """The signed fields that its row has too."""
    return {
        "id": str(one.id),
        "code": one.code,
        "name": one.name,
        "course": one.course_title,
        "course_id": str(one.course_id),
        "title": one.title,
        "completed_at": stamp(one.completed_at),
        "issued_at": one.issued_at and stamp(one.issued_at),
        "expires_at": one.expires_at and stamp(one.expires_at),
    }


async def verify(code: str) -> VerifiedOut | UnknownOut:
    """What anybody is told of a code; unknown, too, where a field isn't as it was signed."""
    one, said = await _known(code)
    if one is None or one.issued_at is None:
        return UnknownOut()
    status = rules.standing(one.state, one.expires_at, clock.now())
    if status is Standing.UNKNOWN:
        return UnknownOut()
    return VerifiedOut(
        status=status,
        name=one.name,
        course=one.course_title,
        title=one.title,
        issued_at=one.issued_at,
        expires_at=one.expires_at,
        revoked_at=one.revoked_at,
        issuer=said["issuer"],
        proof=Proof(payload=one.payload, signature=one.signature, kid=one.kid),
    )


async def _known(code: str) -> tuple[Certificate | None, dict[str, Any]]:
    """The certificate with this code, and what was signed of it."""
    one = await Certificate.get_or_none(code=code) if rules.is_code(code) else None
    said = await _signed(one) if one and one.issued_at else None
    return (one, said) if said else (None, {})


async def _signed(one: Certificate) -> dict[str, Any] | None:
    """What a certificate's signature says, if it holds and says the same as the row."""
    key = await SigningKey.get_or_none(kid=one.kid)
    if key is None or signing.kid_of(bytes(key.public)) != one.kid:
        return None
    if not signing.holds(one.payload, one.signature, bytes(key.public)):
        return None
    said = signing.claims_of(one.payload)
    if said is None or not isinstance(said.get("issuer"), str):
        return None
    expected = {"v": signing.VERSION, "issuer": said["issuer"], **_facts(one)}
    return said if said == expected else None


async def keys() -> KeysOut:
    """All public keys that certificates were ever signed with."""
    rows = await SigningKey.all().order_by("id")
    return KeysOut(keys=[JwkOut(**signing.jwk(bytes(one.public))) for one in rows])


async def public_badge(code: str) -> str:
    """The Open Badge of a certificate, for anybody: 404 for an unknown one, 410 once revoked."""
    one, _ = await _known(code)
    return (await _documents(one or refuse(NotFound))).badge


async def badge(actor: Actor, certificate_id: UUID) -> str:
    """The Open Badge of a certificate, for its holder and the staff."""
    found = await Certificate.visible_to(actor).get_or_none(id=certificate_id)
    return (await _documents(found or refuse(NotFound))).badge


async def pdf(actor: Actor, certificate_id: UUID) -> tuple[Certificate, bytes]:
    """A certificate and its PDF: 409 `not_issued` while there is none, 410 once it is revoked."""
    found = await Certificate.visible_to(actor).get_or_none(id=certificate_id)
    one = found or refuse(NotFound)
    return one, bytes((await _documents(one)).pdf)


async def _documents(one: Certificate) -> CertificateDocuments:
    if one.state is CertificateState.REVOKED:
        raise Gone("revoked", "This certificate was revoked.")
    if one.state is CertificateState.PENDING:
        detail = "The certificate is being made."
        raise Conflict("not_issued", detail, retry_after_s=ASK_AGAIN_S)
    if one.state is CertificateState.FAILED:
        raise Conflict("not_issued", "The certificate could not be made.")
    return await CertificateDocuments.get(certificate_id=one.id)


async def issuer() -> str:
    """Who issues the badges, and with which keys."""
    keys = {one.kid: bytes(one.public) for one in await SigningKey.all().order_by("id")}
    return json.dumps(
        badges.profile(templates.api(), settings().public_url, templates.host(), keys)
    )


async def revoked_in(page: int) -> list[int]:
    """The numbers of a status list that were revoked; 404 for a list that hasn't begun."""
    first = page * badges.LIST_LENGTH
    if page > MAX_PAGE or (page and not await Certificate.filter(number__gte=first).exists()):
        raise NotFound
    there = Certificate.filter(number__gte=first, number__lt=first + badges.LIST_LENGTH)
    found = there.filter(state=CertificateState.REVOKED).order_by("number")
    return [row["number"] for row in await found.values("number")]


async def mine(actor: Actor, query: PageQuery) -> Page[CertificateOut]:
    """The actor's own, the newest first."""
    return await _page(Certificate.owned_by(actor), query)


async def of_course(actor: Actor, course_id: UUID, query: CertificateQuery) -> Page[CertificateOut]:
    """A course's certificates, the newest first; 404 for who is not of its staff."""
    await Course.staffed_by(actor).filter(id=course_id).exists() or refuse(NotFound)
    scope = Certificate.filter(course_id=course_id)
    if query.state:
        scope = scope.filter(state=query.state)
    if query.q:
        found = as_plain('"certificates".name')
        scope = scope.annotate(found=found).filter(found__contains=plain(query.q))
    return await _page(scope, query)


async def _page(scope: QuerySet[Certificate], query: PageQuery) -> Page[CertificateOut]:
    found = await paging.by_id(scope, query, newest_first=True)
    await _with_replacements(found.items)
    items = [shown(one) for one in found.items]
    return Page[CertificateOut].model_construct(items=items, next=found.next)


async def whole(one: Certificate) -> Certificate:
    """The certificate with all that is shown of it."""
    await _with_replacements([one])
    return one


async def _with_replacements(some: Sequence[Certificate]) -> None:
    known = {one.id: one for one in some}
    if known:
        later = Certificate.filter(replaces_id__in=list(known))
        for row in await later.values("id", "replaces_id"):
            known[row["replaces_id"]].replaced_by_id = row["id"]


def shown(one: Certificate) -> CertificateOut:
    """A certificate as its holder and the staff see it."""
    return CertificateOut(
        id=one.id,
        state=rules.current(one.state, one.expires_at, clock.now()),
        code=one.code,
        course=CertifiedCourse(id=one.course_id, title=one.course_title),
        user_id=one.user_id,
        name=one.name,
        title=one.title,
        completed_at=one.completed_at,
        issued_at=one.issued_at,
        expires_at=one.expires_at,
        revoked_at=one.revoked_at,
        reason=one.reason,
        replaces_id=one.replaces_id,
        replaced_by_id=one.replaced_by_id,
        verify_url=templates.verify_url(one.code),
        pdf_url=f"/api/v1/certificates/{one.id}/pdf",
        badge_url=f"/api/v1/certificates/{one.id}/badge",
    )
