"""Aiken, the plainest format: a question, its options `A.` to `Z.`, and `ANSWER: B`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from string import ascii_uppercase as letters
from typing import Any

from lms.core.text import fold
from lms.questions.content import MAX_OPTIONS, Choice, MultipleChoice, TrueFalse
from lms.questions.formats.base import (
    Draft,
    Found,
    NotThisFileError,
    UnwritableError,
    lines_of,
    quoted,
    says_true_false,
)

_option = re.compile(r"([A-Z])[).]\s*(\S.*)?$")
_answer = re.compile(r"ANSWER:\s*(.*)$")


@dataclass(slots=True)
class _Question:
    line: int
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def read(text: str) -> Found:
    """All questions of a file; of unfinished ones the line says what is missing."""
    found = Found()
    with suppress(NotThisFileError):
        _read(text, found)
    return found


def _read(text: str, found: Found) -> None:
    now: _Question | None = None
    for number, whole in enumerate(lines_of(text), 1):
        line = whole.strip()
        if not line:
            continue
        if stated := _answer.match(line):
            if now is None:
                found.error(number, "", "There is no question before this ANSWER.")
            else:
                _end(found, now, number, stated[1].strip())
            now = None
        elif now is not None and (option := _next_option(now, line)) is not None:
            now.options.append(option)
        elif now is None and _option.match(line):
            found.error(number, "", "There is no question before this option.")
            now = _Question(number, [], [""])
        elif now is not None and not now.options:
            now.stem.append(line)
        elif now is not None and _option.match(line):
            wanted = letters[len(now.options) : len(now.options) + 1]
            found.error(number, "", f"This should be option {wanted}." if wanted else "too many")
        else:
            if now is not None:
                _unfinished(found, now)
            now = _Question(number, [line])
    if now is not None:
        _unfinished(found, now)


def _next_option(now: _Question, line: str) -> str | None:
    """The option's text, if it has the letter that comes next."""
    option = _option.match(line)
    wanted = letters[len(now.options) : len(now.options) + 1]
    return (option[2] or "").strip() if option and option[1] == wanted else None


def _unfinished(found: Found, now: _Question) -> None:
    if now.stem:
        what = "has no ANSWER line" if now.options else "has no options"
        found.error(now.line, "", f"The question {what}.")


def _end(found: Found, now: _Question, number: int, answer: str) -> None:
    if not now.stem:
        return  # the first of its lines is an error already
    if len(now.options) < 2:
        found.error(now.line, "options", "The question has fewer than two options.")
        return
    if len(now.options) > MAX_OPTIONS:
        found.error(now.line, "options", f"The question has more than {MAX_OPTIONS} options.")
        return
    right = letters.find(answer) if len(answer) == 1 else -1
    if not 0 <= right < len(now.options):
        found.error(number, "", f"{quoted(answer, 20)} is none of the options.")
        return
    words = [fold(one) for one in now.options]
    kind = "true_false" if sorted(words) == ["false", "true"] else "single_choice"
    options: list[dict[str, Any]] = [
        {"text": text, "correct": place == right} for place, text in enumerate(now.options)
    ]
    content = {"type": kind, "options": options}
    found.add(now.line, {"stem": "\n".join(now.stem), "content": content})


def write(drafts: Sequence[Draft]) -> bytes:
    """The file; UnwritableError names the questions that Aiken can't hold."""
    blocks, places = [], []
    for place, draft in enumerate(drafts):
        block = _block(draft)
        if block is None:
            places.append(place)
        else:
            blocks.append(block)
    if places:
        raise UnwritableError(places)
    return "\n".join(blocks).encode()


def _block(draft: Draft) -> str | None:
    content = draft.content
    if not isinstance(content, Choice) or isinstance(content, MultipleChoice):
        return None
    if isinstance(content, TrueFalse) and not says_true_false(content.options):
        return None
    stem = stem_lines(draft.stem)
    if any(_option.match(line) or _answer.match(line) for line in stem):
        return None
    texts = [" ".join(one.text.split()) for one in content.options]
    options = [f"{letter}. {text}" for letter, text in zip(letters, texts, strict=False)]
    right = next(place for place, one in enumerate(content.options) if one.correct)
    return "\n".join([*stem, *options, f"ANSWER: {letters[right]}", ""])


def stem_lines(stem: str) -> list[str]:
    """The lines of a question that hold something."""
    return [line for one in lines_of(stem) if (line := one.strip())]
