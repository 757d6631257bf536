"""Files over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines, Name
from lms.files.models import FileVisibility
from lms.files.rules import Kind


class FileOut(Out):
    """A file. `url` is the bare address of its content, as Markdown holds it."""

    id: UUID
    name: str
    size: int
    content_type: str
    kind: Kind
    sha256: str
    visibility: FileVisibility
    owner_id: UUID
    course_id: UUID | None
    """Of a course's material."""
    url: str
    created_at: Moment


class FileQuery(PageQuery):
    """`kind` and a text in the name."""

    kind: Kind | None = None
    q: Annotated[str, Lines(200)] | None = None


class FilePatch(In):
    """What of a file can change; null leaves it as it is."""

    name: Name | None = None
    visibility: FileVisibility | None = None


class LinkIn(In):
    """How long a link lasts."""

    expires_in_s: Annotated[int, Field(ge=60, le=86400, strict=True)] = 300


class LinkOut(Out):
    """An address of a file's content for anybody."""

    url: str
    expires_at: Moment


class UploadIn(In):
    """A form with one file."""

    file: Annotated[str, Field(json_schema_extra={"format": "binary"})]
