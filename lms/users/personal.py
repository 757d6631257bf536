"""Personal data in accounts, applications and imports."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator

from lms.core import db
from lms.core.personal import PersonalData, register, shown_as
from lms.core.schema import Moment, Out
from lms.users.models import InstructorApplication, User, UserImport, UserStatus
from lms.users.rules import ERASED
from lms.users.schemas import UserOut

FORGET_LINE = """
update user_imports set rows = coalesce((
    select jsonb_agg(line) from jsonb_array_elements(rows) line
    where line ->> 'email' <> (select email from users where id = $1)), '[]')
where rows @> jsonb_build_array(
    jsonb_build_object('email', (select email from users where id = $1)))
"""


class UserExport(UserOut):
    """The account, with what the school's other systems call the person."""

    external_id: str | None


class UserImportExport(Out):
    """When the person imported accounts; the imported data belongs to those people."""

    id: UUID
    rows: Annotated[int, BeforeValidator(len)]
    created_at: Moment


async def bury(user_id: UUID) -> None:
    """Anonymize the row and keep it, so that references to it stay valid."""
    await User.filter(id=user_id).update(
        email=f"{user_id}{ERASED}",
        external_id=None,
        full_name="",
        password_hash=None,
        email_verified_at=None,
        locale=None,
        timezone=None,
        status=UserStatus.DISABLED,
    )


async def erase_imports(user_id: UUID) -> None:
    """Delete the person's own lists, and their line in other people's lists."""
    await UserImport.filter(owner_id=user_id).delete()
    await db.execute(FORGET_LINE, user_id)


register(
    PersonalData(
        User,
        "The account: name, address, role, language, number at the school.",
        fields=shown_as(UserExport),
        by="id",
        erasure=bury,
    ),
    PersonalData(
        InstructorApplication,
        "Your applications to teach.",
        fields=("motivation", "state", "note", "created_at"),
    ),
    PersonalData(
        UserImport,
        "Lists of accounts that you imported.",
        fields=shown_as(UserImportExport),
        by="owner_id",
        erasure=erase_imports,
    ),
)
