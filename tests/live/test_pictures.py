"""Pictures in a game: their addresses serve them, and say nothing about them."""

from __future__ import annotations

import re
from html import unescape
from uuid import UUID

from lms.core import clock
from lms.core.ids import first_id
from lms.files.models import FileVisibility, StoredFile
from lms.live.events import Opened, RevealedQuestion
from lms.live.models import LiveQuestion, LiveSession
from lms.quizzes.models import QuizSlot
from tests.client import Client
from tests.factories import make_user
from tests.files.factories import make_file, picture
from tests.live.commanding import run
from tests.live.factories import Made, make_game

ADDRESS = re.compile(r'/api/v1/(files/([0-9a-f-]{36})/content[^")\\]*)')
PICTURES = 6


async def ask(client: Client, game: Made, files: list[StoredFile]) -> None:
    """A question whose key is the order in which its pictures were uploaded."""
    shows = [f"![A leaf](/api/v1/files/{one.id}/content)" for one in files]
    asked = {
        "type": "ordering",
        "stem": shows[0],
        "explanation": shows[1],
        "options": [{"text": one} for one in shows],
    }
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    made = await client.post(f"quizzes/{game.quiz.id}/questions", json=asked, as_=game.host)
    assert made.status == 201, made


async def sent(game: Made) -> tuple[Opened, str]:
    """The open question, and the JSON of all that players get of it and of its reveal."""
    question = await LiveQuestion.of(game.id).get(number=1)
    opened = Opened.of(await LiveSession.get(id=game.id), question, clock.now())
    return opened, opened.model_dump_json() + RevealedQuestion.of(question).model_dump_json()


async def test_addresses_serve_and_tell_neither_file_nor_order(client: Client) -> None:
    game = await make_game(questions=1, auto_close=False)
    files = [await make_file(game.host, f"{n}.png", picture()) for n in range(PICTURES)]
    await ask(client, game, files)
    await run(game, "live.start")
    opened, told = await sent(game)
    assert not [one for one in files if str(one.id) in told or one.id.hex in told]
    found = {url: UUID(stated) for url, stated in ADDRESS.findall(unescape(told))}
    assert len(found) == PICTURES, "each text, plain and HTML, has the one address of its picture"
    recent = first_id(files[0].created_at).int >> 100  # the time in it, to 18 minutes
    assert recent == files[-1].id.int >> 100
    assert recent not in {stated.int >> 100 for stated in found.values()}
    assert (await sent(game))[0].options == opened.options, "the same for all"
    for url in found:
        assert (await client.get(url)).status == 200, "the link alone serves it"
        part = await client.get(url, headers={"Range": "bytes=0-3"})
        assert (part.status, part.body) == (206, b"\x89PNG")
    player = await make_user()
    assert (await client.get(url, as_=player)).status == 404
    await game.player(player)
    assert (await client.get(url, as_=player)).status == 200


async def test_an_address_opens_only_as_it_was_made(client: Client) -> None:
    game, other = await make_game(questions=1), await make_game(questions=1)
    file = await make_file(game.host, "leaf.png", picture())
    public = await make_file(game.host, "tree.png", picture(), visibility=FileVisibility.PUBLIC)
    await ask(client, game, [file, public])
    await run(game, "live.start")
    _, told = await sent(game)
    urls = {url for url, _ in ADDRESS.findall(unescape(told))}
    answers = {url: await client.get(url, as_=await make_user()) for url in urls}
    [url] = [url for url, answer in answers.items() if answer.status == 404]
    stated = url.split("/")[1]
    for wrong in (
        url.split("?")[0],
        url.replace(stated, str(file.id)),
        url.replace(str(game.id), str(other.id)),
        url.replace("for=live:", "for=user:"),
        url[:-1] + ("0" if url[-1] != "0" else "1"),
    ):
        assert (await client.get(wrong)).status == 404, wrong
    assert (await client.get(url)).status == 200
