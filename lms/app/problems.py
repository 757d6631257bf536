"""Every error as `application/problem+json` (RFC 9457), whatever raised it."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import Any

import structlog
from pydantic import ValidationError
from pydantic_core import to_json
from quart import Response
from quart_schema import RequestSchemaValidationError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from lms.core.errors import Invalid, Refused, Unavailable, means, refusal
from lms.core.schema import invalid

log = structlog.get_logger()

TYPE = "application/problem+json"
CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    408: "request_timeout",
    412: "stale",
    413: "too_large",
    414: "uri_too_long",
    415: "unsupported_media_type",
    416: "range_not_satisfiable",
    429: "rate_limited",
    503: "unavailable",
}


def _malformed(error: RequestSchemaValidationError) -> Refused:
    found = error.validation_error
    if isinstance(found, ValidationError):
        return invalid(found)
    return Invalid(detail="The request doesn't have the expected form.")


means(_malformed, RequestSchemaValidationError)


def answer(error: Exception, request_id: str) -> Any:
    """The response to an exception; an unexpected exception is logged and its text is not sent."""
    if isinstance(error, HTTPException):
        return _of_http(error, request_id)
    refused = refusal(error)
    if refused is not None:
        if refused is not error and isinstance(refused, Unavailable):
            log.warning("unavailable", error=repr(error)[:300])
        return of(refused, request_id)
    log.error("internal", exc_info=error)
    return problem(500, "internal", "Something went wrong here; it was recorded.", request_id)


def of(refused: Refused, request_id: str) -> Response:
    members: dict[str, Any] = dict(refused.extra)
    if refused.errors is not None:
        members["errors"] = refused.errors
    elif refused.status == 422:
        members["errors"] = []
    response = problem(refused.status, refused.code, refused.detail, request_id, **members)
    if refused.retry_after_s is not None:
        response.headers["Retry-After"] = str(max(1, math.ceil(refused.retry_after_s)))
    if refused.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="lms"'
    return response


def _of_http(error: HTTPException, request_id: str) -> Any:
    if isinstance(error, RequestRedirect) or error.code is None or error.code < 400:
        return error
    if isinstance(error, RequestSchemaValidationError):
        return of(_malformed(error), request_id)
    code = CODES.get(error.code, "refused" if error.code < 500 else "internal")
    response = problem(error.code, code, "", request_id)
    for name, value in error.get_headers():
        if name in {"Allow", "Content-Range", "Retry-After"}:
            response.headers[name] = value
    return response


def problem(status: int, code: str, detail: str, request_id: str, **members: Any) -> Response:
    """A problem response with these members."""
    title = HTTPStatus(status).phrase
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail or title,
        "code": code,
        **members,
        "request_id": request_id,
    }
    return Response(to_json(body), status, content_type=TYPE)
