"""Writing a course's template, and trying one out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.audit import actions as audit
from lms.certificates import press, templates, wording
from lms.certificates.models import CertificateTemplate
from lms.certificates.page import Facts, page
from lms.certificates.rules import GROUP_LENGTH, GROUPS, expiry
from lms.certificates.verbs import CertificateVerb
from lms.core import clock, limits, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.core.limits import Limit
from lms.courses.models import Course
from lms.courses.reading import managed
from lms.files.models import StoredFile
from lms.files.rules import Kind

PREVIEWS = Limit("certificate previews", 20)
PREVIEW_CODE = "-".join(["X" * GROUP_LENGTH] * GROUPS)
"""One of 31 ** 20 codes, which are drawn by chance: no certificate has it."""


@atomic
async def put(actor: Actor, course_id: UUID, fields: dict[str, Any]) -> CertificateTemplate:
    """Replace a course's template; certificates that were issued stay as they are.

    409 `not_available` for what needs final grades; 422 for pictures that aren't the actor's.
    """
    await managed(actor, course_id)
    rows = Course.managed_by(actor).select_for_update(no_key=True)
    course = await rows.get_or_none(id=course_id) or refuse(NotFound)
    found = await templates.of_course(course)
    versions.require(found.version)
    await _check(actor, fields, templates.pictures_of(found))
    new = _columns(fields, course)
    changed = {name for name, value in new.items() if getattr(found, name) != value}
    if not changed and found.version:
        return found
    found.update_from_dict({**new, "version": found.version + 1})
    await found.save()
    await audit.record(CertificateVerb.TEMPLATE_CHANGED, ("course", course_id), changed)
    return found


async def preview(actor: Actor, course_id: UUID, fields: dict[str, Any]) -> bytes:
    """A PDF of the template with these fields in place of those that were saved.

    It bears the actor's name and a code that no certificate has.
    """
    await managed(actor, course_id)
    await limits.require(PREVIEWS, str(actor.id))
    course = await Course.managed_by(actor).get_or_none(id=course_id) or refuse(NotFound)
    found = await templates.of_course(course)
    await _check(actor, fields, templates.pictures_of(found))
    found.update_from_dict(_columns(fields, course))
    now = clock.now()
    facts = Facts(
        name=actor.full_name,
        course=course.title,
        completed_at=now,
        expires_at=expiry(now, found.expires_after_days),
        code=PREVIEW_CODE,
        verify_url=templates.verify_url(PREVIEW_CODE),
    )
    html = page(await templates.look(found, course, found.title), facts)
    try:
        return await press.drawn(html)
    except press.NotDrawn as error:
        detail = f"This certificate can't be drawn: it {error}."
        raise Invalid("too_complex", detail) from None


def _columns(fields: dict[str, Any], course: Course) -> dict[str, Any]:
    """Fields as columns."""
    columns = {name: value for name, value in fields.items() if name != "min_percent"}
    if columns.get("language", "") is None:
        columns["language"] = course.language
    if "signatories" in columns:
        columns["signatories"] = [
            {**one, "file_id": str(one["file_id"]) if one["file_id"] else None}
            for one in columns["signatories"]
        ]
    return columns


async def _check(actor: Actor, fields: dict[str, Any], shown_before: set[UUID]) -> None:
    body = fields.get("body") or ""
    if fields.get("min_percent") is not None or "grade" in wording.placeholders(body):
        detail = "Certificates can't use final grades yet."
        raise Conflict("not_available", detail)
    unknown = wording.placeholders(body) - wording.PLACEHOLDERS
    if unknown:
        known = "{name}, {course}, {date}"
        raise Invalid.field("body", f"knows only {known}, not {{{min(unknown)[:30]}}}")
    wanted = {"logo_file_id": fields.get("logo_file_id")}
    for at, one in enumerate(fields.get("signatories") or []):
        wanted[f"signatories.{at}.file_id"] = one["file_id"]
    pictures = StoredFile.shown_by(actor).filter(
        kind=Kind.IMAGE, size__lte=templates.MAX_PICTURE_BYTES
    )
    for field, file_id in wanted.items():
        new = file_id is not None and file_id not in shown_before
        if new and not await pictures.filter(id=file_id).exists():
            raise Invalid.field(field, "is no picture of yours of at most 2 MiB")
