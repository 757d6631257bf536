"""A question on its way in or out, and what readers find in a file; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import Field, ValidationError

from lms.core.errors import Invalid
from lms.core.imports import Fault
from lms.core.schema import faults
from lms.core.text import Title, fold
from lms.questions.content import Cloze, Content, Feedback, Stored, Thing
from lms.questions.content.asked import (
    Explanation,
    Hints,
    Label,
    LivePoints,
    Points,
    Seconds,
    Stem,
    Tags,
)
from lms.questions.rules import Policy, named, senseless

MAX_QUESTIONS = 10_000
MAX_DEPTH = 10
"""So deep may categories stand within each other."""
FEEDBACK = ("correct", "partial", "incorrect")
MAX_FAULTS = 1000
FAULTS_OF_ONE = 3


class Told(Stored):
    """What is told by how right the answer is."""

    correct: Feedback = ""
    partial: Feedback = ""
    incorrect: Feedback = ""


class Draft(Stored):
    """A question that is in no bank; `category` names the folders it stands in, from the top."""

    stem: Stem
    content: Annotated[Content, Field(discriminator="type")]
    title: Label = ""
    category: Annotated[list[Title], Field(max_length=MAX_DEPTH)] = Field(default_factory=list)
    tags: Tags = Field(default_factory=list)
    explanation: Explanation = ""
    hints: Hints = Field(default_factory=list)
    feedback: Told = Told()
    policy: Policy | None = None
    points: Annotated[Points, Field(strict=False)] = Decimal(1)
    live_points: LivePoints = 1000
    time_limit_s: Seconds = 20
    line: Annotated[int, Field(ge=1)] = 1
    """Where it begins in the file."""


Keep: TypeAlias = Callable[[str, bytes], str | None]
"""Takes in a picture with its name; its address, or None for what can't be shown."""


def keep_none(_name: str, _data: bytes) -> None:
    """Pictures are left out."""


def quoted(text: str, length: int) -> str:
    """The beginning of a text in a message."""
    return f"“{text.strip()[:length]}”" if text.strip() else "Nothing"


class NotThisFileError(Exception):
    """The rest of the file can't be read; what was found before it counts."""


@dataclass(slots=True)
class Found:
    """What a reader finds: questions, errors of the others, and what is left out."""

    questions: list[Draft] = field(default_factory=list)
    errors: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    keep: Keep = keep_none

    def error(self, line: int, where: str, message: str) -> None:
        """Say that a question can't be taken."""
        if len(self.errors) >= MAX_FAULTS:
            raise NotThisFileError
        self.errors.append(Fault(line, where, message))

    def warn(self, line: int, where: str, message: str) -> None:
        """Say what of a question is left out or read in another way."""
        if len(self.warnings) < MAX_FAULTS:
            self.warnings.append(Fault(line, where, message))

    def add(self, line: int, fields: Mapping[str, Any]) -> None:
        """Keep a question with these fields of a draft, or say why it is none."""
        if len(self.questions) >= MAX_QUESTIONS:
            self.error(line, "", f"There are more than {MAX_QUESTIONS} questions.")
            raise NotThisFileError
        try:
            draft = Draft.model_validate({**fields, "line": line})
            wrong = senseless(draft.content)
            if wrong is None and isinstance(draft.content, Cloze):
                named(draft.content, draft.stem, frozenset())
        except ValidationError as error:
            for one in faults(error)[:FAULTS_OF_ONE]:
                self.error(line, _field(one["field"]), one["message"])
            return
        except Invalid as refused:
            for one in refused.errors or []:
                self.error(line, one["field"], one["message"])
            return
        if wrong:
            self.error(line, *wrong)
        else:
            self.questions.append(draft)


_inner = re.compile(r"^content\.?(?:[a-z_]+\.)?")


def _field(name: str) -> str:
    """`content.single_choice.options.0.text` is the API's `options.0.text`."""
    return _inner.sub("", name) if name.startswith("content") else name


@dataclass(frozen=True, slots=True)
class UnwritableError(Exception):
    """Questions that a format can't hold, by their place in what was to be written."""

    places: Sequence[int]


_line_end = re.compile(r"\r\n|\r|\n")


def lines_of(text: str) -> list[str]:
    """The lines as editors number them: no other character than CR and LF ends one."""
    return _line_end.split(text)


def tidy(text: str) -> str:
    """Without empty lines before it and white space after it; lines end in LF."""
    text = _line_end.sub("\n", text).rstrip()
    start = len(text) - len(text.lstrip())
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    return ("" if indent == " " else indent) + text[start:]


def says_true_false(options: Sequence[Thing]) -> bool:
    """Whether these are the two options True and False, in any order."""
    return sorted(fold(one.text) for one in options) == ["false", "true"]


def shortened(found: Found, line: int, title: str) -> str:
    """A title of one line, as long as titles may be."""
    title = " ".join(title.split())
    if len(title) > 200:
        found.warn(line, "title", "is longer than 200 characters; the rest is left out")
        title = title[:200].rstrip()
    return title


def path(text: str) -> list[str]:
    """The folders of a category's path; `//` is a slash, `$course$/top` is where it begins."""
    parts = [one.replace("\0", "/").strip() for one in text.replace("//", "\0").split("/")]
    if parts and re.fullmatch(r"\$[a-z]+\$", parts[0]):
        parts = parts[1:]
        if parts and parts[0] == "top":
            parts = parts[1:]
    return [one for one in parts if one]


def path_text(names: Sequence[str]) -> str:
    """The path of which `path` makes these names."""
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])
