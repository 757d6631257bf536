"""The outbox over REST, for development and tests: sent mails with their links. A link grants
access, so only this machine may read it; in production the route doesn't exist."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_response

from lms.core import paging
from lms.core.access import PUBLIC, allow, own_machine
from lms.core.schema import Moment, Out, Page
from lms.notifications import letters
from lms.notifications.models import Mail, MailState

routes = Blueprint("outbox", __name__)


class OutboxMail(Out):
    """A mail as its recipient sees it."""

    id: UUID
    to: str
    template: str
    subject: str
    text: str
    html: str
    state: MailState
    created_at: Moment


@routes.get("/outbox")
@allow(PUBLIC)
@own_machine
@validate_querystring(paging.PageQuery)
@validate_response(Page[OutboxMail])
async def list_outbox(query_args: paging.PageQuery) -> Page[OutboxMail]:
    """List mails, newest first; only during development"""
    page = await paging.by_id(Mail.all().select_related("user"), query_args, newest_first=True)
    return Page(items=[_shown(mail) for mail in page.items], next=page.next)


def _shown(mail: Mail) -> OutboxMail:
    letter = letters.write(mail)
    return OutboxMail(
        id=mail.id,
        to=mail.to,
        template=mail.template,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        state=mail.state,
        created_at=mail.created_at,
    )
