"""What all questions of Moodle XML have in common."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.etree.ElementTree import Element

from lms.questions.formats.base import FEEDBACK, Found, shortened
from lms.questions.formats.markup import Format, as_markdown
from lms.questions.formats.moodle.beside import Beside
from lms.questions.formats.weights import Weighed, read_percent

FORMATS: dict[str, Format] = {
    "html": "html",
    "moodle_auto_format": "moodle",
    "plain_text": "plain",
    "markdown": "markdown",
}
MAX_WARNED = 3
"""So many things left out of one question are named."""


class WrongError(ValueError):
    """What of a question can't be read."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


def inner(element: Element | None) -> str:
    """The text of an element's `<text>`; of an old file its own."""
    if element is None:
        return ""
    inner = element.find("text")
    return (element if inner is None else inner).text or ""


@dataclass(slots=True)
class Question:
    found: Found
    line: int
    element: Element
    warned: int = 0

    def warn(self, message: str) -> None:
        self.warned += 1
        if self.warned <= MAX_WARNED:
            self.found.warn(self.line, "", message)

    def text(self, element: Element | None, usual: Format | None = None) -> str:
        """A text as Markdown, by its `format`."""
        if element is None:
            return ""
        beside = Beside(element, self.found.keep)
        how = FORMATS.get(element.get("format", "")) or usual or self.usual()
        made = as_markdown(inner(element), how, self.warn, beside.address)
        for name in beside.unseen():
            self.warn(f"the file {name} is left out".replace("  ", " "))
        return made

    def usual(self) -> Format:
        """How texts are written that don't say it."""
        stem = self.element.find("questiontext")
        named = stem.get("format", "") if stem is not None else ""
        return FORMATS.get(named, "html")

    def field(self, name: str) -> str:
        return (self.element.findtext(name) or "").strip()

    def common(self) -> dict[str, Any]:
        """What every question has."""
        element = self.element
        fields: dict[str, Any] = {
            "title": shortened(self.found, self.line, inner(element.find("name"))),
            "stem": self.text(element.find("questiontext")),
            "explanation": self.text(element.find("generalfeedback")),
            "feedback": self.feedback(),
            "tags": [one for tag in element.findall("tags/tag") if (one := inner(tag).strip())],
            "points": self.points(),
        }
        hints = [one for hint in element.findall("hint") if (one := self.text(hint))]
        if element.find("hint/clearwrong") is not None:
            self.warn("that a hint takes wrong answers away is left out")
        if len(hints) > 5:
            self.warn("only the first five hints are taken")
        fields["hints"] = hints[:5]
        if any(self.field(name) for name in ("image", "image_base64")):
            self.warn("the question's picture is left out")
        return fields

    def feedback(self) -> dict[str, str]:
        names = {"correct": "correct", "partial": "partiallycorrect", "incorrect": "incorrect"}
        return {
            one: self.text(self.element.find(f"{names[one]}feedback"), "html") for one in FEEDBACK
        }

    def points(self) -> Decimal:
        said = self.field("defaultgrade")
        try:
            points = round(Decimal(said[:20] or "1"), 2)
        except InvalidOperation:
            points = Decimal(1)
        if not 0 <= points <= 1000:
            self.warn(f"{said[:20]} points are more than a question may have: it has 1")
            return Decimal(1)
        return points

    def worth(self, element: Element) -> Decimal:
        said = element.get("fraction", "0")
        found = read_percent(said)
        if found is None:
            raise WrongError(f"{said[:20]} is no weight between -100 and 100.", "fraction")
        return found

    def answers(self) -> list[Weighed]:
        return [
            Weighed(self.text(one), self.worth(one), self.text(one.find("feedback"), "html"))
            for one in self.element.findall("answer")
        ]
