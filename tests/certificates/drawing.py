"""Pages that tests draw, and what they read from the PDFs."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2

from lms.certificates import press
from lms.certificates.page import Facts, Look, page

LOOK: dict[str, Any] = {
    "title": "Certificate of completion",
    "body": "This is to certify that {name} has completed {course} on {date}.",
    "accent": "#1f4e79",
    "language": "en",
    "zone": "UTC",
}
FACTS: dict[str, Any] = {
    "name": "Ana",
    "course": "Cells",
    "completed_at": datetime(2026, 11, 30, tzinfo=UTC),
    "expires_at": None,
    "code": "7K2QF-7K2QF-7K2QF-7K2QF",
    "verify_url": "https://learn.example.org/verify/7K2QF-7K2QF-7K2QF-7K2QF",
}


def made(look: dict[str, Any] | None = None, **facts: Any) -> str:
    """A certificate's page, with these differences from an ordinary one."""
    return page(Look(**LOOK | (look or {})), Facts(**FACTS | facts))


def text_of(pdf: bytes) -> str:
    """The text of a PDF that is one page of A4 landscape."""
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
        assert (round(width), round(height)) == (842, 595)
        found: str = document[0].get_textpage().get_text_bounded()
    return found


def idle() -> list[press._Child]:
    """The processes of this loop that wait for a page."""
    return press._presses[asyncio.get_running_loop()].idle


def peak_bytes(pid: int, field: str = "VmPeak") -> int:
    """The most memory that a process has had: all its addresses, or `VmHWM`: what was in use."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    found = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(found[field].split()[0]) * 1024
