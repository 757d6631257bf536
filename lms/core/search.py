"""Search by name, ignoring case and accents."""

from __future__ import annotations

from tortoise.expressions import RawSQL

from lms.core.text.words import PLAIN, STROKES, plain

__all__ = ["as_plain", "plain", "plain_sql"]


def plain_sql(*columns: str) -> str:
    """SQL for `plain` of these columns, each on its own line; the names come from our code only."""
    text = " || chr(10) || ".join(columns)
    bare = f"regexp_replace(normalize({text}, nfd), '[\u0300-\u036f]', '', 'g')"
    return f"translate(lower({bare}), '{STROKES}', '{PLAIN}')"


def as_plain(*columns: str) -> RawSQL:
    """The same for a query of Tortoise."""
    return RawSQL(plain_sql(*columns))
