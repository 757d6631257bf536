"""What the table of accounts holds about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.users.models import User, UserStatus
from lms.users.schemas import UserOut


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """The account, without its password's hash."""
    return [
        UserOut.model_validate(user).model_dump(mode="json")
        for user in await User.filter(id=user_id)
    ]


async def erase(user_id: UUID) -> None:
    """A tombstone stays, so that what refers to it still counts."""
    await User.filter(id=user_id).update(
        email=f"{user_id}@erased.invalid",
        full_name="",
        password_hash=None,
        locale=None,
        timezone=None,
        status=UserStatus.DISABLED,
    )


personal.register(
    personal.PersonalData("users", "The account: name, address, role, language.", export, erase)
)
