"""The page and the processes that draw it: what it shows, and what it never does."""

from __future__ import annotations

import asyncio
import base64
import os
import resource
import signal
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest
import pytest_asyncio

from lms.certificates import child, press
from lms.certificates.lettering import direction
from lms.certificates.page import Signatory
from lms.settings import Settings
from tests.certificates.drawing import FACTS, idle, made, text_of

NAMES = (
    "A",
    "Александра Иванова-Преображенская",
    "Αλεξάνδρα Παπαδοπούλου",
    "ليلى عبد الرحمن",
    "יעל כהן",
    "प्रिया शर्मा",
    "สมชาย ใจดี",
    "陈小雨",
    "W" * 200,
    '<img src="file:///etc/passwd">',
)


@pytest_asyncio.fixture(autouse=True)
async def stopped(settings: Settings) -> AsyncIterator[None]:
    """No process is left."""
    yield
    await press.stop()


async def test_a_page_says_all_of_it() -> None:
    look = {"signatories": [Signatory("Marie Curie", "Head of Physics")]}
    end = datetime(2027, 11, 30, tzinfo=UTC)
    pdf = await press.drawn(made(look, expires_at=end))
    text = " ".join(text_of(pdf).split())
    for said in (
        "Certificate of completion", "This is to certify that", "Ana", "has completed Cells on",
        "Marie Curie", "Head of Physics", "Valid until 30 November 2027", FACTS["code"],
    ):  # fmt: skip
        assert said in text
    assert len(pdf) < 60_000


@pytest.mark.parametrize("name", NAMES)
async def test_every_name_fits_on_one_page(name: str) -> None:
    longest = {
        "title": "T" * 200,
        "body": "\n".join(["{name} {course} " + "word " * 14] * 12)[:1000],
        "signatories": [Signatory("S" * 200, "R" * 200)] * 3,
    }
    assert text_of(await press.drawn(made(name=name)))
    assert text_of(await press.drawn(made(longest, name=name, course="C" * 200)))


@pytest.mark.parametrize(
    ("text", "way"), [("ليلى", "rtl"), ("1 יעל", "rtl"), ("Ana ليلى", "ltr"), ("12", "ltr")]
)
def test_a_text_has_the_direction_of_its_first_letter(text: str, way: str) -> None:
    assert direction(text) == way


def test_whatever_people_write_is_text() -> None:
    nasty = '"><script>alert(1)</script><img src=x onerror=1>&amp;'
    html = made(
        {"title": nasty, "body": nasty + "{name}", "language": '"x', "logo": '"x',
         "signatories": [Signatory(nasty, nasty, '"x')]},
        name=nasty, course=nasty, code=nasty, verify_url=nasty,
    )  # fmt: skip
    assert "<script" not in html
    assert "onerror=1>" not in html
    assert html.count(escape(nasty)) >= 7


@pytest.mark.slow
async def test_a_page_that_takes_too_long_leaves_the_next_one_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await press.drawn(made())
    assert press.LONGEST_PAGE == child.LONGEST_PAGE
    with pytest.raises(press.NotDrawn, match="too large"):
        await press.drawn("x" * (child.LONGEST_PAGE + 1))
    monkeypatch.setattr(press, "PATIENCE_S", 3.0)
    with pytest.raises(press.NotDrawn):
        await press.drawn("<table>" + "<tr>" + "<td>x" * 20_000)
    monkeypatch.undo()
    assert text_of(await press.drawn(made()))


async def test_no_process_takes_more_memory_than_it_may() -> None:
    await press.drawn(made())
    [one] = idle()
    limit, _ = resource.prlimit(one.process.pid, resource.RLIMIT_AS)
    assert limit == child.MEMORY_LIMIT
    picture = zlib.compress(bytes(1 + 3 * 12_000) * 12_000)  # 430 MB of pixels in 400 kB
    pdf = await press.drawn(f'<img src="data:image/png;base64,{png(12_000, 12_000, picture)}">')
    assert len(pdf) < 5_000  # it is left out
    assert text_of(await press.drawn(made()))


def png(width: int, height: int, pixels: bytes) -> str:
    """A PNG of these compressed pixels, in base64."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size + b"\x08\x02\0\0\0")
    whole = head + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return base64.b64encode(whole).decode()


@pytest.mark.slow
async def test_a_process_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    await press.drawn(made())
    [one] = idle()
    os.kill(one.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(press, "PATIENCE_S", 0.5)
    with pytest.raises(press.NotDrawn, match="too long"):
        await press.drawn(made())
    assert one.process.returncode == -signal.SIGKILL
    monkeypatch.undo()
    assert text_of(await press.drawn(made()))


async def test_a_killed_process_is_replaced() -> None:
    await press.drawn(made())
    [one] = idle()
    one.process.kill()
    await one.process.wait()
    assert text_of(await press.drawn(made()))


async def test_few_processes_draw_at_a_time() -> None:
    await asyncio.gather(*[press.drawn(made(name=f"P {n}")) for n in range(6)])
    assert 1 <= len(idle()) <= press.CHILDREN


async def test_a_missing_library_is_told_from_a_bad_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    program = tmp_path / "child.py"
    program.write_text(f"import sys; sys.exit({child.NO_LIBRARY})")
    monkeypatch.setattr(press, "PROGRAM", program)
    with pytest.raises(press.NoLibrary):
        await press.drawn(made())
    assert press.NO_LIBRARY == child.NO_LIBRARY


@pytest.mark.slow
async def test_a_process_with_nothing_to_draw_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "IDLE_S", 0.05)
    await press.drawn(made())
    found = press._presses[asyncio.get_running_loop()]
    [one] = found.idle
    await one.process.wait()
    assert found.idle == []
    assert text_of(await press.drawn(made()))


@pytest.mark.slow
async def test_a_process_is_replaced_after_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "PAGES_PER_CHILD", 2)
    found: set[int] = set()
    for _ in range(3):
        await press.drawn(made())
        found |= {one.process.pid for one in idle()}
    assert len(found) == 2
