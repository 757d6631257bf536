"""What a report of a question lists, by type."""

from __future__ import annotations

from typing import Any

import pytest

from lms.questions.content import Content
from lms.questions.rules import Given, Line, lines
from tests.questions.contents import categorise, matching, of, ordering, things

CHOICE = of(
    "multiple_choice", options=[{**one, "correct": one["id"] in "ab"} for one in things("abc")]
)
TYPED = of("short_answer", answers=[{"text": "red"}])
NUMBER = of("numeric", numeric={"value": 4})


def given(answer: dict[str, Any], count: int = 1, correct: bool = False) -> Given:
    return Given(answer, correct, count)


@pytest.mark.parametrize(
    ("content", "answers", "expected"),
    [
        (
            CHOICE,
            [given({"options": ["a", "b"]}, 2, True), given({"options": ["a", "c"]})],
            [("text a", None, 3, True), ("text b", None, 2, True), ("text c", None, 1, False)],
        ),
        (
            TYPED,
            [
                given({"text": "Red"}, 1, True), given({"text": "red"}, 3, True),
                given({"text": " blue  sky"}, 5),
            ],
            [("blue sky", None, 5, False), ("red", None, 4, True)],
        ),
        (
            NUMBER,
            [given({"value": 4.0}, 2, True), given({"value": 4.5})],
            [("4", None, 2, True), ("4.5", None, 1, False)],
        ),
        (
            ordering("abc"),
            [given({"options": ["a", "b", "c"]}, 2, True), given({"options": ["a", "c", "b"]}, 3)],
            [
                ("text a", "1", 5, True), ("text b", "2", 2, True), ("text b", "3", 3, False),
                ("text c", "3", 2, True), ("text c", "2", 3, False),
            ],
        ),
        (
            matching("ab", "xy", "z"),
            [given({"pairs": {"a": "x0", "b": "z"}}, 2), given({"pairs": {"a": "x0"}})],
            [
                ("text a", "text x", 3, True),
                ("text b", "text y", 0, True), ("text b", "text z", 2, False),
            ],
        ),
        (
            categorise(k="a", l="b"),
            [given({"pairs": {"a": "l", "b": "l"}})],
            [
                ("text a", "text k", 0, True), ("text a", "text l", 1, False),
                ("text b", "text l", 1, True),
            ],
        ),
    ],
)  # fmt: skip
def test_lines(content: Content, answers: list[Given], expected: list[tuple[Any, ...]]) -> None:
    assert lines(content, answers) == [Line(*one) for one in expected]


def test_of_many_texts_the_ten_most_frequent_are_listed() -> None:
    answers = [given({"text": f"word {n}"}, n) for n in range(1, 30)]
    assert [line.count for line in lines(TYPED, answers)] == list(range(29, 19, -1))
