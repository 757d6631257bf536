"""Archives that are none, or lie: a clear 422, and nothing is made."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from lms.archives import zips
from lms.courses.models import Course
from lms.files.models import StoredFile
from lms.jobs.models import Job
from lms.users.models import User
from tests.archives.factories import (
    ZIP,
    exported,
    finished,
    make_whole_course,
    members,
    send,
    with_course,
    zipped,
)
from tests.client import Client
from tests.courses.factories import make_course
from tests.factories import make_user
from tests.patience import slowly

Change = Callable[[dict[str, bytes]], bytes]
MANIFEST = b'{"format": "lms-course", "version": 1}'
NAME = "files/" + "0" * 64


def bomb(inside: dict[str, bytes]) -> bytes:
    """Ten megabytes that say to be ten gigabytes, by entries that share their bytes."""
    data = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = data.compress(bytes(10_000_000)) + data.flush()
    out = io.BytesIO(zipped(inside))
    out.seek(0)
    with zipfile.ZipFile(out, "a") as archive:
        for n in range(1000):
            info = zipfile.ZipInfo(f"files/{n:064x}")
            info.compress_type = zipfile.ZIP_DEFLATED
            info.compress_size, info.file_size = len(packed), 10_000_000
            info.header_offset, info.CRC = 0, 0
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        archive._didModify = True  # type: ignore[attr-defined]
    return out.getvalue()


def large(inside: dict[str, bytes]) -> bytes:
    """A course of 64 MB, packed to few bytes."""
    return zipped(inside | {"course.json": b'{"a": "' + b" " * 64_000_000 + b'"}'})


def twice(inside: dict[str, bytes]) -> bytes:
    other = NAME[:-1] + "1"
    return zipped(inside | {NAME: b"x", other: b"y"}).replace(other.encode(), NAME.encode())


def encrypted(inside: dict[str, bytes]) -> bytes:
    whole = bytearray(zipped(inside))
    at = whole.index(b"PK\x01\x02")
    flags = struct.unpack_from("<H", whole, at + 8)[0]
    struct.pack_into("<H", whole, at + 8, flags | 1)
    return bytes(whole)


def spoilt(inside: dict[str, bytes]) -> bytes:
    whole = bytearray(zipped(inside))
    at = whole.index(b"course.json") + len("course.json") + 20
    whole[at : at + 20] = bytes(20)
    return bytes(whole)


HOSTILE: dict[str, tuple[str, Change]] = {
    "no zip": ("archive_broken", lambda _: b"PK\x03\x04 and then nothing"),
    "text": ("archive_broken", lambda _: b"Hello."),
    "cut off": ("archive_broken", lambda inside: zipped(inside)[:-30]),
    "spoilt": ("archive_broken", spoilt),
    "encrypted": ("archive_broken", encrypted),
    "twice": ("archive_broken", twice),
    "bomb": ("archive_too_large", bomb),
    "large course": ("archive_too_large", large),
    "too many": (
        "archive_too_many",
        lambda inside: zipped(inside | {f"files/{n:064x}": b"" for n in range(5100)}),
    ),
    "out": ("archive_unsafe", lambda inside: zipped(inside | {"../../etc/passwd": b"x"})),
    "absolute": ("archive_unsafe", lambda inside: zipped(inside | {"/etc/passwd": b"x"})),
    "backslashes": ("archive_unsafe", lambda inside: zipped(inside | {"files\\..\\..\\x": b"x"})),
    "drive": ("archive_unsafe", lambda inside: zipped(inside | {"C:x": b"x"})),
    "unknown": ("archive_unknown", lambda inside: zipped(inside | {"readme.txt": b"x"})),
    "no manifest": (
        "archive_incomplete",
        lambda inside: zipped({name: inside[name] for name in inside if name != "manifest.json"}),
    ),
    "no course": ("archive_incomplete", lambda _: zipped({"manifest.json": MANIFEST})),
    "other format": (
        "manifest_invalid",
        lambda inside: zipped(inside | {"manifest.json": b'{"format": "x", "version": 1}'}),
    ),
    "more in the manifest": (
        "manifest_invalid",
        lambda inside: zipped(inside | {"manifest.json": MANIFEST[:-1] + b', "a": 1}'}),
    ),
    "no JSON in the manifest": (
        "manifest_invalid",
        lambda inside: zipped(inside | {"manifest.json": b"lms-course"}),
    ),
    "other version": (
        "version_unsupported",
        lambda inside: zipped(inside | {"manifest.json": MANIFEST.replace(b"1", b"2")}),
    ),
    "broken JSON": ("archive_broken", lambda inside: zipped(inside | {"course.json": b'{"co'})),
    "deep JSON": (
        "archive_broken",
        lambda inside: zipped(inside | {"course.json": b"[" * 1_000_000}),
    ),
    "not a number": (
        "archive_broken",
        lambda inside: zipped(inside | {"course.json": b'{"course": NaN}'}),
    ),
}


async def left() -> tuple[int, ...]:
    return (
        await Course.all().count(),
        await StoredFile.all().count(),
        await Job.all().count(),
    )


async def course_with_archive(client: Client) -> tuple[User, bytes]:
    owner = await make_user("instructor")
    return owner, await exported(client, owner, await make_whole_course(owner))


@pytest.mark.parametrize("ways", [1, *slowly(2)])
async def test_what_is_no_archive_is_refused(client: Client, ways: int) -> None:
    """Looked at or imported: in turns, and in CI each both ways."""
    owner, archive = await course_with_archive(client)
    inside, before = members(archive), await left()
    for n, (name, (code, change)) in enumerate(HOSTILE.items()):
        hostile = change(inside)
        for query in (["", "?dry_run=true"] * 2)[n % 2 : n % 2 + ways]:
            answer = await send(client, owner, hostile, query)
            assert (name, answer.status, answer.code) == (name, 422, code), answer
            assert answer.json["detail"], name
    assert await left() == before


Wrong = Callable[[dict[str, Any]], object]
TEXT = "text"
WRONG: dict[str, Wrong] = {
    "surprise": lambda course: course.update(surprise=1),
    "course.surprise": lambda course: course["course"].update(surprise=1),
    "course.title": lambda course: course["course"].update(title=" "),
    "course.ends_at": lambda course: course["course"].update(ends_at="2001-01-01T00:00:00Z"),
    "course.cover_file_id": lambda course: course["course"].update(cover_file_id=NO_ID),
    "certificate.logo_file_id": lambda course: course["certificate"].update(logo_file_id=NO_ID),
    "certificate.body": lambda course: course["certificate"].update(body="{grade}"),
    "cohorts.1.name": lambda course: course["cohorts"].append(course["cohorts"][0]),
    "modules.1.id": lambda course: course["modules"][1].update(id=course["modules"][0]["id"]),
    "modules.0.prerequisite_ids": lambda course: course["modules"][0].update(
        prerequisite_ids=[NO_ID]
    ),
    "lessons": lambda course: course["modules"][0].update(
        prerequisite_ids=[course["modules"][1]["id"]]
    ),
    "lessons.0.module_id": lambda course: course["lessons"][0].update(module_id=NO_ID),
    "lessons.0.kind": lambda course: course["lessons"][0].update(kind="movie"),
    "lessons.0.content.file_ids": lambda course: _lesson(course, TEXT).update(
        content={"file_ids": [course["files"][0]["id"]]}
    ),
    "lessons.1.content": lambda course: _lesson(course, "file").update(
        content={"file_ids": [NO_ID]}
    ),
    "files.0.name": lambda course: course["files"][0].update(name="../x.txt"),
    "files.0.sha256": lambda course: course["files"][0].update(size=7),
    "files": lambda course: course["files"].pop(),
    "banks.0.questions.0.version": lambda course: _questions(course)[0].update(version=9),
    "banks.0.questions.0.category_id": lambda course: _questions(course)[0].update(
        category_id=NO_ID
    ),
    "banks.0.categories.0.parent_id": lambda course: course["banks"][0]["categories"][0].update(
        parent_id=course["banks"][0]["categories"][1]["id"]
    ),
    "banks": lambda course: course["banks"].append(
        {"id": NO_ID, "title": "Another", "own": True, "questions": []}
    ),
    "quizzes.0.slots.0.question_id": lambda course: course["quizzes"][0]["slots"][0].update(
        question_id=NO_ID
    ),
    "quizzes.0.slots.0.version": lambda course: course["quizzes"][0]["slots"][0].update(version=5),
    "quizzes.1.slots.0.draw.bank_id": lambda course: course["quizzes"][1]["slots"][0][
        "draw"
    ].update(bank_id=NO_ID),
}
NO_ID = "0196f000-0000-7000-8000-00000000dead"


def _lesson(course: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in course["lessons"] if one["kind"] == kind)
    return found


def _questions(course: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = course["banks"][0]["questions"]
    return found


async def test_a_course_that_makes_no_sense_is_refused_by_its_fields(client: Client) -> None:
    owner, archive = await course_with_archive(client)
    before = await left()
    for field, change in WRONG.items():
        hostile = with_course(archive, change)
        answer = await send(client, owner, hostile)
        assert (field, answer.status, answer.code) == (field, 422, "invalid"), answer
        fields = [one["field"] for one in answer.json["errors"]]
        looked = await send(client, owner, hostile, "?dry_run=true")
        assert (looked.status, looked.json["good"]) == (200, 0)
        assert fields == [one["field"] for one in looked.json["errors"]]
        if field.startswith("lessons."):  # which lesson it is, the order says
            tail = field.split(".", 2)[2]
            assert any(one.endswith(f".{tail}") for one in fields), (field, fields)
        else:
            assert field in fields, (field, fields)
    assert await left() == before


async def test_bytes_that_are_others_make_no_course(client: Client) -> None:
    owner, archive = await course_with_archive(client)
    inside = members(archive)
    names = [name for name in inside if name.startswith("files/")]
    for spoil in (lambda data: bytes(len(data)), lambda data: data[:-1] + b"~"):
        for name in names:
            before = await Course.all().count()
            job = await finished(
                client, await send(client, owner, zipped(inside | {name: spoil(inside[name])}))
            )
            assert job.state == "parked", name
            assert job.attempts == 1  # again would be of no use
            assert await Course.all().count() == before
    # What lies about its kind too, with all that is said of it right.
    lie = b"<script>alert(1)</script>"

    def rename(course: dict[str, Any]) -> None:
        import hashlib

        file = next(one for one in course["files"] if one["name"] == "leaf.png")
        file |= {"sha256": hashlib.sha256(lie).hexdigest(), "size": len(lie)}
        inside[f"files/{file['sha256']}"] = lie

    course = json.loads(inside["course.json"])
    old = next(one["sha256"] for one in course["files"] if one["name"] == "leaf.png")
    rename(course)
    del inside[f"files/{old}"]
    inside["course.json"] = json.dumps(course).encode()
    job = await finished(client, await send(client, owner, zipped(inside)))
    assert (job.state, "leaf.png" in (job.error or "")) == ("parked", True)


async def test_other_bodies_are_refused(client: Client) -> None:
    owner = await make_user("instructor")
    path = "courses/imports"
    wrong = await client.post(path, as_=owner, data=b"x", headers={"Content-Type": "text/csv"})
    assert wrong.status == 415
    assert (await client.post(path, as_=owner, data=b"", headers=ZIP)).status == 422
    assert (await send(client, await make_user(), b"x")).status == 403
    archive = await exported(client, owner, await make_course(owner))
    assert (await send(client, owner, archive, "?dry_run=perhaps")).status == 422
    assert len(archive) < zips.MAX_COURSE_BYTES
