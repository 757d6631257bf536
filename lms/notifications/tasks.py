"""Mails in the background."""

from __future__ import annotations

from lms.core import tasks
from lms.notifications.actions import mails
from lms.notifications.messages import SendMail

TRIES = 12
"""Some four hours, then the sweep begins anew each hour."""


@tasks.job(SendMail, transactional=False, attempts=TRIES)
async def send_mail(message: SendMail) -> str:
    """Hand one mail to the server."""
    return await mails.deliver(message.mail_id)


@tasks.sweep("notifications.mails", every_s=60)
async def sweep() -> None:
    """Find mails that were missed."""
    await mails.find_missed()


@tasks.sweep("notifications.trim", every_s=3600)
async def trim() -> None:
    """Drop old mails."""
    await mails.drop_old()
