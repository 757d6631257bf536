"""What the tests of certificates share: drawing at once, and real workers."""

from __future__ import annotations

import asyncio

import pytest

from lms.certificates import press
from tests.certificates.factories import PDF
from tests.jobs.conftest import spawn

__all__ = ["spawn"]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pages are drawn at once; what was drawn."""
    pages: list[str] = []

    async def drawn(html: str) -> bytes:
        pages.append(html)
        await asyncio.sleep(0)
        return PDF

    monkeypatch.setattr(press, "drawn", drawn)
    return pages
