"""What happens to accounts ends their sessions or mails them links; who may hold a socket."""

from __future__ import annotations

from lms.auth import queries, tickets
from lms.auth.actions import api_tokens, links, sessions
from lms.auth.models import Purpose
from lms.core import access
from lms.realtime import hello
from lms.realtime.publishing import recheck
from lms.users import hooks
from lms.users.models import UserStatus

access.register(access.Subject("user", alive=queries.alive))
hello.tickets(tickets.consume)


@hooks.changed.add
async def end_sessions(event: hooks.UserChanged) -> None:
    """Disabling and a new password by others end all sessions and API tokens; a new role asks."""
    disabled = "status" in event.fields and event.user.status == UserStatus.DISABLED
    if disabled or "password_hash" in event.fields:
        await api_tokens.revoke_all(event.user.id)
        await sessions.revoke_all(event.user.id)
    elif event.fields & {"role", "full_name"}:
        recheck("user", event.user.id)


@hooks.invited.add
async def invite(event: hooks.Invited) -> None:
    """The owner of a new account chooses its password."""
    await links.send(event.user, Purpose.INVITE)


@hooks.reset_forced.add
async def send_reset(event: hooks.ResetForced) -> None:
    """So does the owner of one whose password was taken away; older links end."""
    await links.end(event.user.id, Purpose.INVITE)
    await links.send(event.user, Purpose.RESET)
