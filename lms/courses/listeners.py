"""What courses do when accounts change."""

from __future__ import annotations

from lms.courses.actions import searching
from lms.users import hooks as users


@users.changed.add
async def renamed(change: users.UserChanged) -> None:
    """Find their courses by the new name."""
    if "full_name" in change.fields:
        await searching.index_owned(change.user.id)
