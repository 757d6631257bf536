"""Pictures within files of questions: whose they become, and what stays of refused ones."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Any

import pytest
from PIL import Image

from lms.core.access import Role
from lms.files.models import StoredFile
from lms.files.storage import key_of, storage
from lms.questions import files, formats
from lms.questions.models import QuestionImport, QuestionVersion
from lms.settings import settings
from tests.client import Client
from tests.factories import make_user
from tests.files.factories import make_file, picture
from tests.questions.test_imports import bank_with_owner, imported, send
from tests.questions.test_pictures import address, shows

XML = "format=moodle_xml&"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def question(stem: str, more: str = "", beside: str = "", form: str = "html") -> str:
    return (
        f'<question type="essay"><name><text>T</text></name><questiontext format="{form}">'
        f"<text><![CDATA[{stem}]]></text>{beside}</questiontext>{more}</question>"
    )


def file(name: str, data: bytes, path: str = "/") -> str:
    held = b64encode(data).decode()
    return f'<file name="{name}" path="{path}" encoding="base64">{held}</file>'


def quiz(*questions: str) -> str:
    return f"<quiz>\n{''.join(questions)}\n</quiz>"


IMG = '<p>What is <img src="@@PLUGINFILE@@/my%20leaf.png" alt="a [green] leaf">?</p>'
LEAF = question(IMG, beside=file("my leaf.png", picture()))


async def stored() -> list[StoredFile]:
    return await StoredFile.all().order_by("id")


async def test_a_picture_becomes_a_file_of_who_imports_it(client: Client) -> None:
    bank, owner = await bank_with_owner()
    map_ = file("map.gif", picture("GIF"), "/maps/")
    told = f'<generalfeedback format="markdown"><text>![](@@PLUGINFILE@@/maps/map.gif)</text>{map_}'
    twice = question(IMG, f"{told}</generalfeedback>", file("my leaf.png", picture()))
    job = await imported(client, owner, f"banks/{bank.id}", quiz(LEAF, twice), XML)
    assert job.result == {"created": 2}
    leaf, gif = await stored()
    assert (leaf.owner_id, leaf.state, leaf.name) == (owner.id, "kept", "my leaf.png")
    assert (gif.name, gif.content_type) == ("map.gif", "image/gif")
    listed = await client.get(f"banks/{bank.id}/questions", as_=owner)
    for one in listed.json["items"]:
        whole = (await client.get(f"questions/{one['id']}", as_=owner)).json
        assert whole["stem"] == rf"What is ![a \[green\] leaf]({leaf.url})?"
        assert 'alt="a [green] leaf"' in whole["stem_html"]
        seen = await client.get(address(whole["stem_html"]), as_=owner)
        assert (seen.status, seen.headers["Content-Type"]) == (200, "image/png")
    taken = await client.delete(f"files/{leaf.id}", as_=owner)
    assert taken.code == "in_use"


async def test_it_is_made_anew(client: Client) -> None:
    bank, owner = await bank_with_owner()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    data = picture("JPEG", exif=exif) + b"<script>alert(1)</script>"
    assert b"taken at home" in data
    named = question('<img src="@@PLUGINFILE@@/a.png">', beside=file("a.png", data))
    await imported(client, owner, f"banks/{bank.id}", quiz(named), XML)
    [kept] = await stored()
    assert kept.name == "a.png.jpg", "what it is, not what it is called"
    pieces = await storage().reading(key_of(kept.id), 0, kept.size)
    made = b"".join([one async for one in pieces])
    assert b"taken" not in made
    assert b"script" not in made


@pytest.mark.slow
async def test_what_is_no_picture_is_left_out_and_that_is_said(client: Client) -> None:
    bank, owner = await bank_with_owner()
    wrong = [SVG, b"", picture()[:60], b"GIF89a", b"%PDF-1.7"]
    given = [
        question(
            f'<p>See <img src="@@PLUGINFILE@@/{n}.png" alt="it">', beside=file(f"{n}.png", one)
        )
        for n, one in enumerate(wrong)
    ]
    given.append(question('See <img src="@@PLUGINFILE@@/gone.png">'))
    given.append(question("Unseen", beside=file("unseen.png", picture())))
    broken = file("b.png", b"").replace("></file>", ">%%%</file>")
    given.append(question('<p><img src="@@PLUGINFILE@@/b.png"> x', beside=broken))
    found = (await send(client, owner, f"banks/{bank.id}", quiz(*given), f"{XML}dry_run=true")).json
    assert found["good"] == len(given)
    assert [one["message"] for one in found["warnings"]] == [
        *(f"the picture {n}.png is left out" for n in range(len(wrong))),
        "the picture gone.png is left out",
        "the file unseen.png is left out",
        "the picture b.png is left out",
    ]
    await imported(client, owner, f"banks/{bank.id}", quiz(*given), XML)
    assert await stored() == []


@pytest.mark.slow
async def test_nothing_is_kept_of_what_is_only_tried_or_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank, owner = await bank_with_owner()
    path = f"banks/{bank.id}"
    bad = question('<img src="@@PLUGINFILE@@/x.png">', beside=file("x.png", picture("PNG", (9, 9))))
    bad = bad.replace('type="essay"', 'type="unheard"')
    tried = await send(client, owner, path, quiz(LEAF, bad), f"{XML}dry_run=true")
    assert tried.json["questions"][0]["stem"] == r"What is [a \[green\] leaf]?"
    assert (await send(client, owner, path, quiz(LEAF, bad), XML)).status == 422
    with monkeypatch.context() as patched:
        small = settings().model_copy(update={"file_quota_bytes": 100})
        patched.setattr("lms.files.actions.bringing.settings", lambda: small)
        refused = await send(client, owner, path, quiz(LEAF), XML)
        assert (refused.status, refused.code) == (507, "quota_exceeded")

    async def fail(*_: Any, **__: Any) -> None:
        raise OSError("the queue is away")

    with monkeypatch.context() as patched:
        patched.setattr("lms.questions.actions.imports.jobs.ask", fail)
        assert (await send(client, owner, path, quiz(LEAF), XML)).status >= 500
    assert await stored() == []
    assert await QuestionImport.all().count() == 0
    await imported(client, owner, path, quiz(LEAF, bad), f"{XML}partial=true")
    assert [one.name for one in await stored()] == ["my leaf.png"], "the bad one's isn't there"


async def test_pictures_beyond_the_most_are_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_PICTURES", 1)
    other = question(
        '<img src="@@PLUGINFILE@@/b.png">x', beside=file("b.png", picture("PNG", (9, 9)))
    )
    found = files.checked(quiz(LEAF, other, LEAF).encode(), files.Asked("moodle_xml", None, 10, ""))
    assert (found.good, len(found.pictures)) == (3, 1)
    assert [one.message for one in found.warnings] == ["the picture b.png is left out"]


@pytest.mark.slow
async def test_export_takes_them_along(client: Client) -> None:
    bank, owner = await bank_with_owner()
    pictures = [picture("PNG", (n, n)) for n in (20, 30)]
    texts = [question(IMG, beside=file("my leaf.png", one)) for one in pictures]
    await imported(client, owner, f"banks/{bank.id}", quiz(*texts), XML)
    data = (await client.get(f"banks/{bank.id}/export?{XML}", as_=owner)).body
    assert b"/api/v1/files/" not in data
    there, other = await bank_with_owner()
    await imported(client, other, f"banks/{there.id}", data, XML)
    mine = await StoredFile.filter(owner_id=owner.id).order_by("id")
    theirs = await StoredFile.filter(owner_id=other.id).order_by("id")
    assert [one.sha256 for one in theirs] == [one.sha256 for one in mine]
    asked = formats.read("moodle_xml", data).warnings
    assert len(asked) == 2, "each once"
    stems = [one.stem for one in await QuestionVersion.filter(question__bank_id=there.id)]
    assert {re.sub("files/[^/]*", "", one) for one in stems} == {
        r"What is ![a \[green\] leaf](/api/v1//content)?"
    }


@pytest.mark.parametrize("written", ["{}", "/api/v1&#47;files{}", "\\/api/v1/files{}"])
async def test_no_import_shows_the_file_of_a_stranger(client: Client, written: str) -> None:
    bank, owner = await bank_with_owner()
    theirs = await make_file(await make_user(Role.INSTRUCTOR), "secret.png", picture())
    mine = await make_file(owner, "leaf.png", picture())
    texts = []
    for one in (mine, theirs):
        url = one.url if written == "{}" else written.format(one.url.removeprefix("/api/v1/files"))
        texts.append(question(f"![x]({url})", form="markdown"))
    await imported(client, owner, f"banks/{bank.id}", quiz(*texts), XML)
    html = {}
    for one in (await client.get(f"banks/{bank.id}/questions", as_=owner)).json["items"]:
        whole = (await client.get(f"questions/{one['id']}", as_=owner)).json
        html[str(theirs.id) in whole["stem"]] = whole["stem_html"]
    assert "<img" in html[False]
    assert "<img" not in html[True], shows(theirs)
