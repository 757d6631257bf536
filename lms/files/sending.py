"""A file's content as a response: ranges, tags, and the headers that keep a browser safe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import quote

from quart import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.http import parse_range_header

from lms.files.links import Sent
from lms.files.models import StoredFile
from lms.files.rules import SHOWN_INLINE, Kind, ending
from lms.files.storage import key_of, storage

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'"
BY_LINK = "private, max-age=43200"
"""A link's bytes never change, and it names who may have them."""
ELSE = "private, no-cache"


async def content(file: StoredFile, *, inline: bool, sent: Sent | None) -> Response:
    """All of it, the one range that was asked for, or that nothing has changed."""
    name = f"file.{ending(file.name)}" if sent and sent.nameless else file.name
    tag = f'"{file.sha256}"'
    headers = {
        "ETag": tag,
        "Accept-Ranges": "bytes",
        "Cache-Control": BY_LINK if sent else ELSE,
        "Content-Disposition": disposition(file, name, inline=inline),
        "Content-Security-Policy": SANDBOX,
    }
    if _names(request.headers.get("If-None-Match"), tag):
        return Response(b"", 304, headers)
    found = _range(file.size, tag)
    start, end = found or (0, file.size)
    if found:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    body: AsyncIterator[bytes] | bytes = (
        b"" if request.method == "HEAD" else await storage().reading(key_of(file.id), start, end)
    )
    response = Response(body, 206 if found else 200, headers, content_type=_shown_type(file))
    response.headers["Content-Length"] = str(end - start)
    response.timeout = None  # how fast it is taken is the client's affair
    return response


def _range(size: int, tag: str) -> tuple[int, int] | None:
    """The one range that is asked for; None: send all. 416 for one that lies behind the end."""
    asked = request.headers.get("Range") if request.method == "GET" else None
    if not asked or request.headers.get("If-Range", tag) != tag:
        return None
    found = parse_range_header(asked)
    if found is None or found.units != "bytes" or len(found.ranges) != 1:
        return None
    first, last = found.ranges[0]
    start = max(0, size + first) if first < 0 else first
    if start >= size:
        raise RequestedRangeNotSatisfiable(length=size)
    return start, size if last is None else min(last, size)


def _names(sent: str | None, tag: str) -> bool:
    """Whether If-None-Match names what we have."""
    return sent is not None and (sent.strip() == "*" or tag in sent)


def _shown_type(file: StoredFile) -> str:
    text = file.content_type.startswith("text/")
    return f"{file.content_type}; charset=utf-8" if text else file.content_type


def disposition(file: StoredFile, name: str, *, inline: bool) -> str:
    """Opened in a browser are only pictures, sounds and films, and only when asked."""
    how = "inline" if inline and Kind(file.kind) in SHOWN_INLINE else "attachment"
    return f"{how}; filename*=UTF-8''{quote(name, safe='')}"
