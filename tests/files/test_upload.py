"""What comes in: kept whole, or refused with nothing of it left."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from errno import ENOSPC
from pathlib import Path

import pytest

from lms.core.access import Role
from lms.files import storage as storing
from lms.files.models import StoredFile
from lms.settings import Settings, settings
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.factories import make_user
from tests.files.factories import (
    BOUNDARY,
    FORM,
    MP4,
    PDF,
    WEBM,
    form,
    make_file,
    package,
    part,
    picture,
    send,
    stored,
)
from tests.patience import PATIENCE_S

Limit = Callable[..., None]


async def until(ask: Callable[[], Awaitable[bool]]) -> None:
    """Ask until it is so, at most that long."""
    end = time.monotonic() + PATIENCE_S
    while not await ask():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.02)


async def nothing_left() -> bool:
    return not stored() and not await StoredFile.all().exists()


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Limit:
    """`limit(file_quota_bytes=10)`: other settings for this test."""

    def use(**changed: int) -> None:
        given = settings().model_copy(update=changed)
        for module in ("intake", "keeping"):
            monkeypatch.setattr(f"lms.files.actions.{module}.settings", lambda: given)

    return use


async def test_a_file_is_kept_as_it_was_sent(client: Client) -> None:
    user = await make_user()
    made = await send(client, user, "Übung 1.pdf", PDF)
    assert made.status == 201, made
    file = made.json
    assert file["name"] == "Übung 1.pdf"
    assert file["size"] == len(PDF)
    assert file["content_type"] == "application/pdf"
    assert file["kind"] == "document"
    assert file["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert file["visibility"] == "private"
    assert file["owner_id"] == str(user.id)
    assert file["course_id"] is None
    assert file["url"] == f"/api/v1/files/{file['id']}/content"
    content = await client.get(file["url"], as_=user)
    assert content.body == PDF
    assert (await client.get(f"files/{file['id']}", as_=user)).json == file


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp4", MP4),
        ("a.webm", WEBM),
        ("a.csv", "name;punkte\nÉlise;3\n".encode()),
        ("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"),
        ("a.json", b"{}"),
        ("a.zip", package(a=b"1")),
        ("a.docx", package(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"<x/>"})),
        ("a.odt", package(mimetype=b"application/vnd.oasis.opendocument.text", a=b"")),
        ("a.wav", b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(32)),
        ("a.mp3", b"ID3\x04" + bytes(64)),
        ("a.ogg", b"OggS" + bytes(64)),
        ("a.m4a", b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00" + bytes(64)),
    ],
)
async def test_each_kind_is_taken(client: Client, name: str, data: bytes) -> None:
    made = await send(client, await make_user(), name, data)
    assert made.status == 201, made
    assert made.json["size"] == len(data)


@pytest.mark.parametrize(
    ("name", "data", "status", "code"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "unsupported_media_type"),
        ("a.html", b"<html></html>", 415, "unsupported_media_type"),
        ("a.exe", b"MZ", 415, "unsupported_media_type"),
        ("noending", b"text", 415, "unsupported_media_type"),
        ("a.pdf", b"no pdf", 415, "unsupported_media_type"),
        ("a.png", PDF, 415, "unsupported_media_type"),
        ("a.txt", PDF, 415, "unsupported_media_type"),
        ("a.txt", b"nul \x00", 415, "unsupported_media_type"),
        ("a.txt", b"latin \xe9t\xe9", 415, "unsupported_media_type"),
        ("a.txt", b"x" * 9000 + b"\xc3", 415, "unsupported_media_type"),
        ("a.txt", "héllo".encode("utf-16"), 415, "unsupported_media_type"),
        ("a.docx", package(a=b"1"), 415, "unsupported_media_type"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"<script>" * 50, 415, "unsupported_media_type"),
        ("a.gif", b"GIF89a<script>alert(1)</script>", 415, "unsupported_media_type"),
        ("a.pdf", b"<script>alert(1)</script>\n" + PDF, 415, "unsupported_media_type"),
        ("a.png", picture("GIF"), 415, "unsupported_media_type"),
        ("a.zip", picture() + package(a=b"1"), 415, "unsupported_media_type"),
        ("a.svg.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "unsupported_media_type"),
        ("a.txt", b"", 422, "invalid"),
    ],
)
async def test_what_lies_is_refused_and_not_kept(
    client: Client, name: str, data: bytes, status: int, code: str
) -> None:
    refused = await send(client, await make_user(), name, data)
    assert (refused.status, refused.code) == (status, code), refused
    assert stored() == []
    assert not await StoredFile.all().exists()


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{}", "application/json", 415, "unsupported_media_type"),
        (form("a.txt", b"1"), "multipart/form-data", 400, "bad_form"),
        (form("a.txt", b"1"), f"multipart/form-data; boundary={'x' * 71}", 400, "bad_form"),
        (b"", FORM["Content-Type"], 400, "bad_form"),
        (b"nothing of a form", FORM["Content-Type"], 400, "bad_form"),
        (form("a.txt", b"1")[:-20], FORM["Content-Type"], 400, "bad_form"),
        (part("a.txt", b"1"), FORM["Content-Type"], 400, "bad_form"),
        (f"--{BOUNDARY}--\r\n".encode(), FORM["Content-Type"], 422, "invalid"),
        (form("a.txt", b"1", field="picture"), FORM["Content-Type"], 422, "invalid"),
        (part("a.txt", b"1") + form("b.txt", b"2"), FORM["Content-Type"], 422, "invalid"),
        (b"x" * 100_000 + form("a.txt", b"1"), FORM["Content-Type"], 413, "too_large"),
        (form("x" * 100_000, b"1"), FORM["Content-Type"], 413, "too_large"),
        (
            form("a.txt", b"1").replace(b'; filename="a.txt"', b""),
            FORM["Content-Type"],
            422,
            "invalid",
        ),
        (form("a.txt", b"1") + b"y" * 300_000, FORM["Content-Type"], 413, "too_large"),
    ],
)
async def test_a_broken_form_is_refused(
    client: Client, body: bytes, kind: str, status: int, code: str
) -> None:
    refused = await client.post(
        "files", as_=await make_user(), data=body, headers={"Content-Type": kind}
    )
    assert (refused.status, refused.code) == (status, code), refused
    assert stored() == []
    assert not await StoredFile.all().exists()


async def test_a_file_has_a_size_and_a_film_a_larger_one(client: Client, limit: Limit) -> None:
    limit(max_upload_bytes=2000, max_video_bytes=4000)
    user = await make_user()
    assert (await send(client, user, "a.txt", b"x" * 2000)).status == 201
    assert (await send(client, user, "a.mp4", MP4 + bytes(3000))).status == 201
    for name, data in (("a.txt", b"x" * 2001), ("a.mp4", MP4 + bytes(4000))):
        refused = await send(client, user, name, data)
        assert (refused.status, refused.code) == (413, "too_large"), refused
    assert len(stored()) == 2


async def test_what_a_person_keeps_is_bounded(client: Client, limit: Limit) -> None:
    limit(file_quota_bytes=1000)
    user, other = await make_user(), await make_user()
    first = await send(client, user, "a.txt", b"x" * 1000)
    assert first.status == 201
    refused = await send(client, user, "b.txt", b"x")
    assert (refused.status, refused.code) == (507, "quota_exceeded")
    assert (await send(client, other, "b.txt", b"x")).status == 201
    assert (await client.delete(f"files/{first.json['id']}", as_=user)).status == 204
    assert (await send(client, user, "b.txt", b"x")).status == 201


@pytest.mark.parametrize("told", [True, False])
async def test_of_many_at_once_as_many_are_kept_as_fit(
    client: Client, limit: Limit, told: bool
) -> None:
    limit(file_quota_bytes=10_000)
    user = await make_user()
    await client.token(user)
    body = form("a.txt", b"x" * 1000)
    headers = FORM | ({"Content-Length": str(len(body))} if told else {})
    sent = [client.post("files", as_=user, data=body, headers=headers) for _ in range(60)]
    answers = await asyncio.gather(*sent)
    assert sorted(one.status for one in answers) == [201] * 10 + [507] * 50
    assert len(stored()) == 10
    assert await StoredFile.bytes_of(user.id) == 10_000


async def test_an_upload_of_unknown_length_is_counted_too(client: Client, limit: Limit) -> None:
    limit(file_quota_bytes=1000, max_upload_bytes=2000)
    user = await make_user()
    token = await client.token(user)

    async def chunked(data: bytes) -> int:
        asked = client._client.request(
            "/api/v1/files", method="POST",
            headers=FORM | {"Authorization": f"Bearer {token}", "Transfer-Encoding": "chunked"},
        )  # fmt: skip
        async with asked as connection:
            for at in range(0, len(data), 100):
                await connection.send(data[at : at + 100])
            await connection.send_complete()
        return int((await connection.as_response()).status_code)

    assert await chunked(form("a.txt", b"x" * 1001)) == 507
    assert stored() == []
    assert await chunked(form("a.txt", b"x" * 900)) == 201
    assert await chunked(form("a.txt", b"x" * 101)) == 507
    assert await StoredFile.bytes_of(user.id) == 900


async def test_a_repeat_with_its_key_keeps_one_file(client: Client) -> None:
    user = await make_user()
    first = await send(client, user, "a.png", picture(), Idempotency_Key="k1")
    again = await send(client, user, "a.png", picture(), Idempotency_Key="k1")
    assert (first.status, again.status) == (201, 201)
    assert first.body == again.body
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(stored()) == 1
    other = await send(client, user, "b.txt", b"other", Idempotency_Key="k1")
    assert other.status == 422
    assert len(stored()) == 1


async def test_a_key_that_is_none_is_refused_before_the_file(client: Client) -> None:
    user = await make_user()
    asked = client._client.request(
        "/api/v1/files", method="POST",
        headers=FORM | {
            "Authorization": f"Bearer {await client.token(user)}",
            "Content-Length": "3000000",
            "Idempotency-Key": "x" * 201,
        },
    )  # fmt: skip
    async with asked as connection:
        await connection.send(part("a.mp4", MP4)[:-2])
        async with asyncio.timeout(PATIENCE_S):
            await connection.receive()
    assert connection.status_code == 422


async def test_a_client_that_goes_leaves_nothing(client: Client) -> None:
    user = await make_user()
    token = await client.token(user)
    asked = client._client.request(
        "/api/v1/files", method="POST",
        headers=FORM | {"Authorization": f"Bearer {token}", "Content-Length": "3000000"},
    )  # fmt: skip
    async with asked as connection:
        await connection.send(part("a.mp4", MP4 + bytes(2_500_000))[:-2])
        await until(lambda: StoredFile.filter(owner=user).exists())
        await connection.disconnect()
    await until(nothing_left)


async def test_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(storing, "_to_disk", full)
    refused = await send(client, await make_user(), "a.txt", b"x")
    assert (refused.status, refused.code) == (507, "disk_full")
    assert stored() == []
    assert not await StoredFile.all().exists()


async def test_material_of_a_course_is_its_teachers_to_add(client: Client) -> None:
    owner = await make_user(Role.INSTRUCTOR)
    course = await make_course(owner)
    helper = await make_staff(course, "assistant")
    path = f"courses/{course.id}/files"
    made = await send(client, owner, "a.pdf", PDF, path)
    assert made.status == 201
    assert made.json["course_id"] == str(course.id)
    assert (await client.get("files", as_=owner)).json["items"] == []
    assert (await client.get(path, as_=helper)).json["items"] == [made.json]
    assert (await send(client, helper, "a.pdf", PDF, path)).status == 403
    assert (await send(client, await make_user(), "a.pdf", PDF, path)).status == 403
    other = await make_user(Role.INSTRUCTOR)
    assert (await send(client, other, "a.pdf", PDF, path)).status == 404
    assert (await client.get(path, as_=other)).status == 404
    assert len(stored()) == 1


async def test_nobody_uploads_without_an_account(client: Client) -> None:
    refused = await client.post("files", data=form("a.txt", b"x"), headers=FORM)
    assert refused.status == 401


def test_the_folder_is_in_the_data_directory(settings: Settings) -> None:
    assert storing.storage().folder == settings.lms_data_dir / "uploads"


async def test_what_is_there_stays_when_another_fails(client: Client) -> None:
    user = await make_user()
    await make_file(user, "a.txt")
    await send(client, user, "b.svg", b"<svg/>")
    assert len(stored()) == 1
