"""Files that are there: who reads them, in what pieces, by which links, and how they go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from lms.core import clock
from lms.core.access import Role
from lms.core.ids import new_id
from lms.core.personal import PERSONAL
from lms.courses.models import StaffRole
from lms.files import hooks, links, rules
from lms.files.actions import keeping
from lms.files.hooks import Use
from lms.files.models import FileState, StoredFile
from lms.privacy import actions as privacy
from tests.client import Answer, Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.files.factories import make_file, picture, stored

TEN = b"0123456789"


async def ranged(client: Client, file: StoredFile, **headers: str) -> Answer:
    owner = await file.owner
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.get(file.url, as_=owner, headers=sent)


@pytest.mark.parametrize(
    ("asked", "status", "body", "where"),
    [
        ("bytes=0-", 206, TEN, "bytes 0-9/10"),
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, TEN, "bytes 0-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=0-1,3-4", 200, TEN, None),
        ("bytes=5-2", 200, TEN, None),
        ("items=0-1", 200, TEN, None),
        ("nonsense", 200, TEN, None),
        ("bytes=10-", 416, None, "bytes */10"),
        ("bytes=99-120", 416, None, "bytes */10"),
    ],
)
async def test_one_range_is_sent_alone(
    client: Client, asked: str, status: int, body: bytes | None, where: str | None
) -> None:
    file = await make_file(await make_user(), data=TEN)
    answer = await ranged(client, file, Range=asked)
    assert answer.status == status
    assert answer.headers.get("Content-Range") == where
    if body is None:
        assert answer.code == "range_not_satisfiable"
    else:
        assert answer.body == body
        assert answer.headers["Content-Length"] == str(len(body))


async def test_a_range_of_something_older_is_all_of_it(client: Client) -> None:
    file = await make_file(await make_user(), data=TEN)
    tag = f'"{file.sha256}"'
    assert (await ranged(client, file, Range="bytes=0-1", If_Range=tag)).status == 206
    assert (await ranged(client, file, Range="bytes=0-1", If_Range='"old"')).status == 200
    assert (await ranged(client, file, If_None_Match=tag)).status == 304
    unchanged = await ranged(client, file, If_None_Match=f'"x", {tag}', Range="bytes=0-1")
    assert (unchanged.status, unchanged.body) == (304, b"")


async def test_head_says_what_get_would(client: Client) -> None:
    owner = await make_user()
    file = await make_file(owner, data=TEN)
    head = await client.ask("HEAD", file.url, as_=owner)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Accept-Ranges"] == "bytes"


async def test_content_opens_in_a_browser_only_when_it_is_harmless(client: Client) -> None:
    owner = await make_user()
    image = await make_file(owner, "Öl & <b>.png", picture())
    text = await make_file(owner, "a.txt", b"<script>alert(1)</script>")
    for file, how in ((image, "inline"), (text, "attachment")):
        shown = await client.get(f"{file.url}?inline=true", as_=owner)
        assert shown.headers["Content-Disposition"].startswith(how)
        assert shown.headers["Content-Security-Policy"].startswith("sandbox")
        assert shown.headers["X-Content-Type-Options"] == "nosniff"
    plain = await client.get(image.url, as_=owner)
    name = "%C3%96l%20%26%20%3Cb%3E.png"
    assert plain.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{name}"


async def test_a_private_file_is_its_owners_alone(client: Client) -> None:
    owner, admin = await make_user(), await make_user(Role.ADMIN)
    file = await make_file(owner)
    for other in (await make_user(), admin):
        for path in (f"files/{file.id}", file.url):
            assert (await client.get(path, as_=other)).status == 404
        assert (await client.patch(f"files/{file.id}", as_=other, json={})).status == 404
        assert (await client.delete(f"files/{file.id}", as_=other)).status == 404
        made = await client.post(f"files/{file.id}/link", as_=other, json={})
        assert made.status == 404
        assert (await client.get("files", as_=other)).json["items"] == []
    assert (await client.get(file.url)).status == 404
    assert (await client.get(f"files/{file.id}")).status == 401


async def test_material_is_the_staffs(client: Client) -> None:
    owner, student = await make_user(Role.INSTRUCTOR), await make_user()
    course = await make_course(owner)
    await enroll(course, student)
    helper = await make_staff(course, StaffRole.ASSISTANT)
    file = await make_file(owner, space_kind="course", space_id=course.id)
    path = f"files/{file.id}"
    for person in (owner, helper, await make_user(Role.ADMIN)):
        assert (await client.get(path, as_=person)).json["course_id"] == str(course.id)
        assert (await client.get(file.url, as_=person)).status == 200
    assert (await client.get(file.url, as_=student)).status == 404
    renamed = await client.patch(path, as_=helper, json={"name": "b.txt"})
    assert renamed.json["name"] == "b.txt"
    public = {"visibility": "public"}
    assert (await client.patch(path, as_=helper, json=public)).status == 403
    assert (await client.patch(path, as_=owner, json=public)).status == 200
    assert (await client.get(file.url)).body == b"Notes."
    assert (await client.delete(path, as_=helper)).status == 204
    assert (await client.get(file.url)).status == 404


async def test_teachers_show_own_files_to_everybody_and_students_do_not(client: Client) -> None:
    teacher, student = await make_user(Role.INSTRUCTOR), await make_user()
    public = {"visibility": "public"}
    for person, status in ((teacher, 200), (student, 403)):
        file = await make_file(person)
        assert (await client.patch(f"files/{file.id}", as_=person, json=public)).status == status
        shown = await client.get(file.url)
        assert shown.status == (200 if status == 200 else 404)


@pytest.mark.parametrize("name", ["b.pdf", "b", "", "b.txt\x00", "\u200b.txt "])
async def test_a_name_keeps_its_ending(client: Client, name: str) -> None:
    owner = await make_user()
    file = await make_file(owner)
    changed = await client.patch(f"files/{file.id}", as_=owner, json={"name": name})
    if changed.status == 200:
        assert changed.json["name"] == "file.txt"
    else:
        assert (changed.status, changed.code) == (422, "invalid")


async def test_files_are_found_by_kind_and_name(client: Client) -> None:
    owner = await make_user()
    image = await make_file(owner, "Café.png", picture())
    text = await make_file(owner, "50% off.txt")

    async def found(**query: str) -> list[str]:
        answer = await client.get("files", as_=owner, query_string=query)
        return [one["id"] for one in answer.json["items"]]

    assert await found() == [str(text.id), str(image.id)]
    assert await found(kind="image") == [str(image.id)]
    assert await found(q="CAFE") == [str(image.id)]
    assert await found(q="%") == [str(text.id)]
    assert await found(q="cafe", kind="document") == []
    assert (await client.get("files", as_=owner, query_string={"kind": "x"})).status == 422


async def test_a_link_for_a_person_is_nobody_elses(client: Client) -> None:
    owner, reader = await make_user(), await make_user()
    file = await make_file(owner)
    url = links.link(file.id, ("user", reader.id))
    assert url == links.link(file.id, ("user", reader.id))
    assert (await client.get(url)).body == b"Notes."
    assert (await client.get(url, as_=reader)).status == 200
    assert (await client.get(url, as_=owner)).status == 404
    assert (await client.get(url, as_=await make_user())).status == 404
    cached = (await client.get(url)).headers["Cache-Control"]
    assert "private" in cached


async def test_a_link_for_a_course_is_for_who_is_in_it(client: Client) -> None:
    owner, student = await make_user(Role.INSTRUCTOR), await make_user()
    course = await make_course(owner)
    await enroll(course, student)
    url = links.link((await make_file(owner)).id, ("course", course.id))
    for person in (None, owner, student):
        assert (await client.get(url, as_=person)).status == 200
    assert (await client.get(url, as_=await make_user())).status == 404


async def test_a_link_for_anybody_lasts_as_long_as_was_asked(client: Client) -> None:
    owner = await make_user()
    file = await make_file(owner)
    before = clock.now()
    made = await client.post(f"files/{file.id}/link", as_=owner, json={"expires_in_s": 60})
    assert made.status == 201
    url = made.json["url"]
    assert url.startswith("http://localhost/api/v1/files/")
    path = url.removeprefix("http://localhost")
    assert (await client.get(path)).body == b"Notes."
    assert (await client.get(path, as_=await make_user())).status == 200
    late, _ = links.open_link(file.id, before - clock.now())
    assert (await client.get(late.removeprefix("http://localhost"))).status == 404
    for wrong in (59, 86401, "60", True, None):
        body = {"expires_in_s": wrong}
        refused = await client.post(f"files/{file.id}/link", as_=owner, json=body)
        assert refused.status == 422
    again = await client.post(f"files/{file.id}/link", as_=owner, json={})
    assert again.status == 201


async def test_a_spoilt_link_opens_nothing(client: Client) -> None:
    owner = await make_user()
    file, other = await make_file(owner), await make_file(owner)
    path, query = links.link(file.id, ("user", owner.id)).split("?")
    assert (await client.get(f"{path}?{query}")).status == 200
    assert (await client.get(f"{other.url}?{query}")).status == 404
    spoilt = [f"{query[:at]}{chr(ord(query[at]) ^ 1)}{query[at + 1 :]}" for at in range(len(query))]
    cut = [query[:at] for at in range(5, len(query))]
    more = [
        query.replace("until=", "until=9"),
        f"sig={'%C3%A9' * 20}",
        f"for={'x' * 5000}&until=&sig=",
    ]
    for one in [*spoilt, *cut, *more]:
        if any(f"{name}=" in one for name in ("for", "until", "sig")):
            assert (await client.get(f"{path}?{one}")).status == 404, one


@pytest.fixture
def used() -> Iterator[list[Use]]:
    """What uses any file."""
    uses: list[Use] = []

    async def told(_file_id: UUID) -> list[Use]:
        return uses

    hooks.used_by.add(told)
    yield uses
    hooks.used_by.handlers.remove(told)


async def test_what_is_shown_somewhere_stays(client: Client, used: list[Use]) -> None:
    owner, lesson = await make_user(), new_id()
    file = await make_file(owner)
    used.append(Use("lesson", lesson))
    refused = await client.delete(f"files/{file.id}", as_=owner)
    assert (refused.status, refused.code) == (409, "in_use")
    assert refused.json["used_by"] == [{"kind": "lesson", "id": str(lesson)}]
    used.clear()
    assert (await client.delete(f"files/{file.id}", as_=owner)).status == 204
    assert (await client.delete(f"files/{file.id}", as_=owner)).status == 404
    assert (await client.get(file.url, as_=owner)).status == 404


async def test_bytes_go_a_day_after_their_file_and_dead_uploads_at_once(client: Client) -> None:
    owner = await make_user()
    dropped, kept = await make_file(owner), await make_file(owner)
    dying, alive = await make_file(owner), await make_file(owner)
    await client.delete(f"files/{dropped.id}", as_=owner)
    arriving = StoredFile.filter(id__in=[dying.id, alive.id])
    await arriving.update(state=FileState.ARRIVING)
    await StoredFile.filter(id=dying.id).update(touched_at=clock.now() - timedelta(minutes=11))
    before = set(stored())
    assert await keeping.clear() == 1
    assert before - set(stored()) == {dying.id.hex}
    await StoredFile.filter(id=dropped.id).update(touched_at=clock.now() - timedelta(hours=25))
    assert await keeping.clear() == 1
    assert before - set(stored()) == {dying.id.hex, dropped.id.hex}
    assert await StoredFile.all().count() == 2
    assert kept.id.hex in stored()


async def test_an_upload_that_was_given_up_is_not_kept(client: Client) -> None:
    owner = await make_user()
    file = await make_file(owner)
    await StoredFile.filter(id=file.id).update(state=FileState.DROPPED)
    assert (await client.get(file.url, as_=owner)).status == 404
    assert await keeping.clear() == 0


async def test_a_persons_files_are_exported_and_erased(client: Client) -> None:
    owner = await make_user()
    course = await make_course()
    mine = await make_file(owner, "diary.txt")
    given = await make_file(owner, space_kind="course", space_id=course.id)
    told = await PERSONAL["files"].export(owner.id)
    assert [row["name"] for row in told] == ["diary.txt", "notes.txt"]
    await privacy.erase(owner.id)
    await mine.refresh_from_db()
    assert (mine.state, mine.name) == (FileState.DROPPED, "")
    await given.refresh_from_db()
    assert given.state == FileState.KEPT


async def test_the_bare_address_has_no_host() -> None:
    assert urlsplit(rules.content_url(new_id())).netloc == ""
