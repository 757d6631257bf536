"""A person's own data: exported as one document, or erased."""

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


Tables = dict[str, dict[str, Any]]


@atomic
async def export(actor: Actor) -> tuple[datetime, Tables]:
    """Every registered table, with its purpose and the person's rows."""
    await audit.record(PrivacyVerb.EXPORTED, ("user", actor.id))
    return clock.now(), await tables_of(actor.id)


async def tables_of(user_id: UUID) -> Tables:
    """Every registered table, with its purpose and the person's rows."""
    return {
        name: {"describe": data.describe, "rows": await data.export(user_id)}
        for name, data in sorted(PERSONAL.items())
    }


@atomic
async def erase(user_id: UUID) -> None:
    """Erase the person; data that others need stays, anonymized. 409 `last_admin`.

    One transaction over all tables, upper features first: they may still read the account.
    """
    await disable_forever(user_id)
    await audit.record(PrivacyVerb.ERASED, ("user", user_id))
    # Replies stored for retries may contain the account's data.
    await db.execute(FORGET_REPLIES, str(user_id))
    for data in reversed(PERSONAL.values()):
        await data.erase(user_id)
