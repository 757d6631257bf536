"""Notifications about accounts."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from lms.core.access import Role
from lms.notifications.actions import inbox, mails
from lms.notifications.kinds import EmailWhen, Letter, Notice
from lms.users import hooks
from lms.users.models import User, UserStatus


class ReviewNotice(Notice, kind="application_reviewed"):
    approved: bool
    note: str


class ApplicationNotice(Notice, kind="application_sent"):
    """Somebody asks to become an instructor."""

    said: ClassVar[dict[str, str]] = {
        "en": "{name} asks to become an instructor.",
        "de": "{name} m\u00f6chte unterrichten.",
    }
    leads: ClassVar[str] = "/applications"
    email: ClassVar[EmailWhen] = EmailWhen.DAILY
    roles: ClassVar[frozenset[Role] | None] = frozenset({Role.ADMIN})
    application_id: UUID
    name: str


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


@hooks.application_sent.add
async def tell_admins(event: hooks.ApplicationSent) -> None:
    """Notify all administrators once, with the name of who asks."""
    admins = User.filter(role=Role.ADMIN, status=UserStatus.ACTIVE)
    application = event.application
    notice = ApplicationNotice(application_id=application.id, name=event.user.full_name)
    await inbox.notify([one.id for one in await admins.only("id")], notice, key=str(application.id))
