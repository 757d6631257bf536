"""How often a password may be wrong. A class behind one address signs in without a limit."""

from __future__ import annotations

from lms.core import limits
from lms.core.crypto import digest
from lms.core.limits import Limit
from lms.settings import settings

AT_ONE_PLACE = Limit("login", 5, 300)
ANYWHERE = Limit("login-anywhere", 20, 3600)


def _of_address() -> Limit:
    return Limit("login-address", settings().auth_rate_limit_requests_per_minute)


class Try:
    """One try at an account from an address; it counts until it is `forgiven`.

    The account's two limits are taken before the password is looked at, so that fifty tries at
    once are fifty; the address's is only looked at, so that fifty people at once may be right.
    """

    def __init__(self, email: str, address: str) -> None:
        account = digest(email).hex()[:32]
        self.address = address
        self.counted = ((AT_ONE_PLACE, f"{account}:{address}"), (ANYWHERE, account))

    async def begin(self) -> None:
        """429 with Retry-After where there were too many failures."""
        await limits.require(_of_address(), self.address, cost=0)
        for limit, who in self.counted:
            await limits.require(limit, who)

    async def forgive(self) -> None:
        """The password was right."""
        for limit, who in self.counted:
            await limits.give_back(limit, who)

    async def fail(self) -> None:
        await limits.hit(_of_address(), self.address)
