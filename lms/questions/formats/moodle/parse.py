"""Reading XML question by question: no DTD, bounded depth and size, each with its line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from lms.questions.formats.base import Found

MAX_DEPTH = 32
MAX_PARTS = 5000
"""Elements of one question."""
PIECE = 65_536
TOO_DEEP = "The XML holds elements within elements, too many levels of them."

Take = Callable[[int, Element], None]


class _TooMuchError(Exception):
    pass


class _Builder:
    """Gives each `<question>` to `take` when it ends, and forgets it."""

    def __init__(self, take: Take) -> None:
        self.line: Callable[[], int] = lambda: 1
        self._take = take
        self._names: list[str] = []
        self._tree: TreeBuilder | None = None
        self._begin = 1
        self._parts = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._names.append(tag)
        if len(self._names) > MAX_DEPTH:
            raise _TooMuchError(TOO_DEEP)
        if self._tree is None and tag == "question" and self._names[:-1] == ["quiz"]:
            self._tree, self._begin, self._parts = TreeBuilder(), self.line(), 0
        if self._tree is not None:
            self._parts += 1
            if self._parts > MAX_PARTS:
                raise _TooMuchError("A question holds too many elements.")
            self._tree.start(tag, attributes)

    def data(self, text: str) -> None:
        if self._tree is not None:
            self._tree.data(text)

    def end(self, tag: str) -> None:
        self._names.pop()
        if self._tree is None:
            return
        self._tree.end(tag)
        if self._names == ["quiz"]:
            tree, self._tree = self._tree, None
            self._take(self._begin, tree.close())

    def close(self) -> None:
        """Nothing is kept."""


def questions(text: str, found: Found, take: Take) -> None:
    """Call `take` with the line and the element of each question of a `<quiz>`."""
    builder = _Builder(take)
    parser: Any = XMLParser(target=builder, forbid_dtd=True)
    builder.line = lambda: int(parser.parser.CurrentLineNumber)
    try:
        for start in range(0, len(text), PIECE):
            parser.feed(text[start : start + PIECE])
        parser.close()
    except ParseError as wrong:
        found.error(wrong.position[0], "", f"This is no XML: {_reason(wrong)}.")
    except DefusedXmlException:
        found.error(builder.line(), "", "A document type or an entity may not be declared.")
    except _TooMuchError as wrong:
        found.error(builder.line(), "", str(wrong))
    except ValueError:  # what expat doesn't take as text, such as a lone surrogate
        found.error(builder.line(), "", "holds a character that can't be stored")


def _reason(error: ParseError) -> str:
    return str(error).partition(":")[0]
