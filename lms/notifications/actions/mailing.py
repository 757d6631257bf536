"""Notifications by mail: at once, or all of a day in one letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from pydantic import ValidationError
from pydantic_core import from_json

from lms.core import clock, db
from lms.core.ids import new_id
from lms.notifications import unsubscribing
from lms.notifications.actions import mails
from lms.notifications.kinds import NOTICES, EmailWhen, Letter, Notice
from lms.notifications.models import DigestItem
from lms.notifications.rules import next_digest
from lms.notifications.schemas import Preference
from lms.users.models import User, UserStatus

log = structlog.get_logger()

RETRY_AFTER = timedelta(minutes=10)
MAX_LINES = 50
LETTERS_PER_SWEEP = 200
DUE = """
select user_id from digest_items where due_at <= $1 group by user_id
order by min(due_at) limit $2
"""
TAKE = "delete from digest_items where user_id = $1 and due_at <= $2 returning id, kind, data"


class _Told(Letter):
    """A letter about notices, each `{"kind": ..., "data": {...}}`."""

    def notices(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """`notes`, each with `line(language)` and `path()`."""
        notes = [NOTICES[one["kind"]].model_validate(one["data"]) for one in self.notices()]
        return self.model_dump() | {"notes": notes}


class NoticeLetter(_Told, kind="notice"):
    """One notification, mailed at once."""

    notice: dict[str, Any]

    def notices(self) -> list[dict[str, Any]]:
        return [self.notice]

    def topic(self) -> str:
        kind: str = self.notice["kind"]
        return kind


class DigestLetter(_Told, kind="digest"):
    """What happened since the last daily letter; `more` came besides."""

    items: list[dict[str, Any]]
    more: int

    def notices(self) -> list[dict[str, Any]]:
        return self.items

    def topic(self) -> str:
        return unsubscribing.DAILY


def _stored(notice: Notice) -> dict[str, Any]:
    return {"kind": notice.kind, "data": notice.model_dump(mode="json")}


async def ask_letters(notices: Mapping[UUID, Notice], wishes: Mapping[UUID, Preference]) -> None:
    """Mail these notices as their people wish: a letter each now, or a line of the next digest.

    Only to an address that was verified; a disabled account is told nothing.
    """
    wanted = [
        user
        for user, notice in notices.items()
        if notice.said and wishes[user].email is not EmailWhen.OFF
    ]
    if not wanted:
        return
    people = User.filter(id__in=wanted, status=UserStatus.ACTIVE, email_verified_at__isnull=False)
    now = clock.now()
    for user in await people.order_by("id"):
        if user.email is None:
            continue
        stored = _stored(notices[user.id])
        if wishes[user.id].email is EmailWhen.NOW:
            await mails.send(NoticeLetter(notice=stored), user.email, user)
        else:
            due_at = next_digest(now, user.timezone)
            await DigestItem.create(id=new_id(), user_id=user.id, due_at=due_at, **stored)


async def send_digests() -> None:
    """Send the daily letters that are due: one a person, however long nothing was sent."""
    now = clock.now()
    for row in await db.rows(DUE, now, LETTERS_PER_SWEEP):
        try:
            await _send_digest(row["user_id"])
        except Exception as failure:
            log.warning("digest_failed", user=str(row["user_id"]), error=type(failure).__name__)
            await DigestItem.filter(user_id=row["user_id"], due_at__lte=now).update(
                due_at=now + RETRY_AFTER
            )


def _read(row: Any) -> dict[str, Any] | None:
    """A line of a digest; None for a kind that isn't any more what it was."""
    data = from_json(row["data"])
    try:
        NOTICES[row["kind"]].model_validate(data)
    except (KeyError, ValidationError):
        log.warning("digest_line_dropped", kind=row["kind"])
        return None
    return {"kind": row["kind"], "data": data}


@db.atomic
async def _send_digest(user_id: UUID) -> None:
    """Of two sweeps at once one takes the rows; the other finds none."""
    rows = await db.rows(TAKE, user_id, clock.now())
    user = await User.get_or_none(id=user_id, status=UserStatus.ACTIVE)
    if not rows or user is None or user.email is None or user.email_verified_at is None:
        return
    found = (_read(row) for row in sorted(rows, key=lambda row: row["id"]))
    items = [one for one in found if one]
    if not items:
        return
    letter = DigestLetter(items=items[:MAX_LINES], more=max(0, len(items) - MAX_LINES))
    await mails.send(letter, user.email, user)
