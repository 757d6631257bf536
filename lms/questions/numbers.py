"""Numbers as people type them; pure. static/lib/numbers.js reads them alike."""

from __future__ import annotations

import math
import re
from typing import Literal, TypeAlias

from lms.core.text import digits, unseen

LONGEST_NUMBER = 100
LARGEST_EXPONENT = 308

Mark: TypeAlias = Literal[",", ".", ""]

_MARKS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u02d7\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("'\u2018\u2019\u02bc\u2032\u00b4`\uff07\u066c", "'")
    | dict.fromkeys("xX*\u2217\u22c5\u00b7", "\u00d7")
    | {"\uff0b": "+", "\uff0c": ",", "\uff0e": ".", "\uff45": "e", "\uff25": "e", "E": "e"}
)
_ARABIC_DECIMAL = "\u066b"
_TIMES_TEN = re.compile(r" ?\u00d7 ?10 ?(?:\^|\u00d7\u00d7) ?([+-]?[0-9]+)$")
_NUMBER = re.compile(r"([+-]?) ?([0-9,.' ]+)(?:e([+-]?[0-9]+))?")
_SPACED = re.compile(r"([1-9][0-9]{0,2}(?:([ '])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]*))?")
_MARKED = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]*))?")
_PLAIN = re.compile(r"([0-9]*)[.,]?([0-9]*)")


def read_number(typed: str, grouping: Mark = "") -> float | None:
    """The number that was typed; None for anything else.

    Digits may be of any script, the minus any dash, the decimal mark a comma or a point; spaces,
    apostrophes and the other mark group thousands; `1e3` and `1×10^3` are 1000. `grouping` is the
    mark that groups thousands where the typist is at home: with it `1,500` is 1500, without it
    what could be both is a decimal mark.
    """
    if len(typed) > LONGEST_NUMBER:
        return None
    text = " ".join(digits(unseen(typed)).translate(_MARKS).split())
    text = _TIMES_TEN.sub(r"e\1", text)
    arabic = _ARABIC_DECIMAL in text
    found = _NUMBER.fullmatch(text.replace(_ARABIC_DECIMAL, "."))
    if found is None:
        return None
    sign, body, power = found.groups()
    plain = _plain(body, "" if arabic else grouping)
    if plain is None or len(power or "") > 5 or abs(int(power or 0)) > LARGEST_EXPONENT:
        return None
    number = float(f"{sign}{plain}e{power or 0}") + 0.0
    return number if math.isfinite(number) else None


def _plain(body: str, grouping: Mark) -> str | None:
    """The digits with a point at most."""
    if spaced := _SPACED.fullmatch(body):
        return re.sub("[ ']", "", spaced[1]) + "." + (spaced[3] or "")
    marked = _MARKED.fullmatch(body)
    if marked and (marked[3] is not None or body.count(marked[2]) > 1 or marked[2] == grouping):
        return marked[1].replace(marked[2], "") + "." + (marked[3] or "")
    plain = _PLAIN.fullmatch(body)
    return f"{plain[1]}.{plain[2]}" if plain and (plain[1] or plain[2]) else None
