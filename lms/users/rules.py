"""What an address is. Pure."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

LONGEST = 254


def normal_email(value: str) -> str:
    """The one spelling under which an address is stored, compared and limited."""
    return unicodedata.normalize("NFC", value.strip().lower())


def checked_email(value: str) -> str:
    """A new account's address, normalised; ValueError when mail could never reach it.

    Names without public DNS (`.test`, a campus's `.local`) are addresses too.
    """
    try:
        checked = validate_email(
            value.strip(), check_deliverability=False, globally_deliverable=False
        )
    except EmailNotValidError:
        raise ValueError("is not an email address") from None
    if "." not in checked.domain:
        raise ValueError("is not an email address")
    address = normal_email(checked.normalized)
    if len(address) > LONGEST:
        raise ValueError("is too long")
    return address
