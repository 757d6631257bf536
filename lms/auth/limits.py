"""How often a password may be wrong, and mails be asked for.

Of sign-ins failures alone count, so a class behind one address signs in without a limit. Known
devices have counts of their own, so nobody locks the owner of an account out from elsewhere.
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
    "lms_logins_total",
    "Tries to sign in: ok, bad_credentials, limited, mfa_required, bad_code",
    ["outcome"],
)

AT_ONE_PLACE = Limit("login", 5, 300)
ANYWHERE = Limit("login-anywhere", 20, 3600)
EVERYBODY = Limit("login-everybody", 1000, 60)
"""Failures on the whole server. Beyond it somebody tries many accounts from many addresses: until
that ends, people sign in only where they have signed in before."""
MAILS = Limit("mails", 5, 3600)
"""To one account, for each reason to write to it."""
CLASS_MINUTES = 10


def _of_address() -> Limit:
    return Limit("login-address", settings().auth_rate_limit_requests_per_minute)


def _account(email: str) -> str:
    return digest(email).hex()[:32]


async def asking_for_mail(address: str) -> None:
    """429 for an address that asks too often, whatever for."""
    per_minute = settings().auth_rate_limit_requests_per_minute
    await limits.require(Limit("mail-address", per_minute), limits.subscriber(address))


async def registering(address: str) -> None:
    """429 for an address that makes too many accounts. A class may come all at once."""
    per_minute = settings().auth_rate_limit_requests_per_minute
    whole = Limit("register-address", per_minute * CLASS_MINUTES, 60.0 * CLASS_MINUTES)
    await limits.require(whole, limits.subscriber(address))


async def may_mail(reason: str, email: str) -> bool:
    """Whether one more mail may go there; counted alike for known and unknown addresses."""
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
    """Where the account was signed in to before: its failures are counted apart.

    Others' failures elsewhere don't lock its owner out here, nor do these lock anybody else out.
    """

    where: str
    shared: bool
    """Whether others may come from there: an address, not a browser or a session."""


def of_session(session: UUID) -> Known:
    """Who is signed in and is asked for the password again."""
    return Known(f"session:{session.hex}", shared=False)


async def known_at(email: str, device: Device) -> Known | None:
    """How the account knows that device, by its cookie or its address."""
    found = await db.row(KNOWN, email)
    if found is None:
        return None
    if devices.knows(device.cookie, found["id"]):
        return Known(f"device:{devices.id_of(device.cookie)}", shared=False)
    here = limits.subscriber(device.address)
    at_home = any(limits.subscriber(place) == here for place in found["places"])
    return Known(here, shared=True) if at_home else None


async def forget_failures(email: str, device: Device) -> None:
    """Who chose a new password begins anew."""
    for attempt in (
        Try(email, device.address),
        Try(email, device.address, await known_at(email, device)),
    ):
        for limit, who in attempt.counted:
            await limits.clear(limit, who)


class Try:
    """One try at an account from an address; it counts until it is `forgiven`.

    The account's two limits are taken before the password is looked at, so that fifty tries at
    once are fifty; the address's is only looked at, so that fifty people at once may be right.
    """

    def __init__(self, email: str, address: str, known: Known | None = None) -> None:
        account, self.place = _account(email), limits.subscriber(address)
        own = f"{account}:{known.where}" if known else account
        here = own if known else f"{account}:{self.place}"
        self.counted = ((AT_ONE_PLACE, here), (ANYWHERE, own))
        self._looked_at = [(_of_address(), self.place, 0), (EVERYBODY, "all", 0)]
        if known:  # what strangers did elsewhere, and beside them, is not theirs
            self._looked_at = self._looked_at[:1] if known.shared else []

    async def begin(self) -> None:
        """429 with Retry-After where there were too many failures."""
        counted = [(limit, who, 1) for limit, who in self.counted]
        await limits.require_all(self._looked_at + counted)

    async def forgive(self) -> None:
        """The password was right."""
        await limits.give_back(self.counted)

    async def fail(self) -> None:
        """The password was wrong: it counts for the address and the server too."""
        await limits.hit_many([(_of_address(), self.place, 1), (EVERYBODY, "all", 1)])
