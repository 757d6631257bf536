from __future__ import annotations

from lms.core.access import Role
from lms.core.ids import new_id
from lms.core.personal import PERSONAL
from lms.notifications.actions.inbox import notify, notify_each
from lms.notifications.models import Notification
from lms.realtime.publishing import stored_versions
from tests.client import Client
from tests.factories import make_user
from tests.notifications.kinds import Hello


async def test_people_list_what_they_were_told_newest_first(client: Client) -> None:
    me, other = await make_user(), await make_user(Role.ADMIN)
    for n in range(5):
        await notify([me.id], Hello(n=n))
    page = (await client.get("notifications?limit=3", as_=me)).json
    assert [one["data"]["n"] for one in page["items"]] == [4, 3, 2]
    assert page["unread"] == 5
    assert set(page["items"][0]) == {"id", "kind", "data", "created_at", "read_at"}
    page = (await client.get(f"notifications?limit=3&cursor={page['next']}", as_=me)).json
    assert [one["data"]["n"] for one in page["items"]] == [1, 0]
    assert page["next"] is None
    assert (await client.get("notifications", as_=other)).json["items"] == []
    assert (await client.get("notifications")).status == 401


async def test_reading_is_noted_once_and_can_be_filtered(client: Client) -> None:
    me = await make_user()
    for n in range(3):
        await notify([me.id], Hello(n=n))
    first = (await client.get("notifications", as_=me)).json["items"][0]
    assert first["read_at"] is None
    read = (await client.put(f"notifications/{first['id']}/read", as_=me)).json
    again = (await client.put(f"notifications/{first['id']}/read", as_=me)).json
    assert read["read_at"] is not None
    assert again == read
    unread = (await client.get("notifications?unread=true", as_=me)).json["items"]
    assert [one["data"]["n"] for one in unread] == [1, 0]
    done = (await client.get("notifications?unread=false", as_=me)).json["items"]
    assert [one["id"] for one in done] == [first["id"]]
    assert (await client.get("notifications?unread=maybe", as_=me)).status == 422
    # three told, one read
    assert await stored_versions("notifications", [me.id]) == {me.id: 4}


async def test_nobody_reads_for_somebody_else(client: Client) -> None:
    me = await make_user()
    await notify([me.id], Hello())
    mine = await Notification.get(user_id=me.id)
    for other in (await make_user(), await make_user(Role.ADMIN)):
        assert (await client.put(f"notifications/{mine.id}/read", as_=other)).status == 404
    assert (await client.put(f"notifications/{new_id()}/read", as_=me)).code == "not_found"
    assert (await client.put(f"notifications/{mine.id}/read")).status == 401
    await mine.refresh_from_db()
    assert mine.read_at is None


async def test_a_list_costs_the_same_for_any_number(client: Client, query_count) -> None:  # type: ignore[no-untyped-def]
    me = await make_user()
    await client.get("notifications", as_=me)
    counts = []
    for _ in range(2):
        for n in range(10):
            await notify([me.id], Hello(n=n))
        async with query_count() as statements:
            await client.get("notifications", as_=me)
        counts.append(len(statements))
    assert counts[0] == counts[1]


async def test_a_cause_tells_everybody_once_however_often_the_work_is_done(db: None) -> None:
    people = [(await make_user()).id for _ in range(7)]
    assert await notify(people[:3], Hello(n=1), key="game") == 3
    data = {person: Hello(n=rank) for rank, person in enumerate(people)}
    assert await notify_each(data, key="game") == 4
    assert await notify_each(data, key="game") == 0
    assert await notify_each(data, key="another game") == 7
    assert await Notification.all().count() == 14
    versions = await stored_versions("notifications", people)
    assert set(versions.values()) == {2}


async def test_thousands_are_told_in_bounded_transactions(db: None, query_count) -> None:  # type: ignore[no-untyped-def]
    people = [(await make_user()).id for _ in range(1100)]
    async with query_count() as statements:
        assert await notify(reversed(people), Hello(), key="game") == 1100
    assert sum(one.lstrip().startswith("insert into notifications") for one in statements) == 3
    assert sum(one.upper().startswith("BEGIN") for one in statements) == 3


async def test_a_person_gets_and_leaves_their_notifications(db: None) -> None:
    me, other, told = await make_user(), await make_user(), PERSONAL["notifications"]
    await notify([me.id, other.id], Hello(n=1))
    assert [row["data"] for row in await told.export(me.id)] == [{"n": 1}]
    await told.erase(me.id)
    assert await told.export(me.id) == []
    assert len(await told.export(other.id)) == 1
