"""Search by name, ignoring case and accents."""

from __future__ import annotations

import unicodedata

from tortoise.expressions import RawSQL

# Letters with strokes, which people type without and no Unicode normal form decomposes.
STROKES, PLAIN = "łøđħŧı", "lodhti"
_plain = str.maketrans(STROKES, PLAIN)


def plain(text: str) -> str:
    """The text without case and accents: `Núñez` is `nunez`."""
    letters = (one for one in unicodedata.normalize("NFD", text) if not "\u0300" <= one <= "\u036f")
    return "".join(letters).lower().translate(_plain)


def as_plain(*columns: str) -> RawSQL:
    """SQL for `plain` of these columns, each on its own line; the names come from our code only."""
    text = " || chr(10) || ".join(columns)
    bare = f"regexp_replace(normalize({text}, nfd), '[\u0300-\u036f]', '', 'g')"
    return RawSQL(f"translate(lower({bare}), '{STROKES}', '{PLAIN}')")
