"""What happens to accounts ends their sessions; and who may go on holding a socket."""

from __future__ import annotations

from lms.auth import queries, sessions
from lms.core import access
from lms.realtime.channels import recheck
from lms.users import hooks
from lms.users.models import UserStatus

access.register(access.Subject("user", alive=queries.alive))


@hooks.changed.add
async def end_sessions(event: hooks.UserChanged) -> None:
    """A disabled account and a new password end all sessions; a new role asks sockets again."""
    disabled = "status" in event.fields and event.user.status == UserStatus.DISABLED
    if disabled or "password_hash" in event.fields:
        await sessions.revoke_all(event.user.id)
    elif event.fields & {"role", "full_name"}:
        recheck("user", event.user.id)
