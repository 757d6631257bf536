"""Notifications about accounts."""

from __future__ import annotations

from lms.notifications.actions import inbox, mails
from lms.notifications.kinds import Letter, Notice
from lms.users import hooks
from lms.users.models import UserStatus


class ReviewNotice(Notice, kind="application_reviewed"):
    approved: bool
    note: str


class ReviewLetter(Letter, kind="application_reviewed"):
    approved: bool
    note: str


@hooks.application_reviewed.add
async def tell_applicant(event: hooks.ApplicationReviewed) -> None:
    """Notify the applicant on their pages, and by mail if the account has an address.

    A disabled account is told nothing.
    """
    if event.user.status is not UserStatus.ACTIVE:
        return
    approved, note = event.approved, event.application.note
    notice = ReviewNotice(approved=approved, note=note)
    await inbox.notify([event.user.id], notice, key=str(event.application.id))
    if event.user.email is not None:
        letter = ReviewLetter(approved=approved, note=note)
        await mails.send(letter, event.user.email, event.user)
