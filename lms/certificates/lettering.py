"""How the texts of a certificate are set: their fonts, sizes, directions. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

RIGHT_TO_LEFT = ("R", "AL")
SUBSETS = (
    "latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "hebrew",
    "arabic", "devanagari", "bengali", "tamil", "thai", "georgian", "armenian",
)  # fmt: skip
"""Each is a family of its own, `Certificate latin`."""
EASTERN = ("chinese-simplified", "japanese", "korean")
"""They write many letters differently: the language says which comes first."""
LATIN = re.compile("[\0-\u024f\u2012-\u2023\u2025-\u204e]*")
"""What the first two subsets have."""
SYSTEM_FAMILIES = '"Noto Sans", "Noto Sans CJK SC", "DejaVu Sans", sans-serif'
PICTOGRAMS = frozenset({"So", "Sk", "Cn", "Co"})
"""Kinds of characters that a certificate does without where no font has them."""
JOINED = re.compile("[\ufe0e\ufe0f\u200d\U000e0020-\U000e007f]+")
"""What makes one pictogram of several."""


def direction(text: str) -> str:
    """`rtl` when the first letter with a direction runs to the left."""
    for one in text:
        kind = unicodedata.bidirectional(one)
        if kind in RIGHT_TO_LEFT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def size(text: str, sizes: Sequence[tuple[int, int]], smallest: int) -> int:
    """The size in points of a text of this length; wide letters count twice."""
    length = sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
    return next((points for most, points in sizes if length <= most), smallest)


def families(language: str, name: str, text: str) -> str:
    """The fonts in their order; of the eastern ones the name's first, then the language's.

    Those that `text`, all that is written, can't need are left out: each costs time.
    """
    if LATIN.fullmatch(text):
        return ", ".join([*(f'"Certificate {one}"' for one in SUBSETS[:2]), SYSTEM_FAMILIES])
    code = language.partition("-")[0].lower()
    first = {"ja": "japanese", "ko": "korean"}.get(code, EASTERN[0])
    for one in name:
        if "\u3040" <= one <= "\u30ff":
            first = "japanese"
        elif "\uac00" <= one <= "\ud7a3":
            first = "korean"
    eastern = sorted(EASTERN, key=lambda one: one != first)
    return ", ".join([*(f'"Certificate {one}"' for one in (*SUBSETS, *eastern)), SYSTEM_FAMILIES])


def drawable(text: str, letters: frozenset[int]) -> str:
    """The text without pictograms that no font has, which would be boxes; never nothing at all."""
    kept = "".join(
        one for one in text if ord(one) in letters or unicodedata.category(one) not in PICTOGRAMS
    )
    if kept == text:
        return text
    return re.sub(" {2,}", " ", JOINED.sub("", kept)).strip(" ") or text
