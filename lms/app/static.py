"""The browser's files from memory: a hundred phones open the page at once."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from quart import Response
from werkzeug.exceptions import NotFound

from lms.app.request import Request

ROOT = Path(__file__).resolve().parents[2] / "static"
PREFIX = "/static/"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
WORTH_PACKING = frozenset({".js", ".mjs", ".css", ".html", ".svg", ".json", ".txt", ".map"})
SMALLEST_PACKED = 500
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was when its size and time were these."""

    mark: tuple[int, int]
    body: bytes
    packed: bytes | None
    etag: str
    content_type: str


class Static:
    """What stands below one folder.

    `version` follows from all contents: an address with it never changes its meaning, so it is
    cached for ever. Without one (while developing) browsers ask each time whether it changed.
    """

    def __init__(self, root: Path = ROOT, *, versioned: bool) -> None:
        self.root = root
        self.version = _version(root) if versioned else ""
        self._files: dict[str, File] = {}

    async def answer(self, request: Request, name: str) -> Response:
        """The file at `/static/<name>`; 404 for what isn't one."""
        lasting = bool(self.version) and name.startswith(self.version + "/")
        if lasting:
            name = name[len(self.version) + 1 :]
        file = await self._file(name)
        return respond(request, file, FOREVER if lasting else ASK_AGAIN)

    async def page(self, request: Request, name: str) -> Response:
        """An HTML file; its links to our files get the version."""
        file = await self._file(name)
        return respond(request, file, ASK_AGAIN)

    async def _file(self, name: str) -> File:
        path = self.root / name
        try:
            if "\0" in name or not path.resolve().is_relative_to(self.root):
                raise NotFound
            found = path.stat()
        except (OSError, ValueError):
            raise NotFound from None
        mark = (found.st_mtime_ns, found.st_size)
        known = self._files.get(name)
        if known is None or known.mark != mark:
            if not path.is_file():
                raise NotFound
            known = self._files[name] = await asyncio.to_thread(self._read, path, mark)
        return known

    def _read(self, path: Path, mark: tuple[int, int]) -> File:
        body = path.read_bytes()
        if path.suffix == ".html" and self.version:
            body = body.replace(PREFIX.encode(), f"{PREFIX}{self.version}/".encode())
        packed = None
        if path.suffix in WORTH_PACKING and len(body) > SMALLEST_PACKED:
            packed = gzip.compress(body, 6, mtime=0)
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        kind = kind or "application/octet-stream"
        if kind.startswith("text/") or kind == "image/svg+xml":
            kind += "; charset=utf-8"
        return File(mark, body, packed, f'"{hashlib.sha256(body).hexdigest()[:20]}"', kind)


def respond(request: Request, file: File, caching: str) -> Response:
    """The file, packed where the browser unpacks; 304 where it has it."""
    headers = {"ETag": file.etag, "Cache-Control": caching, "Vary": "Accept-Encoding"}
    if file.etag in request.headers.get("If-None-Match", ""):
        return Response(b"", 304, headers)
    body = file.body
    if file.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
        body = file.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, 200, headers, content_type=file.content_type)


def _version(root: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            whole.update(str(path.relative_to(root)).encode())
            whole.update(path.read_bytes())
    return "v-" + whole.hexdigest()[:12]
