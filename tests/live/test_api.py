"""Live sessions over REST: making, joining, tickets, results."""

from __future__ import annotations

import csv
import io
import time
from datetime import timedelta
from typing import Any

import pytest

from lms.audit.models import AuditEvent
from lms.core import clock
from lms.core import db as database
from lms.core.access import Role
from lms.core.ids import new_id
from lms.core.limits import Limit
from lms.live import models, pins, queries
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import Phase
from lms.settings import Settings
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.live.commanding import bring, run
from tests.live.factories import Made, make_game, right, wrong
from tests.live.test_actions import answer
from tests.quizzes.factories import make_quiz

SESSION = {
    "id", "quiz_id", "pin", "join_url", "phase", "version", "number", "total", "locked", "settings",
    "created_at",
}  # fmt: skip


async def test_a_session_is_made_with_defaults_or_what_is_given(client: Client) -> None:
    course = await make_course()
    quiz = await make_quiz(course, questions=2, status="draft")
    owner = await owner_of(course)
    for body, expected in (
        ({}, (None, "speed", False, True, 3000, True)),
        (
            {"scoring": "accuracy", "streak": True, "auto_close": False, "intro_ms": 0}
            | {"time_limit_s": 5, "late_join": False},
            (5, "accuracy", True, False, 0, False),
        ),
    ):
        made = await client.post(f"quizzes/{quiz.id}/live-sessions", as_=owner, json=body)
        assert made.status == 201, made
        told = made.json
        assert told.keys() >= SESSION
        settings = told["settings"]
        assert (
            settings["time_limit_s"],
            settings["scoring"],
            settings["streak"],
            settings["auto_close"],
            settings["intro_ms"],
            settings["late_join"],
        ) == expected
        assert len(told["pin"]) == 6
        assert told["pin"].isdigit()
        assert told["join_url"].endswith(told["pin"])
        assert (told["phase"], told["version"], told["number"], told["total"]) == ("lobby", 0, 0, 2)
        read = await client.get(f"live-sessions/{told['id']}", as_=owner)
        assert read.json == told
        listed = await client.get(f"courses/{course.id}/live-sessions", as_=owner)
        assert listed.json["items"][0]["id"] == told["id"]


async def owner_of(course: Any) -> Any:
    await course.fetch_related("owner")
    return course.owner


@pytest.mark.parametrize(
    "body",
    [
        {"scoring": "luck"}, {"streak": 1}, {"auto_close": "yes"}, {"intro_ms": -1},
        {"intro_ms": 10_001}, {"intro_ms": "3000"}, {"time_limit_s": 4}, {"time_limit_s": 601},
        {"late_join": None}, {"pin": "123456"},
    ],
)  # fmt: skip
async def test_wrong_settings_are_422(client: Client, body: dict[str, Any]) -> None:
    game = await make_game()
    made = await client.post(f"quizzes/{game.quiz.id}/live-sessions", as_=game.host, json=body)
    assert (made.status, made.code) == (422, "invalid")


async def test_a_session_runs_as_its_quiz_keeps_it_unless_told_otherwise(client: Client) -> None:
    quiz = await make_quiz(questions=1)
    owner = await owner_of(await quiz.course)
    kept = {"scoring": "accuracy", "intro_ms": 5000, "time_limit_s": 45, "join": "signed_in"}
    assert (await client.patch(f"quizzes/{quiz.id}", json={"live": kept}, as_=owner)).status == 200
    for body in ({}, {"time_limit_s": 10}, {"time_limit_s": None, "intro_ms": 0}):
        path = f"quizzes/{quiz.id}/live-sessions"
        made = await client.post(path, json=body, as_=owner)
        assert made.status == 201, made
        assert made.json["settings"].items() >= (kept | body).items()


async def test_an_empty_quiz_is_409_and_anothers_404(client: Client) -> None:
    course = await make_course()
    quiz = await make_quiz(course)
    made = await client.post(
        f"quizzes/{quiz.id}/live-sessions", as_=await owner_of(course), json={}
    )
    assert (made.status, made.code) == (409, "no_questions")
    made = await client.post(
        f"quizzes/{quiz.id}/live-sessions", as_=await make_user(Role.INSTRUCTOR), json={}
    )
    assert made.status == 404


