"""`python -m tests.house.adding FOLDER`: the app with the feature that lies there, used once."""

from __future__ import annotations

import asyncio
import sys

from tortoise import Tortoise

import lms
from lms import features
from lms.app.factory import create_app
from lms.core import db
from lms.core.personal import PERSONAL
from lms.courses.models import CourseStatus
from lms.settings import settings
from tests.client import Client
from tests.courses.factories import make_course
from tests.factories import make_user


async def use() -> None:
    """Mark a course twice, read it, lose sight of it, unmark it; all as its reader."""
    async with features.running(settings(), "web"):
        try:
            await Tortoise.generate_schemas(safe=True)
            client, reader = Client(create_app(settings())), await make_user()
            course, draft = await make_course(), await make_course(status=CourseStatus.DRAFT)
            path = f"bookmarks/{course.id}"
            for _ in range(2):
                assert (await client.put(path, as_=reader)).status == 204
            assert (await client.put(f"bookmarks/{draft.id}", as_=reader)).status == 404
            items = (await client.get("bookmarks", as_=reader)).json["items"]
            assert [one["course_id"] for one in items] == [str(course.id)]
            assert (await client.get("bookmarks", as_=await make_user())).json["items"] == []
            assert len(await PERSONAL["bookmarks"].export(reader.id)) == 1
            assert (await client.delete(path, as_=reader)).status == 204
            assert (await client.delete(path, as_=reader)).status == 404
        finally:
            await db.execute("drop table if exists bookmarks")


if __name__ == "__main__":
    lms.__path__.append(sys.argv[1])
    above = features.FEATURES.index("courses") + 1
    features.FEATURES = (*features.FEATURES[:above], "bookmarks", *features.FEATURES[above:])
    asyncio.run(use())
