"""GIFT's corner cases, each as Moodle reads it."""

from __future__ import annotations

from typing import Any

import pytest

from lms.questions.formats import Draft, gift
from lms.questions.formats.base import Found


def one(text: str) -> Draft:
    found = gift.read(text)
    assert found.errors == []
    [draft] = found.questions
    return draft


def content(text: str) -> dict[str, Any]:
    return one(text).content.model_dump()


def options(text: str) -> list[tuple[Any, ...]]:
    return [
        (option["text"], option["correct"], option["fraction"])
        for option in content(text)["options"]
    ]


def answers(text: str) -> list[tuple[str, float]]:
    return [(one["text"], one["fraction"]) for one in content(text)["answers"]]


def errors(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.field) for fault in gift.read(text).errors]


def warned(text: str) -> list[str]:
    found = gift.read(text)
    assert found.errors == []
    return [fault.message for fault in found.warnings]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sky.{T}", "true_false"),
        ("Sky.{FALSE}", "true_false"),
        ("Q{}", "essay"),
        ("Q{#3}", "numeric"),
        ("Q{=a ~b}", "single_choice"),
        ("Q{~%50%a ~%50%b ~c}", "multiple_choice"),
        ("Q{=a->b =c->d}", "matching"),
        ("Q{=a}", "short_answer"),
        ("Q{four}", "short_answer"),
    ],
)
def test_what_stands_in_the_braces_says_the_type(text: str, kind: str) -> None:
    assert one(text).content.type == kind


def test_a_word_like_true_is_a_text_to_type_and_that_is_said() -> None:
    assert answers("Is it?{True}") == [("True", 1.0)]
    assert "True is read as a text" in warned("Is it?{True}")[0]


def test_a_zero_is_an_answer() -> None:
    assert answers("Q{=0 =none}") == [("0", 1.0), ("none", 1.0)]


def test_a_text_behind_the_braces_leaves_a_blank() -> None:
    assert one("The {~a =b} day").stem == "The _____ day"
    assert options("The {~a =b} day") == [("a", False, None), ("b", True, None)]


def test_an_arrow_without_a_left_side_is_a_distractor() -> None:
    found = content("M{=a->b =c->d = -> e}")
    pairs = [(pair["left"]["text"], pair["right"]["text"]) for pair in found["pairs"]]
    assert pairs == [("a", "b"), ("c", "d")]
    assert [one["text"] for one in found["distractors"]] == ["e"]


@pytest.mark.parametrize(
    ("text", "value", "tolerance"),
    [
        ("N{#3:2~#far}", 3, 2),
        ("N{#3.1..3.2}", 3.15, 0.05),
        ("N{#-1..1}", 0, 1),
        ("N{#1,5:0,1}", 1.5, 0.1),
        ("N{#1e3}", 1000, 0),
    ],
)
def test_numbers_have_a_tolerance_or_a_range(text: str, value: float, tolerance: float) -> None:
    own = content(text)["numeric"]
    assert (own["value"], own["tolerance"]) == (value, tolerance)


def test_several_numbers_are_ranges_with_their_worth() -> None:
    own = content("N{#=1822:0 =%50%1822:2}")["numeric"]
    assert (own["value"], own["tolerance"]) == (1822, 0)
    assert [(one["min"], one["max"], one["fraction"]) for one in own["also"]] == [(1820, 1824, 0.5)]


def test_what_is_said_of_any_other_number_is_said_when_wrong() -> None:
    assert one("N{#3:2#near~#far}").feedback.model_dump() == {
        "correct": "near",
        "partial": "",
        "incorrect": "far",
    }


@pytest.mark.parametrize("text", ["N{#abc}", "N{#}", "N{#=%50%3}", "N{#*}", "N{#5..3}", "N{#1/2}"])
def test_a_number_that_is_none_is_refused_and_not_right_for_all(text: str) -> None:
    assert errors(text) in ([(1, "numeric")], [(1, "")])


def test_weights_may_be_negative_and_rounded() -> None:
    text = "W{~%-100%a ~%33.33333%b ~%33.33333%c ~%33.33333%d}"
    assert [option[2] for option in options(text)] == [-1.0, *[0.3333333] * 3]
    assert one(text).policy == "weighted"
    rounded = "W{~%33%b ~%33%c ~%33%d}"
    assert [option[2] for option in options(rounded)] == [0.3333333] * 3
    assert "rounded weights" in warned(rounded)[0]


@pytest.mark.parametrize("text", ["W{~%30%a ~%30%b}", "W{~a ~b}", "W{=a}#{", "Q{=%50%a ~b}"])
def test_a_question_that_nobody_can_answer_rightly_is_an_error(text: str) -> None:
    assert len(errors(text)) == 1 or text == "W{=a}#{"


