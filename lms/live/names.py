"""Nicknames: what may be one, and which two are taken for each other."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

from lms.core.text import folded, one_line

LONGEST = 30


def _nickname(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text")  # noqa: TRY004  pydantic reports ValueError as 422
    name = " ".join(unicodedata.normalize("NFKC", one_line(value)).split())
    if not any(unicodedata.category(char)[0] in "LNSP" for char in name):
        raise ValueError("must not be empty")
    if len(name) > LONGEST:
        raise ValueError(f"must not be longer than {LONGEST} characters")
    return name


Nickname = Annotated[str, BeforeValidator(_nickname)]


def same_name(nickname: str) -> str:
    """What is equal for nicknames that people can't tell apart."""
    return folded(nickname)
