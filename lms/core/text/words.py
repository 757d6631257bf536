"""Texts and their words as a search compares them: without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters with strokes, which people type without and no Unicode normal form decomposes.
STROKES, PLAIN = "łøđħŧı", "lodhti"
LONGEST_WORD = 100
_plain = str.maketrans(STROKES, PLAIN)
_alike = str.maketrans(
    dict(zip(STROKES, PLAIN, strict=True)) | {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "♯": "#"}
)
FIRST_MARK_THAT_COUNTS = "\u0900"
"""From the scripts of India on, marks are vowels: another one makes another word."""
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana and Han.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_run = re.compile(f"[{_DENSE}]+|[^{_DENSE}]+")
_dense = re.compile(f"[{_DENSE}]")
_word = re.compile(r"(\.?)([^\s.+#]+)(\+\+|#|\+(?![^\s.+#])|)")
"""A word with the signs that belong to names: `c++`, `c#`, `.net`; in `a+b` there are none."""


def plain(text: str) -> str:
    """The text without case and accents: `Núñez` is `nunez`."""
    letters = (one for one in unicodedata.normalize("NFD", text) if not "\u0300" <= one <= "\u036f")
    return "".join(letters).lower().translate(_plain)


def words(text: str) -> list[str]:
    """The words by which a text is found, each once, without case, accents and width.

    `ß` is `ss`, `æ` is `ae`. `C++`, `C#` and `.NET` are words. Where a script has no spaces, each
    two letters that stand together are one, and the last letter.
    """
    return _each(_tokens(text, asked=False))


def asked_words(text: str) -> list[str]:
    """The words that a text must have, each as it is or as a beginning, to be found by these."""
    return _each(_tokens(text, asked=True))


def _each(found: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in found))


def _folded(text: str) -> str:
    """Letters, marks, digits and the signs of names as they are compared; else spaces."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (
        one if unicodedata.category(one)[0] in "LNM" or one in ".+#" else " "
        for one in letters.translate(_alike)
        if unicodedata.category(one)[0] != "M" or one >= FIRST_MARK_THAT_COUNTS
    )
    return unicodedata.normalize("NFC", "".join(kept))


def _tokens(text: str, *, asked: bool) -> Iterator[str]:
    folded = _folded(text)
    for found in _word.finditer(folded):
        dot, body, signs = found.groups()
        begins = found.start() == 0 or folded[found.start() - 1] == " "
        for n, run in enumerate(runs := _run.findall(body)):
            if _dense.match(run):
                yield from _pairs(run, asked=asked)
                continue
            word = run + signs if n == len(runs) - 1 else run
            if dot and n == 0 and (begins or not asked):
                yield dot + word
                if asked:
                    continue
            yield word


def _pairs(run: str, *, asked: bool) -> Iterator[str]:
    yield from (run[at : at + 2] for at in range(len(run) - 1))
    if len(run) == 1 or not asked:
        yield run[-1]
