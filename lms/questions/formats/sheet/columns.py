"""Which column of a quiz tool's sheet holds what, by the words in its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lms.questions.formats.base import tidy

_PLACES = (
    ("question", re.compile(r"question(?: text| title)?(?: - .*)?|questions|prompt")),
    ("type", re.compile(r"(?:question )?type")),
    ("correct", re.compile(r"(?:correct|right) (?:answer|option|choice)s?(?:\(s\))?\b.*|correct")),
    ("time", re.compile(r"time(?: limit| in seconds|r)?\b.*")),
    ("explanation", re.compile(r"(?:answer )?explanation|general feedback")),
    ("title", re.compile(r"title|name")),
    ("tags", re.compile(r"tags?|topics?")),
    ("points", re.compile(r"points?")),
    ("image", re.compile(r"(?:question )?image(?: link| url)?|picture|video|media")),
)
_option = re.compile(
    r"(?:answer|option|choice)(?: option)? ?([0-9]{1,2}|[a-t])\b(?!.*explanation).*"
)
_wrong = re.compile(r"(?:incorrect|wrong) answer ?([0-9]{1,2})\b.*")
IGNORED = re.compile(r"question ?(?:#|number|no\.?)|#|id|nr|number|")


@dataclass(slots=True)
class Columns:
    """By what a column holds its place from 0; options and wrong ones in their order."""

    places: dict[str, int] = field(default_factory=dict)
    options: list[int] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether questions can be read from them."""
        return "question" in self.places and bool(
            len(self.options) >= 2 or ("correct" in self.places)
        )

    def text(self, cells: Sequence[str], name: str) -> str:
        """What stands in a row's column of this name, with its indentation."""
        place = self.places.get(name)
        return tidy(cells[place]) if place is not None and place < len(cells) else ""

    def cell(self, cells: Sequence[str], name: str) -> str:
        """The same without white space around it."""
        return self.text(cells, name).strip()


def columns(cells: Sequence[str]) -> Columns:
    """What the columns below this head hold."""
    found = Columns()
    numbered: list[tuple[int, int]] = []
    wrong: list[tuple[int, int]] = []
    for place, cell in enumerate(cells):
        head = " ".join(cell.lower().split())
        if len(head) > 200:
            found.unknown.append(cell.strip()[:100])
        elif option := _option.fullmatch(head):
            numbered.append((_number(option[1]), place))
        elif one := _wrong.fullmatch(head):
            wrong.append((int(one[1]), place))
        elif name := next((name for name, words in _PLACES if words.fullmatch(head)), ""):
            found.places.setdefault(name, place)
        elif not IGNORED.fullmatch(head):
            found.unknown.append(cell.strip()[:100])
    found.options = [place for _, place in sorted(numbered)]
    found.wrong = [place for _, place in sorted(wrong)]
    return found


def _number(word: str) -> int:
    return int(word) if word.isdigit() else ord(word) - ord("a") + 1
