"""The template of a course, with the words of ours until it has its own; and what it looks like."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from lms.certificates import fonts, wording
from lms.certificates.models import CertificateTemplate
from lms.certificates.page import Look, Signatory
from lms.certificates.schemas import ACCENT, SignatoryOut, TemplateOut
from lms.core.access import Actor
from lms.courses.models import Course
from lms.courses.reading import managed
from lms.files.links import link
from lms.files.models import StoredFile
from lms.files.rules import Kind
from lms.files.storage import key_of, storage
from lms.settings import settings

MAX_SHOWN = 20
MAX_PICTURE_BYTES = 2 * 2**20
"""A page with four of them must fit into its process."""


def default(course: Course) -> CertificateTemplate:
    """What a course has until its teachers write something else."""
    title, body = wording.DEFAULTS[wording.family(course.language)]
    return CertificateTemplate(
        course=course, title=title, body=body, accent=ACCENT, language=course.language
    )


async def of_course(course: Course) -> CertificateTemplate:
    """A course's template; not saved yet while nobody has written one."""
    return await CertificateTemplate.get_or_none(course_id=course.id) or default(course)


async def read(actor: Actor, course_id: UUID) -> CertificateTemplate:
    """A course's template, for its teachers."""
    await managed(actor, course_id)
    return await of_course(await Course.existing().get(id=course_id))


def pictures_of(template: CertificateTemplate) -> set[UUID]:
    """The files that a template shows."""
    ids = [one["file_id"] for one in template.signatories]
    found = {UUID(one) for one in ids if one}
    return found | ({template.logo_file_id} if template.logo_file_id else set())


async def showing(file_id: UUID) -> list[UUID]:
    """The courses whose template shows the file, at most twenty."""
    signed: Any = [{"file_id": str(file_id)}]
    ids: list[UUID] = []
    for scope in (
        CertificateTemplate.filter(logo_file_id=file_id),
        CertificateTemplate.filter(signatories__contains=signed),
    ):
        rows = await scope.filter(course__deleted_at=None).limit(MAX_SHOWN).values("course_id")
        ids += [row["course_id"] for row in rows]
    return list(dict.fromkeys(ids))[:MAX_SHOWN]


def shown(template: CertificateTemplate, reader: Actor) -> TemplateOut:
    """The template with addresses of its pictures, signed for who reads it."""

    def address(file_id: UUID | None) -> str | None:
        return link(file_id, ("user", reader.id)) if file_id else None

    signatories = []
    for one in template.signatories:
        file_id = UUID(one["file_id"]) if one["file_id"] else None
        signatories.append(
            SignatoryOut(name=one["name"], role=one["role"], file_id=file_id, url=address(file_id))
        )
    return TemplateOut(
        enabled=template.enabled,
        title=template.title,
        body=template.body,
        signatories=signatories,
        logo_file_id=template.logo_file_id,
        logo_url=address(template.logo_file_id),
        accent=template.accent,
        language=template.language,
        min_percent=None,
        expires_after_days=template.expires_after_days,
    )


def verify_url(code: str) -> str:
    """The page where anybody can verify it."""
    return f"{settings().public_url}/verify/{code}"


def course_url(course_id: UUID) -> str:
    """The page of a course."""
    return f"{settings().public_url}/courses/{course_id}"


def api() -> str:
    """What the addresses of badges, of their issuer and of the status lists begin with."""
    return f"{settings().public_url}/api/v1"


def host() -> str:
    """The issuer's name."""
    return urlsplit(settings().public_url).netloc


async def look(template: CertificateTemplate, course: Course, title: str) -> Look:
    """What the template makes of a certificate with this title; its pictures are read."""
    ids = pictures_of(template)
    kept = StoredFile.kept().filter(id__in=ids, kind=Kind.IMAGE, size__lte=MAX_PICTURE_BYTES)
    files = {one.id: one for one in await kept} if ids else {}
    pictures = {str(one.id): await _data(one) for one in files.values()}
    return Look(
        title=title,
        body=template.body,
        accent=template.accent,
        language=template.language,
        zone=course.timezone,
        letters=fonts.letters(),
        logo=pictures.get(str(template.logo_file_id), ""),
        signatories=[
            Signatory(one["name"], one["role"], pictures.get(one["file_id"] or "", ""))
            for one in template.signatories
        ],
    )


async def _data(file: StoredFile) -> str:
    """A picture as a `data:` address."""
    pieces = [piece async for piece in await storage().reading(key_of(file.id), 0, file.size)]
    return f"data:{file.content_type};base64,{base64.b64encode(b''.join(pieces)).decode()}"
