"""Rate limits of wrong PINs: per browser, per address, and for the whole server."""

from __future__ import annotations

from lms.core import limits
from lms.core.limits import Limit
from lms.settings import settings

OF_A_BROWSER = Limit("wrong_pin_browser", 10)
EVERYBODY = Limit("wrong_pin_everybody", 1000)
"""Beyond it, somebody tries all PINs from many addresses. A right PIN still works."""


def _of_an_address() -> Limit:
    """Per address; high, because a school shares one."""
    return Limit("wrong_pin", settings().wrong_pins_per_minute)


async def require_few(browser: str) -> None:
    """429 for a browser that guessed too often, before its next PIN is checked."""
    if browser:
        await limits.require(OF_A_BROWSER, browser, cost=0)


async def count_wrong(browser: str, address: str) -> None:
    """429 after too many wrong PINs. A right one never counts, and no address limit refuses it."""
    hits = [(_of_an_address(), limits.subscriber(address), 1), (EVERYBODY, "all", 1)]
    if browser:
        hits.append((OF_A_BROWSER, browser, 1))
    await limits.require_all(hits)
