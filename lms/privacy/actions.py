"""A person's own data: all of it in one document, and all of it gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.personal import PERSONAL
from lms.privacy.verbs import PrivacyVerb
from lms.users.actions.people import disable_forever

FORGET_REPLIES = """
delete from idempotency_keys where position(convert_to($1, 'UTF8') in body) > 0
"""


@atomic
async def export(actor: Actor) -> tuple[datetime, dict[str, dict[str, Any]]]:
    """Every registered table, with what it is for and the person's rows in it."""
    tables = {
        name: {"describe": data.describe, "rows": await data.export(actor.id)}
        for name, data in sorted(PERSONAL.items())
    }
    await audit.record(PrivacyVerb.EXPORTED, ("user", actor.id))
    return clock.now(), tables


@atomic
async def erase(user_id: UUID) -> None:
    """The person goes; what others need stays without them. 409 `last_admin`.

    One transaction over all tables, upper floors first: they may still look at the account.
    """
    await disable_forever(user_id)
    await audit.record(PrivacyVerb.ERASED, ("user", user_id))
    # Replies kept for a repeat may tell of the account to whoever made it.
    await db.execute(FORGET_REPLIES, str(user_id))
    for data in reversed(PERSONAL.values()):
        await data.erase(user_id)
