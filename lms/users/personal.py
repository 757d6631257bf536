"""What the table of accounts holds about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import db, personal
from lms.core.clock import stamp
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


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """The account, without its password's hash."""
    return [
        UserOut.model_validate(user).model_dump(mode="json")
        for user in await User.filter(id=user_id)
    ]


async def erase(user_id: UUID) -> None:
    """A tombstone stays, so that what refers to it still counts."""
    await User.filter(id=user_id).update(
        email=f"{user_id}{ERASED}",
        full_name="",
        password_hash=None,
        email_verified_at=None,
        locale=None,
        timezone=None,
        status=UserStatus.DISABLED,
    )


personal.register(
    personal.PersonalData("users", "The account: name, address, role, language.", export, erase)
)


async def export_applications(user_id: UUID) -> list[dict[str, Any]]:
    """What the person wrote, and what came of it."""
    return [
        {
            "motivation": one.motivation,
            "state": one.state,
            "note": one.note,
            "created_at": stamp(one.created_at),
        }
        for one in await InstructorApplication.filter(user_id=user_id).order_by("id")
    ]


async def erase_applications(user_id: UUID) -> None:
    """A person's own words go with them."""
    await InstructorApplication.filter(user_id=user_id).delete()


async def export_imports(user_id: UUID) -> list[dict[str, Any]]:
    """When the person imported accounts; whose they are is those people's affair."""
    return [
        {"id": str(one.id), "rows": len(one.rows), "created_at": stamp(one.created_at)}
        for one in await UserImport.filter(owner_id=user_id).order_by("id")
    ]


async def erase_imports(user_id: UUID) -> None:
    """One's own lists go, and one's own line in those of others."""
    await UserImport.filter(owner_id=user_id).delete()
    await db.execute(FORGET_LINE, user_id)


personal.register(
    personal.PersonalData(
        "instructor_applications",
        "Your applications to teach.",
        export_applications,
        erase_applications,
    )
)
personal.register(
    personal.PersonalData(
        "user_imports", "Lists of accounts that you imported.", export_imports, erase_imports
    )
)
