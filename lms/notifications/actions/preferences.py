"""How people want to be told of each kind of notification."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from lms.core import db
from lms.core.access import Actor, Role
from lms.core.errors import Invalid
from lms.core.ids import new_id
from lms.notifications import unsubscribing
from lms.notifications.kinds import EmailWhen, Notice, chosen
from lms.notifications.models import NotificationPreference
from lms.notifications.schemas import Preference, PreferenceIn
from lms.users.models import User

SET = """
insert into notification_preferences (id, user_id, kind, in_app, email)
select id, $2, kind, in_app, email
from unnest($1::uuid[], $3::varchar[], $4::bool[], $5::varchar[]) as t (id, kind, in_app, email)
on conflict (user_id, kind) do update set in_app = excluded.in_app, email = excluded.email
"""
UNWANTED = "delete from digest_items where user_id = $1 and kind = any($2)"


def _unless_chosen(kind: type[Notice]) -> Preference:
    return Preference(kind=kind.kind, in_app=True, email=kind.email)


def _chosen(row: NotificationPreference) -> Preference:
    return Preference(kind=row.kind, in_app=row.in_app, email=row.email)


async def of(actor: Actor) -> list[Preference]:
    """The actor's preferences of the kinds they may get, as chosen or as they begin."""
    return await _of(actor.id, actor.role)


async def _of(user_id: UUID, role: Role | None) -> list[Preference]:
    rows = {row.kind: row for row in await NotificationPreference.filter(user_id=user_id)}
    return [
        _chosen(rows[kind.kind]) if kind.kind in rows else _unless_chosen(kind)
        for kind in chosen()
        if kind.roles is None or role in kind.roles
    ]


async def of_each(notices: Mapping[UUID, Notice]) -> dict[UUID, Preference]:
    """How each of these people wants to be told of their notice."""
    kinds = {notice.kind for notice in notices.values() if notice.said}
    wishes = NotificationPreference.filter(user_id__in=list(notices), kind__in=list(kinds))
    found = {(row.user_id, row.kind): _chosen(row) for row in (await wishes if kinds else [])}
    return {
        user: found.get((user, notice.kind)) or _unless_chosen(type(notice))
        for user, notice in notices.items()
    }


@db.atomic
async def choose(actor: Actor, items: Sequence[PreferenceIn]) -> list[Preference]:
    """Set the actor's preferences of these kinds; the last one of a kind counts.

    What waits for the next daily letter is dropped of kinds that are mailed no more.
    """
    known = {kind.kind for kind in chosen()}
    for n, one in enumerate(items):
        if one.kind not in known:
            raise Invalid.field(f"items.{n}.kind", "is no kind of notification that has a choice")
    await _set(actor.id, {one.kind: one for one in items})
    return await of(actor)


@db.atomic
async def stop(token: str) -> list[str]:
    """Mail no more of what the link of a letter stands for; returns the kinds.

    Needs no account: who has the letter may stop it. 422 for a link that isn't ours.
    """
    user_id, topic = unsubscribing.read(token)
    user = await User.get_or_none(id=user_id)
    if user is None:
        return []
    off = [
        one.model_copy(update={"email": EmailWhen.OFF})
        for one in await _of(user.id, user.role)
        if one.kind == topic or (topic == unsubscribing.DAILY and one.email is EmailWhen.DAILY)
    ]
    if off:
        await _set(user.id, {one.kind: one for one in off})
    return [one.kind for one in off]


async def _set(user_id: UUID, new: Mapping[str, Preference | PreferenceIn]) -> None:
    kinds = sorted(new)
    ids = [new_id() for _ in kinds]
    told = [new[kind].in_app for kind in kinds]
    mailed = [EmailWhen(new[kind].email).value for kind in kinds]
    await db.execute(SET, ids, user_id, kinds, told, mailed)
    await db.execute(UNWANTED, user_id, [kind for kind in kinds if new[kind].email == "off"])
