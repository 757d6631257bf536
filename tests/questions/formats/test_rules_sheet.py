"""Sheets as the known tools write them, and hostile workbooks."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from lms.questions.formats import Draft, sheet
from lms.questions.formats.base import Found

KAHOOT = [
    ["Quiz template"],
    ["Add questions, at least two answer alternatives, time limit and choose correct answers"],
    [],
    [
        "", "Question - max 120 characters", "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters", "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
    [1, "Two?", 1, 2.0, None, None, 30, 2],
    [2, "Even?", "2", "3", "4", "5", 20, "1,3"],
    [3, "True?", "True", "False", None, None, 240, 1],
    [4, None, None, None, None, None, None, None],
]  # fmt: skip
QUIZIZZ = [
    ["Question Text", "Question Type", "Option 1", "Option 2", "Option 3", "Option 4", "Option 5",
     "Correct Answer", "Time in seconds", "Image Link", "Answer explanation"],
    ["Text of the question (required)", "Question Type (default is Multiple Choice)"],
    ["One?", "Multiple Choice", "a", "b", "", "", "", "1", "900", "http://x.test/a.png", "so"],
    ["Some?", "Checkbox", "a", "b", "c", "", "", "1,2", "30", "", ""],
    ["Word?", "Fill-in-the-Blank", "Paris", "paris city", "", "", "", "", "30", "", ""],
    ["Why?", "Open-Ended", "", "", "", "", "", "", "30", "", ""],
    ["Draw!", "Draw", "", "", "", "", "", "", "30", "", ""],
]  # fmt: skip
BLOOKET = """Blooket Import Template,,,,,,,
Question #,Question Text,Answer 1,Answer 2,"Answer 3
(Optional)","Answer 4
(Optional)","Time Limit (sec)
(Max: 300 seconds)","Correct Answer(s)
(Only include Answer #)"
1,"Two, or not?",1,2,,,20,2
2,Even?,2,3,4,,20,"1,3"
"""
GIMKIT = """Gimkit Spreadsheet Import Template,,,,
Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)
Two?,2,1,3,
Word?,Paris,,,
"""  # noqa: E501  as the tool writes it


def workbook(table: list[list[Any]]) -> bytes:
    book = Workbook()
    for row in table:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def shown(draft: Draft) -> tuple[Any, ...]:
    options = getattr(draft.content, "options", ())
    return (
        draft.line,
        draft.stem,
        draft.content.type,
        "".join("+" if one.correct else "-" for one in options),
        draft.time_limit_s,
    )


def errors(found: Found) -> list[tuple[int, str]]:
    return [(one.line, one.field) for one in found.errors]


def test_kahoots_template() -> None:
    found = sheet.read(workbook(KAHOOT))
    assert [shown(draft) for draft in found.questions] == [
        (5, "Two?", "single_choice", "-+", 30),
        (6, "Even?", "multiple_choice", "+-+-", 20),
        (7, "True?", "true_false", "+-", 240),
    ]
    assert found.errors == []
    assert [one.text for one in found.questions[0].content.options] == ["1", "2"]  # type: ignore[union-attr]


def test_quizizz() -> None:
    found = sheet.read(workbook(QUIZIZZ))
    assert [shown(draft) for draft in found.questions] == [
        (3, "One?", "single_choice", "+-", 600),
        (4, "Some?", "multiple_choice", "++-", 30),
        (5, "Word?", "short_answer", "", 30),
        (6, "Why?", "essay", "", 30),
    ]
    assert errors(found) == [(7, "type")]
    assert [(one.line, one.field) for one in found.warnings] == [(3, "image"), (3, "time_limit_s")]
    assert found.questions[0].explanation == "so"


def test_blooket_and_gimkit() -> None:
    assert [shown(draft) for draft in sheet.read(BLOOKET).questions] == [
        (7, "Two, or not?", "single_choice", "-+", 20),
        (8, "Even?", "multiple_choice", "+-+", 20),
    ]
    assert [shown(draft) for draft in sheet.read(GIMKIT).questions] == [
        (3, "Two?", "single_choice", "+--", 20),
        (4, "Word?", "short_answer", "", 20),
    ]


HEAD = "Question;Answer 1;Answer 2;Answer 3;Time limit;Correct answer\n"


@pytest.mark.parametrize(
    ("correct", "right"),
    [
        ("1", "+--"), ("1,3", "+-+"), ("1 and 3", "+-+"), ("1.3", "+-+"), ("A", "+--"),
        ("B, c", "-++"), ("y", "-+-"), ("Y ", "-+-"),
    ],
)  # fmt: skip
def test_right_answers_by_number_letter_or_text(correct: str, right: str) -> None:
    found = sheet.read(f"{HEAD}Q;x;y;z;20;{correct}\n")
    assert [shown(draft)[3] for draft in found.questions] == [right]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("Q;x;y;z;20;", "correct"),
        ("Q;x;y;z;20;4", "correct"),
        ("Q;x;y;;20;3", "correct"),
        ("Q;x;y;z;20;0", "correct"),
        ("Q;x;;;20;1", "options"),
        (";x;y;z;20;1", "stem"),
        ("Q;x;x;z;20;1", "options.1.text"),
        (f"{'Q' * 10_001};x;y;z;20;1", "stem"),
        (f"Q;{'x' * 501};y;z;20;1", "options.0.text"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(row: str, field: str) -> None:
    found = sheet.read(f"{HEAD}ok;x;y;z;20;1\n{row}\n")
    assert errors(found) == [(3, field)]
    assert len(found.questions) == 1


@pytest.mark.parametrize("time", ["x", "1", "9999"])
def test_a_time_that_no_game_has_is_changed_with_a_warning(time: str) -> None:
    found = sheet.read(f"{HEAD}Q;x;y;z;{time};1\n")
    assert [one.field for one in found.warnings] == ["time_limit_s"]
    assert len(found.questions) == 1


@pytest.mark.parametrize("text", ["", "a,b\n", "Question,Answer 1\n", f"{HEAD}", f'{HEAD}"Q'])
def test_a_sheet_without_questions_says_so(text: str) -> None:
    assert len(sheet.read(text).errors) == 1


def test_no_text_becomes_a_formula() -> None:
    head = "Question,Answer 1,Answer 2,Correct answer\n"
    found = sheet.read(f'{head}=1+1,@a,-b,1\n"=HYPERLINK(""x"")",+c,=d,2\n')
    book = load_workbook(io.BytesIO(sheet.write(found.questions)))
    kinds = {cell.data_type for row in book.active.iter_rows(min_row=2) for cell in row}
    assert kinds <= {"s", "n"}
    again = sheet.read(sheet.write(found.questions))
    assert [draft.stem for draft in again.questions] == ["=1+1", '=HYPERLINK("x")']


def test_the_export_has_kahoots_columns_first() -> None:
    data = sheet.write(sheet.read(workbook(KAHOOT)).questions)
    rows = list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
    assert rows[0] == tuple(KAHOOT[3][1:])
    assert rows[2] == ("Even?", "2", "3", "4", "5", 20, "1,3")


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


BOOK = {"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<Types/>"}


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        packed({"a": b"b"}),
        packed(BOOK),
        packed(BOOK | {"xl/sharedStrings.xml": b"0" * (65 * 1024 * 1024)}),
        packed(BOOK | {f"xl/{n}": b"" for n in range(600)}),
        packed(
            BOOK | {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'}
        ),
        workbook(KAHOOT)[:-200],
        workbook(KAHOOT).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet9.xml"),
    ],
)
def test_a_damaged_or_hostile_workbook_is_one_error(data: bytes) -> None:
    found = sheet.read(data)
    assert (len(found.errors), found.questions) == (1, [])


def test_a_cell_far_down_and_far_right_is_not_looked_for() -> None:
    book = Workbook()
    for row in KAHOOT:
        book.active.append(row)
    book.active["XFD5"] = "far"
    book.active["A1000000"] = "far"
    made = io.BytesIO()
    book.save(made)
    assert len(sheet.read(made.getvalue()).questions) == 3
