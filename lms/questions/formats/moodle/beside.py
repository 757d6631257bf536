"""The files that stand beside a text of Moodle XML, which shows them by `@@PLUGINFILE@@`."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from lms.questions.formats.base import Keep

PLACE = "@@PLUGINFILE@@/"
MAX_NAME = 80
"""Of a name that is told."""
_white = re.compile(r"\s+")


class Beside:
    """The files of one text's element."""

    def __init__(self, element: Element, keep: Keep) -> None:
        self._keep = keep
        self._files = {
            f"{one.get('path') or '/'}{one.get('name') or ''}".lstrip("/"): one
            for one in element.findall("file")
        }
        self._old = [*element.findall("image_base64"), *element.findall("image")]
        self._seen: set[str] = set()

    def address(self, source: str) -> str | None:
        """Where the picture is kept that the text shows from there; None for what isn't kept."""
        if not source.startswith(PLACE):
            return None
        name = unquote(source.removeprefix(PLACE).partition("?")[0])
        file = self._files.get(name)
        if file is None:
            return None
        self._seen.add(name)
        return self._keep(file.get("name") or "", _bytes(file))

    def unseen(self) -> Iterator[str]:
        """The names of those that the text doesn't show."""
        for name, file in self._files.items():
            if name not in self._seen:
                yield (file.get("name") or "")[:MAX_NAME]
        for file in self._old:
            yield (file.get("name") or "")[:MAX_NAME]


def _bytes(file: Element) -> bytes:
    if file.get("encoding") != "base64":
        return b""
    try:
        return b64decode(_white.sub("", file.text or ""), validate=True)
    except (binascii.Error, ValueError):
        return b""


def place_of(name: str) -> str:
    """How a text shows the file of this name that stands beside it."""
    return PLACE + quote(name, safe="")
