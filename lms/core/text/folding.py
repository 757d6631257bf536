"""The comparison form of texts that people call equal: answers and keys, names, options."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lms.core.text.sight import VARIANTS, blank, visible

STRAIGHT_QUOTES = {
    "'": "`´ʹʻʼʽ\u2018\u2019\u201a\u201b\u2032\u2035‹›׳",
    '"': "«»ʺ\u201c\u201d\u201e\u201f\u2033\u2036〝〞〟״",
}
HYPHENS = "˗\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212⸺⸻﹘﹣"
_straight = str.maketrans(
    {char: plain for plain, chars in STRAIGHT_QUOTES.items() for char in chars}
    | dict.fromkeys(HYPHENS, "-")
)
_wide_or_narrow = re.compile("[\u3000\uff01-\uffee]")
_foreign_digit = re.compile(r"[^\D0-9]")


def digits(text: str) -> str:
    """The text with the decimal digits of every script as 0-9: `１٢३` is `123`, `²` stays."""
    return text if text.isascii() else _foreign_digit.sub(_digit, text)


def fold(text: str, *, case_sensitive: bool = False) -> str:
    """The same result for all texts that people would call the same answer.

    These are equal: full and half width, all white space (trimmed at the ends), typographic and
    straight quotes, hyphens, dashes and the minus sign, the digits of all scripts, and texts that
    differ only in invisible characters. Unless `case_sensitive`, so are capital and small letters,
    and i with and without its dot. Accents count, and `²` is no 2.
    """
    if not text.isascii():
        text = _wide_or_narrow.sub(_width, unicodedata.normalize("NFC", text))
        text = VARIANTS.sub("", visible(text))
        if not case_sensitive:
            # Once more, because "ﬃ" and "ŉ" decompose into letters and marks that must be folded
            # too.
            text = unicodedata.normalize("NFC", text).casefold()
            text = text.replace("i\u0307", "i").replace("ı", "i")
        text = digits(unicodedata.normalize("NFC", text))
    elif not case_sensitive:
        text = text.casefold()
    return " ".join(blank(text.translate(_straight)).split())


_strokes = str.maketrans("łøđħŁØĐĦ", "lodhLODH")


def unaccented(text: str) -> str:
    """The text without accents: `Núñez` is `Nunez`; marks that make another word stay."""
    if text.isascii():
        return text
    letters = (one for one in unicodedata.normalize("NFD", text) if not "\u0300" <= one <= "\u036f")
    return unicodedata.normalize("NFC", "".join(letters)).translate(_strokes)


@lru_cache(maxsize=4096)
def _width_of(char: str) -> str:
    kind, _, plain = unicodedata.decomposition(char).partition(" ")
    return chr(int(plain, 16)) if kind in {"<wide>", "<narrow>"} else char


def _width(found: re.Match[str]) -> str:
    return _width_of(found[0])


def _digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))
