"""How often a password may be wrong, and mails be asked for.

Of sign-ins failures alone count, so a class behind one address signs in without a limit.
"""

from __future__ import annotations

from lms.auth.models import AuthSession
from lms.core import limits
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
    await limits.require(Limit("mail-address", per_minute), address)


async def registering(address: str) -> None:
    """429 for an address that makes too many accounts. A class may come all at once."""
    per_minute = settings().auth_rate_limit_requests_per_minute
    whole = Limit("register-address", per_minute * CLASS_MINUTES, 60.0 * CLASS_MINUTES)
    await limits.require(whole, address)


async def may_mail(reason: str, email: str) -> bool:
    """Whether one more mail may go there; counted alike for known and unknown addresses."""
    verdict = await limits.hit(MAILS, f"{reason}:{_account(email)}")
    if not verdict.allowed:
        limits.refused.inc({"limit": MAILS.name})
    return verdict.allowed


async def forget_failures(email: str, address: str) -> None:
    """Who chose a new password begins anew."""
    account = _account(email)
    await limits.clear(AT_ONE_PLACE, f"{account}:{address}")
    await limits.clear(ANYWHERE, account)


class Try:
    """One try at an account from an address; it counts until it is `forgiven`.

    The account's two limits are taken before the password is looked at, so that fifty tries at
    once are fifty; the address's is only looked at, so that fifty people at once may be right.
    """

    def __init__(self, email: str, address: str) -> None:
        account = _account(email)
        self.email, self.address = email, address
        self.counted = ((AT_ONE_PLACE, f"{account}:{address}"), (ANYWHERE, account))

    async def begin(self) -> None:
        """429 with Retry-After where there were too many failures."""
        looked_at = [(_of_address(), self.address, 0), (EVERYBODY, "all", 0)]
        counted = [(limit, who, 1) for limit, who in self.counted]
        refusal = await limits.check_all(looked_at + counted)
        if refusal and refusal[0] is EVERYBODY and await self._known_place():
            refusal = await limits.check_all(looked_at[:1] + counted)
        if refusal:
            limits.require_allowed(*refusal)

    async def forgive(self) -> None:
        """The password was right."""
        await limits.give_back(self.counted)

    async def fail(self) -> None:
        """The password was wrong: it counts for the address and the server too."""
        await limits.hit_many([(_of_address(), self.address, 1), (EVERYBODY, "all", 1)])

    async def _known_place(self) -> bool:
        return await AuthSession.filter(user__email=self.email, address=self.address).exists()
