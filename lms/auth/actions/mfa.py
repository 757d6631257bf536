"""An account's second factor: turn on, turn off, renew recovery codes, and sign in with it."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

import pyotp
import segno

from lms.audit import actions as audit
from lms.auth import rules, tokens
from lms.auth.actions import factors, sessions
from lms.auth.actions.factors import Tries
from lms.auth.letters import MfaChange, MfaChanged
from lms.auth.limits import Try, logins, of_session
from lms.auth.models import RecoveryCode, RolePolicy, TotpDevice
from lms.auth.rules import Device, Pair
from lms.auth.schemas import MfaRequired, MfaState, TotpSetup
from lms.auth.tokens import Asked
from lms.auth.verbs import AuthVerb
from lms.core import clock, crypto, db
from lms.core.access import Actor
from lms.core.errors import Conflict, Invalid, NotFound, Unauthorized, refuse
from lms.notifications.actions import mails
from lms.settings import settings
from lms.users import passwords
from lms.users.models import User, UserStatus

ISSUER = "LMS"
SET_UP_WITHIN = timedelta(hours=1)


async def state(actor: Actor) -> MfaState:
    """The state that the account's own page shows."""
    user = await User.get(id=actor.id)
    device = await TotpDevice.confirmed_of(actor.id)
    left = await RecoveryCode.filter(user_id=actor.id, used_at=None).count()
    return MfaState(
        enabled=device is not None,
        since=device.confirmed_at if device else None,
        recovery_codes_left=left,
        required=await RolePolicy.filter(role=actor.role, mfa_required=True).exists(),
        has_password=user.password_hash is not None,
    )


BEGIN = """
insert into totp_devices (user_id, seed, last_step, created_at) values ($1, $2, 0, $3)
on conflict (user_id) do update set seed = excluded.seed, last_step = 0, created_at = $3
where totp_devices.confirmed_at is null returning user_id
"""


async def begin(actor: Actor, password: str | None, address: str) -> TotpSetup:
    """Make a new seed, which is off until a first code confirms it; 409 `already_enabled`."""
    user = await confirmed_person(actor, password, address)
    seed = factors.new_seed()
    if await db.row(BEGIN, user.id, factors.seal(seed), clock.now()) is None:
        raise Conflict("already_enabled", "An authenticator app is set up already.")
    secret = factors.base32(seed)
    name = user.email or user.full_name
    uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
    return TotpSetup(secret=secret, otpauth_uri=uri, qr_svg=_qr(uri))


def _qr(uri: str) -> str:
    """Dark on white whatever the page's theme: many cameras read nothing else."""
    svg = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(
        svg, kind="svg", scale=4, dark="#000", light="#fff", xmldecl=False, title="QR"
    )
    return svg.getvalue().decode()


async def confirmed_person(actor: Actor, password: str | None, address: str) -> User:
    """The account, after its password was checked if it has one."""
    user = await User.get(id=actor.id)
    if user.password_hash is None:
        return user
    attempt = Try(user.mail_address, address, of_session(actor.session_id))
    await attempt.begin()
    if not await passwords.verify(user.password_hash, password or ""):
        await attempt.fail()
        raise Invalid.field("password", "is wrong")
    await attempt.forgive()
    return user


CONFIRM = """
update totp_devices set last_step = $2, confirmed_at = $3
where user_id = $1 and confirmed_at is null and last_step < $2 and seed = $4 returning user_id
"""


async def confirm(actor: Actor, typed: str) -> list[str]:
    """Turn it on with a first code; returns ten recovery codes and ends all other sessions."""
    tries = Tries(actor.id)
    await tries.begin()
    young = clock.now() - SET_UP_WITHIN
    device = await TotpDevice.get_or_none(user_id=actor.id, confirmed_at=None, created_at__gt=young)
    if device is None:
        await tries.forgive()
        raise Conflict("not_begun", "Begin to set up an authenticator app first.")
    code = rules.parse_code(typed)
    step = factors.step_of(device, code[1]) if code else None
    if step is None:
        raise factors.wrong_code()
    await tries.forgive()
    return await _turn_on(actor, device, step)


@db.atomic
async def _turn_on(actor: Actor, device: TotpDevice, step: int) -> list[str]:
    if await db.row(CONFIRM, actor.id, step, clock.now(), bytes(device.seed)) is None:
        raise Conflict("already_enabled", "An authenticator app is set up already.")
    codes = await factors.renew_recovery(actor.id)
    await _changed(actor, AuthVerb.MFA_ENABLED, "on")
    return codes


async def disable(actor: Actor, password: str | None, code: str, address: str) -> None:
    """Turn it off, delete the recovery codes and end all other sessions."""
    await confirmed_person(actor, password, address)
    await _with_code(actor, code)
    await _turn_off(actor)


