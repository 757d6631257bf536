"""The mails about signing in."""

from __future__ import annotations

from typing import Any, ClassVar, Literal
from uuid import UUID

from lms.auth import links
from lms.auth.models import Purpose
from lms.notifications.kinds import Letter

MfaChange = Literal["on", "off", "codes"]


class LinkLetter(Letter):
    """A letter with a link to one of our pages."""

    link: UUID
    page: ClassVar[str] = "/reset"

    def words(self) -> dict[str, Any]:
        return {"link": links.address(self.page, self.link)}


class VerifyLetter(LinkLetter, kind="verify"):
    page = "/verify"


class ResetLetter(LinkLetter, kind="reset"):
    pass


class InviteLetter(LinkLetter, kind="invite"):
    pass


class AlreadyRegistered(Letter, kind="already_registered"):
    pass


class PasswordChanged(Letter, kind="password_changed"):
    pass


class MfaChanged(Letter, kind="mfa_changed"):
    change: MfaChange


LINKS: dict[Purpose, type[LinkLetter]] = {
    Purpose.VERIFY: VerifyLetter,
    Purpose.RESET: ResetLetter,
    Purpose.INVITE: InviteLetter,
}
