"""Questions from files and as files, over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Response, request
from quart_schema import validate_querystring, validate_response

from lms.core.access import TEACHERS, actor, allow, streams
from lms.core.attachment import disposition
from lms.core.errors import UnsupportedMediaType
from lms.core.idempotency import idempotent
from lms.core.schema import answers
from lms.questions import exports
from lms.questions.actions import imports
from lms.questions.exports import File
from lms.questions.formats import KINDS, FormatName
from lms.questions.routes.edge import routes
from lms.questions.schemas.imports import (
    ExportQuery,
    QuestionImportQuery,
    QuestionImportStarted,
    QuestionImportVerdict,
)

Verdict = tuple[QuestionImportVerdict | QuestionImportStarted, int]


async def body(name: FormatName) -> bytes:
    """The request's body; 415 when it says to be something else than this format."""
    accepts = KINDS[name].accepts
    if request.mimetype not in accepts:
        raise UnsupportedMediaType(detail=f"The body must be {' or '.join(accepts)}.")
    data: bytes = await request.get_data(cache=True, as_text=False)  # type: ignore[assignment]
    return data


def verdict(found: QuestionImportVerdict | QuestionImportStarted) -> Verdict:
    """With its status."""
    return found, 202 if isinstance(found, QuestionImportStarted) else 200


def saved(file: File) -> Response:
    """A response that browsers save."""
    response = Response(file.data, content_type=file.mimetype)
    response.headers["Content-Disposition"] = disposition(file.name)
    return response


@routes.post("/banks/<uuid:bank_id>/imports")
@allow(TEACHERS)
@streams
@idempotent
@validate_querystring(QuestionImportQuery)
@validate_response(QuestionImportStarted, 202)
@validate_response(QuestionImportVerdict, 200)
async def import_questions(bank_id: UUID, query_args: QuestionImportQuery) -> Verdict:
    """Make questions from GIFT, Aiken, Moodle XML or a sheet; `dry_run` only checks"""
    place = await imports.bank_target(actor(), bank_id)
    data = await body(query_args.format)
    return verdict(await imports.take(actor(), place, data, query_args))


@routes.get("/banks/<uuid:bank_id>/export")
@allow(TEACHERS)
@streams
@validate_querystring(ExportQuery)
@answers(200, "The file.", *(one.mimetype for one in KINDS.values()))
async def export_questions(bank_id: UUID, query_args: ExportQuery) -> Response:
    """A bank's questions as a file; 409 `unsupported_type` unless `skip` leaves those out"""
    file = await exports.of_bank(actor(), bank_id, query_args.format, skip=query_args.skip)
    return saved(file)
