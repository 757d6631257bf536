"""Rate limits of wrong passwords and of requested mails.

Only failed sign-ins count, so a class behind one address can sign in together. Known devices have
counts of their own, so nobody can lock the owner out from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lms.auth import devices
from lms.auth.rules import Device
from lms.core import db, limits
from lms.core.crypto import digest
from lms.core.limits import Limit
from lms.core.metrics import counter
from lms.settings import settings

logins = counter(
    "lms_logins_total", "Tries to sign in: ok, bad_credentials, limited, mfa_required, bad_code"
)

AT_ONE_PLACE = Limit("login", 5, 300)
ANYWHERE = Limit("login-anywhere", 20, 3600)
EVERYBODY = Limit("login-everybody", 1000, 60)
"""Failures on the whole server. Beyond it, an attack on many accounts from many addresses is
assumed: until it ends, people can sign in only from where they have signed in before."""
MAILS = Limit("mails", 5, 3600)
"""Mails to one account, for each purpose."""
CLASS_MINUTES = 10


def _of_address() -> Limit:
    return Limit("login-address", settings().auth_rate_limit_requests_per_minute)


def _account(email: str) -> str:
    return digest(email).hex()[:32]


async def asking_for_mail(address: str) -> None:
    """429 for an address that requests too many mails, for whatever purpose."""
    per_minute = settings().auth_rate_limit_requests_per_minute
    await limits.require(Limit("mail-address", per_minute), limits.subscriber(address))


async def registering(address: str) -> None:
    """429 for an address that creates too many accounts; a whole class at once is allowed."""
    per_minute = settings().auth_rate_limit_requests_per_minute
    whole = Limit("register-address", per_minute * CLASS_MINUTES, 60.0 * CLASS_MINUTES)
    await limits.require(whole, limits.subscriber(address))


async def may_mail(reason: str, email: str) -> bool:
    """Whether one more mail may be sent; counted alike for known and unknown addresses."""
    verdict = await limits.hit(MAILS, f"{reason}:{_account(email)}")
    if not verdict.allowed:
        limits.refused.inc({"limit": MAILS.name})
    return verdict.allowed


KNOWN = """
select u.id, array(select distinct s.address from auth_sessions s where s.user_id = u.id) as places
from users u where u.email = $1
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A place from where the account signed in before, with failures counted apart.

    Failures elsewhere don't lock the owner out here, and failures here lock out nobody elsewhere.
    """

    where: str
    shared: bool
    """Whether others may share it: true for an address, false for a browser or session."""


def of_session(session: UUID) -> Known:
    """For a signed-in person who must enter the password again."""
    return Known(f"session:{session.hex}", shared=False)


async def known_at(email: str, device: Device) -> Known | None:
    """How the account knows the device: by its cookie, its address, or not at all."""
    found = await db.row(KNOWN, email)
    if found is None:
        return None
    if devices.knows(device.cookie, found["id"]):
        return Known(f"device:{devices.id_of(device.cookie)}", shared=False)
    here = limits.subscriber(device.address)
    at_home = any(limits.subscriber(place) == here for place in found["places"])
    return Known(here, shared=True) if at_home else None


async def forget_failures(email: str, device: Device) -> None:
    """Reset the failure counts after a new password was set."""
    for attempt in (
        Try(email, device.address),
        Try(email, device.address, await known_at(email, device)),
    ):
        for limit, who in attempt.counted:
            await limits.clear(limit, who)


class Try:
    """One attempt to sign in from an address; it counts until `forgiven`.

    The account's two limits are taken before the password is checked, so fifty concurrent attempts
    count as fifty. The address's limit is only read, so fifty people there may sign in at once.
    """

    def __init__(self, email: str, address: str, known: Known | None = None) -> None:
        account, self.place = _account(email), limits.subscriber(address)
        own = f"{account}:{known.where}" if known else account
        here = own if known else f"{account}:{self.place}"
        self.counted = ((AT_ONE_PLACE, here), (ANYWHERE, own))
        self._looked_at = [(_of_address(), self.place, 0), (EVERYBODY, "all", 0)]
        if known:  # failures of strangers elsewhere don't count for a known place
            self._looked_at = self._looked_at[:1] if known.shared else []

    async def begin(self) -> None:
        """Count the attempt; 429 with Retry-After after too many failures."""
        counted = [(limit, who, 1) for limit, who in self.counted]
        await limits.require_all(self._looked_at + counted)

    async def forgive(self) -> None:
        """The password was right."""
        await limits.give_back(self.counted)

    async def fail(self) -> None:
        """The password was wrong: count it for the address and the server too."""
        await limits.hit_many([(_of_address(), self.place, 1), (EVERYBODY, "all", 1)])
