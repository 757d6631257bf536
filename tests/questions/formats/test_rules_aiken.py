"""Aiken's corner cases."""

from __future__ import annotations

import pytest

from lms.questions.formats import aiken


def test_options_with_or_without_a_space_by_point_or_brace() -> None:
    found = aiken.read("What?\nA)x\nB. y\nC)  z\nANSWER: B\n\nWhere\nfrom?\nA. a\nB. b\nANSWER:A")
    assert found.errors == []
    first, second = found.questions
    assert [(one.text, one.correct) for one in first.content.options] == [  # type: ignore[union-attr]
        ("x", False),
        ("y", True),
        ("z", False),
    ]
    assert (second.stem, second.line) == ("Where\nfrom?", 7)


def test_true_and_false_are_a_type_of_their_own() -> None:
    found = aiken.read("So?\nA. True\nB. False\nANSWER: B")
    assert found.questions[0].content.type == "true_false"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ANSWER: A", [1]),
        ("What?\nA. x\nB. y", [1]),
        ("What?\nA. x\nB. y\nNext?\nA. x\nB. y\nANSWER: A", [1]),
        ("What?\nA. x\nB. y\nANSWER: C", [4]),
        ("What?\nA. x\nB. y\nANSWER: a", [4]),
        ("What?\nA. x\nB. y\nANSWER:", [4]),
        ("What?\nA. x\nANSWER: A", [1]),
        ("What?\nA. x\nC. y\nANSWER: A", [3, 1]),
        ("What?", [1]),
        ("A. x\nB. y\nANSWER: A", [1]),
        ("What?\nA.\nB. y\nANSWER: A", [1]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, lines: list[int]) -> None:
    found = aiken.read(text)
    assert [fault.line for fault in found.errors] == lines


def test_a_question_has_at_most_twenty_options() -> None:
    options = "\n".join(f"{letter}. x{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU")
    assert [one.field for one in aiken.read(f"What?\n{options}\nANSWER: A").errors] == ["options"]
    assert [one.line for one in aiken.read(f"What?\n{options}\nANSWER: A").errors] == [1]
