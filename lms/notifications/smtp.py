"""Sending a message to the mail server."""

from __future__ import annotations

import asyncio
from email.message import EmailMessage
from urllib.parse import urlsplit

import aiosmtplib
from aiosmtplib import errors

from lms.notifications.rules import Way
from lms.settings import settings

STEP_S = 15.0
SEND_TIMEOUT_S = 40.0
"""Well below the job's lease, so that two runs never send at once."""


class RefusedForGoodError(Exception):
    """The server will never accept this mail; the message contains no address."""


class NotSentError(Exception):
    """A retry may succeed. Contains no address, since it is logged."""


async def transmit(message: EmailMessage, recipient: str, way: Way) -> None:
    """Send the message; returns when the server has accepted it."""
    client = aiosmtplib.SMTP(
        hostname=way.host,
        port=way.port,
        username=way.user,
        password=way.password,
        use_tls=way.tls,
        start_tls=way.starttls,
        timeout=STEP_S,
        local_hostname=urlsplit(settings().public_url).hostname,
    )
    try:
        async with asyncio.timeout(SEND_TIMEOUT_S), client:
            await client.send_message(message, recipients=[recipient])
    except errors.SMTPRecipientsRefused as refused:
        codes = [one.code for one in refused.recipients]
        _end(max(codes), "the recipient was refused")
    except errors.SMTPDataError as refused:
        _end(refused.code, "the message was refused")
    except errors.SMTPNotSupported:
        raise RefusedForGoodError("the server takes no such address") from None
    except errors.SMTPResponseException as refused:
        raise NotSentError(f"{type(refused).__name__} {refused.code}") from None
    except (errors.SMTPException, OSError, TimeoutError) as away:
        raise NotSentError(type(away).__name__) from None


def _end(code: int, what: str) -> None:
    if code >= 500:
        raise RefusedForGoodError(f"{code}: {what}") from None
    raise NotSentError(f"{code}: {what}") from None
