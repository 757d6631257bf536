"""Claiming what is due, and writing how a try ended."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic_core import from_json, to_json

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.db import atomic
from lms.core.metrics import counter
from lms.courses.models import Course, CourseStaff, StaffRole
from lms.notifications.actions import inbox
from lms.webhooks import queries, rules
from lms.webhooks.notices import WebhookDisabled
from lms.webhooks.rules import DeliveryState, DisabledReason, Outcome
from lms.webhooks.verbs import WebhookVerb

ended = counter("lms_webhook_deliveries_total", "Deliveries of webhooks by what became of a try")

TRIES_AT_ONCE = 4
"""Tries of one webhook at once, of all workers together."""
CLAIMED = timedelta(seconds=30)
"""Well above the time of a try; then its worker has ended, and another one tries."""
ATTEMPTS_KEPT = 30
LOG_KEPT = timedelta(days=30)
ROWS_PER_STEP, MAX_STEPS = 500, 100
ALL_COURSES = {"en": "All courses"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A try of a delivery by this worker; `tries` is its fence."""

    id: UUID
    webhook_id: UUID
    event_id: UUID
    event: str
    body: str
    tries: int
    began_at: datetime
    url: str
    secret: bytes
    old_secrets: Any
    failing: bool


@atomic
async def claim(most: int) -> list[Claim]:
    """Deliveries that this worker tries now, few of each receiver: no slow one delays others."""
    ready = [row["id"] for row in await db.rows(queries.READY)]
    if not ready:
        return []
    found = await db.rows(queries.CLAIM, most, TRIES_AT_ONCE, CLAIMED, ready)
    return [Claim(**{**row, "old_secrets": from_json(row["old_secrets"])}) for row in found]


@atomic
async def finish(claimed: Claim, outcome: Outcome) -> DeliveryState | None:
    """Write how a try ended; returns the new state, None if another worker has replaced it."""
    now = clock.now()
    wait, failing_since = None, None
    if outcome.error is None:
        state = DeliveryState.DELIVERED
        if claimed.failing:
            await db.execute(queries.RECOVERED, claimed.webhook_id)
    else:
        chance = random.random()  # noqa: S311  jitter
        wait = rules.next_try(now - claimed.began_at, outcome.hold, chance)
        state = DeliveryState.FAILED if wait is None else DeliveryState.PENDING
        held_until = now + outcome.hold if outcome.hold else None
        row = await db.row(queries.FAILED, claimed.webhook_id, now, held_until)
        failing_since = row["failing_since"] if row else None
    attempt = {
        "at": clock.stamp(now),
        "status": outcome.status,
        "error": outcome.error,
        "duration_ms": outcome.duration_ms,
    }
    written = await db.row(
        queries.FINISH,
        claimed.id,
        claimed.tries,
        state,
        now + wait if wait is not None else None,
        outcome.status,
        outcome.error,
        to_json([attempt]).decode(),
        ATTEMPTS_KEPT,
    )
    if outcome.status == rules.GONE:
        await _disable(claimed.webhook_id, DisabledReason.GONE)
    elif state is DeliveryState.FAILED and failing_since and rules.lasting(failing_since, now):
        await _disable(claimed.webhook_id, DisabledReason.FAILING)
    if written is None:
        return None
    ended.inc({"state": state})
    return state


async def _disable(webhook_id: UUID, reason: DisabledReason) -> None:
    """Switch a webhook off and tell those who manage it."""
    row = await db.row(queries.DISABLE, webhook_id, reason)
    if row is None:
        return
    await audit.record(WebhookVerb.DISABLED, ("webhook", webhook_id))
    title, told = ALL_COURSES["en"], [row["created_by_id"]] if row["created_by_id"] else []
    if row["course_id"]:
        course = await Course.get(id=row["course_id"])
        teaching = CourseStaff.filter(course_id=course.id, role=StaffRole.CO_INSTRUCTOR)
        told = [course.owner_id, *await teaching.values_list("user_id", flat=True)]
        title = course.title
    notice = WebhookDisabled(
        course_id=row["course_id"], title=title, webhook_id=webhook_id, url=row["url"]
    )
    await inbox.notify(told, notice)


async def give_back(claimed: Claim) -> None:
    """The worker is stopping: the try doesn't count, and another worker may try at once."""
    await db.execute(queries.GIVE_BACK, claimed.id, claimed.tries)


async def drop_old() -> None:
    """Delete what the log no longer shows, in steps of one short transaction each."""
    for _ in range(MAX_STEPS):
        dropped = await db.execute(queries.DROP_OLD, clock.now() - LOG_KEPT, ROWS_PER_STEP)
        if dropped < ROWS_PER_STEP:
            return


async def give_up() -> None:
    """What waits for webhooks that are switched off has failed."""
    for _ in range(MAX_STEPS):
        if await db.execute(queries.GIVE_UP, ROWS_PER_STEP) < ROWS_PER_STEP:
            return
