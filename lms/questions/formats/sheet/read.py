"""Reading a sheet row by row, whichever of the known tools has made it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from lms.core.records import records
from lms.core.text import fold
from lms.questions.formats.base import Found, NotThisFileError, shortened, tidy
from lms.questions.formats.sheet.columns import Columns, columns
from lms.questions.formats.sheet.rows import NoSheetError, rows

HEAD_WITHIN = 40
"""The head stands in one of the first rows, below what a template explains."""
NO_HEAD = (
    "No line names the columns: Question, Answer 1, Answer 2 and Correct answer, "
    "as Kahoot, Quizizz, Blooket and Gimkit write them."
)
SHORTEST_S, LONGEST_S = 5, 600
KINDS = {
    "": "", "quiz": "", "multiple choice": "", "multiplechoice": "", "mcq": "", "single choice": "",
    "single select": "", "slide classic": "", "classic": "",
    "checkbox": "multiple_choice", "multi select": "multiple_choice",
    "multiple select": "multiple_choice", "multiple correct": "multiple_choice",
    "true/false": "true_false", "true or false": "true_false", "truefalse": "true_false",
    "fill in the blank": "short_answer", "fill in the blanks": "short_answer",
    "short answer": "short_answer", "type answer": "short_answer", "typing answer": "short_answer",
    "open ended": "essay", "essay": "essay",
}  # fmt: skip
_explains = re.compile(r"text of the question|question text|example\b.*", re.IGNORECASE)
_between = re.compile(r"[,;/&+\s]+|\band\b")


def read(data: bytes | str) -> Found:
    """All questions of an Excel file's first sheet, or of the text of a CSV file."""
    found = Found()
    with suppress(NotThisFileError):
        try:
            _read(records(data) if isinstance(data, str) else rows(data), found)
        except csv.Error as wrong:
            found.error(1, "", f"This is no CSV: {wrong}.")
        except NoSheetError as wrong:
            found.error(1, "", str(wrong))
    return found


def _read(table: Iterable[tuple[int, list[str]]], found: Found) -> None:
    lines = iter(table)
    head = _head(lines)
    if head is None:
        found.error(1, "", NO_HEAD)
        return
    number, heads = head
    for name in heads.unknown:
        found.warn(number, name, "this column is not read")
    for line, cells in lines:
        stem = heads.cell(cells, "question")
        options = _texts(cells, heads.options)
        if not stem and not any(options) and not heads.cell(cells, "correct"):
            continue  # Kahoot's template numbers rows that are left empty
        if _explains.fullmatch(" ".join(stem.split())[:60].partition(" (")[0]):
            continue  # Quizizz's template explains its columns in the row below
        if fields := _question(found, line, heads, cells, options):
            found.add(line, fields)
    if not (found.questions or found.errors):
        found.error(number + 1, "", "There is no question below the line that names the columns.")


def _head(lines: Iterator[tuple[int, list[str]]]) -> tuple[int, Columns] | None:
    for number, cells in islice(lines, HEAD_WITHIN):
        found = columns(cells)
        if found.complete:
            return number, found
    return None


def _texts(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    return [tidy(cells[place]) if place < len(cells) else "" for place in places]


def _question(
    found: Found, line: int, heads: Columns, cells: Sequence[str], options: list[str]
) -> dict[str, Any] | None:
    said = re.sub(r"[\s_-]+", " ", heads.cell(cells, "type").lower()).strip()
    kind = KINDS.get(said)
    if kind is None:
        found.error(line, "type", f"Questions of the type {said[:40]} are unknown.")
        return None
    content = _content(found, line, heads, cells, options, kind)
    if content is None:
        return None
    fields = {
        "stem": heads.text(cells, "question"),
        "content": content,
        "explanation": heads.text(cells, "explanation"),
        "title": shortened(found, line, heads.cell(cells, "title")),
        "tags": [tag for one in heads.cell(cells, "tags").split(",") if (tag := one.strip())],
        "points": _points(found, line, heads.cell(cells, "points")),
    }
    if heads.cell(cells, "image"):
        found.warn(line, "image", "the picture is left out")
    if time := heads.cell(cells, "time"):
        fields["time_limit_s"] = _seconds(found, line, time)
    return fields


def _content(
    found: Found, line: int, heads: Columns, cells: Sequence[str], options: list[str], kind: str
) -> dict[str, Any] | None:
    correct = heads.cell(cells, "correct")
    if kind == "essay":
        return {"type": "essay"}
    if heads.wrong:
        wrong = [one for one in _texts(cells, heads.wrong) if one]
        if not wrong and correct:
            return {"type": "short_answer", "answers": [{"text": correct}]}
        return _choice(found, line, [correct, *wrong], {0}, kind)
    if kind == "short_answer":
        answers = [{"text": one} for one in options if one] or [{"text": correct}]
        return {"type": "short_answer", "answers": answers}
    right = _right(correct, options)
    if right is None:
        what = f"{correct[:40]} is none of the answers." if correct else "names no right answer"
        found.error(line, "correct", what)
        return None
    if any(not options[place] for place in right):
        found.error(line, "correct", "names an answer that is empty")
        return None
    return _choice(found, line, options, right, kind)


def _choice(
    found: Found, line: int, options: list[str], right: set[int], kind: str
) -> dict[str, Any] | None:
    given = [
        {"text": text, "correct": place in right} for place, text in enumerate(options) if text
    ]
    if len(given) < 2:
        found.error(line, "options", "A choice needs at least two answers.")
        return None
    words = sorted(fold(str(one["text"])) for one in given)
    usual = "true_false" if words == ["false", "true"] else "single_choice"
    several = "multiple_choice" if len(right) > 1 else usual
    return {"type": kind or several, "options": given}


def _right(correct: str, options: list[str]) -> set[int] | None:
    """The places of the right options, by their numbers, letters or texts."""
    if not correct:
        return None
    texts = [fold(one) for one in options]
    parts = [one for one in _between.split(correct.lower()) if one]
    # A sheet in some languages makes the number 1.3 of "1,3".
    if len(parts) == 1 and re.fullmatch(r"[1-9]\.[1-9]{1,3}", parts[0]):
        parts = list(parts[0].replace(".", ""))
    places = {_place(one) for one in parts}
    if all(place is not None and 0 <= place < len(options) for place in places):
        return {place for place in places if place is not None}
    return {texts.index(fold(correct))} if fold(correct) in texts else None


def _place(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word) - 1
    return ord(word) - ord("a") if re.fullmatch("[a-t]", word) else None


def _seconds(found: Found, line: int, said: str) -> int:
    number = re.match(r"\d{1,6}", said)
    if number is None:
        found.warn(line, "time_limit_s", f"{said[:20]} is no time; there are 20 seconds")
        return 20
    seconds = min(LONGEST_S, max(SHORTEST_S, int(number[0])))
    if seconds != int(number[0]):
        found.warn(line, "time_limit_s", f"{number[0]} seconds become {seconds}")
    return seconds


def _points(found: Found, line: int, said: str) -> Decimal:
    try:
        points = round(Decimal((said or "1")[:20].replace(",", ".")), 2)
        if 0 <= points <= 1000:
            return points
    except InvalidOperation:
        pass
    found.warn(line, "points", f"{said[:20]} is no number of points; it has 1")
    return Decimal(1)
