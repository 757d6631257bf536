"""One table of typed numbers for both readers, the server's and the page's."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from lms.core.text import digits
from lms.questions.numbers import LONGEST_NUMBER, Mark, read_number
from tests.node import in_node

TABLE: dict[str, dict[str, float | None]] = json.loads(
    Path(__file__).with_name("numbers.json").read_text()
)
MARKS: dict[str, Mark] = {"by_decimal_mark": "", "comma_groups": ",", "point_groups": "."}
LONG: list[tuple[str, Mark, float | None]] = [
    ("0" * (LONGEST_NUMBER - 1) + "1", "", 1.0),
    ("0" * LONGEST_NUMBER + "1", "", None),
    ("9" * 10_000, "", None),
    ("1e" + "9" * 90, "", None),
]
CASES = [(typed, MARKS[name], value) for name in TABLE for typed, value in TABLE[name].items()]
CASES += LONG


@pytest.mark.parametrize(("typed", "grouping", "value"), CASES)
def test_the_server_reads_a_typed_number(typed: str, grouping: Mark, value: float | None) -> None:
    read = read_number(typed, grouping)
    assert read == value
    assert str(read) != "-0.0"


def test_the_page_reads_them_alike() -> None:
    given = [[typed, grouping] for typed, grouping, _ in CASES]
    read = in_node("static/lib/numbers.js", "readNumber", given)
    assert list(zip(given, read, strict=True)) == [
        ([typed, grouping], value) for typed, grouping, value in CASES
    ]


def test_the_page_knows_the_digits_of_every_script() -> None:
    known = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) == "Nd"]
    read: list[Any] = in_node("static/lib/numbers.js", "digits", [[one] for one in known])
    newer = {one for one, page in zip(known, read, strict=True) if page == one and one > "9"}
    assert len(known) - len(newer) >= 600, "a Node of another year knows other scripts"
    for one, page in zip(known, read, strict=True):
        assert one in newer or page == digits(one)


@pytest.mark.parametrize(
    ("language", "mark"), [("en", ","), ("de", "."), ("fr", ""), ("de-CH", ""), ("sv", "")]
)
def test_a_language_says_what_groups_thousands(language: str, mark: str) -> None:
    assert in_node("static/lib/numbers.js", "groupingOf", [[language]]) == [mark]


def test_what_was_understood_is_shown_without_groups() -> None:
    shown = in_node(
        "static/lib/numbers.js", "plainly", [[1500, "en"], [1.5, "de"], [-1e21, "en"], [0.1, "en"]]
    )
    assert shown == ["1500", "1,5", "-1e+21", "0.1"]
