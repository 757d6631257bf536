"""Whatever course an archive holds, that one is made of it, and comes out of it again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lms.archives import zips
from lms.archives.document import FORMAT, VERSION, Document, Manifest
from lms.courses.models import Course
from tests.archives.courses import courses
from tests.archives.factories import by_value, exported, imported, value_of, zipped
from tests.client import Client
from tests.factories import make_user

PHASES = (Phase.generate,)
"""Each example is a job of seconds: a smaller one would take hundreds."""
Given = tuple[Document, dict[str, bytes]]


def archive_of(given: Given) -> bytes:
    document, files = given
    manifest = Manifest(format=FORMAT, version=VERSION)
    return zipped(
        {
            zips.MANIFEST: manifest.model_dump_json().encode(),
            zips.COURSE: document.model_dump_json().encode(),
            **{zips.entry_of(name): data for name, data in files.items()},
        }
    )


async def come_again(client: Client, given: Given) -> None:
    owner = await make_user("instructor")
    made = await imported(client, owner, archive_of(given))
    found = await value_of(made)
    assert found == by_value(given[0])
    again = await imported(client, owner, await exported(client, owner, await Course.get(id=made)))
    assert await value_of(again) == found


@pytest.mark.slow
@given(course=courses())
@settings(max_examples=8, suppress_health_check=list(HealthCheck), derandomize=True, phases=PHASES)
async def test_any_course_comes_again(client: Client, course: Given) -> None:
    await come_again(client, course)


@pytest.mark.slow
@given(course=courses())
@settings(max_examples=60, suppress_health_check=list(HealthCheck), phases=PHASES)
async def test_another_course_each_time_comes_again(client: Client, course: Given) -> None:
    await come_again(client, course)
