"""How people are told: on their pages, by mail at once, or by one letter a day."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from lms.core import clock, db
from lms.core.access import Role
from lms.notifications import letters
from lms.notifications.actions import mailing
from lms.notifications.actions.inbox import notify
from lms.notifications.kinds import chosen
from lms.notifications.models import DigestItem, Mail, Notification
from lms.notifications.rules import language_of, next_digest
from lms.realtime.publishing import stored_versions
from lms.users.models import User
from tests.client import Client
from tests.factories import make_user
from tests.notifications.kinds import Graded, Hello

KIND = "test_graded"


async def wish(client: Client, who: User, *, in_app: bool, email: str) -> None:
    item = {"kind": KIND, "in_app": in_app, "email": email}
    answer = await client.put("notifications/preferences", json={"items": [item]}, as_=who)
    assert answer.status == 200
    assert item in answer.json["items"]


async def reader(**fields: object) -> User:
    fields = {"email_verified_at": clock.now()} | fields
    return await make_user(**fields)


async def test_all_kinds_have_a_choice_and_the_others_stay(client: Client) -> None:
    me = await reader()
    begin = (await client.get("notifications/preferences", as_=me)).json["items"]
    mine = [kind.kind for kind in chosen() if kind.roles is None]
    assert [one["kind"] for one in begin] == mine
    assert "application_sent" not in mine
    admin = await make_user(Role.ADMIN)
    all_kinds = (await client.get("notifications/preferences", as_=admin)).json["items"]
    assert [one["kind"] for one in all_kinds] == [kind.kind for kind in chosen()]
    assert {"kind": "live_result", "in_app": True, "email": "off"} in begin
    await wish(client, me, in_app=True, email="now")
    await wish(client, me, in_app=False, email="daily")
    after = (await client.get("notifications/preferences", as_=me)).json["items"]
    assert [one for one in after if one["kind"] != KIND] == [
        one for one in begin if one["kind"] != KIND
    ]


@pytest.mark.parametrize(
    "item",
    [
        {"kind": "hello", "in_app": True, "email": "off"},
        {"kind": KIND, "in_app": True, "email": "weekly"},
        {"kind": KIND, "in_app": True},
        {"kind": KIND, "in_app": True, "email": "off", "sms": True},
    ],
)
async def test_what_is_no_choice_changes_nothing(client: Client, item: dict[str, object]) -> None:
    me = await reader()
    good = {"kind": KIND, "in_app": False, "email": "now"}
    answer = await client.put("notifications/preferences", json={"items": [good, item]}, as_=me)
    assert answer.status == 422
    after = (await client.get("notifications/preferences", as_=me)).json["items"]
    assert {"kind": KIND, "in_app": True, "email": "off"} in after


async def test_a_kind_that_is_not_wanted_is_not_shown_and_still_told_once(client: Client) -> None:
    me = await reader()
    await wish(client, me, in_app=False, email="now")
    for _ in range(2):
        await notify([me.id], Graded(title="Leaves"), key="one")
    await notify([me.id], Hello())
    page = (await client.get("notifications", as_=me)).json
    assert [one["kind"] for one in page["items"]] == ["hello"]
    assert page["unread"] == 1
    assert await Mail.filter(user_id=me.id, template="notice").count() == 1
    assert await stored_versions("notifications", [me.id]) == {me.id: 1}


async def test_reading_up_to_one_leaves_newer_ones(client: Client) -> None:
    me, other = await reader(), await reader()
    for n in range(4):
        await notify([me.id, other.id], Hello(n=n))
    items = (await client.get("notifications", as_=me)).json["items"]
    up_to = {"up_to": items[1]["id"]}
    for _ in range(2):
        assert (await client.put("notifications/read", json=up_to, as_=me)).status == 204
    page = (await client.get("notifications", as_=me)).json
    assert [one["read_at"] is None for one in page["items"]] == [True, False, False, False]
    assert page["unread"] == 1
    # four told, one reading
    assert await stored_versions("notifications", [me.id]) == {me.id: 5}
    assert (await client.put("notifications/read", json=up_to, as_=other)).status == 404
    assert (await client.get("notifications", as_=other)).json["unread"] == 4


@pytest.mark.parametrize(("locale", "said"), [(None, "was graded"), ("de-AT", "wurde bewertet")])
async def test_a_letter_at_once_is_in_the_persons_language(
    client: Client, locale: str | None, said: str
) -> None:
    me = await reader(locale=locale)
    await wish(client, me, in_app=True, email="now")
    await notify([me.id], Graded(title="Leaves <b>"))
    letter = letters.write(await Mail.get(user_id=me.id).select_related("user"))
    assert said in letter.subject
    assert said in letter.text
    assert "Leaves &lt;b&gt;" in letter.html
    assert "/work/7" in letter.text


async def test_no_letter_to_an_address_that_nobody_confirmed(client: Client) -> None:
    me = await reader(email_verified_at=None)
    await wish(client, me, in_app=True, email="now")
    await notify([me.id], Graded(title="Leaves"))
    assert not await Mail.filter(user_id=me.id).exists()
    assert await Notification.filter(user_id=me.id).count() == 1


async def test_a_day_is_one_letter_whatever_sends_it_twice(client: Client) -> None:
    me = await reader(timezone="Asia/Tokyo")
    await wish(client, me, in_app=True, email="daily")
    for n in range(mailing.MAX_LINES + 2):
        await notify([me.id], Graded(title=f"Work {n}"))
    await mailing.send_digests()
    assert not await Mail.filter(user_id=me.id).exists(), "it is not due"
    due = await DigestItem.filter(user_id=me.id).values_list("due_at", flat=True)
    assert {one.astimezone(UTC).hour for one in due} == {23}
    await DigestItem.all().update(due_at=clock.now() - timedelta(days=2))
    await asyncio.gather(*(mailing.send_digests() for _ in range(4)))
    letter = letters.write(await Mail.get(user_id=me.id).select_related("user"))
    assert letter.text.index("Work 0") < letter.text.index("Work 49")
    assert "Work 50" not in letter.text
    assert "And 2 more." in letter.text
    assert not await DigestItem.exists()


@pytest.mark.parametrize(
    ("now", "zone", "at"),
    [
        ("2026-11-30T07:59:59+00:00", None, "2026-11-30T08:00:00+00:00"),
        ("2026-11-30T08:00:00+00:00", None, "2026-12-01T08:00:00+00:00"),
        ("2026-03-28T12:00:00+00:00", "Europe/Vienna", "2026-03-29T06:00:00+00:00"),
        ("2026-10-24T12:00:00+00:00", "Europe/Vienna", "2026-10-25T07:00:00+00:00"),
        ("2026-11-30T01:00:00+00:00", "Pacific/Kiritimati", "2026-11-30T18:00:00+00:00"),
    ],
)
def test_the_next_eight_in_the_morning(now: str, zone: str | None, at: str) -> None:
    found = next_digest(datetime.fromisoformat(now), zone)
    assert found == datetime.fromisoformat(at)


@pytest.mark.parametrize(
    ("locale", "language"),
    [(None, "en"), ("de", "de"), ("DE-ch", "de"), ("fr-FR", "en"), ("den", "en")],
)
def test_letters_know_two_languages(locale: str | None, language: str) -> None:
    assert language_of(locale) == language


async def test_who_wants_no_letter_gets_none_of_what_waits(client: Client) -> None:
    me, other = await reader(), await reader()
    for who in (me, other):
        await wish(client, who, in_app=True, email="daily")
    await notify([me.id, other.id], Graded(title="Leaves"))
    await wish(client, me, in_app=True, email="off")
    await DigestItem.all().update(due_at=clock.now())
    await mailing.send_digests()
    assert not await Mail.filter(user_id=me.id).exists()
    assert await Mail.filter(user_id=other.id).count() == 1


async def test_a_day_of_kinds_that_are_gone_is_no_letter() -> None:
    me = await reader()
    await DigestItem.create(user=me, kind="gone", data={}, due_at=clock.now())
    await mailing.send_digests()
    assert not await Mail.filter(user_id=me.id).exists()
    assert not await DigestItem.exists()


async def test_a_sentence_of_two_lines_is_a_subject_of_one(client: Client) -> None:
    me = await reader()
    await wish(client, me, in_app=True, email="now")
    await notify([me.id], Graded(title="Leaves\nand\u2028trees"))
    mail = await Mail.get(user_id=me.id).select_related("user")
    assert "Leaves and trees" in letters.message(mail)["Subject"]


async def test_a_digest_that_fails_holds_up_nobody_else(client: Client) -> None:
    first, second = await reader(), await reader()
    for me in (first, second):
        await wish(client, me, in_app=True, email="daily")
        await notify([me.id], Graded(title="Leaves"))
    earlier = clock.now() - timedelta(hours=2)
    await DigestItem.filter(user_id=first.id).update(due_at=earlier)
    await DigestItem.filter(user_id=second.id).update(due_at=earlier + timedelta(hours=1))
    await db.execute(
        f"create function refuse_mail() returns trigger language plpgsql as "
        f"$$ begin if new.user_id = '{first.id}' then raise 'no room'; end if; return new; end $$"
    )
    await db.execute(
        "create trigger refuse before insert on mails for each row execute function refuse_mail()"
    )
    try:
        await mailing.send_digests()
    finally:
        await db.execute("drop function refuse_mail cascade")
    assert [one.user_id for one in await Mail.all()] == [second.id]
    [kept] = await DigestItem.all()
    assert kept.due_at > clock.now(), "it doesn't stand before the others at each sweep"
    await DigestItem.all().update(due_at=earlier)
    await mailing.send_digests()
    assert await Mail.filter(user_id=first.id).count() == 1


async def test_a_line_that_nobody_can_read_is_left_out_of_a_digest(client: Client) -> None:
    me = await reader()
    await wish(client, me, in_app=True, email="daily")
    await notify([me.id], Graded(title="Leaves"))
    await notify([me.id], Graded(title="Roots"))
    await db.execute("update digest_items set data = '{}' where data ->> 'title' = 'Leaves'")
    await DigestItem.all().update(due_at=clock.now() - timedelta(hours=1))
    await mailing.send_digests()
    letter = letters.write(await Mail.get(user_id=me.id).select_related("user"))
    assert "Roots" in letter.text
    assert "Leaves" not in letter.text
