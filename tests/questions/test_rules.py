"""Reading, judging and weighing answers, by table."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lms.core.errors import Invalid
from lms.questions.content import (
    Answer,
    Content,
    NumberAnswer,
    ShortAnswer,
    TextAnswer,
    content_of,
    dumped,
)
from lms.questions.rules import (
    POLICIES,
    Policy,
    answerable,
    bucket,
    canonical,
    correct,
    fraction,
    key,
    parse_answer,
    same,
    twins,
)


def choice(kind: str, right: str, wrong: str = "") -> Content:
    """Options named by single letters: those of `right` are correct."""
    options = [{"id": c, "text": f"option {c}", "correct": c in right} for c in right + wrong]
    return content_of({"type": kind, "options": options})


def short(*accepted: str | tuple[str, float], case_sensitive: bool = False) -> ShortAnswer:
    pairs = [(one, 1.0) if isinstance(one, str) else one for one in accepted]
    answers = [{"text": text, "fraction": worth} for text, worth in pairs]
    made = content_of(
        {"type": "short_answer", "answers": answers, "case_sensitive": case_sensitive}
    )
    assert isinstance(made, ShortAnswer)
    return made


def numeric(value: float, tolerance: float = 0.0) -> Content:
    return content_of({"type": "numeric", "numeric": {"value": value, "tolerance": tolerance}})


SINGLE = choice("single_choice", "a", "bcd")
MULTIPLE = choice("multiple_choice", "ab", "cd")
TRUE_FALSE = choice("true_false", "t", "f")
SHORT = short("oxygen", ("O*", 0.5))
NUMERIC = numeric(2.5, 0.1)
EVERY_TYPE = [SINGLE, MULTIPLE, TRUE_FALSE, SHORT, NUMERIC]


def judged(content: Content, raw: object) -> bool:
    return correct(content, parse_answer(content, raw))


# Reading ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", EVERY_TYPE)
@pytest.mark.parametrize("raw", [None, True, 7, "a", [], [1], {}, {"answer": 1}, {"options": None}])
def test_what_is_no_answer_is_refused_for_every_type(content: Content, raw: object) -> None:
    with pytest.raises(Invalid) as refused:
        parse_answer(content, raw)
    assert refused.value.errors
    assert all(error["field"].startswith("answer") for error in refused.value.errors)


@pytest.mark.parametrize(
    ("content", "raw", "field"),
    [
        (SINGLE, {"options": []}, "answer.options"),
        (SINGLE, {"options": ["a", "b"]}, "answer.options"),
        (SINGLE, {"options": ["a", "a"]}, "answer.options"),
        (SINGLE, {"options": ["z"]}, "answer.options"),
        (SINGLE, {"options": "a"}, "answer.options"),
        (SINGLE, {"options": [1]}, "answer.options.0"),
        (SINGLE, {"options": [None]}, "answer.options.0"),
        (SINGLE, {"options": ["a"], "text": "x"}, "answer.text"),
        (SINGLE, {"options": ["a" * 40]}, "answer.options.0"),
        (SINGLE, {"options": ["\ud800"]}, "answer.options.0"),
        (SINGLE, {"options": {"0": "a"}}, "answer.options"),
        (TRUE_FALSE, {"options": ["t", "f"]}, "answer.options"),
        (TRUE_FALSE, {"value": True}, "answer.options"),
        (MULTIPLE, {"options": ["a", "b", "a"]}, "answer.options"),
        (MULTIPLE, {"options": ["a", "A"]}, "answer.options"),
        (MULTIPLE, {"options": ["a"] * 1000}, "answer.options"),
        (SHORT, {"text": ""}, "answer.text"),
        (SHORT, {"text": " \t\u2003 "}, "answer.text"),
        (SHORT, {"text": "a\0b"}, "answer.text"),
        (SHORT, {"text": "\ud83d"}, "answer.text"),
        (SHORT, {"text": "\x1b[31m"}, "answer.text"),
        (SHORT, {"text": "x" * 501}, "answer.text"),
        (SHORT, {"text": 5}, "answer.text"),
        (SHORT, {"text": ["a"]}, "answer.text"),
        (NUMERIC, {"value": "2.5"}, "answer.value"),
        (NUMERIC, {"value": True}, "answer.value"),
        (NUMERIC, {"value": None}, "answer.value"),
        (NUMERIC, {"value": float("nan")}, "answer.value"),
        (NUMERIC, {"value": float("inf")}, "answer.value"),
        (NUMERIC, {"value": 10**400}, "answer.value"),
        (NUMERIC, {"value": [2.5]}, "answer.value"),
    ],
)
def test_a_malformed_answer_names_its_field(content: Content, raw: object, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_answer(content, raw)
    assert field in [error["field"] for error in refused.value.errors or []]


@pytest.mark.parametrize(
    ("content", "raw", "stored"),
    [
        (SINGLE, {"options": ["b"]}, {"options": ["b"]}),
        (MULTIPLE, {"options": ["d", "a", "c"]}, {"options": ["a", "c", "d"]}),
        (SHORT, {"text": "  Oxygen\n"}, {"text": "Oxygen"}),
        (SHORT, {"text": "e\u0301"}, {"text": "\u00e9"}),
        (SHORT, {"text": "🦊"}, {"text": "🦊"}),
        (NUMERIC, {"value": 2}, {"value": 2.0}),
        (NUMERIC, {"value": -0.0}, {"value": 0.0}),
        (NUMERIC, {"value": 1e308}, {"value": 1e308}),
    ],
)
def test_an_answer_is_stored_normalised(
    content: Content, raw: object, stored: dict[str, Any]
) -> None:
    answer = parse_answer(content, raw)
    assert canonical(answer) == stored
    assert repr(canonical(answer)) == repr(stored), "-0.0 == 0.0, so the text is compared too"
    assert same(parse_answer(content, canonical(answer)), answer)


@pytest.mark.parametrize(
    ("content", "one", "other", "equal"),
    [
        (MULTIPLE, {"options": ["a", "b"]}, {"options": ["b", "a"]}, True),
        (MULTIPLE, {"options": ["a"]}, {"options": ["a", "b"]}, False),
        (SHORT, {"text": "Oxygen "}, {"text": "Oxygen"}, True),
        (SHORT, {"text": "Oxygen"}, {"text": "oxygen"}, False),
        (NUMERIC, {"value": 2}, {"value": 2.0}, True),
        (NUMERIC, {"value": 2}, {"value": 2.1}, False),
    ],
)
def test_answers_are_equal_by_value(content: Content, one: Any, other: Any, equal: bool) -> None:
    assert same(parse_answer(content, one), parse_answer(content, other)) is equal


def test_answers_of_different_types_are_never_the_same() -> None:
    assert not same(TextAnswer(text="1"), NumberAnswer(value=1))


# Right or wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize("content", EVERY_TYPE)
def test_the_key_is_a_right_answer_of_its_question(content: Content) -> None:
    assert judged(content, key(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SINGLE, {"options": ["a"]}),
        (MULTIPLE, {"options": ["a", "b"]}),
        (TRUE_FALSE, {"options": ["t"]}),
        (short(("poor", 0.5), "best", "good"), {"text": "best"}),
        (short("2\\*3"), {"text": "2*3"}),
        (NUMERIC, {"value": 2.5}),
    ],
)
def test_the_key_has_the_shape_of_an_answer(content: Content, expected: dict[str, Any]) -> None:
    assert key(content) == expected


@pytest.mark.parametrize(
    ("content", "chosen", "right"),
    [
        (SINGLE, "a", True),
        (SINGLE, "b", False),
        (TRUE_FALSE, "t", True),
        (TRUE_FALSE, "f", False),
        (MULTIPLE, "ab", True),
        (MULTIPLE, "ba", True),
        (MULTIPLE, "a", False),
        (MULTIPLE, "abc", False),
        (MULTIPLE, "abcd", False),
        (MULTIPLE, "c", False),
    ],
)
def test_a_choice_is_right_as_a_whole(content: Content, chosen: str, right: bool) -> None:
    assert judged(content, {"options": list(chosen)}) is right


@pytest.mark.parametrize(
    ("accepted", "text", "right"),
    [
        (short("oxygen"), "oxygen", True),
        (short("oxygen"), " OXYGEN ", True),
        (short("oxygen"), "oxygene", False),
        (short("oxygen"), "an oxygen", False),
        (short("oxygen", case_sensitive=True), "Oxygen", False),
        (short("Oxygen", case_sensitive=True), "Oxygen", True),
        (short("\u00e9tude"), "e\u0301tude", True),
        (short("e\u0301tude"), "\u00c9TUDE", True),
        (short("straße"), "STRASSE", True),
        (short("Ὀδυσσεύς"), "ὀδυσσεύσ", True),
        (short("東京"), "東京", True),
        (short("x²"), "x2", False),
        # wildcards
        (short("col*r"), "colour", True),
        (short("col*r"), "color", True),
        (short("col*r"), "colr", True),
        (short("col*r"), "coloured", False),
        (short("*chlor*"), "the chlorophyll", True),
        (short("*chlor*"), "chlor", True),
        (short("*chlor*"), "chlo", False),
        (short("a*a"), "a", False),
        (short("a*a"), "aa", True),
        (short("ab*bc"), "abc", False),
        (short("*ab*ab*"), "xaby", False),
        (short("*ab*ab*"), "abab", True),
        (short("a*b*c"), "acb", False),
        (short("a*bc*cd"), "abcd", False),
        (short("a**b"), "a-b", True),
        (short("*"), "anything", True),
        (short("2\\*3"), "2*3", True),
        (short("2\\*3"), "2x3", False),
        (short("2\\**"), "2*34", True),
        (short("c:\\dir"), "C:\\DIR", True),
        (short("a.c"), "abc", False),
        (short("(a|b)+"), "(a|b)+", True),
        # the first match decides
        (short(("ox*", 0.5), "oxygen"), "oxygen", False),
        (short("oxygen", ("ox*", 0.5)), "oxygen", True),
        (short(("oxygen", 0.999)), "oxygen", False),
    ],
)
def test_a_text_is_right_when_its_first_match_is_worth_everything(
    accepted: ShortAnswer, text: str, right: bool
) -> None:
    assert judged(accepted, {"text": text}) is right


def test_many_wildcards_take_no_time() -> None:
    hard = short("*" + "a*" * 90 + "b")
    assert not judged(hard, {"text": "a" * 500})


@pytest.mark.parametrize(
    ("content", "value", "right"),
    [
        (numeric(0.3, 0.1), 0.4, True),
        (numeric(0.3, 0.1), 0.2, True),
        (numeric(0.3, 0.1), 0.4000001, False),
        (numeric(0.3), 0.1 + 0.2, False),
        (numeric(2), 2, True),
        (numeric(0), -0.0, True),
        (numeric(-5, 2), -7, True),
        (numeric(1e20, 1e20), -1e-20, False),
        (numeric(1e308, 1e308), 1.7e308, True),
        (numeric(6.022e23, 1e20), 6.0221e23, True),
    ],
)
def test_a_number_is_right_within_its_bounds_in_decimal(
    content: Content, value: float, right: bool
) -> None:
    assert judged(content, {"value": value}) is right


# Worth ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong", "chosen", "worth"),
    [
        #             all_or_nothing, right_minus_wrong, balanced, every_decision
        ("ab", "cd", "ab", ("1", "1", "1", "1")),
        ("ab", "cd", "a", ("0", "1/2", "1/2", "3/4")),
        ("ab", "cd", "ac", ("0", "0", "0", "1/2")),
        ("ab", "cd", "abc", ("0", "1/2", "1/2", "3/4")),
        ("ab", "cd", "abcd", ("0", "0", "0", "1/2")),
        ("ab", "cd", "cd", ("0", "0", "0", "0")),
        ("ab", "c", "abc", ("0", "1/2", "0", "2/3")),
        ("abc", "defg", "abcd", ("0", "2/3", "3/4", "6/7")),
        ("a", "bcd", "ab", ("0", "0", "2/3", "3/4")),
        ("abc", "", "ab", ("0", "2/3", "2/3", "2/3")),
        ("abc", "", "abc", ("1", "1", "1", "1")),
    ],
)
def test_a_multiple_choice_is_worth_what_its_policy_says(
    right: str, wrong: str, chosen: str, worth: tuple[str, ...]
) -> None:
    content = choice("multiple_choice", right, wrong)
    answer = parse_answer(content, {"options": list(chosen)})
    got = tuple(str(fraction(content, answer, policy)) for policy in POLICIES[:4])
    assert got == worth
    assert fraction(content, answer) == Fraction(worth[2]), "balanced is the default"


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("content", EVERY_TYPE)
def test_a_blank_is_worth_nothing(content: Content, policy: Policy) -> None:
    assert fraction(content, None, policy) == 0


@pytest.mark.parametrize("policy", POLICIES)
def test_a_single_choice_knows_no_partial_credit(policy: Policy) -> None:
    assert fraction(SINGLE, parse_answer(SINGLE, {"options": ["a"]}), policy) == 1
    assert fraction(SINGLE, parse_answer(SINGLE, {"options": ["b"]}), policy) == 0


def test_a_text_is_worth_the_fraction_of_its_first_match() -> None:
    third = short("oxygen", ("o*", 0.3), ("*", 0))
    worth = [fraction(third, TextAnswer(text=text)) for text in ("oxygen", "ozone", "gold")]
    assert worth == [1, Fraction(3, 10), 0]
    assert fraction(short("x"), TextAnswer(text="y")) == 0


def test_an_answer_of_another_type_is_a_bug_not_a_wrong_answer() -> None:
    with pytest.raises(TypeError):
        fraction(SINGLE, TextAnswer(text="a"))


@given(
    right=st.integers(1, 6),
    wrong=st.integers(0, 6),
    data=st.data(),
    policy=st.sampled_from(POLICIES),
)
def test_a_worth_lies_between_nothing_and_all(
    right: int, wrong: int, data: st.DataObject, policy: Policy
) -> None:
    names = "abcdefghijkl"[: max(2, right + wrong)]
    content = choice("multiple_choice", names[:right], names[right:])
    chosen = data.draw(st.sets(st.sampled_from(names), min_size=1))
    answer = parse_answer(content, {"options": list(chosen)})
    worth = fraction(content, answer, policy)
    assert 0 <= worth <= 1
    whole = chosen == set(names[:right])
    # Weights alone say nothing of a wrong option that has none.
    assert worth == 1 if whole else worth < 1 or policy == "weighted"
    if wrong and chosen == set(names) and policy == "balanced":
        assert worth == 0, "ticking everything never scores under the default"


@given(st.text(alphabet="ab*\\ .É\u0301", min_size=1, max_size=12), st.text("abÉ*\\ ", max_size=20))
def test_any_pattern_takes_any_text(pattern: str, text: str) -> None:
    try:
        content = short(pattern)
        answer: Answer = parse_answer(content, {"text": text})
    except (ValidationError, Invalid):
        return
    assert fraction(content, answer) in (0, 1)
    assert answerable(content), "a wildcard matches itself, so the only key is always right"


@pytest.mark.parametrize(
    ("content", "possible"),
    [
        *((content, True) for content in EVERY_TYPE),
        (short(("ox*", 0.5), "oxygen"), False),
        (short(("oxygen", 0.5)), False),
        (short("oxygen", ("ox*", 0.5)), True),
    ],
)
def test_a_question_is_answerable_when_its_key_is_right(content: Content, possible: bool) -> None:
    assert answerable(content) is possible


# Tallies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "raw", "label"),
    [
        (SHORT, {"text": "  OXYGEN "}, "oxygen"),
        (SHORT, {"text": "E\u0301"}, "\u00e9"),
        (short("A", case_sensitive=True), {"text": " Ab"}, "Ab"),
        (NUMERIC, {"value": 2}, "2"),
        (NUMERIC, {"value": 2.50}, "2.5"),
        (NUMERIC, {"value": -0.0}, "0"),
        (NUMERIC, {"value": 1e20}, "1e+20"),
    ],
)
def test_a_tally_counts_together_what_people_call_the_same(
    content: Content, raw: object, label: str
) -> None:
    assert bucket(content, parse_answer(content, raw)) == label


# Content ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", EVERY_TYPE)
def test_stored_content_comes_back_as_it_was(content: Content) -> None:
    assert content_of(dumped(content)) == content


def test_a_new_option_gets_a_random_id() -> None:
    options = [{"text": "yes", "correct": True}, {"text": "no"}]
    made = [content_of({"type": "single_choice", "options": options}) for _ in range(2)]
    ids = {option["id"] for one in made for option in dumped(one)["options"]}
    assert len(ids) == 4


YES, NO = {"text": "yes", "correct": True}, {"text": "no"}


@pytest.mark.parametrize(
    "stored",
    [
        {"type": "telepathy"},
        {"options": [YES, NO]},
        {"type": "single_choice", "options": [YES]},
        {"type": "single_choice", "options": [YES, YES]},
        {"type": "single_choice", "options": [NO, NO]},
        {"type": "multiple_choice", "options": [NO, NO]},
        {"type": "multiple_choice", "options": [NO] * 20 + [YES]},
        {"type": "true_false", "options": [YES, NO, NO]},
        {"type": "true_false", "options": [YES, YES]},
        {"type": "single_choice", "options": [YES | {"id": "x"}, NO | {"id": "x"}]},
        {"type": "single_choice", "options": [YES | {"correct": "yes"}, NO]},
        {"type": "single_choice", "options": [YES | {"text": " "}, NO]},
        {"type": "single_choice", "options": [YES | {"text": "\0"}, NO]},
        {"type": "single_choice", "options": [YES, NO], "answers": []},
        {"type": "short_answer", "answers": []},
        {"type": "short_answer", "answers": [{"text": " "}]},
        {"type": "short_answer", "answers": [{"text": "x", "fraction": 1.1}]},
        {"type": "short_answer", "answers": [{"text": "x", "fraction": True}]},
        {"type": "numeric", "numeric": {"value": 1, "tolerance": -1}},
        {"type": "numeric", "numeric": {"value": float("nan")}},
        {"type": "numeric", "numeric": {"value": "1"}},
        {"type": "numeric"},
    ],
)
def test_content_that_makes_no_sense_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        content_of(stored)


@pytest.mark.parametrize(
    ("accepted", "typed", "right"),
    [
        ("don't", "don\u2019t", True),
        ("don\u2019t", "don't", True),
        ("Paris\u200b", "paris", True),
        ("New York", "new\u00a0 york", True),
        ("1984", "１９８４", True),
        ("１９８４", "1984", True),
        ("1914-1918", "1914\u20131918", True),
        ("\u0130stanbul", "istanbul", True),
        ("istanbul", "\u0130STANBUL", True),
        ("x\u00b2", "x2", False),
        ("r\u00e9sum\u00e9", "resume", False),
        ("２ *", "2 apples", True),
        ("5 \uff0a 3", "5 and 3", False),
        ("5 \uff0a 3", "5 * 3", True),
    ],
)
def test_what_was_typed_is_read_as_people_do(accepted: str, typed: str, right: bool) -> None:
    content = short(accepted)
    assert judged(content, {"text": typed}) is right
    if right and "*" not in accepted:
        same_word = bucket(content, parse_answer(content, {"text": accepted}))
        assert ("\uff0a" in accepted) or same_word == bucket(
            content, parse_answer(content, {"text": typed})
        )


def test_options_that_look_alike_are_found() -> None:
    def options(*texts: str) -> Content:
        given = [{"text": text, "correct": n == 0} for n, text in enumerate(texts)]
        return content_of({"type": "single_choice", "options": given})

    assert twins(options("a", "b", "a\u200b", "a\u00a0b", "a b")) == [
        "options.2.text",
        "options.4.text",
    ]
    found = twins(options("a", "A", " a", "    a", "x\u00b2", "x2", "a\n b", "a\nb"))
    assert found == ["options.2.text"]
