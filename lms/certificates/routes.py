"""Certificates over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint, Response
from quart_schema import validate_querystring, validate_request, validate_response

from lms.certificates import reading, schemas, templates
from lms.certificates.actions import ending, keys
from lms.certificates.actions import templates as writing
from lms.certificates.badges import LD_JSON
from lms.core.access import PUBLIC, SIGNED_IN, TEACHERS, actor, allow, streams
from lms.core.attachment import disposition, plain_name
from lms.core.paging import PageQuery
from lms.core.schema import Page, answers
from lms.core.versions import etag

routes = Blueprint("certificates", __name__)

PDF = "application/pdf"
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


def _pdf(content: bytes, name: str) -> Response:
    headers = {
        "Content-Disposition": disposition(f"{plain_name(name) or 'certificate'}.pdf"),
        "Content-Security-Policy": SANDBOX,
    }
    return Response(content, headers=headers, content_type=PDF)


def _linked(document: str) -> Response:
    return Response(document, content_type=LD_JSON)


@routes.get("/courses/<uuid:course_id>/certificate-template")
@allow(TEACHERS)
@validate_response(schemas.TemplateOut)
async def read_certificate_template(
    course_id: UUID,
) -> tuple[schemas.TemplateOut, int, dict[str, str]]:
    """Read what a course's certificates say and show"""
    found = await templates.read(actor(), course_id)
    return templates.shown(found, actor()), 200, etag(found.version)


@routes.put("/courses/<uuid:course_id>/certificate-template")
@allow(TEACHERS)
@validate_request(schemas.TemplateIn)
@validate_response(schemas.TemplateOut)
async def put_certificate_template(
    course_id: UUID, data: schemas.TemplateIn
) -> tuple[schemas.TemplateOut, int, dict[str, str]]:
    """Say what a course's certificates say and show; those that were issued stay as they are"""
    found = await writing.put(actor(), course_id, data.model_dump())
    return templates.shown(found, actor()), 200, etag(found.version)


@routes.post("/courses/<uuid:course_id>/certificate-template/preview")
@allow(TEACHERS)
@streams
@validate_request(schemas.PreviewIn)
@answers(200, "A certificate with your name, as it would look.", PDF)
async def preview_certificate(course_id: UUID, data: schemas.PreviewIn) -> Response:
    """A certificate as it would look with these fields; the others are as they were saved"""
    fields = data.model_dump(exclude_unset=True)
    given = {name: fields[name] for name in fields if name not in ("title", "body") or fields[name]}
    return _pdf(await writing.preview(actor(), course_id, given), "preview")


@routes.get("/certificates")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.CertificateOut])
async def list_certificates(query_args: PageQuery) -> Page[schemas.CertificateOut]:
    """List your certificates, newest first"""
    return await reading.mine(actor(), query_args)


@routes.get("/courses/<uuid:course_id>/certificates")
@allow(TEACHERS)
@validate_querystring(schemas.CertificateQuery)
@validate_response(Page[schemas.CertificateOut])
async def list_course_certificates(
    course_id: UUID, query_args: schemas.CertificateQuery
) -> Page[schemas.CertificateOut]:
    """List a course's certificates, newest first"""
    return await reading.of_course(actor(), course_id, query_args)


@routes.get("/certificates/<uuid:certificate_id>/pdf")
@allow(SIGNED_IN)
@answers(200, "The certificate.", PDF)
@answers(409, "`not_issued`: it is being made (Retry-After), or could not be made.")
@answers(410, "`revoked`.")
async def read_certificate_pdf(certificate_id: UUID) -> Response:
    """Read a certificate as a PDF, for its holder and the course's staff"""
    found, content = await reading.pdf(actor(), certificate_id)
    return _pdf(content, f"{found.title} {found.course_title}")


@routes.get("/certificates/<uuid:certificate_id>/badge")
@allow(SIGNED_IN)
@answers(200, "An OpenBadgeCredential.", LD_JSON)
@answers(409, "`not_issued`: it is being made (Retry-After), or could not be made.")
@answers(410, "`revoked`.")
async def read_badge(certificate_id: UUID) -> Response:
    """Read a certificate as an Open Badge, for its holder and the course's staff"""
    return _linked(await reading.badge(actor(), certificate_id))


@routes.post("/certificates/<uuid:certificate_id>/revoke")
@allow(TEACHERS)
@validate_request(schemas.RevokeIn)
@validate_response(schemas.CertificateOut)
async def revoke_certificate(
    certificate_id: UUID, data: schemas.RevokeIn
) -> schemas.CertificateOut:
    """Declare that a certificate no longer counts, and why"""
    return reading.shown(await ending.revoke(actor(), certificate_id, data.reason))


@routes.post("/certificates/<uuid:certificate_id>/reissue")
@allow(TEACHERS)
@validate_response(schemas.CertificateOut, 201)
@validate_response(schemas.CertificateOut, 200)
async def reissue_certificate(certificate_id: UUID) -> tuple[schemas.CertificateOut, int]:
    """Make a certificate anew with its holder's name of today; the old one is revoked then"""
    found, new = await ending.reissue(actor(), certificate_id)
    return reading.shown(found), 201 if new else 200


@routes.post("/certificates/<uuid:certificate_id>/retry")
@allow(TEACHERS)
@validate_response(schemas.CertificateOut)
async def retry_certificate(certificate_id: UUID) -> schemas.CertificateOut:
    """Try a certificate again that could not be made"""
    return reading.shown(await ending.retry(actor(), certificate_id))


@routes.get("/verify/keys")
@allow(PUBLIC)
@validate_response(schemas.KeysOut)
async def list_signing_keys() -> schemas.KeysOut:
    """The public keys that certificates are signed with, as a JWK set"""
    return await reading.keys()


@routes.get("/issuer")
@allow(PUBLIC)
@answers(200, "An Open Badges profile.", LD_JSON)
async def read_issuer() -> Response:
    """Read who issues the badges here, and the keys to verify them with"""
    return _linked(await reading.issuer())


@routes.get("/verify/status/<int:page>")
@allow(PUBLIC)
@answers(200, "A BitstringStatusListCredential.", LD_JSON)
async def read_status_list(page: int) -> Response:
    """Read which badges were revoked"""
    return _linked(await keys.status_list(page))


@routes.get("/verify/<code>/badge")
@allow(PUBLIC)
@answers(200, "An OpenBadgeCredential.", LD_JSON)
@answers(410, "`revoked`.")
async def read_public_badge(code: str) -> Response:
    """Read a certificate as an Open Badge by its code"""
    return _linked(await reading.public_badge(code))


@routes.get("/verify/<code>")
@allow(PUBLIC)
@validate_response(schemas.VerificationOut)
async def verify_certificate(code: str) -> schemas.VerificationOut:
    """Verify a certificate by its code; `unknown` with a single character changed"""
    return schemas.VerificationOut(await reading.verify(code))
