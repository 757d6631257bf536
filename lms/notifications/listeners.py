"""What people are told of their accounts."""

from __future__ import annotations

from lms.notifications.actions import inbox, mails
from lms.users import hooks
from lms.users.models import UserStatus


@hooks.application_reviewed.add
async def tell_applicant(event: hooks.ApplicationReviewed) -> None:
    """On their devices and by mail; a disabled account hears nothing."""
    if event.user.status is not UserStatus.ACTIVE:
        return
    data = {"approved": event.approved, "note": event.application.note}
    await inbox.notify([event.user.id], "application_reviewed", data, key=str(event.application.id))
    await mails.send("application_reviewed", event.user.mail_address, data, event.user)