@db.atomic
async def _turn_off(actor: Actor) -> None:
    await TotpDevice.filter(user_id=actor.id).delete()
    await RecoveryCode.filter(user_id=actor.id).delete()
    await _changed(actor, AuthVerb.MFA_DISABLED, "off")


@db.atomic
async def reset(user_id: UUID) -> None:
    """As an admin, turn it off for a person who lost it; ends all their sessions; 404."""
    user = await User.get_or_none(id=user_id) or refuse(NotFound)
    if not await TotpDevice.filter(user_id=user_id).delete():
        return
    await RecoveryCode.filter(user_id=user_id).delete()
    await sessions.revoke_all(user_id)
    await audit.record(AuthVerb.MFA_RESET, ("user", user_id), {"totp"})
    await _mail(user, "off")


async def renew(actor: Actor, password: str | None, code: str, address: str) -> list[str]:
    """Make ten new recovery codes; the old ones no longer work."""
    await confirmed_person(actor, password, address)
    await _with_code(actor, code)
    return await _renew(actor)


@db.atomic
async def _renew(actor: Actor) -> list[str]:
    codes = await factors.renew_recovery(actor.id)
    await _told(actor, AuthVerb.RECOVERY_CODES_RENEWED, "codes")
    return codes


async def _changed(actor: Actor, verb: AuthVerb, change: MfaChange) -> None:
    await sessions.revoke_all(actor.id, but=actor.session_id)
    await _told(actor, verb, change)


async def _told(actor: Actor, verb: AuthVerb, change: MfaChange) -> None:
    """Log the change and mail the person, who may not have made it."""
    await audit.record(verb, ("user", actor.id), {"totp"})
    user = await User.get(id=actor.id)
    await _mail(user, change)


async def _mail(user: User, change: MfaChange) -> None:
    if user.email is not None:
        await mails.send(MfaChanged(change=change), user.email, user)


async def require_owner(actor: Actor, password: str | None, code: str | None, address: str) -> None:
    """422 unless the owner confirms by password, and by code, where the account has these."""
    await confirmed_person(actor, password, address)
    if await TotpDevice.confirmed_of(actor.id) is None:
        return
    if code is None:
        raise Invalid.field("code", "is needed")
    await _with_code(actor, code)


async def _with_code(actor: Actor, code: str) -> None:
    """409 `not_enabled`, 422 `bad_code`."""
    device = await TotpDevice.confirmed_of(actor.id)
    if device is None:
        raise Conflict("not_enabled", "No authenticator app is set up.")
    tries = Tries(actor.id)
    await tries.begin()
    if not await factors.spend(device, code):
        raise factors.wrong_code()
    await tries.forgive()


async def enter(user: User, device: Device) -> Pair | MfaRequired:
    """Sign in after the right password: at once, or by a challenge if there is a second factor."""
    totp = await TotpDevice.confirmed_of(user.id)
    if totp is None:
        return await sessions.open_session(user.id, device)
    return MfaRequired(challenge=tokens.challenge(user.id, _fingerprint(user, totp)))


def _fingerprint(user: User, totp: TotpDevice) -> str:
    """Changes with the password and the second factor, which invalidates older challenges."""
    key = settings().secret_key.get_secret_value()
    parts = user.id.hex, user.password_hash or "", bytes(totp.seed).hex()
    return crypto.derived(key, "mfa-state", *parts)


async def answer(challenge: str, code: str, device: Device) -> Pair:
    """Sign in with a challenge and a code; 401 `bad_challenge` or `bad_code`."""
    asked = tokens.read_challenge(challenge)
    tries = Tries(asked.user, asked.id)
    await tries.begin()
    pair = await _redeem(asked, code, device)
    logins.inc({"outcome": "bad_code" if pair is None else "ok"})
    if pair is None:
        await audit.record(AuthVerb.SESSION_REFUSED, ("user", asked.user))
        factors.failures.inc({})
        raise Unauthorized("bad_code", "The code is wrong, or was used already.")
    await tries.forgive()
    return pair


@db.atomic
async def _redeem(asked: Asked, code: str, device: Device) -> Pair | None:
    """The account is locked, so that a concurrent change of the password ends this session too."""
    user = await User.select_for_update(no_key=True).get_or_none(id=asked.user)
    totp = await TotpDevice.confirmed_of(asked.user)
    if (
        user is None
        or totp is None
        or user.status != UserStatus.ACTIVE
        or _fingerprint(user, totp) != asked.state
    ):
        raise Unauthorized("bad_challenge", "Sign in with the password again.")
    if not await factors.spend(totp, code):
        return None
    return await sessions.open_session(user.id, device)
