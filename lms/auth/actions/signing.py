"""Registration, sign-in, sign-out, and changing the password."""

from __future__ import annotations

from lms.audit import actions as audit
from lms.auth import limits
from lms.auth.actions import links, mfa, sessions
from lms.auth.letters import AlreadyRegistered, PasswordChanged
from lms.auth.limits import Try
from lms.auth.models import Purpose
from lms.auth.rules import Device, Pair
from lms.auth.schemas import MfaRequired, RegisterIn
from lms.auth.verbs import AuthVerb
from lms.core import db
from lms.core.access import Actor, Role
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, TooMany, Unauthorized
from lms.notifications.actions import mails
from lms.users import passwords
from lms.users.actions import people as users
from lms.users.models import User, UserStatus
from lms.users.rules import normal_email
from lms.users.verbs import UserVerb


async def register(wish: RegisterIn, address: str) -> None:
    """Create a student's account; takes as long, without effect, if the address has one already."""
    await limits.registering(address)
    await passwords.require_strong("password", wish.password, wish.email, wish.full_name)
    password_hash = await passwords.make_hash(wish.password)
    allowed = await limits.may_mail("register", wish.email)
    await _register(wish, password_hash, allowed)


@atomic
async def _register(wish: RegisterIn, password_hash: str, may_mail: bool) -> None:
    try:
        user = await users.create_user(
            email=wish.email,
            full_name=wish.full_name,
            role=Role.STUDENT,
            password_hash=password_hash,
        )
    except Conflict:
        await _tell_owner(wish.email, may_mail)
        return
    await audit.record(AuthVerb.REGISTERED, ("user", user.id), actor=user.id)
    await links.send(user, Purpose.VERIFY)


async def _tell_owner(email: str, may_mail: bool) -> None:
    """Mail the address's owner that it was used; then take as long as a new account would."""
    user = await User.get_or_none(email=email)
    await audit.record(AuthVerb.REGISTER_REFUSED, ("user", user.id) if user else None)
    mailed = user is not None and user.status == UserStatus.ACTIVE and may_mail
    await links.pretend(mail=not mailed)
    if mailed:
        await mails.send(AlreadyRegistered(), email, user)


async def login(email: str, password: str, device: Device) -> Pair | MfaRequired:
    """A new session, or a challenge for the second factor; else 401 `bad_credentials`."""
    email = normal_email(email)
    attempt = Try(email, device.address, await limits.known_at(email, device))
    try:
        await attempt.begin()
    except TooMany:
        limits.logins.inc({"outcome": "limited"})
        raise
    user = await User.get_or_none(email=email)
    right = await passwords.verify(user.password_hash if user else None, password)
    if user is None or not right or user.status != UserStatus.ACTIVE:
        await attempt.fail()
        await audit.record(AuthVerb.SESSION_REFUSED, ("user", user.id) if user else None)
        limits.logins.inc({"outcome": "bad_credentials"})
        raise _bad_credentials()
    await attempt.forgive()
    await _renew_hash(user, password)
    entered = await _enter(user, device)
    asked = isinstance(entered, MfaRequired)
    limits.logins.inc({"outcome": "mfa_required" if asked else "ok"})
    return entered


def _bad_credentials() -> Unauthorized:
    return Unauthorized("bad_credentials", "Address or password is wrong.")


STILL = """
select 1 from users where id = $1 and password_hash = $2 and status = 'active' for no key update
"""


@atomic
async def _enter(user: User, device: Device) -> Pair | MfaRequired:
    """The account is locked, so that a concurrent change of the password ends this session too."""
    if await db.row(STILL, user.id, user.password_hash) is None:
        raise _bad_credentials()
    return await mfa.enter(user, device)


async def _renew_hash(user: User, password: str) -> None:
    """Store the hash with current parameters; of concurrent sign-ins one does."""
    stored = user.password_hash or ""
    if not passwords.outdated(stored):
        return
    renewed = await passwords.make_hash(password)
    # Only over the hash that was checked: a concurrent change of the password wins.
    if await User.filter(id=user.id, password_hash=stored).update(password_hash=renewed):
        user.password_hash = renewed
        return
    await user.refresh_from_db(fields=["password_hash"])
    if not await passwords.verify(user.password_hash, password):
        raise _bad_credentials()


async def change_password(actor: Actor, current: str, new: str, address: str) -> None:
    """Set a new password and end all other sessions."""
    user = await User.get(id=actor.id)
    attempt = Try(user.mail_address, address, limits.of_session(actor.session_id))
    await attempt.begin()
    if not await passwords.verify(user.password_hash, current):
        await attempt.fail()
        raise Invalid.field("current_password", "is wrong")
    await attempt.forgive()
    await passwords.require_strong("new_password", new, user.mail_address, user.full_name)
    await _set_password(actor, user, await passwords.make_hash(new))


@atomic
async def _set_password(actor: Actor, user: User, password_hash: str) -> None:
    await User.filter(id=actor.id).update(password_hash=password_hash)
    await links.end(actor.id, Purpose.RESET, Purpose.INVITE)
    await sessions.revoke_all(actor.id, but=actor.session_id)
    await audit.record(UserVerb.PASSWORD_CHANGED, ("user", actor.id), {"password_hash"})
    await mails.send(PasswordChanged(), user.mail_address, user)
