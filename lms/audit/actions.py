"""Recording security events, in the transaction of what they describe."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pydantic_core import to_json

from lms.audit.verbs import Verb
from lms.core import access, clock, db
from lms.core.access import Actor
from lms.core.ids import new_id

RECORD = """
with event as (
    insert into audit_events
        (id, at, actor_id, actor_kind, verb, target_kind, target_id, changed, request_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9) returning id, at
)
insert into audit_addresses (event_id, at, address)
select id, at, $10::text from event where $10::text <> ''
"""
ANONYMOUS, SYSTEM = "anonymous", "system"


async def record(
    verb: Verb,
    target: tuple[str, UUID] | None = None,
    changed: Iterable[str] = (),
    *,
    actor: Actor | UUID | None = None,
) -> None:
    """Record that the actor (default: the caller) did `verb` to the target.

    `changed` names the affected columns. Outside a request the actor is the system.
    """
    if not isinstance(verb, Verb) or (target and target[0] not in verb.targets):
        raise LookupError(f"No feature has declared {verb} of {target}")
    origin = access.origin.get()
    who = actor or access.actor_or_none()
    kind = ANONYMOUS if origin.request_id else SYSTEM
    who_id = None
    if isinstance(who, Actor):
        who_id, kind = who.id, "token" if who.scopes is not None else who.kind
    elif who is not None:
        who_id, kind = who, "user"
    target_kind, target_id = target or ("", None)
    names = to_json(sorted(changed)).decode()
    await db.execute(
        RECORD, new_id(), clock.now(), who_id, kind, verb, target_kind, target_id, names,
        origin.request_id[:128], origin.address[:45],
    )  # fmt: skip
