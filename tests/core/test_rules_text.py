"""What people write: what may come in, what of it is seen, what is the same. All of it is pure."""

from __future__ import annotations

import time
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from lms.core.text import Lines, Name, Title, digits, empty, fold, visible

read_lines = TypeAdapter(Annotated[str, Lines(500)]).validate_python
read_title = TypeAdapter(Title).validate_python
read_name = TypeAdapter(Name).validate_python

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
ASTRONAUT = "\U0001f469\U0001f3fd\u200d\U0001f680"
PINK_HEART = "\U0001fa77"  # newer than Python 3.11's tables
KEYCAP = "1\ufe0f\u20e3"


# The same ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don't", "don\u2019t"),
        ("don't", "don\u00b4t"),
        ('"so"', "\u201eso\u201c"),
        ("Paris", "Paris\u200b"),
        ("Paris", "\ufeffPa\u00adris"),
        ("Paris", "P\u034faris"),
        ("new york", "New\u00a0\u2003York "),
        ("new york", "new\n\tyork"),
        ("a b", "a\u2800b"),
        ("1984", "１９８４"),
        ("1984", "١٩٨٤"),
        ("1984", "१९८४"),
        ("1914-1918", "1914\u20131918"),
        ("-5", "\u22125"),
        ("istanbul", "\u0130stanbul"),
        ("istanbul", "ISTANBUL"),
        ("isparta", "\u0131sparta"),
        ("STRASSE", "stra\u00dfe"),
        ("\u03c3\u03bf\u03c6\u03cc\u03c2", "\u03a3\u039f\u03a6\u038c\u03a3"),
        ("\u30ac\u30e9\u30b9", "\uff76\uff9e\uff97\uff7d"),
        ("abc", "ＡＢＣ"),
        ("caf\u00e9", "cafe\u0301"),
        ("\u2764", "\u2764\ufe0f"),
        ("efficient", "e\ufb03cient"),
        ("'n", "\u0149"),
    ],
)
def test_what_people_call_the_same_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x\u00b2", "x2"),
        ("resume", "r\u00e9sum\u00e9"),
        ("ab", "a b"),
        ("a.b", "a,b"),
        ("\u0645\u06cc\u200c\u0631\u0648\u0645", "\u0645\u06cc\u0631\u0648\u0645"),
        (ENGLAND, "\U0001f3f4"),
        (ASTRONAUT, "\U0001f469\U0001f680"),
    ],
)
def test_what_is_two_stays_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_case_counts_where_the_author_says_so() -> None:
    assert fold("Paris", case_sensitive=True) != fold("paris", case_sensitive=True)
    assert fold("Pari\u200bs\u00a0 x", case_sensitive=True) == "Paris x"


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("１２٣४", "1234"),
        ("12 34", "12 34"),
        ("\U0001d7cf\u00b2", "1\u00b2"),
        ("৪২", "42"),
        ("½", "½"),
    ],
)
def test_digits_of_any_script_are_read(given: str, plain: str) -> None:
    assert digits(given) == plain


# Seen -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["", " \t\n", "\u200b", "\u2800", "\u3164", "\u034f", "\u00ad\u2060", "\u115f\uffa0", "\u0301"],
)
def test_what_nobody_sees_is_empty(text: str) -> None:
    assert empty(text)
    for read in (read_title, read_name):
        with pytest.raises(ValidationError):
            read(text)


@pytest.mark.parametrize(
    "text", ["a", "!", "陈", PINK_HEART, ENGLAND, ASTRONAUT, KEYCAP, "\u2764\ufe0f", "\ue000"]
)
def test_what_is_seen_is_kept_whole(text: str) -> None:
    assert not empty(text)
    assert visible(text) == text
    assert read_name(f"Vix {text}") == f"Vix {text}"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A\u200bn\u200dn\u2060a", "Anna"),
        ("Anna\U000e0041\U000e007f", "Anna"),
        ("A\u3164nna\u034f\ufe0f", "Anna"),
        ("a\u202eb", "ab"),
        ("\u0646\u0627\u0645\u200c\u0647\u0627", "\u0646\u0627\u0645\u200c\u0647\u0627"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("\u845b\U000e0100\u57ce", "\u845b\U000e0100\u57ce"),
    ],
)
def test_what_nobody_sees_goes(text: str, seen: str) -> None:
    assert visible(text) == seen


# Coming in --------------------------------------------------------------------------------------


def test_the_length_comes_before_everything_else() -> None:
    worst = "a" + "\u0301\u0323" * 500_000
    started = time.process_time()
    with pytest.raises(ValidationError):
        read_lines(worst)
    assert time.process_time() - started < 0.02


def test_a_run_of_marks_is_bounded() -> None:
    assert read_lines("a" + "\u0301" * 30)
    for at in range(40):
        with pytest.raises(ValidationError):
            read_lines("b" * at + "\u0301" * 31 + "b" * 40)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\vb\fc", "a\nb\nc"),
        ("a\r\n\tb", "a\r\n\tb"),
        ("e\u0301" * 500, "\u00e9" * 500),
        ("\u200f(\u05d0)", "\u200f(\u05d0)"),
    ],
)
def test_text_is_kept_as_it_was_written(given: str, kept: str) -> None:
    assert read_lines(given) == kept


@pytest.mark.parametrize(
    "given", ["a" * 501, "\ufb2c" * 400, "e\u0301" * 501, "\0", "\x1b", "\x85", "\ud800", 7, None]
)
def test_what_is_no_text(given: object) -> None:
    with pytest.raises(ValidationError):
        read_lines(given)


def test_a_line_takes_a_pasted_break_of_a_slide_as_a_space() -> None:
    assert read_title(" Chapter 1\vIntroduction ") == "Chapter 1 Introduction"
    with pytest.raises(ValidationError):
        read_title("a\nb")


@pytest.mark.parametrize(
    "name",
    [
        "Nguy\u1ec5n",
        "Kyaw \u1000\u103b\u1031\u102c\u103a",
        "\u0f66\u0f92\u0fb2\u0f74",
        "Zoe\u0301\u0302\u0303",
    ],
)
def test_names_keep_their_marks(name: str) -> None:
    assert read_name(name)


def test_a_name_has_no_heap_of_marks() -> None:
    for heap in (
        "Z" + "\u0301" * 25,
        "Z\u0335\u0336\u0337\u0338",
        "\u0301\u200b\u0301\u200b\u0301\u200b\u0301",
    ):
        with pytest.raises(ValidationError):
            read_name(heap)
