"""PINs as they are typed, and limits of wrong ones: per browser, address, and the server."""

from __future__ import annotations

from typing import Any

from lms.core import limits
from lms.core.limits import Limit
from lms.core.text import digits
from lms.settings import settings

LONGEST_PIN = 64
"""Spaces and separators included; longer input is refused unread."""

OF_A_BROWSER = Limit("wrong_pin_browser", 10)
EVERYBODY = Limit("wrong_pin_everybody", 1000)
"""Beyond it, somebody tries all PINs from many addresses. A right PIN still works."""


def as_digits(pin: Any) -> Any:
    """What was typed without spaces and separators; what is no PIN as it is."""
    return digits(pin) if isinstance(pin, str) and len(pin) <= LONGEST_PIN else pin


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
