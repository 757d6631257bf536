"""Writing an Excel file in the layout that Kahoot takes, with more columns where needed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from lms.questions.content import Choice, Essay, MultipleChoice, ShortAnswer, TrueFalse
from lms.questions.formats.base import Draft, UnwritableError, says_true_false, tidy

QUESTION = "Question - max 120 characters"
ANSWER = "Answer {n} - max 75 characters"
TIME = "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs"
CORRECT = "Correct answer(s) - choose at least one"
ANSWERS = 4
"""Kahoot's columns; with more answers there are more columns."""

MORE: dict[str, Callable[[Draft], str]] = {
    "Question type": lambda draft: _kind(draft),
    "Explanation": lambda draft: tidy(draft.explanation),
    "Title": lambda draft: draft.title,
    "Tags": lambda draft: ", ".join(draft.tags),
    "Points": lambda draft: "" if draft.points == 1 else f"{Decimal(draft.points).normalize():f}",
}
"""Our own columns, behind Kahoot's; one that is empty in all rows is left out."""


def write(drafts: Sequence[Draft]) -> bytes:
    """The file; UnwritableError names the questions that the sheet can't hold."""
    found = [_answers(draft) for draft in drafts]
    if places := [place for place, one in enumerate(found) if one is None]:
        raise UnwritableError(places)
    answers = [one for one in found if one is not None]
    most = max([ANSWERS, *(len(texts) for texts, _ in answers)])
    more = {name: [make(draft) for draft in drafts] for name, make in MORE.items()}
    more = {name: cells for name, cells in more.items() if any(cells)}
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Questions")
    heads = [QUESTION, *(ANSWER.format(n=n) for n in range(1, most + 1)), TIME, CORRECT, *more]
    sheet.append([_cell(sheet, head) for head in heads])
    for place, (draft, (texts, correct)) in enumerate(zip(drafts, answers, strict=True)):
        padded = [*texts, *[""] * (most - len(texts))]
        own = [cells[place] for cells in more.values()]
        row: list[str | int] = [tidy(draft.stem), *padded, draft.time_limit_s, correct, *own]
        sheet.append([_cell(sheet, one) for one in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(sheet: Any, value: str | int) -> Any:
    """A cell that shows its text, whatever it begins with: no formula."""
    cell = WriteOnlyCell(sheet, value if value != "" else None)
    if isinstance(value, str) and value:
        cell.data_type = "s"
    return cell


def _answers(draft: Draft) -> tuple[list[str], str] | None:
    """The texts of the answers, and the numbers of the right ones; None for what no sheet holds."""
    match draft.content:
        case Choice() as content:
            texts = [tidy(one.text) for one in content.options]
            right = [str(n) for n, one in enumerate(content.options, 1) if one.correct]
            return texts, ",".join(right)
        case ShortAnswer() as content if all(one.fraction == 1 for one in content.answers):
            return [one.text for one in content.answers], ""
        case Essay():
            return [], ""
    return None


def _kind(draft: Draft) -> str:
    """Named where the answers alone would be read as another type."""
    match draft.content:
        case ShortAnswer():
            return "Fill-in-the-Blank"
        case Essay():
            return "Open-Ended"
        case MultipleChoice() as content if len(content.right) == 1:
            return "Checkbox"
        case TrueFalse() as content if not says_true_false(content.options):
            return "True/False"
    return ""
