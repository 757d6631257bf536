"""What text may come in from people: one type for REST and sockets."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

ALLOWED_CONTROLS = frozenset("\n\t\r")


def clean(value: str) -> str:
    """Refuse NUL, lone surrogates and control characters; otherwise return NFC."""
    for char in value:
        category = unicodedata.category(char)
        if category == "Cs" or (category == "Cc" and char not in ALLOWED_CONTROLS):
            raise ValueError("holds a character that can't be stored")
    return unicodedata.normalize("NFC", value)


def one_line(value: str) -> str:
    """Like `clean`, on one line, without white space at the ends."""
    value = clean(value)
    if any(char in value for char in "\n\r\t\u2028\u2029"):
        raise ValueError("must stand on one line")
    return value.strip()


def _string(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("must be text")  # noqa: TRY004  pydantic reports ValueError as 422
    return value


def _not_empty(value: str) -> str:
    if not value:
        raise ValueError("must not be empty")
    return value


Text = Annotated[str, BeforeValidator(_string), AfterValidator(clean)]
"""Text of several lines; bound it with `Field(max_length=...)`."""

Title = Annotated[
    str,
    BeforeValidator(_string),
    Field(max_length=200),
    AfterValidator(one_line),
    AfterValidator(_not_empty),
]
"""One line of 1 to 200 characters."""


def folded(value: str) -> str:
    """What two texts share that people call equal: NFKC, case-folded, inner white space as one."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())