def test_several_options_that_are_wholly_right_are_all_to_be_ticked() -> None:
    assert options("Q{=a =b ~c}") == [("a", True, None), ("b", True, None), ("c", False, None)]
    assert "several are wholly right" in warned("Q{=a =b ~c}")[0]


def test_an_escaped_sign_is_a_letter() -> None:
    draft = one(r"E\{x\}\: a\#b \\n{=\=1\~ ~c\n d#why\#}")
    assert draft.stem == "E{x}: a#b \\n"
    assert [option.text for option in draft.content.options] == ["=1~", "c\n d"]  # type: ignore[union-attr]
    assert draft.content.options[1].feedback == "why#"  # type: ignore[union-attr]


def test_each_text_may_name_its_format_and_an_unknown_one_stays() -> None:
    draft = one("[html]<p>x <b>y</b></p>{=[plain]a*b ~[html]<i>c</i> ~[x]d#[html]<b>no</b>}")
    assert draft.stem == "x **y**"
    assert [option.text for option in draft.content.options] == ["a*b", "*c*", "[x]d"]  # type: ignore[union-attr]
    assert draft.content.options[2].feedback == "**no**"  # type: ignore[union-attr]


def test_the_first_feedback_of_true_and_false_is_for_who_is_wrong() -> None:
    found = content("X{FALSE#wrong#right####general}")["options"]
    assert [(one["text"], one["correct"], one["feedback"]) for one in found] == [
        ("True", False, "wrong"),
        ("False", True, "right"),
    ]
    assert one("X{FALSE#wrong#right####general}").explanation == "general"


def test_a_category_holds_until_the_next_one_and_needs_a_blank_line() -> None:
    found = gift.read(
        "$CATEGORY: $course$/top/a//b/c\n\nQ{T}\n\n$CATEGORY: d\nswallowed{T}\n\nR{F}"
    )
    assert [(draft.stem, draft.category) for draft in found.questions] == [
        ("Q", ["a/b", "c"]),
        ("R", ["d"]),
    ]
    assert [(fault.line, fault.message) for fault in found.errors] == [
        (6, "A blank line must stand after a category.")
    ]


def test_a_blank_line_in_braces_is_one_error_at_the_question() -> None:
    assert errors("Q{T}\n\nblank{=a\n\n~b}\n\nR{F}") == [(3, "")]
    assert len(gift.read("Q{T}\n\nblank{=a\n\n~b}\n\nR{F}").questions) == 2


@pytest.mark.parametrize("text", ["a } b { c", "a } b", "a {=b", "::t:: {"])
def test_a_brace_without_the_other_is_an_error(text: str) -> None:
    assert errors(text) == [(1, "")]


def test_comments_carry_tags_and_do_not_split_a_question() -> None:
    draft = one(
        "// [id: q1 ] [tag:t\\]ag]\n// [tag: two ]\nQ{\n// not an answer\n=a\n~b // kept\n}"
    )
    assert draft.tags == ["t]ag", "two"]
    assert [option.text for option in draft.content.options] == ["a", "b // kept"]  # type: ignore[union-attr]
    assert one("// [tag:a\n// b]\nQ{T}").tags == []


def test_a_url_and_an_entity_in_a_stem_are_no_signs() -> None:
    assert one("See https://x.test/a: what&#39;s it?{T}").stem == "See https://x.test/a: what's it?"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_indentation(ends: str) -> None:
    text = ends.join(["::T::code", "    indented", "more {", "=a", "}", "", "Q{T}"])
    found = gift.read(text)
    assert [draft.line for draft in found.questions] == [1, 7]
    assert found.questions[0].stem == "code\n    indented\nmore"


def test_a_description_is_left_out_with_a_warning() -> None:
    found = gift.read("just text")
    assert (found.questions, found.errors) == ([], [])
    assert [fault.line for fault in found.warnings] == [1]


def test_a_wrong_question_does_not_stop_the_others() -> None:
    found: Found = gift.read("Q{T}\n\nN{#x}\n\nM{=a->b}\n\nC{~a}\n\nS{=}\n\nR{F}")
    assert [draft.line for draft in found.questions] == [1, 11]
    assert [fault.line for fault in found.errors] == [3, 5, 7, 9]


@pytest.mark.slow
def test_more_than_ten_thousand_questions_are_refused() -> None:
    found = gift.read("Q{T}\n\n" * 10_001)
    assert len(found.questions) == 10_000
    assert "more than 10000" in found.errors[0].message
