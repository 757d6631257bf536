"""How often a PIN may be wrong: in a browser, from an address, and on the whole server."""

from __future__ import annotations

from lms.core import limits
from lms.core.limits import Limit
from lms.settings import settings

OF_A_BROWSER = Limit("wrong_pin_browser", 10)
EVERYBODY = Limit("wrong_pin_everybody", 1000)
"""Somebody tries all PINs from many addresses. A right one is still let in."""


def _of_an_address() -> Limit:
    """A school shares one, so it is wide."""
    return Limit("wrong_pin", settings().wrong_pins_per_minute)


async def require_few(browser: str) -> None:
    """429 for a browser that has been guessing, before its next guess is looked at."""
    if browser:
        await limits.require(OF_A_BROWSER, browser, cost=0)


async def count_wrong(browser: str, address: str) -> None:
    """429 where too many were wrong; a right PIN never counts, nor is it refused by address."""
    hits = [(_of_an_address(), limits.subscriber(address), 1), (EVERYBODY, "all", 1)]
    if browser:
        hits.append((OF_A_BROWSER, browser, 1))
    await limits.require_all(hits)
