"""The short form of `make fuzz`: random frames, none unanswered, nobody disturbed."""

from __future__ import annotations

import asyncpg
import pytest

from tests.fuzz.frames import LIMITS, storm
from tests.server import inherited, start

FRAMES = 2_400


@pytest.mark.slow
async def test_random_frames_harm_nobody(
    db: None, running: asyncpg.Connection, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = start(tmp_path_factory.mktemp("fuzzed"), inherited(), **LIMITS)
    try:
        report = await storm(server, FRAMES)
    finally:
        server.stop()
    assert report.wrong == []
    assert report.sent >= FRAMES * 0.95
    assert report.codes.keys() >= {
        "ok",
        "invalid",
        "bad_json",
        "unknown_type",
        "not_found",
        "stale",
    }
    assert report.noisy >= 10
    assert report.noisy_closed >= report.noisy * 0.5
    assert report.slowest_ms < 2000
    assert report.grown_mib < 30
