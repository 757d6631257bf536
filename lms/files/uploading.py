"""A request with a file, for whichever feature's route takes one."""

from __future__ import annotations

from uuid import UUID

from pydantic_core import to_json
from quart import Response, request

from lms.core import idempotency
from lms.core.access import Actor
from lms.core.errors import UnsupportedMediaType
from lms.core.idempotency import HEADER, REPLAYED, Reply
from lms.files.actions import intake, keeping
from lms.files.actions.intake import Arrived
from lms.files.form import FormFile
from lms.files.schemas import FileOut

JSON = "application/json"


async def upload(actor: Actor, space: tuple[str, UUID] | None = None) -> Response:
    """Keep the file of this request's form, for the actor or for a space; 201.

    The space's own scope has been asked before. A repeat with the same Idempotency-Key and the
    same file keeps nothing and gets the first answer.
    """
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType(detail="The body must be multipart/form-data with a file.")
    boundary = request.mimetype_params.get("boundary", "")
    form = FormFile(aiter(request.body), boundary, request.content_length)
    key = request.headers.get(HEADER)
    if key is not None:
        idempotency.check(key)
    async with intake.arriving(actor, form, space) as arrived:
        if key is None:
            return _response(await _kept(arrived))
        asked = "\n".join((request.full_path, arrived.name, arrived.sent_sha256)).encode()
        reply, again = await idempotency.once(actor.id, key, asked, lambda: _kept(arrived))
        if again:
            await intake.forget(arrived.id)
    return _response(reply, REPLAYED if again else {})


async def _kept(arrived: Arrived) -> Reply:
    kept = FileOut.model_validate(await keeping.keep(arrived))
    return Reply(201, to_json(kept), None)


def _response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    return Response(reply.body, reply.status, headers, content_type=JSON)
