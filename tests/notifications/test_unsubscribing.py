"""Stopping mails by their own link, without signing in."""

from __future__ import annotations

import pytest

from lms.core import clock
from lms.core.ids import new_id
from lms.notifications import letters, unsubscribing
from lms.notifications.actions import mails
from lms.notifications.actions.inbox import notify
from lms.notifications.models import DigestItem, Mail, NotificationPreference
from lms.users.models import User
from tests.client import Client
from tests.factories import make_user
from tests.notifications.kinds import Graded, letter_of

PATH = "notifications/unsubscribe"
KIND = "test_graded"


async def reader(email: str) -> User:
    me = await make_user(email_verified_at=clock.now())
    await NotificationPreference.create(user_id=me.id, kind=KIND, in_app=True, email=email)
    return me


async def chosen(user: User) -> list[tuple[str, bool, str]]:
    rows = NotificationPreference.filter(user_id=user.id).order_by("kind")
    return [(one.kind, one.in_app, one.email.value) for one in await rows]


async def test_a_mail_program_stops_the_kind_of_its_letter_at_one_click(client: Client) -> None:
    me = await reader("now")
    await notify([me.id], Graded(title="Leaves"))
    mail = await Mail.get(user_id=me.id).select_related("user")
    sent = letters.message(mail)
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent["List-Unsubscribe"].strip("<>")
    site, _, query = address.partition(f"/api/v1/{PATH}")
    assert site.startswith("http")
    for _ in range(2):
        answer = await client.post(
            PATH + query,
            data="List-Unsubscribe=One-Click",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert (answer.status, answer.json) == (200, {"kinds": [KIND]})
    assert await chosen(me) == [(KIND, True, "off")]
    await notify([me.id], Graded(title="Roots"))
    assert await Mail.filter(user_id=me.id).count() == 1


async def test_a_digests_link_stops_all_that_comes_daily(client: Client) -> None:
    me = await reader("daily")
    await NotificationPreference.create(
        user_id=me.id, kind="live_result", in_app=True, email="daily"
    )
    await NotificationPreference.create(
        user_id=me.id, kind="enrollment_changed", in_app=True, email="now"
    )
    await notify([me.id], Graded(title="Leaves"))
    token = unsubscribing.token(me.id, unsubscribing.DAILY)
    answer = await client.post(f"{PATH}?token={token}")
    assert sorted(answer.json["kinds"]) == ["live_result", KIND]
    assert {kind: email for kind, _, email in await chosen(me)} == {
        "enrollment_changed": "now",
        "live_result": "off",
        KIND: "off",
    }
    assert not await DigestItem.exists(), "what waits is no longer sent"


async def test_opening_the_link_stops_nothing(client: Client) -> None:
    me = await reader("now")
    token = unsubscribing.token(me.id, KIND)
    answer = await client.get(f"{PATH}?token={token}")
    assert (answer.status, answer.headers["Location"]) == (302, f"/unsubscribe#{token}")
    assert await chosen(me) == [(KIND, True, "now")]


@pytest.mark.parametrize("spoilt", ["user", "kind", "signature", "short", "empty", "odd"])
async def test_a_changed_link_stops_nothing(client: Client, spoilt: str) -> None:
    me, other = await reader("now"), await reader("now")
    user, kind, signature = unsubscribing.token(me.id, KIND).split(".")
    token = {
        "user": f"{other.id.hex}.{kind}.{signature}",
        "kind": f"{user}.live_result.{signature}",
        "signature": f"{user}.{kind}.{signature[:-1]}x",
        "short": f"{user}.{kind}",
        "empty": "",
        "odd": "%F0%9F%A6%8A.%00.%ED%A0%80",
    }[spoilt]
    answer = await client.post(f"{PATH}?token={token}")
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "token")
    assert await chosen(me) == await chosen(other) == [(KIND, True, "now")]


async def test_the_link_of_somebody_who_is_gone_stops_nothing(client: Client) -> None:
    token = unsubscribing.token(new_id(), KIND)
    answer = await client.post(f"{PATH}?token={token}")
    assert answer.status == 200
    assert not await NotificationPreference.exists()


async def test_letters_about_the_account_have_no_such_link(db: None) -> None:
    me = await make_user(email_verified_at=clock.now())
    await mails.send(letter_of("password_changed"), me.email or "", me)
    mail = await Mail.get(user_id=me.id).select_related("user")
    assert letters.message(mail)["List-Unsubscribe"] is None
    assert "unsubscribe" not in letters.write(mail).text