async def test_only_hosts_read_a_session(client: Client) -> None:
    game = await make_game()
    for who in (await make_user(), await make_user(Role.INSTRUCTOR)):
        for path in ("", "/participants", "/results", "/qr.svg"):
            assert (await client.get(f"live-sessions/{game.id}{path}", as_=who)).status == 404
    assert (await client.get(f"live-sessions/{game.id}")).status == 401
    co = await make_staff(game.course)
    assert (await client.get(f"live-sessions/{game.id}", as_=co)).status == 200
    assert (await client.get(f"live-sessions/{game.id}/qr.svg", as_=co)).status == 200


async def test_a_nickname_is_judged_by_the_language_of_the_game(client: Client) -> None:
    for language, status in (("en", 201), ("sv-SE", 422)):
        game = await make_game(course=await make_course(language=language))
        asked = {"pin": game.session.pin, "nickname": "Football fan"}
        assert (await client.post("live/join", json=asked)).status == status, language
        asked["nickname"] = "Fuck"
        refused = await client.post("live/join", json=asked)
        assert (refused.status, refused.json["errors"][0]["field"]) == (422, "nickname")


async def test_joining_as_the_contract_says(client: Client) -> None:
    game = await make_game(late_join=False)
    pin = game.session.pin

    async def join(**body: Any) -> Any:
        return await client.post("live/join", json={"pin": pin} | body)

    made = await join(nickname=" Ada ")
    assert made.status == 201
    assert set(made.json) == {"session_id", "participant_id", "nickname", "ticket", "player_token"}
    assert made.json["nickname"] == "Ada"
    assert "lms_player_" in made.headers["Set-Cookie"]
    assert "HttpOnly" in made.headers["Set-Cookie"]
    for nickname in ("ada", "АdA", "Ａｄａ"):
        taken = await join(nickname=nickname)
        assert (taken.status, taken.code) == (409, "nickname_taken")
    for nickname in ("", "  ", "x" * 31, "fuck", "a\x00b", 7):
        refused = await join(nickname=nickname)
        assert (refused.status, refused.code) == (422, "invalid"), nickname
    for wrong_pin in ("000000" if pin != "000000" else "000001",):
        assert (await join(pin=wrong_pin, nickname="Bob")).status == 404
    user = await make_user(full_name="Grace Hopper")
    first = await client.post("live/join", as_=user, json={"pin": pin})
    assert (first.status, first.json["nickname"]) == (201, "Grace Hopper")
    again = await client.post("live/join", as_=user, json={"pin": pin, "nickname": "Other"})
    assert again.status == 200
    assert again.json["participant_id"] == first.json["participant_id"]
    assert again.json["ticket"] != first.json["ticket"]
    arabic = pin.translate({ord("0") + n: 0x660 + n for n in range(10)})
    assert (await join(pin=arabic, nickname="Layla")).status == 201
    for malformed in (pin + "0", "²" * 6, "1" * 10_000, int(pin)):
        assert (await join(pin=malformed, nickname="Bob")).status == 422
    await run(game, "live.lock", locked=True)
    assert (await join(nickname="Bob")).code == "locked"
    await run(game, "live.lock", locked=False)
    await run(game, "live.kick", participant_id=made.json["participant_id"], ban=True)
    banned = await join(nickname="ADA")
    assert (banned.status, banned.code) == (403, "banned")
    await run(game, "live.start")
    assert (await join(nickname="Bob")).code == "late_join_off"
    await run(game, "live.finish")
    assert (await join(nickname="Bob")).status == 404


async def test_a_guests_page_gets_tickets_by_its_cookie(browser: Client) -> None:
    game = await make_game()
    assert (await browser.post("realtime/tickets", json={})).status == 401
    await browser.post("live/join", json={"pin": game.session.pin, "nickname": "Ada"})
    ours = {"X-Requested-With": "lms"}
    given = await browser.post("realtime/tickets", headers=ours, json={"session_id": str(game.id)})
    assert (given.status, set(given.json)) == (201, {"ticket", "expires_in"})
    elsewhere = await browser.post(
        "realtime/tickets", headers=ours, json={"session_id": str(new_id())}
    )
    assert elsewhere.status == 401
    assert (await browser.post("realtime/tickets", json={})).status in (401, 403)


async def test_a_suggested_name_can_be_taken(client: Client) -> None:
    game = await make_game()
    suggested = (await client.get("live/nickname")).json
    assert set(suggested) == {"nickname"}
    joined = await client.post("live/join", json={"pin": game.session.pin} | suggested)
    assert joined.status == 201


