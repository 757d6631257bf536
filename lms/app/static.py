"""The browser's files: bundled and in memory, or the source files during development."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from quart import Response
from werkzeug.exceptions import NotFound

from lms.app.request import Request

SOURCES = Path(__file__).resolve().parents[2] / "static"
BUNDLED = SOURCES / "dist"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
PACKED = {"br": ".br", "gzip": ".gz"}
"""Content encoding -> file suffix, the smaller encoding first."""
TYPES = {
    ".js": "text/javascript",
    ".map": "application/json",
    ".woff2": "font/woff2",
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """One file's bytes: plain, and in each encoding of PACKED that makes it smaller."""

    body: bytes
    packed: Mapping[str, bytes]
    etag: str
    content_type: str
    caching: str


class Bundle:
    """The files as they were at start-up. Their names contain a hash of the content, so browsers
    cache them for ever; only the pages are revalidated.
    """

    def __init__(self, root: Path = BUNDLED) -> None:
        names = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
        copies = tuple(PACKED.values())
        self._files = {
            name: self._read(path)
            for name, path in names.items()
            if path.is_file() and not name.endswith(copies)
        }
        if not self._files:
            log.warning("There are no pages: `make setup` makes them.")

    @staticmethod
    def _read(path: Path) -> File:
        copies = {kind: path.with_name(path.name + ending) for kind, ending in PACKED.items()}
        packed = {kind: copy.read_bytes() for kind, copy in copies.items() if copy.exists()}
        return _file(path, packed, ASK_AGAIN if path.suffix == ".html" else FOREVER)

    async def file(self, name: str) -> File:
        try:
            return self._files[name]
        except KeyError:
            raise NotFound from None


class Sources:
    """The files on disk, read again for each request."""

    def __init__(self, root: Path = SOURCES) -> None:
        self.root = root.resolve()

    async def file(self, name: str) -> File:
        return await asyncio.to_thread(self._read, name)

    def _read(self, name: str) -> File:
        path = self.root / name
        try:
            if str(path.resolve()) != f"{self.root}/{name}":
                raise NotFound
            return _file(path, {}, ASK_AGAIN)
        except (OSError, ValueError):
            raise NotFound from None


Static: TypeAlias = Bundle | Sources
"""The files below one folder, by the one way to write each path; NotFound for the rest."""


def respond(request: Request, file: File) -> Response:
    """The file, compressed where the browser accepts it; 304 when its copy is current."""
    headers = {"ETag": file.etag, "Cache-Control": file.caching, "Vary": "Accept-Encoding"}
    if file.etag in request.headers.get("If-None-Match", ""):
        return Response(b"", 304, headers)
    body = file.body
    for kind, packed in file.packed.items():
        if request.accept_encodings.quality(kind) > 0:
            body = packed
            headers["Content-Encoding"] = kind
            break
    return Response(body, 200, headers, content_type=file.content_type)


def _file(path: Path, packed: Mapping[str, bytes], caching: str) -> File:
    body = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    kind = kind or "application/octet-stream"
    if kind.startswith("text/") or kind == "image/svg+xml":
        kind += "; charset=utf-8"
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return File(body, packed, etag, kind, caching)
