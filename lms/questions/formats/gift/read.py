"""Reading GIFT as Moodle does; one wrong question doesn't stop the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lms.questions.formats.base import Found, NotThisFileError, lines_of, path, shortened
from lms.questions.formats.gift.escapes import CONTROL, hide, show
from lms.questions.formats.markup import Format, TooMuchError, as_markdown, plain
from lms.questions.formats.numerals import Given, numeric
from lms.questions.formats.weights import Weighed, choice, read_percent, share

CATEGORY = "$CATEGORY:"
BLANK = "_____"
TRUE, FALSE = ("T", "TRUE"), ("F", "FALSE")
MAX_PARTS = 100
"""More parts than any question may have; what is longer isn't taken apart."""

_format = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_tag = re.compile(r"\[tag:((?:\\.|[^\\\]]){1,300})\]")
_percent = re.compile(r"\s*%([^%]{0,40})%")


class WrongError(ValueError):
    """What of a question can't be read."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


@dataclass(slots=True)
class _Block:
    """The lines between two blank ones, without comments; what comments say of it."""

    line: int
    lines: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def read(text: str) -> Found:
    """All questions of a file."""
    found = Found()
    with suppress(NotThisFileError):
        _read(text, found)
    return found


def _read(text: str, found: Found) -> None:
    category: list[str] = []
    open_since: int | None = None
    for block in _blocks(text):
        if block.lines[0].lstrip().startswith(CATEGORY):
            category = path(block.lines[0].lstrip().removeprefix(CATEGORY))
            if len(block.lines) > 1:
                found.error(block.line + 1, "", "A blank line must stand after a category.")
            continue
        whole = hide("\n".join(block.lines))
        first, last = whole.find("{"), whole.find("}")
        if open_since is not None and last >= 0 and not 0 <= first < last:
            open_since = None  # the end of a question whose braces hold a blank line
            continue
        open_since = block.line if first >= 0 and last < 0 else None
        _one(found, block, whole, (first, last), category)


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(1)
    for number, line in enumerate(lines_of(text), 1):
        bare = line.strip()
        if bare.startswith("//"):
            tags = [re.sub(r"\\(.)", r"\1", one).strip() for one in _tag.findall(bare)]
            block.tags += [one for one in tags if one]
        elif bare:
            if not block.lines:
                block.line = number
            block.lines.append(line)
        elif block.lines:
            yield block
            block = _Block(number)
        # Comments before a question are its own, whether or not a blank line stands between.
    if block.lines:
        yield block


def _one(
    found: Found, block: _Block, whole: str, braces: tuple[int, int], category: list[str]
) -> None:
    line = block.line
    if CONTROL.search("".join(block.lines)):
        found.error(line, "", "holds a character that can't be stored")
        return
    try:
        fields = _question(found, line, whole, *braces)
    except (WrongError, TooMuchError) as wrong:
        found.error(line, getattr(wrong, "where", ""), str(wrong))
        return
    if fields is not None:
        found.add(line, fields | {"category": category, "tags": block.tags})


def _question(found: Found, line: int, whole: str, first: int, last: int) -> dict[str, Any] | None:
    title, body, moved = "", whole, 0
    bare = whole.lstrip()
    if bare.startswith("::") and (end := bare.find("::", 2)) > 0:
        title = shortened(found, line, show(bare[2:end]))
        moved = len(whole) - len(bare) + end + 2
        body = whole[moved:]
        if moved > first >= 0:  # the braces were the title's
            first, last = whole.find("{", moved), whole.find("}", moved)
    if first < 0 and last < 0:
        found.warn(line, "", "A text without an answer is no question; it is left out.")
        return None
    if last < 0:
        raise WrongError("The } is missing: no blank line may stand within braces.")
    if first < 0 or last < first:
        raise WrongError("There is a } without a { before it.")
    first, last = first - moved, last - moved
    before, inside, after = body[:first], body[first + 1 : last], body[last + 1 :]
    answers, how = _Answers(found, line), "moodle"
    if known := _format.match(before):
        how, before = known[1], before[known.end() :]
    answers.how = how  # type: ignore[assignment]
    if after.strip():
        gap = "" if before.endswith(tuple(" \n")) or not before else " "
        before = f"{before}{gap}{BLANK} {after.strip()}"
    stem = as_markdown(show(before.strip()), answers.how, answers.warn)
    inside, marks, general = inside.rpartition("####")
    if not marks:
        inside, general = general, ""
    fields = answers.content(inside.strip())
    explanation = answers.text(general)
    return {"title": title, "stem": stem, "explanation": explanation} | fields


@dataclass(slots=True)
class _Answers:
    """What stands in the braces, read in the order in which Moodle decides what it is."""

    found: Found
    line: int
    how: Format = "moodle"

    def text(self, raw: str) -> str:
        """A text with what its format makes of it."""
        raw, how = raw.strip(), self.how
        if known := _format.match(raw):
            how, raw = known[1], raw[known.end() :]  # type: ignore[assignment]
        return as_markdown(show(raw), how, self.warn)

    def warn(self, message: str) -> None:
        self.found.warn(self.line, "", message)

    def content(self, inside: str) -> dict[str, Any]:
        if not inside:
            return {"content": {"type": "essay"}}
        if inside.startswith("#"):
            return self.numeric(inside[1:])
        if "~" in inside:
            return self.choice(inside)
        if "=" in inside and "->" in inside:
            return self.matching(inside)
        word, *told = (one.strip() for one in inside.split("#", 2))
        if word in TRUE + FALSE:
            return self.true_false(word in TRUE, *told)
        if word.upper() in TRUE + FALSE:
            self.warn(f"{word} is read as a text to type; {{T}} or {{F}} is a choice")
        return self.short_answer(inside)

    def parts(self, inside: str, mark: str) -> list[str]:
        parts = inside.split(mark, MAX_PARTS)
        if not parts[0].strip():
            parts = parts[1:]
        if len(parts) > MAX_PARTS:
            raise WrongError("has too many answers")
        if any(not one.strip() for one in parts):
            raise WrongError("An answer is empty.")
        return parts

    def weighed(self, part: str, weight: int) -> tuple[str, Decimal, str]:
        """The answer as it was written, what it is worth in per cent, and its feedback."""
        worth: Decimal | None = Decimal(weight)
        if stated := _percent.match(part):
            worth, part = read_percent(stated[1]), part[stated.end() :]
            if worth is None:
                raise WrongError(f"%{show(stated[1])}% is no weight between -100 and 100.")
        answer, _, feedback = part.partition("#")
        return answer.strip(), worth or Decimal(0), self.text(feedback)

    def choice(self, inside: str) -> dict[str, Any]:
        several = "=" not in inside
        given = []
        for part in self.parts(inside.replace("=", "~="), "~"):
            right = part.startswith("=")
            answer, worth, feedback = self.weighed(part[right:], 100 * right)
            given.append(Weighed(self.text(answer), worth, feedback))
        if len(given) < 2:
            raise WrongError("A choice needs at least two options.", "options")
        return choice(self.found, self.line, given, several=several)

    def matching(self, inside: str) -> dict[str, Any]:
        pairs, distractors = [], []
        for part in self.parts(inside, "="):
            left, arrow, right = part.partition("->")
            if not arrow:
                raise WrongError("A pair has no ->.", "pairs")
            one = {"text": self.text(right)}
            if left.strip():
                pairs.append({"left": {"text": self.text(left)}, "right": one})
            else:
                distractors.append(one)
        if len(pairs) < 2:
            raise WrongError("Matching needs at least two pairs.", "pairs")
        content = {"type": "matching", "pairs": pairs, "distractors": distractors}
        return {"content": content}

    def true_false(self, right: bool, wrong: str = "", correct: str = "") -> dict[str, Any]:
        told = {True: self.text(correct), False: self.text(wrong)}
        options = [
            {"text": text, "correct": value == right, "feedback": told[value == right]}
            for text, value in (("True", True), ("False", False))
        ]
        return {"content": {"type": "true_false", "options": options}}

    def short_answer(self, inside: str) -> dict[str, Any]:
        answers = []
        for part in self.parts(inside, "="):
            answer, worth, feedback = self.weighed(part, 100)
            text = plain(show(answer)) if self.how != "markdown" else show(answer)
            answers.append(
                {"text": text, "fraction": share(worth, self.warn), "feedback": feedback}
            )
        return {"content": {"type": "short_answer", "answers": answers}}

    def numeric(self, inside: str) -> dict[str, Any]:
        inside, mark, otherwise = inside.partition("~")
        otherwise = otherwise.strip().removeprefix("#") if mark else ""
        given = []
        for part in self.parts(inside, "="):
            answer, worth, feedback = self.weighed(part, 100)
            low, dots, high = show(answer).partition("..")
            if dots:
                given.append(Given(low, "", worth, feedback, high))
            else:
                value, _, tolerance = show(answer).partition(":")
                given.append(Given(value, tolerance, worth, feedback))
        try:
            return numeric(given, self.warn, self.text(otherwise))
        except ValueError as wrong:
            raise WrongError(str(wrong), "numeric") from None
