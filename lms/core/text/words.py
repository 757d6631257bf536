"""Texts and their words as a search compares them: without case and accents."""

from __future__ import annotations

import unicodedata

# Letters with strokes, which people type without and no Unicode normal form decomposes.
STROKES, PLAIN = "łøđħŧı", "lodhti"
LONGEST_WORD = 100
_plain = str.maketrans(STROKES, PLAIN)


def plain(text: str) -> str:
    """The text without case and accents: `Núñez` is `nunez`."""
    letters = (one for one in unicodedata.normalize("NFD", text) if not "\u0300" <= one <= "\u036f")
    return "".join(letters).lower().translate(_plain)


def words(text: str) -> list[str]:
    """The text's words as `plain` gives them, each once: runs of letters, marks and digits."""
    apart = (char if unicodedata.category(char)[0] in "LNM" else " " for char in plain(text))
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in "".join(apart).split()))
