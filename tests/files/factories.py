"""Files as tests send them, and what they are made of."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import Any

from PIL import Image

from lms.core import clock
from lms.files.models import FileState, StoredFile
from lms.files.rules import TYPES, ending
from lms.files.storage import key_of, storage
from lms.users.models import User
from tests.client import Answer, Client

BOUNDARY = "----lms-test-boundary"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 400
WEBM = (
    b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"
    + bytes(99)
)


def part(name: str, data: bytes, field: str = "file") -> bytes:
    """One part of a form, without what ends the form."""
    head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
    kind = "Content-Type: application/octet-stream"
    return f"--{BOUNDARY}\r\n{head}\r\n{kind}\r\n\r\n".encode() + data + b"\r\n"


def form(name: str, data: bytes, field: str = "file") -> bytes:
    """A form with one file."""
    return part(name, data, field) + f"--{BOUNDARY}--\r\n".encode()


async def send(
    client: Client, user: User, name: str, data: bytes, path: str = "files", **headers: str
) -> Answer:
    """Upload it as this user; header names with `_` for `-`."""
    body = form(name, data)
    more = {key.replace("_", "-"): value for key, value in headers.items()}
    sent = FORM | {"Content-Length": str(len(body))} | more
    return await client.post(path, as_=user, data=body, headers=sent)


async def make_file(
    owner: User, name: str = "notes.txt", data: bytes = b"Notes.", **fields: Any
) -> StoredFile:
    """A file that is there, bytes and row."""
    found = TYPES[ending(name)]
    file = await StoredFile.create(
        owner=owner,
        name=name,
        size=len(data),
        content_type=found.content_type,
        kind=found.kind,
        sha256=hashlib.sha256(data).hexdigest(),
        state=FileState.KEPT,
        touched_at=clock.now(),
        **fields,
    )
    async with storage().writing(key_of(file.id)) as writer:
        await writer.write(data)
    return file


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A picture with something on it."""
    made = Image.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    made.save(out, kind, **options)
    return out.getvalue()


def package(**members: bytes) -> bytes:
    """A zip file of these members, stored as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def stored() -> list[str]:
    """What lies in the storage's folder, half-written files too."""
    folder = storage().folder
    assert folder is not None
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
