"""What is kept of a game: own results for players, the file for hosts."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

from lms.core import clock
from lms.live.models import LiveSession
from tests.client import Client
from tests.factories import make_user
from tests.live.commanding import answer, run
from tests.live.factories import Made, make_game, right, wrong
from tests.live.test_places import join
from tests.quizzes.factories import Asked, ask_instead

OWN = {
    "question_id", "number", "stem", "question_type", "answer", "key", "explanation", "correct",
    "points", "answered_ms", "voided", "skipped", "options", "stem_html", "explanation_html",
}  # fmt: skip
LISTED = {
    "session_id", "course_id", "title", "finished_at", "rank", "players", "total", "correct",
    "asked",
}  # fmt: skip


async def play(game: Made, *players: Any) -> list[Asked]:
    """Revealed, settled without a reveal, void and skipped, in this order; all are right."""
    questions = await game.questions()
    await run(game, "live.start")
    for n, question in enumerate(questions):
        for player in players:
            await answer(game, player, question.id, right(question), 700)
        await run(game, "live.skip" if n == 3 else "live.close")
        if n == 0:
            await run(game, "live.reveal")
        if n == 2:
            await run(game, "live.void", question_id=question.id)
        await run(game, "live.next")
    return questions


async def test_a_student_keeps_the_results(client: Client) -> None:
    game = await make_game(questions=4, auto_close=False, scoring="accuracy")
    student, stranger = await make_user(), await make_user()
    ada, bob = await game.player(student), await game.player()
    running = await client.get(f"live-results/{game.id}", as_=student)
    assert (running.status, running.code) == (409, "conflict")
    assert (await client.get("live-results", as_=student)).json["items"] == []
    shown, hidden, void, skipped = await play(game, ada, bob)
    listed = (await client.get("live-results", as_=student)).json["items"]
    assert len(listed) == 1
    assert listed[0].keys() >= LISTED
    told = {name: listed[0][name] for name in ("rank", "players", "total", "correct", "asked")}
    assert told == {"rank": 1, "players": 2, "total": 2000, "correct": 2, "asked": 2}
    own = (await client.get(f"live-results/{game.id}", as_=student)).json
    assert {name: own[name] for name in listed[0]} == listed[0]
    assert [one["stem"] for one in own["questions"]] == [
        one.stem for one in (shown, hidden, void, skipped)
    ]
    assert set(own["questions"][0]) == OWN
    first, second, third, fourth = own["questions"]
    assert (first["key"], first["explanation"]) == (right(shown), shown.explanation)
    assert (first["answer"], first["answered_ms"], first["points"]) == (right(shown), 700, 1000)
    assert [one["text"] for one in first["options"]] == ["right", "wrong", "off"]
    assert (second["key"], second["explanation"], second["correct"]) == (None, "", True)
    assert (third["voided"], third["correct"], third["points"]) == (True, None, 0)
    assert (fourth["skipped"], fourth["correct"], fourth["key"]) == (True, None, None)
    assert (await client.get(f"live-results/{game.id}", as_=stranger)).status == 404
    assert (await client.get("live-results", as_=stranger)).json["items"] == []
    assert (await client.get("live-results")).status == 401
    assert (await client.get(f"live-results/{game.id}")).status == 401


async def test_a_guest_reads_them_for_two_hours(browser: Client, client: Client) -> None:
    game = await make_game(questions=1, auto_close=False)
    joined = (await join(browser, game, nickname="Anna")).json
    anna, other = joined["player_token"], (await game.player()).player_token
    await run(game, "live.start")
    await run(game, "live.finish")
    path = f"live-results/{game.id}"
    for found in (await browser.get(path), await client.get(path, token=anna)):
        assert (found.status, found.json["nickname"]) == (200, "Anna"), found
    assert (await client.get(path, token=other)).json["nickname"] != "Anna"
    assert (await client.get(path, token="0" * 64)).status == 401
    assert (await client.get("live-results", token=anna)).status == 401  # no account
    named = {"participant_id": joined["participant_id"]}
    assert (await browser.get(path, query_string=named)).json["nickname"] == "Anna"
    assert (await client.get(path, token=other, query_string=named)).status == 404
    ended = clock.now() - timedelta(hours=2, seconds=1)
    await LiveSession.filter(id=game.id).update(finished_at=ended)
    assert (await browser.get(path)).status == 404
    assert (await client.get(path, token=anna)).status == 401


async def read_file(client: Client, game: Made) -> tuple[str, list[list[str]], Any]:
    found = await client.get(
        f"live-sessions/{game.id}/results", as_=game.host, headers={"Accept": "text/csv"}
    )
    text = found.body.decode("utf-8")
    return text, list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))), found


async def test_the_file_tells_what_people_answered(client: Client) -> None:
    game = await make_game(questions=5, auto_close=False, scoring="accuracy")
    ada = await make_user(full_name="Ada")
    players = [await game.player(ada), await game.player(nickname="+Bob; =1")]
    one, two, _, text, number = questions = await game.questions()
    await ask_instead(one, stem="=Which; one?")
    await run(game, "live.start")
    given = [
        (right(one), {"options": [x["id"] for x in two.content["options"]]}, None, None, None),
        (wrong(one), None, None, {"text": "=cmd|' /c'!A1"}, {"value": -5}),
    ]
    for n, question in enumerate(questions):
        for player, answers in zip(players, given, strict=True):
            if answers[n]:
                await answer(game, player, question.id, answers[n], 700)
        await run(game, "live.close")
        await run(game, "live.next")
    whole, rows, found = await read_file(client, game)
    assert whole.startswith("\ufeff")
    day = (await LiveSession.get(id=game.id)).created_at.date().isoformat()
    assert f'filename="{game.quiz.title} {day}.csv"' in found.headers["Content-Disposition"]
    head, stems, first, second = rows
    assert head[:10] == [
        "rank", "nickname", "email", "total", "correct", "answered",
        "q1_answer", "q1_correct", "q1_points", "q1_ms",
    ]  # fmt: skip
    assert len({len(row) for row in rows}) == 1
    assert stems[:6] == [""] * 6
    assert [stems[n] for n in range(6, 26, 4)][1:] == [
        one.stem for one in (two, questions[2], text, number)
    ]
    assert stems[6] == "'=Which; one?"
    assert first[1:14] == [
        "Ada", ada.email, "1000", "1", "2",
        "right", "true", "1000", "700", "right | too | wrong", "false", "0", "700",
    ]  # fmt: skip
    assert second[1:3] == ["'+Bob; =1", ""]
    assert second[18] == "'=cmd|' /c'!A1"
    assert second[22] == "-5"
    assert second[14:18] == ["", "", "", ""]
    for cell in ("'+Bob; =1", "'=Which; one?"):
        assert f'"{cell}"' in whole  # one cell where semicolons separate, too


async def test_the_file_counts_no_void_and_no_skipped_question(client: Client) -> None:
    game = await make_game(questions=4, auto_close=False)
    await play(game, await game.player(nickname="Ada"))
    _, [_, _, row], _ = await read_file(client, game)
    assert row[5] == "2"
    assert [row[n] for n in (7, 11, 15, 19)] == ["true", "true", "", ""]


async def test_a_quiz_of_any_name_makes_a_file_name(client: Client) -> None:
    game = await make_game(questions=1, auto_close=False)
    await LiveSession.filter(id=game.id).update(title='Año 1/2: "Ω"\n')
    await play(game, await game.player())
    _, _, found = await read_file(client, game)
    day = (await LiveSession.get(id=game.id)).created_at.date().isoformat()
    assert (
        f"filename*=UTF-8''A%C3%B1o%201%202%20%CE%A9%20{day}.csv"
        in (found.headers["Content-Disposition"])
    )