async def test_participants_are_paged(client: Client) -> None:
    game = await make_game()
    players = [await game.player() for _ in range(3)]
    await run(game, "live.kick", participant_id=players[1].participant.id, ban=True)
    path = f"live-sessions/{game.id}/participants"
    one = await client.get(path, as_=game.host, query_string={"limit": 2})
    rest = await client.get(path, as_=game.host, query_string={"cursor": one.json["next"]})
    items = one.json["items"] + rest.json["items"]
    assert [item["participant_id"] for item in items] == [str(p.participant.id) for p in players]
    assert set(items[0]) == {
        "participant_id", "user_id", "nickname", "online", "kicked", "banned", "total", "rank",
    }  # fmt: skip
    assert [(item["kicked"], item["banned"]) for item in items] == [
        (False, False), (True, True), (False, False),
    ]  # fmt: skip


async def played(names: list[str]) -> Made:
    """Two questions played: the first name is right twice, the second once, others never."""
    game = await make_game(questions=3, scoring="accuracy", auto_close=False)
    questions = await game.questions()
    players = [await game.player(nickname=name) for name in names]
    await run(game, "live.start")
    for n, question in enumerate(questions[:2]):
        for place, player in enumerate(players[:2]):
            good = place == 0 or n == 0
            await answer(game, player, question.id, (right if good else wrong)(question), 700)
        await run(game, "live.close")
        await run(game, "live.reveal")
        await run(game, "live.next")
    return game


