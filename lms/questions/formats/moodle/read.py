"""Reading Moodle XML; an unknown question is an error, and the next one is read."""

from __future__ import annotations

import re
from contextlib import suppress
from xml.etree.ElementTree import Element

from lms.questions.formats.base import Found, Keep, NotThisFileError, keep_none, path
from lms.questions.formats.markup import TooMuchError
from lms.questions.formats.moodle.element import Question, WrongError, inner
from lms.questions.formats.moodle.kinds import READERS
from lms.questions.formats.moodle.parse import questions

_declared = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the XML's first line names."""
    found = _declared.match(data[:200])
    return found[1].decode().lower() if found else None


def read(text: str, keep: Keep = keep_none) -> Found:
    """All questions of a file; its pictures are given to `keep`."""
    found = Found(keep=keep)
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
            self.category = path(inner(element.find("category")))
            return
        if kind == "description":
            self.found.warn(line, "", "A text without an answer is no question; it is left out.")
            return
        one = Question(self.found, line, element)
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
