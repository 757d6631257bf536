"""Pictures in texts: only one's own can be shown, and who reads the text gets them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from uuid import UUID

from lms.core import db as database
from lms.core.access import Role
from lms.files.models import FileVisibility, StoredFile
from lms.questions import queries, reading
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_staff
from tests.factories import make_user
from tests.files.factories import make_file, picture
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.quizzes.factories import make_quiz

SRC = re.compile(r'src="/api/v1/([^"]+)"')


def shows(file: StoredFile) -> str:
    return f"What is this?\n\n![A leaf](/api/v1/files/{file.id}/content)"


def address(html: str) -> str:
    """Where a page reads the picture."""
    found = SRC.search(html)
    assert found, html
    return unescape(found[1])


def asked(stem: str) -> dict[str, Any]:
    return {
        "type": "single_choice",
        "stem": stem,
        "options": [{"text": "a", "correct": True}, {"text": "b"}],
    }


async def owner_of(quiz: Any) -> User:
    await quiz.fetch_related("course")
    return await User.get(id=quiz.course.owner_id)


async def test_staff_and_players_get_the_picture_and_nobody_else(client: Client) -> None:
    game = await make_game(questions=1, auto_close=False)
    leaf = await make_file(game.host, "leaf.png", picture())
    [first] = await game.questions()
    saved = await client.patch(f"questions/{first.id}", json={"stem": shows(leaf)}, as_=game.host)
    assert saved.status == 200
    assert (await client.get(address(saved.json["stem_html"]), as_=game.host)).status == 200
    helper = await make_staff(game.course)
    seen = (await client.get(f"questions/{first.id}", as_=helper)).json["stem_html"]
    assert (await client.get(address(seen), as_=helper)).status == 200
    assert (await client.get(address(seen), as_=game.host)).status == 404, "signed for the other"
    await run(game, "live.start")
    await run(game, "live.close")
    report = await client.get(f"live-sessions/{game.id}/report", as_=game.host)
    shared = address(report.json["questions"][0]["stem_html"])
    by_guest = await client.get(shared)
    assert by_guest.status == 200, "a guest has the link alone"
    assert "leaf" not in str(by_guest.headers), "what its teacher calls it may be the answer"
    by_host = await client.get(f"files/{leaf.id}/content", as_=game.host)
    assert "leaf.png" in by_host.headers["Content-Disposition"]
    assert (await client.get(shared, as_=game.host)).status == 200
    player = await make_user(Role.STUDENT)
    assert (await client.get(shared, as_=player)).status == 404
    await game.player(player)
    assert (await client.get(shared, as_=player)).status == 200
    bare = f"files/{leaf.id}/content"
    assert (await client.get(bare)).status == 404
    assert (await client.get(bare, as_=player)).status == 404


async def test_nobody_shows_the_file_of_a_stranger(client: Client) -> None:
    quiz = await make_quiz(questions=1)
    owner, other = await owner_of(quiz), await make_user(Role.INSTRUCTOR)
    theirs = await make_file(other, "secret.png", picture())
    path = f"quizzes/{quiz.id}/questions"
    for stem in (shows(theirs), f"`x` {shows(theirs)}"):
        refused = await client.post(path, json=asked(stem), as_=owner)
        assert (refused.status, refused.code) == (422, "unknown_file")
    made = await client.post(path, json=asked("Plain"), as_=owner)
    changed = {"stem": shows(theirs)}
    refused = await client.patch(f"questions/{made.json['id']}", json=changed, as_=owner)
    assert refused.code == "unknown_file"
    hotspot = {
        "type": "hotspot", "stem": "Where?", "file_id": str(theirs.id), "clicks": 1,
        "areas": [{"shape": "circle", "coords": [0.5, 0.5, 0.1]}],
    }  # fmt: skip
    assert (await client.post(path, json=hotspot, as_=owner)).code == "unknown_file"
    for where, method in ((f"quizzes/{quiz.id}", "patch"), (f"courses/{quiz.course_id}", "patch")):
        refused = await getattr(client, method)(
            where, json={"description": shows(theirs)}, as_=owner
        )
        assert (refused.status, refused.code) == (422, "unknown_file"), where
    about = {"title": "New", "description": shows(theirs)}
    assert (await client.post("courses", json=about, as_=owner)).code == "unknown_file"
    where = f"courses/{quiz.course_id}/quizzes"
    assert (await client.post(where, json=about, as_=owner)).code == "unknown_file"
    await StoredFile.filter(id=theirs.id).update(visibility=FileVisibility.PUBLIC)
    assert (await client.post(path, json=asked(shows(theirs)), as_=owner)).status == 201


async def test_who_edits_with_others_keeps_their_picture(client: Client) -> None:
    quiz = await make_quiz(questions=0)
    owner, helper = await owner_of(quiz), await make_staff(quiz.course)
    leaf = await make_file(owner, "leaf.png", picture())
    made = await client.post(f"quizzes/{quiz.id}/questions", json=asked(shows(leaf)), as_=owner)
    path = f"questions/{made.json['id']}"
    more = await client.patch(path, json={"stem": f"{shows(leaf)}\n\nReally?"}, as_=helper)
    assert more.status == 200
    refused = await client.patch(
        f"quizzes/{quiz.id}", json={"description": shows(leaf)}, as_=helper
    )
    assert refused.code == "unknown_file", "it isn't shown there yet"


async def test_a_file_that_is_shown_is_not_deleted(client: Client) -> None:
    quiz = await make_quiz(questions=0)
    owner = await owner_of(quiz)
    leaf = await make_file(owner, "leaf.png", picture())
    made = await client.post(f"quizzes/{quiz.id}/questions", json=asked(shows(leaf)), as_=owner)
    for where in (f"quizzes/{quiz.id}", f"courses/{quiz.course_id}"):
        shown = await client.patch(where, json={"description": shows(leaf)}, as_=owner)
        assert (await client.get(address(shown.json["description_html"]), as_=owner)).status == 200
    refused = await client.delete(f"files/{leaf.id}", as_=owner)
    assert (refused.status, refused.code) == (409, "in_use")
    assert {(one["kind"], one["id"]) for one in refused.json["used_by"]} == {
        ("question", made.json["id"]),
        ("quiz", str(quiz.id)),
        ("course", str(quiz.course_id)),
    }


async def test_who_shows_a_file_is_found_by_an_index(client: Client) -> None:
    quiz = await make_quiz(questions=0)
    owner = await owner_of(quiz)
    leaf, tree = [await make_file(owner, f"{n}.png", picture()) for n in range(2)]
    path = f"quizzes/{quiz.id}/questions"
    by_text = await client.post(path, json=asked(shows(leaf)), as_=owner)
    place = {
        "type": "hotspot", "stem": "Where?", "file_id": str(leaf.id), "clicks": 1,
        "areas": [{"shape": "circle", "coords": [0.5, 0.5, 0.1]}],
    }  # fmt: skip
    by_place = await client.post(path, json=place, as_=owner)
    found = {UUID(one.json["id"]) for one in (by_text, by_place)}
    assert {*await reading.showing(leaf.id)} == found
    assert await reading.showing(tree.id) == []

    @database.atomic
    async def plan() -> str:
        await database.execute("set local enable_seqscan = off")
        rows = await database.rows(f"explain {queries.SHOWING}", str(leaf.id))
        return "\n".join(row[0] for row in rows)

    assert "question_versions_files" in await plan()
