"""Password resets, invitations, and the verification of addresses."""

from __future__ import annotations

from lms.audit import actions as audit
from lms.auth import limits
from lms.auth.actions import api_tokens, links, sessions
from lms.auth.letters import PasswordChanged
from lms.auth.models import OidcIdentity, Purpose
from lms.auth.rules import Device
from lms.auth.schemas import Verified
from lms.auth.verbs import AuthVerb
from lms.core import clock
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.metrics import counter
from lms.notifications.actions import mails
from lms.users import passwords
from lms.users.models import User, UserStatus
from lms.users.rules import normal_email
from lms.users.verbs import UserVerb

resets = counter("lms_password_resets_total", "Passwords that were set by a link")

SETS_PASSWORD = (Purpose.RESET, Purpose.INVITE)


async def forgot(email: str, address: str) -> None:
    """Mail a link if there is an account; neither response nor timing reveals whether there is."""
    email = normal_email(email)
    await limits.asking_for_mail(address)
    allowed = await limits.may_mail("forgot", email)
    user = await User.get_or_none(email=email)
    if user is not None and user.status == UserStatus.ACTIVE and allowed:
        await links.send(user, Purpose.RESET)
    else:
        await links.pretend()


async def reset(token: str, password: str, device: Device) -> None:
    """Set a password by a link; ends every session, keeps the second factor."""
    user = await links.look(token, SETS_PASSWORD)
    await passwords.require_strong("new_password", password, user.mail_address, user.full_name)
    await _reset(user, token, await passwords.make_hash(password))
    await limits.forget_failures(user.mail_address, device)


@atomic
async def _reset(user: User, token: str, password_hash: str) -> None:
    purpose = await links.use(user, token, SETS_PASSWORD)
    await links.end(user.id, *SETS_PASSWORD)
    await User.filter(id=user.id).update(password_hash=password_hash)
    await _end_what_others_made(user)
    await audit.record(AuthVerb.PASSWORD_RESET, ("user", user.id), {"password_hash"}, actor=user.id)
    await mark_verified(user)
    if purpose is not Purpose.INVITE:
        await mails.send(PasswordChanged(), user.mail_address, user)
    resets.inc({})


async def _end_what_others_made(user: User) -> None:
    """End access of others who had the account: by a stolen password, or before its owner came."""
    await api_tokens.revoke_all(user.id)
    if user.email_verified_at is None:
        await OidcIdentity.filter(user_id=user.id).delete()
    await sessions.revoke_all(user.id)


async def ask_verification(actor: Actor, address: str) -> None:
    """Mail a verification link again if it is needed; beyond the limit do nothing, silently."""
    await limits.asking_for_mail(address)
    user = await User.get(id=actor.id)
    if user.email_verified_at is None and await limits.may_mail("verify", user.mail_address):
        await links.send(user, Purpose.VERIFY)


async def verify(token: str, actor: Actor | None, device: Device) -> Verified:
    """Verify the address by its link.

    Somebody else may have made the account with this address before. Unless the caller's device or
    session shows that they made it themselves, all existing ways into the account end.
    """
    user = await links.look(token, (Purpose.VERIFY,))
    own = await _made_by(user, actor, device)
    await _verify(user, token, own=own)
    ended = not own and user.password_hash is not None
    return Verified(email=user.mail_address, password_ended=ended)


async def _made_by(user: User, actor: Actor | None, device: Device) -> bool:
    """Whether the caller is signed in, or uses a known browser; an IP address may be shared."""
    if actor is not None and actor.id == user.id:
        return True
    known = await limits.known_at(user.mail_address, device)
    return known is not None and not known.shared


@atomic
async def _verify(user: User, token: str, *, own: bool) -> None:
    await links.use(user, token, (Purpose.VERIFY,))
    if not own:
        await _end_what_others_made(user)
        if await User.filter(id=user.id).exclude(password_hash=None).update(password_hash=None):
            await audit.record(UserVerb.PASSWORD_CHANGED, ("user", user.id), {"password_hash"})
    await mark_verified(user)


async def mark_verified(user: User) -> None:
    """Mark the address as verified, once."""
    now = clock.now()
    if await User.filter(id=user.id, email_verified_at=None).update(email_verified_at=now):
        await links.end(user.id, Purpose.VERIFY)
        await audit.record(
            AuthVerb.EMAIL_VERIFIED, ("user", user.id), {"email_verified_at"}, actor=user.id
        )
