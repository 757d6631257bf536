"""Coming back: a browser keeps a place per game and per tab, by cookies that no script reads."""

from __future__ import annotations

from typing import Any

from lms.auth import tickets
from lms.auth.actions import sessions
from lms.auth.cookies import REFRESH
from lms.auth.rules import Device
from lms.core.cookies import full_name
from lms.core.ids import new_id
from lms.live import cookies
from lms.live.models import LiveParticipant
from tests.client import Answer, Client
from tests.factories import make_user
from tests.live.commanding import run
from tests.live.factories import Made, make_game

OURS = {"X-Requested-With": "lms"}


async def join(browser: Client, game: Made, **body: Any) -> Answer:
    return await browser.post("live/join", json={"pin": game.session.pin} | body)


async def ticket_for(browser: Client, **named: Any) -> str | None:
    """Whose ticket it is; None for a 401."""
    body = {name: str(value) for name, value in named.items()}
    given = await browser.post("realtime/tickets", headers=OURS, json=body)
    if given.status == 401:
        return None
    assert given.status == 201, given
    actor = await tickets.consume(given.json["ticket"])
    assert actor
    return str(actor.id)


async def test_a_guest_is_asked_for_a_name_by_a_200(client: Client) -> None:
    game = await make_game()
    asked = await join(client, game)
    assert (asked.status, asked.json) == (
        200,
        {"nickname_required": True, "title": game.session.title},
    )
    assert "Set-Cookie" not in asked.headers
    assert (await join(client, game, nickname="")).status == 422
    await run(game, "live.lock", locked=True)
    shut = await join(client, game)  # before anything is typed for nothing
    assert (shut.status, shut.code) == (409, "locked")


async def test_whose_session_has_lapsed_is_not_asked_for_a_name_but_to_refresh_it(
    client: Client,
) -> None:
    game, user = await make_game(), await make_user()
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    lapsed = {"Cookie": f"{full_name(REFRESH)}={pair.refresh}"}
    body = {"pin": game.session.pin}
    asked = await client.post("live/join", json=body, headers=OURS | lapsed)
    assert (asked.status, asked.code) == (401, "unauthorized")
    named = await client.post("live/join", json=body | {"nickname": "Eva"}, headers=OURS | lapsed)
    assert named.status == 201, "a session that can't be refreshed must not keep anybody out"
    program = await client.post("live/join", json=body, headers=lapsed)
    assert program.json["nickname_required"] is True


async def test_a_guest_comes_back_as_themselves_from_any_way_in(browser: Client) -> None:
    game = await make_game(late_join=False)
    first = await join(browser, game, nickname="Anna")
    assert first.status == 201
    await run(game, "live.start")
    await run(game, "live.lock", locked=True)
    for body in ({}, {"nickname": "Anna"}, {"nickname": "Somebody else"}):
        back = await join(browser, game, **body)
        assert (back.status, back.json["nickname"]) == (200, "Anna"), body
        assert back.json["participant_id"] == first.json["participant_id"]
        assert back.json["player_token"] == first.json["player_token"]
        actor = await tickets.consume(back.json["ticket"])
        assert actor
        assert str(actor.id) == first.json["participant_id"]
    assert await LiveParticipant.filter(session_id=game.id).count() == 1


async def test_two_guests_in_one_browser_each_keep_their_own(browser: Client) -> None:
    game = await make_game()
    anna = (await join(browser, game, nickname="Anna")).json["participant_id"]
    assert (await join(browser, game, new=True)).json["nickname_required"] is True
    made = await join(browser, game, nickname="Ben", new=True)
    assert made.status == 201
    ben = made.json["participant_id"]
    assert ben != anna
    for who in (anna, ben):
        assert await ticket_for(browser, session_id=game.id, participant_id=who) == who
        again = await join(browser, game, participant_id=who)
        assert (again.status, again.json["participant_id"]) == (200, who)
    assert await ticket_for(browser, session_id=game.id) == ben  # a tab that doesn't know
    assert await ticket_for(browser, session_id=game.id, participant_id=new_id()) is None


async def test_a_second_game_does_not_lock_out_the_first(browser: Client) -> None:
    one, two = await make_game(), await make_game()
    first = (await join(browser, one, nickname="Anna")).json["participant_id"]
    second = (await join(browser, two, nickname="Anna")).json["participant_id"]
    assert await ticket_for(browser, session_id=one.id) == first
    assert await ticket_for(browser, session_id=two.id) == second
    assert (await join(browser, one)).json["participant_id"] == first


async def test_a_strangers_browser_is_nobody_and_a_kicked_guest_joins_anew(
    browser: Client, client: Client
) -> None:
    game = await make_game()
    anna = (await join(browser, game, nickname="Anna")).json["participant_id"]
    assert await ticket_for(client, session_id=game.id, participant_id=anna) is None
    assert (await join(client, game, participant_id=anna)).json["nickname_required"] is True
    await run(game, "live.kick", participant_id=anna)
    assert (await join(browser, game)).json["nickname_required"] is True
    again = await join(browser, game, nickname="Anna")
    assert (again.status, again.json["participant_id"] == anna) == (201, False)
    await run(game, "live.kick", participant_id=again.json["participant_id"], ban=True)
    for body in ({}, {"nickname": "Else"}, {"nickname": "Else", "new": True}):
        assert (await join(browser, game, **body)).code == "banned", body


async def test_beside_an_account_somebody_else_plays_as_a_guest(browser: Client) -> None:
    game = await make_game()
    user = await make_user(full_name="Grace Hopper")
    grace = await browser.post("live/join", json={"pin": game.session.pin}, as_=user)
    assert (grace.status, "Set-Cookie" in grace.headers) == (201, False)
    other = {"pin": game.session.pin, "new": True}
    asked = await browser.post("live/join", json=other, as_=user)
    assert asked.json["nickname_required"] is True
    made = await browser.post("live/join", json=other | {"nickname": "Ada"}, as_=user)
    assert made.status == 201
    row = await LiveParticipant.get(id=made.json["participant_id"])
    assert row.user_id is None
    back = await browser.post("live/join", json={"pin": game.session.pin}, as_=user)
    assert back.json["participant_id"] == grace.json["participant_id"]
    await run(game, "live.kick", participant_id=grace.json["participant_id"], ban=True)
    assert (await browser.post("live/join", json=other, as_=user)).code == "banned"


async def test_a_program_is_its_account_whatever_cookies_come_along(browser: Client) -> None:
    """A bearer token is the whole identity: a cookie of the same jar changes nothing."""
    game = await make_game()
    user = await make_user()
    await join(browser, game, nickname="Ada")
    given = await browser.post(
        "realtime/tickets", headers=OURS, json={"session_id": str(game.id)}, as_=user
    )
    actor = await tickets.consume(given.json["ticket"])
    assert actor
    assert actor.id == user.id
    mine = await browser.post("live/join", json={"pin": game.session.pin}, as_=user)
    assert (mine.status, mine.json["nickname"]) == (201, user.full_name)


def test_a_browser_keeps_its_newest_places_only() -> None:
    ids = [new_id() for _ in range(cookies.MAX_PLACES + 5)]
    jar = {cookies.name(one): str(n) for n, one in enumerate(ids)} | {"lms_access": "x"}
    kept = list(cookies.tokens_of(jar))
    assert kept == [str(n) for n in range(cookies.MAX_PLACES + 4, 4, -1)]
