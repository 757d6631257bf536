"""Mails in the worker."""

from __future__ import annotations

from lms.core import tasks
from lms.notifications.actions import mailing, mails
from lms.notifications.messages import SendMail

TRIES = 12
"""Attempts over some four hours; afterwards the sweep starts again each hour."""


@tasks.job(SendMail, transactional=False, attempts=TRIES)
async def send_mail(message: SendMail) -> str:
    """Send one mail to the server."""
    return await mails.deliver(message.mail_id)


@tasks.sweep("notifications.mails", every_s=60)
async def sweep() -> None:
    """Find mails that no job sent."""
    await mails.find_missed()


@tasks.sweep("notifications.trim", every_s=3600)
async def trim() -> None:
    """Delete old mails."""
    await mails.drop_old()


@tasks.sweep("notifications.digests", every_s=60)
async def digests() -> None:
    """Send the daily letters that are due."""
    await mailing.send_digests()