async def test_results_in_rank_order_from_the_first_close_on(client: Client) -> None:
    game = await make_game(questions=1, intro_ms=1000)
    path = f"live-sessions/{game.id}/results"
    for verb in (None, "live.start", "live.open", "live.pause"):
        if verb:
            await run(game, verb)
        early = await client.get(path, as_=game.host)
        assert (early.status, early.code) == (409, "conflict"), verb
    game = await played(["Ada", "Bob", "Cid", "Dee"])
    path = f"live-sessions/{game.id}/results"
    told = (await client.get(path, as_=game.host)).json
    assert set(told) == {"session", "questions", "items", "next"}
    assert set(told["questions"][0]) == {
        "question_id", "number", "stem", "question_type", "points", "time_limit_ms", "voided",
        "skipped", "stem_html",
    }  # fmt: skip
    names = ("nickname", "rank", "total", "correct")
    assert [tuple(one[name] for name in names) for one in told["items"]] == [
        ("Ada", 1, 2000, 2), ("Bob", 2, 1000, 1), ("Cid", 3, 0, 0), ("Dee", 3, 0, 0),
    ]  # fmt: skip
    ada, bob, *_ = told["items"]
    assert set(ada) == {
        "participant_id", "user_id", "nickname", "rank", "total", "correct", "kicked", "answers",
    }  # fmt: skip
    questions = await game.questions()
    assert ada["answers"][0] == {
        "question_id": str(questions[0].id),
        "answer": right(questions[0]),
        "answered_ms": 700,
        "correct": True,
        "points": 1000,
        "bonus": 0,
    }
    assert [one["correct"] for one in bob["answers"]] == [True, False]
    seen: list[str] = []
    cursor = None
    for _ in range(5):
        query = {"limit": 1} | ({"cursor": cursor} if cursor else {})
        page = (await client.get(path, as_=game.host, query_string=query)).json
        seen += [one["nickname"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["Ada", "Bob", "Cid", "Dee"]
    for query in ({"limit": 501}, {"limit": 0}, {"cursor": "x"}, {"cursor": "WzFlOTksImEiXQ"}):
        refused = await client.get(path, as_=game.host, query_string=query)
        assert refused.status == 422, query
    await run(game, "live.void", question_id=questions[0].id)
    told = (await client.get(path, as_=game.host)).json
    assert [(one["nickname"], one["total"]) for one in told["items"]][:2] == [
        ("Ada", 1000), ("Bob", 0),
    ]  # fmt: skip
    assert told["questions"][0]["voided"] is True
    assert told["items"][0]["answers"][0]["points"] == 0


async def test_a_kicked_player_stands_last_without_a_rank(client: Client) -> None:
    game = await played(["Ada", "Bob", "Cid"])
    found = await database.row(
        "select id from live_participants where session_id = $1 and nickname = 'Ada'", game.id
    )
    assert found
    await run(game, "live.kick", participant_id=found["id"])
    noted = await AuditEvent.get(verb="player.kicked")
    assert (noted.actor_id, noted.target_id) == (game.host.id, found["id"])
    told = (await client.get(f"live-sessions/{game.id}/results", as_=game.host)).json
    assert [(one["nickname"], one["rank"]) for one in told["items"]] == [
        ("Bob", 1), ("Cid", 2), ("Ada", None),
    ]  # fmt: skip


async def test_results_as_a_file_that_no_spreadsheet_runs(client: Client) -> None:
    game = await played(["=1+1", "+bob", "@cid", "-dee", 'Eve "x", y'])
    found = await client.get(
        f"live-sessions/{game.id}/results", as_=game.host, headers={"Accept": "text/csv"}
    )
    assert found.headers["Content-Type"].startswith("text/csv")
    noted = await AuditEvent.get(verb="results.exported")
    assert (noted.actor_id, noted.target_id) == (game.host.id, game.id)
    assert found.headers["Content-Disposition"].startswith("attachment")
    _, _, *rows = csv.reader(io.StringIO(found.text))
    assert rows[0][:6] == ["1", "'=1+1", "", "2000", "2", "2"]
    assert {row[1] for row in rows} == {"'=1+1", "'+bob", "'@cid", "'-dee", 'Eve "x", y'}


async def test_results_as_a_file_bear_a_player_without_an_address(client: Client) -> None:
    game = await played(["Ada", "Bob"])
    for name, email in (("Ada", None), ("Bob", "bob@b.test")):
        user = await make_user(email=email)
        await LiveParticipant.filter(nickname=name).update(user_id=user.id)
    path = f"live-sessions/{game.id}/results"
    found = await client.get(path, as_=game.host, headers={"Accept": "text/csv"})
    _, _, *rows = csv.reader(io.StringIO(found.text))
    assert sorted(row[1:3] for row in rows) == [["Ada", ""], ["Bob", "bob@b.test"]]


async def test_many_results_come_in_pages_and_in_one_file(client: Client) -> None:
    game = await played(["Ada", "Bob"])
    await database.execute(
        "insert into live_participants (id, session_id, nickname, folded, token_hash, joined_at, "
        "time_factor, kicked, banned, total, correct, correct_ms, streak) "
        "select gen_random_uuid(), $1::uuid, 'p' || n, 'p' || n, 'h' || n || $1::uuid::text, "
        "now(), 1, false, false, 0, 0, 0, 0 from generate_series(1, 700) n",
        game.id,
    )
    path = f"live-sessions/{game.id}/results"
    one = (await client.get(path, as_=game.host)).json
    two = (await client.get(path, as_=game.host, query_string={"cursor": one["next"]})).json
    assert (len(one["items"]), len(two["items"]), two["next"]) == (500, 202, None)
    assert len({item["participant_id"] for item in one["items"] + two["items"]}) == 702
    text = (await client.get(path, as_=game.host, headers={"Accept": "text/csv"})).text
    assert len(text.splitlines()) == 704  # the head, the stems, everybody


async def test_a_pin_is_free_again_only_an_hour_after_the_end(client: Client) -> None:
    game = await make_game()
    await run(game, "live.finish")
    session = await LiveSession.get(id=game.id)
    assert session.finished_at
    assert await queries.pin_is_warm(session.pin, session.finished_at)
    await database.execute(
        "update live_sessions set finished_at = finished_at - interval '61 minutes' where id = $1",
        game.id,
    )
    assert not await queries.pin_is_warm(session.pin, session.finished_at)


async def test_a_browser_that_guesses_is_stopped_before_others_at_its_address(
    browser: Client, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "OF_A_BROWSER", Limit("wrong_pin_browser", 10, 1e6))
    game = await make_game()
    right = {"pin": game.session.pin, "nickname": "Ada"}
    wrong = right | {"pin": "000000" if game.session.pin != "000000" else "000001"}
    tries = [(await browser.post("live/join", json=wrong)).status for _ in range(12)]
    assert tries == [404] * 10 + [429] * 2
    assert (await browser.post("live/join", json=right)).status == 429
    assert (await client.post("live/join", json=wrong)).status == 404
    assert (await client.post("live/join", json=right)).status == 201


async def test_beyond_too_many_wrong_pins_anywhere_only_right_ones_are_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "EVERYBODY", Limit("wrong_pin_everybody", 5, 1e6))
    game = await make_game()
    right = {"pin": game.session.pin, "nickname": "Ada"}
    wrong = right | {"pin": "000000" if game.session.pin != "000000" else "000001"}
    tries = [
        (await client.post("live/join", json=wrong, scope_base={"client": (f"192.0.2.{n}", 1)}))
        for n in range(6)
    ]
    assert [one.status for one in tries] == [404] * 5 + [429]
    assert int(tries[-1].headers["Retry-After"]) > 0
    assert (await client.post("live/join", json=right)).status == 201


async def test_wrong_pins_are_limited_and_right_ones_never(client: Client) -> None:
    game = await make_game()
    wrong_pin = "000000" if game.session.pin != "000000" else "000001"

    async def join(pin: str, name: str) -> Any:
        return await client.post("live/join", json={"pin": pin, "nickname": name})

    begun, wrong = time.monotonic(), 0
    while (limited := await join(wrong_pin, "Guesser")).status == 404:
        wrong += 1
    assert (limited.status, limited.code) == (429, "rate_limited")
    assert 60 <= wrong <= 60 + time.monotonic() - begun, "one a second grows back"
    assert int(limited.headers["Retry-After"]) >= 1
    for name in ("A classmate", "Another"):  # behind the same address
        assert (await join(game.session.pin, name)).status == 201


async def test_when_a_player_counts_as_away_is_a_setting(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = await make_game()
    player = (await game.player()).participant
    seen_at = clock.now() - timedelta(seconds=20)
    await LiveParticipant.filter(id=player.id).update(seen_at=seen_at)
    for away_s, online in ((45.0, True), (10.0, False)):
        given = settings.model_copy(update={"live_away_s": away_s})
        monkeypatch.setattr(models, "settings", lambda given=given: given)
        listed = await client.get(f"live-sessions/{game.id}/participants", as_=game.host)
        assert [one["online"] for one in listed.json["items"]] == [online]


async def test_players_are_counted_while_a_game_runs(client: Client) -> None:
    game = await make_game()
    path, listed = f"live-sessions/{game.id}", f"courses/{game.course.id}/live-sessions"
    assert (await client.get(path, as_=game.host)).json["players"] == 0
    gone = await game.player()
    for _ in range(4):
        await game.player()
    await run(game, "live.kick", participant_id=gone.participant.id)
    for verb in ("", "live.start", "live.finish"):
        if verb:
            await run(game, verb)
        assert (await client.get(path, as_=game.host)).json["players"] == 4
        [item] = (await client.get(listed, as_=game.host)).json["items"]
        assert item["players"] == 4


async def test_a_quiz_tells_its_hosts_which_games_of_it_run(client: Client) -> None:
    game = await make_game()
    path = f"quizzes/{game.quiz.id}"
    await game.player()
    told = (await client.get(path, as_=game.host)).json["running"]
    assert told == [{"id": str(game.id), "phase": "lobby", "players": 1}]
    again = await client.post(f"{path}/live-sessions", as_=game.host, json={})
    assert again.status == 201
    await run(game, "live.start")
    told = (await client.get(path, as_=await make_staff(game.course))).json["running"]
    assert [(one["id"], one["phase"]) for one in told] == [
        (again.json["id"], "lobby"),
        (str(game.id), "open"),
    ]
    for one in told:
        assert (await client.post(f"live-sessions/{one['id']}/end", as_=game.host)).status == 200
    assert (await client.get(path, as_=game.host)).json["running"] == []
    student = await make_user()
    await enroll(game.course, student)
    assert (await client.get(path, as_=student)).json["running"] is None


async def test_a_game_is_ended_in_any_phase_and_only_once(client: Client) -> None:
    for phase in (Phase.LOBBY, Phase.INTRO, Phase.CLOSED):
        game = await make_game(intro_ms=10_000)
        await bring(game, phase)
        ended = await client.post(f"live-sessions/{game.id}/end", as_=game.host)
        after = "aborted" if phase is Phase.LOBBY else "finished"
        assert (ended.status, ended.json["phase"]) == (200, after)
        again = await client.post(f"live-sessions/{game.id}/end", as_=game.host)
        assert (again.status, again.code) == (409, "conflict")
