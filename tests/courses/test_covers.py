"""A course's picture: whose it may be, and who sees it."""

from __future__ import annotations

from typing import Any

from lms.core.access import Role
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.factories import make_user
from tests.files.factories import make_file, picture


async def material(client: Client, course_id: Any, as_: User, data: bytes, name: str) -> str:
    """The id of a file among a course's material."""
    made = await make_file(as_, name, data, space_kind="course", space_id=course_id)
    return str(made.id)


async def test_everybody_sees_a_cover_until_it_is_taken_away(client: Client) -> None:
    course = await make_course()
    owner = await course.owner
    path = f"courses/{course.id}"
    cover = await material(client, course.id, owner, picture(), "leaf.png")
    assert (await client.get(path)).json["cover"] is None
    change = {"cover_file_id": cover, "cover_alt": "A leaf"}
    changed = await client.patch(path, json=change, as_=owner)
    assert changed.status == 200, changed
    assert changed.json["cover_file_id"] == cover
    for answer in (await client.get(path), changed):
        assert answer.json["cover"]["alt"] == "A leaf"
        assert (await client.get(answer.json["cover"]["url"])).status == 200
    listed = (await client.get("courses")).json["items"]
    assert listed[0]["cover"] == changed.json["cover"]
    assert (await client.get(f"files/{cover}/content")).status in {401, 404}
    kept = await client.delete(f"files/{cover}", as_=owner)
    assert (kept.status, kept.code) == (409, "in_use")
    assert kept.json["used_by"] == [{"kind": "course", "id": str(course.id)}]
    await client.patch(path, json={"cover_file_id": None}, as_=owner)
    assert (await client.get(path)).json["cover"] is None
    assert (await client.delete(f"files/{cover}", as_=owner)).status == 204


async def test_a_cover_is_a_picture_of_the_course_or_ones_own(client: Client) -> None:
    course, other = await make_course(), await make_course()
    owner, stranger = await course.owner, await make_user(Role.INSTRUCTOR)
    own = await make_file(owner, data=picture(), name="own.png")
    text = await make_file(owner, data=b"words", name="words.txt")
    foreign = await make_file(stranger, data=picture(), name="theirs.png")
    elsewhere = await material(client, other.id, await other.owner, picture(), "there.png")
    for cover, status in [
        (str(own.id), 200),
        (str(text.id), 422),
        (str(foreign.id), 422),
        (elsewhere, 422),
        ("00000000-0000-7000-8000-000000000000", 422),
    ]:
        sent = {"cover_file_id": cover}
        answer = await client.patch(f"courses/{course.id}", json=sent, as_=owner)
        assert answer.status == status, (cover, answer)
    # A colleague changes something else; the cover stays, though it is not theirs.
    same = {"cover_file_id": str(own.id), "title": "New"}
    colleague = await make_staff(course)
    assert (await client.patch(f"courses/{course.id}", json=same, as_=colleague)).status == 200
