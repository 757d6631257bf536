"""Reading Moodle XML; an unknown question is an error, and the next one is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.etree.ElementTree import Element

from lms.questions.content import MAX_OPTIONS
from lms.questions.formats.base import FEEDBACK, Found, NotThisFileError, path, shortened
from lms.questions.formats.markup import Format, TooMuchError, as_markdown
from lms.questions.formats.moodle import cloze
from lms.questions.formats.moodle.parse import questions
from lms.questions.formats.numerals import Given, numeric
from lms.questions.formats.weights import Weighed, choice, read_percent, share

FORMATS: dict[str, Format] = {
    "html": "html",
    "moodle_auto_format": "moodle",
    "plain_text": "plain",
    "markdown": "markdown",
}
MAX_WARNED = 3
"""So many things left out of one question are named."""
_declared = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


class WrongError(ValueError):
    """What of a question can't be read."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the XML's first line names."""
    found = _declared.match(data[:200])
    return found[1].decode().lower() if found else None


def read(text: str) -> Found:
    """All questions of a file."""
    found = Found()
    reader = _Reader(found)
    with suppress(NotThisFileError):
        questions(text, found, reader.take)
        if not (found.questions or found.errors or found.warnings):
            found.error(1, "", "There is no <question> within a <quiz>.")
    return found


class _Reader:
    """Knows the category that the last one of the file named."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.category: list[str] = []

    def take(self, line: int, element: Element) -> None:
        kind = element.get("type", "")
        if kind == "category":
            self.category = path(_inner(element.find("category")))
            return
        if kind == "description":
            self.found.warn(line, "", "A text without an answer is no question; it is left out.")
            return
        one = _Question(self.found, line, element)
        make = READERS.get(kind)
        if make is None:
            named = kind[:40] or "without a name"
            self.found.error(line, "type", f"Questions of the type {named} are unknown.")
            return
        try:
            fields = one.common() | make(one)
        except TooMuchError as wrong:
            self.found.error(line, "", str(wrong))
        except WrongError as wrong:
            self.found.error(line, wrong.where, str(wrong))
        else:
            self.found.add(line, fields | {"category": self.category})


def _inner(element: Element | None) -> str:
    """The text of an element's `<text>`; of an old file its own."""
    if element is None:
        return ""
    inner = element.find("text")
    return (element if inner is None else inner).text or ""


@dataclass(slots=True)
class _Question:
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
        for name in ("file", "image_base64", "image"):
            for one in element.findall(name):
                self.warn(f"the file {(one.get('name') or '')[:80]} is left out".replace("  ", " "))
        named = element.get("format", "")
        how = FORMATS.get(named) or usual or self.usual()
        return as_markdown(_inner(element), how, self.warn)

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
            "title": shortened(self.found, self.line, _inner(element.find("name"))),
            "stem": self.text(element.find("questiontext")),
            "explanation": self.text(element.find("generalfeedback")),
            "feedback": self.feedback(),
            "tags": [one for tag in element.findall("tags/tag") if (one := _inner(tag).strip())],
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


def _multichoice(one: _Question) -> dict[str, Any]:
    given = one.answers()
    if len(given) < 2:
        raise WrongError("A choice needs at least two options.", "options")
    several = one.field("single").lower() in ("false", "0")
    return choice(one.found, one.line, given, several=several)


def _true_false(one: _Question) -> dict[str, Any]:
    options = [
        {
            "text": _inner(answer).strip().capitalize(),
            "correct": one.worth(answer) == 100,
            "feedback": one.text(answer.find("feedback"), "html"),
        }
        for answer in one.element.findall("answer")
    ]
    return {"content": {"type": "true_false", "options": options}}


def _short_answer(one: _Question) -> dict[str, Any]:
    answers = [
        {
            "text": _inner(answer),
            "fraction": share(one.worth(answer), one.warn),
            "feedback": one.text(answer.find("feedback"), "html"),
        }
        for answer in one.element.findall("answer")
    ]
    exact = one.field("usecase") == "1"
    return {"content": {"type": "short_answer", "answers": answers, "case_sensitive": exact}}


def _numerical(one: _Question) -> dict[str, Any]:
    given = [
        Given(
            _inner(answer),
            answer.findtext("tolerance") or "",
            one.worth(answer),
            one.text(answer.find("feedback"), "html"),
        )
        for answer in one.element.findall("answer")
    ]
    try:
        fields = numeric(given, one.warn)
    except ValueError as wrong:
        raise WrongError(str(wrong), "numeric") from None
    units = [unit.findtext("unit_name") or "" for unit in one.element.findall("units/unit")]
    if len(units) > 1:
        one.warn("only the first unit is taken")
    fields["content"]["numeric"]["unit"] = units[0] if units else ""
    told = {name: text for name, text in fields.pop("feedback").items() if text}
    return fields | {"feedback": one.feedback() | told}


def _matching(one: _Question) -> dict[str, Any]:
    pairs, distractors = [], []
    for sub in one.element.findall("subquestion"):
        right = {"text": _inner(sub.find("answer"))}
        left = one.text(sub)
        if left:
            pairs.append({"left": {"text": left}, "right": right})
        else:
            distractors.append(right)
    if len(pairs) < 2:
        raise WrongError("Matching needs at least two pairs.", "pairs")
    return {"content": {"type": "matching", "pairs": pairs, "distractors": distractors}}


def _ordering(one: _Question) -> dict[str, Any]:
    options = [{"text": one.text(answer)} for answer in one.element.findall("answer")]
    if len(options) < 2:
        raise WrongError("An order needs at least two options.", "options")
    return {"content": {"type": "ordering", "options": options[: MAX_OPTIONS + 1]}}


def _number(one: _Question, name: str, most: int) -> int | None:
    said = one.field(name)
    if not said.isascii() or not said.isdecimal() or len(said) > 9 or not int(said):
        return None
    return min(int(said), most)


def _essay(one: _Question) -> dict[str, Any]:
    files = -1 if one.field("attachments") == "-1" else _number(one, "attachments", 10) or 0
    if files < 0:
        files = 10
    kinds = re.split(r"[\s,;]+", one.field("filetypeslist").lower())
    accept = [kind.lstrip(".") for kind in kinds if re.fullmatch(r"\.[a-z0-9]{1,10}", kind)]
    if any(kind and not kind.startswith(".") for kind in kinds):
        one.warn("kinds of files that aren't named by their ending are left out")
    if one.field("responseformat") == "noinline" and files:
        return {"content": {"type": "file", "max_files": files, "accept": accept[:20]}}
    content = {
        "type": "essay",
        "min_words": _number(one, "minwordlimit", 20_000),
        "max_words": _number(one, "maxwordlimit", 20_000),
        "template": one.text(one.element.find("responsetemplate"), "html"),
        "max_files": files,
        "notes": one.text(one.element.find("graderinfo"), "html"),
    }
    return {"content": content}


def _cloze(one: _Question) -> dict[str, Any]:
    element = one.element.find("questiontext")
    try:
        stem, gaps = cloze.taken_out(_inner(element))
        made = cloze.content(gaps, lambda text: as_markdown(text, one.usual(), one.warn), one.warn)
    except TooMuchError:
        raise
    except ValueError as wrong:
        raise WrongError(str(wrong), "gaps") from None
    return {
        "stem": as_markdown(stem, one.usual(), one.warn),
        "content": {"type": "cloze", "gaps": made},
    }


READERS: dict[str, Callable[[_Question], dict[str, Any]]] = {
    "multichoice": _multichoice,
    "truefalse": _true_false,
    "shortanswer": _short_answer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": _cloze,
}
