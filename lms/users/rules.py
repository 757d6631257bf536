"""What an address is. Pure."""

from __future__ import annotations

import unicodedata

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

# The documented way to let names without public DNS be addresses: `.test`, a campus's `.local`.
SPECIAL_USE_DOMAIN_NAMES.clear()
LONGEST = 254


def normal_email(value: str) -> str:
    """The one spelling under which an address is stored, compared and limited."""
    return unicodedata.normalize("NFC", value.strip().lower())


def checked_email(value: str) -> str:
    """A new account's address, normalised; ValueError when it isn't written as one."""
    try:
        checked = validate_email(value.strip(), check_deliverability=False)
    except EmailNotValidError:
        raise ValueError("is not an email address") from None
    return normal_email(checked.normalized)


def on_the_wire(address: str) -> str:
    """The address with its domain as DNS knows it; as it is where that can't be."""
    try:
        checked = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return address
    return checked.ascii_email or address
