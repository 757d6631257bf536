"""Reactions of sign-in to changed accounts: end sessions, mail links, recheck sockets."""

from __future__ import annotations

from lms.auth import queries, tickets
from lms.auth.actions import api_tokens, links, sessions
from lms.auth.models import Purpose
from lms.core import access
from lms.realtime import hello
from lms.realtime.publishing import recheck
from lms.users import hooks
from lms.users.models import User, UserStatus

access.register(access.Subject("user", alive=queries.alive))
hello.tickets(tickets.consume)


@hooks.changed.add
async def end_sessions(event: hooks.UserChanged) -> None:
    """End sessions and API tokens after disabling or a password reset; recheck after a new role."""
    disabled = "status" in event.fields and event.user.status == UserStatus.DISABLED
    if disabled or "password_hash" in event.fields:
        await api_tokens.revoke_all(event.user.id)
        await sessions.revoke_all(event.user.id)
    elif event.fields & {"role", "full_name"}:
        recheck("user", event.user.id)


@hooks.invited.add
async def invite(user: User) -> None:
    """Mail a new account's owner a link to choose a password."""
    await links.send(user, Purpose.INVITE)


@hooks.reset_forced.add
async def send_reset(user: User) -> None:
    """Mail a link to an owner whose password was removed; older links end."""
    await links.end(user.id, Purpose.INVITE)
    await links.send(user, Purpose.RESET)
