"""Checking codes of a second factor: attempts are limited, and each code works once."""

from __future__ import annotations

import base64
import contextlib
import secrets
from uuid import UUID

import pyotp
import structlog

from lms.audit import actions as audit
from lms.auth import rules
from lms.auth.models import RecoveryCode, TotpDevice
from lms.auth.verbs import AuthVerb
from lms.core import clock, crypto, db, limits
from lms.core.errors import Invalid
from lms.core.limits import Limit
from lms.core.metrics import counter
from lms.settings import settings

log = structlog.get_logger()

SHORT_LIMIT = Limit("mfa", 5, 300)
HOURLY_LIMIT = Limit("mfa-hour", 20, 3600)
OF_ONE_CHALLENGE = Limit("mfa-challenge", 5, 5 * 3600)
"""A challenge expires before a sixth attempt is allowed."""
RECOVERY_CODES = 10
failures = counter("lms_mfa_failures_total", "Wrong codes of second factors")


class Tries:
    """One attempt at a person's codes: counted before the check, forgiven if the code was right."""

    def __init__(self, user: UUID, challenge: str = "") -> None:
        self.counted = [(SHORT_LIMIT, user.hex), (HOURLY_LIMIT, user.hex)]
        if challenge:
            self.counted.append((OF_ONE_CHALLENGE, challenge))

    async def begin(self) -> None:
        """Count the attempt; 429 with Retry-After after too many failures."""
        await limits.require_all([(limit, who, 1) for limit, who in self.counted])

    async def forgive(self) -> None:
        await limits.give_back(self.counted)


def new_seed() -> bytes:
    """160 bits."""
    return secrets.token_bytes(20)


def base32(seed: bytes) -> str:
    return base64.b32encode(seed).decode()


def seal(seed: bytes) -> bytes:
    return crypto.sealed(settings().secret_key.get_secret_value(), "totp", seed)


def seed_of(device: TotpDevice) -> bytes | None:
    """The device's seed; None when it was encrypted with a key that is no longer configured."""
    for key in settings().reading_keys:
        with contextlib.suppress(ValueError):
            return crypto.opened(key, "totp", bytes(device.seed))
    log.error("totp_seed_unreadable", user=str(device.user_id))
    return None


SPEND_STEP = """
update totp_devices set last_step = $2
where user_id = $1 and confirmed_at is not null and last_step < $2 returning user_id
"""
SPEND_CODE = """
update recovery_codes set used_at = $3
where user_id = $1 and code_hash = $2 and used_at is null returning id
"""


async def spend(device: TotpDevice, typed: str) -> bool:
    """Use a code of a confirmed authenticator app, or a recovery code; False when it is wrong.

    Each kind is settled by one statement, so of concurrent uses of one code exactly one succeeds.
    """
    match rules.parse_code(typed):
        case rules.Kind.TOTP, code:
            return await _spend_totp(device, code)
        case rules.Kind.RECOVERY, code:
            return await _spend_recovery(device.user_id, code)
    return False


def step_of(device: TotpDevice, code: str) -> int | None:
    """The step for which this code is valid now."""
    seed = seed_of(device)
    if seed is None:
        return None
    return rules.fitting_step(code, pyotp.HOTP(base32(seed)).at, clock.now())


async def _spend_totp(device: TotpDevice, code: str) -> bool:
    step = step_of(device, code)
    if step is None or not await db.row(SPEND_STEP, device.user_id, step):
        return False
    await _seal_anew(device)
    return True


async def _seal_anew(device: TotpDevice) -> None:
    """Encrypt with the current key, so that the previous one can be removed some day."""
    box, today = bytes(device.seed), settings().reading_keys[0]
    with contextlib.suppress(ValueError):
        crypto.opened(today, "totp", box)
        return
    if seed := seed_of(device):
        await TotpDevice.filter(user_id=device.user_id, seed=box).update(seed=seal(seed))


@db.atomic
async def _spend_recovery(user: UUID, code: str) -> bool:
    used = await db.row(SPEND_CODE, user, crypto.digest(code), clock.now())
    if used is None:
        return False
    await audit.record(AuthVerb.RECOVERY_CODE_USED, ("user", user), actor=user)
    return True


async def renew_recovery(user: UUID) -> list[str]:
    """Replace all recovery codes by ten new ones, returned as they are shown this once."""
    codes = [base32(secrets.token_bytes(10)).lower() for _ in range(RECOVERY_CODES)]
    await RecoveryCode.filter(user_id=user).delete()
    await RecoveryCode.bulk_create(
        RecoveryCode(user_id=user, code_hash=crypto.digest(code)) for code in codes
    )
    return [rules.in_groups(code) for code in codes]


def wrong_code() -> Invalid:
    """The refusal for a signed-in person: 422, since 401 would send their page to the sign-in."""
    failures.inc({})
    return Invalid("bad_code", errors=[{"field": "code", "message": "is wrong"}])
