"""Mails are rows first: written with their cause, sent by a job, and resent by a sweep."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from lms.core import clock, db
from lms.core.ids import new_id
from lms.core.metrics import counter, gauge
from lms.core.tasks import kind_of
from lms.jobs.actions import ask
from lms.notifications import letters, rules, smtp
from lms.notifications.kinds import Letter
from lms.notifications.messages import SendMail
from lms.notifications.models import Mail, MailState
from lms.settings import Settings, settings
from lms.users.models import User
from lms.users.rules import on_the_wire

log = structlog.get_logger()
ended = counter("lms_mails_total", "Mails by what became of them")
waiting = gauge("lms_mails_waiting", "Mails not sent yet, as the last sweep of this process saw it")

MAILS_PER_STEP = 200
KEPT_FOR = timedelta(days=90)
MISSED = """
select m.id from mails m
where m.state = 'pending' and m.created_at < now() - interval '1 minute' and not exists (
    select 1 from jobs j where j.kind = $2
    and j.state in ('pending', 'running') and j.payload ->> 'mail_id' = m.id::text)
order by m.created_at limit $1
"""
DROP_OLD = """
delete from mails where id in (
    select id from mails where state <> 'pending' and created_at < $1 limit $2)
"""


def _server() -> str:
    return settings().smtp_url.get_secret_value()


async def send(letter: Letter, to: str, user: User | UUID | None = None) -> UUID:
    """Send a mail once the caller's transaction has committed.

    During development without a mail server it is kept for the outbox; in production it waits.
    """
    return await _write(new_id(), letter.kind, to, letter.model_dump(mode="json"), user)


@db.atomic
async def _write(
    mail_id: UUID, template: str, to: str, data: dict[str, Any], user: User | UUID | None
) -> UUID:
    kept = not _server() and not settings().production
    await Mail.create(
        id=mail_id,
        user_id=user.id if isinstance(user, User) else user,
        to=to,
        template=template,
        data=data,
        state=MailState.KEPT if kept else MailState.PENDING,
    )
    if _server():
        await ask(SendMail(mail_id=mail_id), key=str(mail_id))
    return mail_id


@db.atomic
async def pretend(*, mail: bool, rows: int = 0) -> None:
    """Take as long as `send` without a mail, for callers who must not learn whether there is one.

    It also writes and drops `rows` further rows, which the other case would write besides.
    """
    written = [new_id() for _ in range(rows)]
    for row in written:
        await Mail.create(id=row, to="", template="none", data={}, state=MailState.KEPT)
    if mail:
        written.append(await _write(new_id(), "none", "", {}, None))
    if written:
        await db.execute("delete from mails where id = any($1)", written)


async def deliver(mail_id: UUID) -> str:
    """Send a pending mail and return its new state; repeating it has no effect."""
    mail = await Mail.get_or_none(id=mail_id).select_related("user")
    if mail is None or mail.state != MailState.PENDING:
        return "nothing to do"
    if not _server():
        if settings().production:
            return "waits for a server"
        return await _end(mail, MailState.KEPT)
    message, recipient = letters.message(mail), on_the_wire(mail.to)
    try:
        await smtp.transmit(message, recipient, rules.way(_server()))
    except smtp.RefusedForGoodError as refusal:
        log.warning("mail_refused", mail=str(mail.id), reason=str(refusal))
        return await _end(mail, MailState.FAILED, str(refusal))
    return await _end(mail, MailState.SENT)


async def _end(mail: Mail, state: MailState, error: str | None = None) -> str:
    sent_at = clock.now() if state is MailState.SENT else None
    await Mail.filter(id=mail.id).update(state=state, error=error, sent_at=sent_at)
    ended.inc({"outcome": state})
    return state


async def find_missed() -> None:
    """Request the job again for mails that no job will send: no server, or too many failures."""
    waiting.set({}, await Mail.filter(state=MailState.PENDING).count())
    if not _server():
        return
    hour = int(clock.now().timestamp()) // 3600
    for row in await db.rows(MISSED, MAILS_PER_STEP, kind_of(SendMail)):
        # Concurrent sweeps share a key; it changes hourly, since an earlier job may have been
        # parked.
        await ask(SendMail(mail_id=row["id"]), key=f"{row['id']}/{hour}")


async def drop_old() -> None:
    """Delete old mails: addresses are kept no longer than those in the audit log."""
    while await db.execute(DROP_OLD, clock.now() - KEPT_FOR, MAILS_PER_STEP) == MAILS_PER_STEP:
        pass


def warn(given: Settings) -> None:
    """Warn once at start-up that mails are waiting for a mail server."""
    if given.production and not given.smtp_url.get_secret_value():
        log.warning("mails_wait", reason="SMTP_URL is not set: mails are kept until it is")
