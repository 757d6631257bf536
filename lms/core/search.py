"""Finding people and things by how they are called, whatever the case and the accents."""

from __future__ import annotations

import unicodedata

from tortoise.expressions import RawSQL

# Letters that people type without their stroke, and that no normal form takes apart.
STROKES, PLAIN = "łøđħŧı", "lodhti"
_plain = str.maketrans(STROKES, PLAIN)


def plain(text: str) -> str:
    """The text as people type it who are looking for it: `Núñez` is `nunez`."""
    letters = (one for one in unicodedata.normalize("NFD", text) if not "\u0300" <= one <= "\u036f")
    return "".join(letters).lower().translate(_plain)


def as_plain(*columns: str) -> RawSQL:
    """SQL for `plain` of these columns, each on a line of its own; names from our code alone."""
    text = " || chr(10) || ".join(columns)
    bare = f"regexp_replace(normalize({text}, nfd), '[\u0300-\u036f]', '', 'g')"
    return RawSQL(f"translate(lower({bare}), '{STROKES}', '{PLAIN}')")
