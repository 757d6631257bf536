"""The short form of `make fuzz` over REST: the same requests each time, as every role."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from quart import Quart

from lms.app.openapi import document
from tests.fuzz.rest import ROLES, storm, trimmed
from tests.house.world import make_world
from tests.server import Running

HOW = ("--phases", "fuzzing", "--generation-deterministic", "--max-examples", "4")


@pytest.mark.slow
async def test_random_requests_get_nothing_but_what_is_declared(
    app: Quart, server: Running, db: None, tmp_path: Path
) -> None:
    world, described = await make_world(), document(app)
    reports = await asyncio.gather(
        *(storm(server, world, described, role, tmp_path, *HOW) for role in ROLES)
    )
    assert {report.role: report.findings for report in reports} == {role: [] for role in ROLES}
    for report in reports:
        assert report.operations == sum(map(len, trimmed(described)["paths"].values())), report.role
        assert report.requests > 250
