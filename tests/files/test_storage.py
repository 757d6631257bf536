"""A folder and a bucket keep files alike: whole or not at all."""

from __future__ import annotations

import asyncio
import hmac
import shutil
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from lms.core.errors import Unavailable
from lms.core.ids import new_id
from lms.embedded.server import pick_port
from lms.files import storage as storing
from lms.files.storage import Storage, key_of, storage_at
from lms.processes import end, spawn
from lms.settings import Settings
from tests.patience import PATIENCE_S

MIB = 1024 * 1024


ACCOUNT = "devstoreaccount1"
"""Azurite's, with the key it is shipped with."""
ACCOUNT_KEY = (
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
)


@contextmanager
def serving(command: list[str], log: Path, container: Callable[[str], Request]) -> Iterator[str]:
    """A storage server, once `container` has made a place in it; its address."""
    port = pick_port()
    command = [part.format(port=port) for part in command]
    with log.open("wb") as sink:
        server = spawn(command, env=None, log=sink)
    base, until = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE_S
    try:
        while True:
            try:
                with urlopen(container(base), timeout=30):  # noqa: S310  our own
                    break
            except URLError as error:
                if isinstance(error, HTTPError) or server.poll() is not None:
                    raise RuntimeError(log.read_text()) from error
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
        yield base
    finally:
        end([server], grace=5)


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty bucket on a real S3 server."""
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}"]
    log = tmp_path_factory.mktemp("s3") / "log"
    with serving(command, log, new_bucket) as base:
        yield f"s3://key:sec%2Fret@lms/some/place?endpoint={base}&region=us-east-1"


def new_bucket(base: str) -> Request:
    return Request(f"{base}/lms", method="PUT")  # noqa: S310  our own


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty container on a real server of Azure Blob, where there is one."""
    program = shutil.which("azurite-blob")
    if program is None:
        pytest.skip("Azure: npm's azurite is not on the PATH")
    folder = tmp_path_factory.mktemp("azure")
    command = [program, "--blobHost", "127.0.0.1", "--blobPort", "{port}", "--location"]
    command += [str(folder), "--loose", "--skipApiVersionCheck", "--disableTelemetry", "--silent"]
    with serving(command, folder / "log", new_container) as base:
        key = quote(ACCOUNT_KEY, safe="")
        yield f"azure://{ACCOUNT}:{key}@lms/some/place?endpoint={base}/{ACCOUNT}"


def new_container(base: str) -> Request:
    """Makes one; signed, since it lets nobody else."""
    sent = {"x-ms-date": formatdate(usegmt=True), "x-ms-version": "2021-08-06"}
    named = "".join(f"{name}:{value}\n" for name, value in sent.items())
    text = "PUT" + "\n" * 12 + f"{named}/{ACCOUNT}/{ACCOUNT}/lms\nrestype:container"
    digest = hmac.digest(b64decode(ACCOUNT_KEY), text.encode(), "sha256")
    sent["Authorization"] = f"SharedKey {ACCOUNT}:{b64encode(digest).decode()}"
    url = f"{base}/{ACCOUNT}/lms?restype=container"
    return Request(url, method="PUT", headers=sent)  # noqa: S310  our own


@pytest.fixture(params=["folder", "s3", "azure"])
def place(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Storage:
    if request.param == "folder":
        return storage_at(settings.model_copy(update={"upload_dir": tmp_path / "up"}))
    return in_bucket(request.getfixturevalue("bucket" if request.param == "s3" else "container"))


def in_bucket(url: str) -> Storage:
    return storage_at(Settings(storage_url=url, secret_key="x" * 40))


async def read(place: Storage, key: str, start: int, stop: int) -> bytes:
    return b"".join([piece async for piece in await place.reading(key, start, stop)])


async def keys(place: Storage) -> set[str]:
    found = [one async for many in place.store.list() for one in many]
    return {one["path"] for one in found}


async def test_what_is_written_is_read_in_pieces(place: Storage) -> None:
    key, data = key_of(new_id()), bytes(range(256)) * (7 * MIB // 256)
    async with place.writing(key) as writer:
        for at in range(0, len(data), 300_000):
            await writer.write(data[at : at + 300_000])
    assert await read(place, key, 0, len(data)) == data
    assert await read(place, key, 6 * MIB, 6 * MIB + 10) == data[6 * MIB : 6 * MIB + 10]
    assert key in await keys(place)
    await place.drop(key)
    await place.drop(key)
    assert key not in await keys(place)
    with pytest.raises(Unavailable):
        await read(place, key, 0, 1)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's time limit for one request, shortened."""
    monkeypatch.setattr(storing, "CLIENT", storing.CLIENT | {"timeout": "1s"})


@pytest.mark.slow
async def test_who_reads_slowly_gets_it_all(hasty: None, place: Storage) -> None:
    key, data = key_of(new_id()), bytes(range(256)) * (24 * MIB // 256)
    async with place.writing(key) as writer:
        await writer.write(data)
    got = b""
    async for piece in await place.reading(key, 0, len(data)):
        if len(got) // (6 * MIB) < (len(got) + len(piece)) // (6 * MIB):
            await asyncio.sleep(1.3)
        got += piece
    assert got == data


async def test_what_fails_leaves_nothing(place: Storage) -> None:
    key = key_of(new_id())

    async def fail() -> None:
        async with place.writing(key) as writer:
            await writer.write(bytes(11 * MIB))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert key not in await keys(place)
    _nothing_left(place)


async def test_what_is_cancelled_leaves_nothing(place: Storage) -> None:
    key, begun = key_of(new_id()), asyncio.Event()

    async def write() -> None:
        async with place.writing(key) as writer:
            await writer.write(bytes(11 * MIB))
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])
    assert key not in await keys(place)
    _nothing_left(place)


def _nothing_left(place: Storage) -> None:
    if place.folder is not None:
        assert [path for path in place.folder.rglob("*") if path.is_file()] == []


async def test_what_a_killed_process_left_goes_with_the_key(settings: Settings) -> None:
    place = storage_at(settings)
    assert place.folder is not None
    key = key_of(new_id())
    half = place.folder / f"{key}#1"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"half")
    await place.drop(key)
    assert not half.exists()


async def test_a_storage_that_is_away_is_told_soon() -> None:
    url = f"s3://a:b@lms?endpoint=http://127.0.0.1:{pick_port()}"
    place = in_bucket(url)
    began = time.monotonic()
    with pytest.raises(Unavailable):
        await read(place, key_of(new_id()), 0, 1)
    assert time.monotonic() - began < PATIENCE_S


@pytest.mark.parametrize("url", ["ftp://x/y", "s3://", "/srv/files", "https://bucket"])
def test_an_address_that_is_no_bucket_ends_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="STORAGE_URL"):
        Settings(storage_url=url, secret_key="x" * 40)


def test_azure_is_named_by_account_and_container() -> None:
    key = "a2V5"
    place = in_bucket(f"azure://account:{key}@files/lms")
    assert place.folder is None
    assert storing.PART_BYTES >= 5 * MIB
