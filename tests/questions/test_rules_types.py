"""Pairs, orders, categories, pictures, gaps and what people judge, by table."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lms.core.errors import Invalid
from lms.questions.content import (
    ChoiceAnswer,
    Content,
    OrderAnswer,
    PairsAnswer,
    TextAnswer,
    content_of,
    dumped,
)
from lms.questions.rules import (
    POLICIES,
    Policy,
    answerable,
    bucket,
    by_hand,
    canonical,
    correct,
    counts,
    fraction,
    key,
    parse_answer,
    parts,
    seen,
    twins,
)
from lms.questions.rules.tallies import chosen
from tests.questions.contents import (
    CATEGORISE,
    CHOICE_GAP,
    CIRCLE,
    CLOZE,
    ESSAY,
    FILE,
    FILES,
    HOTSPOT,
    MATCHING,
    ORDERING,
    PARTS,
    POLY,
    RECT,
    TEXT_GAP,
    WEIGHTED,
    categorise,
    hotspot,
    matching,
    of,
    ordering,
    things,
)

SINGLE = of(
    "single_choice",
    options=[
        {"id": "a", "text": "a", "correct": True, "fraction": 1},
        {"id": "b", "text": "b", "fraction": 0.25},
        {"id": "c", "text": "c", "fraction": -1},
        {"id": "d", "text": "d"},
    ],
)
NUMERIC = of(
    "numeric",
    numeric={
        "value": -200,
        "tolerance": 5,
        "tolerance_type": "percent",
        "also": [
            {"min": -300, "max": -100, "fraction": 0.5},
            {"min": -150, "max": 0, "fraction": 0.1},
        ],
    },
)
ACCENTS = of("short_answer", answers=[{"text": "Núñez Łódź"}], ignore_accents=True)
JUDGED = [*PARTS, WEIGHTED, SINGLE, NUMERIC, ACCENTS]


def worth(content: Content, raw: object, policy: Policy = "balanced") -> Fraction:
    return fraction(content, parse_answer(content, raw), policy)


def paired(*pairs: str) -> dict[str, Any]:
    return {"pairs": {one[0]: one[1:] for one in pairs}}


@pytest.mark.parametrize(
    ("content", "raw", "expected"),
    [
        (MATCHING, paired("px0", "qy1", "rx0"), "1"),
        (MATCHING, paired("px0", "qy1", "rx2"), "1"),
        (MATCHING, paired("px2", "qx0", "rx0"), "2/3"),
        (MATCHING, paired("pd", "qd", "rd"), "0"),
        (MATCHING, paired("qy1"), "1/3"),
        (ORDERING, {"options": list("abcd")}, "1"),
        (ORDERING, {"options": list("abdc")}, "1/2"),
        (ORDERING, {"options": list("bcda")}, "0"),
        (CATEGORISE, paired("ak", "bk", "cl"), "1"),
        (CATEGORISE, paired("ak", "bl", "ck"), "1/3"),
        (CATEGORISE, paired("cl"), "1/3"),
        (hotspot(RECT), {"points": [[0.2, 0.15]]}, "1"),
        (hotspot(RECT), {"points": [[0.1, 0.2]]}, "1"),
        (hotspot(RECT), {"points": [[0.3000001, 0.2]]}, "0"),
        (hotspot(RECT), {"points": [[0.2, 0.21]]}, "0"),
        (hotspot(CIRCLE), {"points": [[0.8, 0.5]]}, "1"),
        (hotspot(CIRCLE), {"points": [[0.7, 0.6]]}, "1"),
        (hotspot(CIRCLE), {"points": [[0.8, 0.6]]}, "0"),
        (hotspot(CIRCLE, aspect=2), {"points": [[0.7, 0.7]]}, "1"),
        (hotspot(CIRCLE, aspect=0.5), {"points": [[0.7, 0.56]]}, "0"),
        (hotspot(POLY), {"points": [[0.5, 0.42]]}, "1"),
        (hotspot(POLY), {"points": [[0.5, 0.5]]}, "0"),
        (hotspot(POLY), {"points": [[0.41, 0.55]]}, "1"),
        (hotspot(POLY), {"points": [[0.59, 0.55]]}, "1"),
        (hotspot(POLY), {"points": [[0.5, 0.4]]}, "1"),
        (hotspot(POLY), {"points": [[0.4, 0.6]]}, "1"),
        (hotspot(POLY), {"points": [[0.3, 0.4]]}, "0"),
        (hotspot(POLY), {"points": [[0.7, 0.5]]}, "0"),
        (HOTSPOT, {"points": [[0.2, 0.15], [0.7, 0.5]]}, "2/3"),
        (HOTSPOT, {"points": [[0.2, 0.15], [0.2, 0.16], [0.7, 0.5]]}, "2/3"),
        (HOTSPOT, {"points": [[0.2, 0.15], [0, 0], [0.7, 0.5]]}, "1/3"),
        (HOTSPOT, {"points": [[0, 0], [1, 1]]}, "0"),
        (hotspot(RECT, RECT, clicks=3), {"points": [[0.2, 0.2]]}, "1"),
        (CLOZE, {"gaps": {"t": {"text": "RED"}}}, "1/4"),
        (CLOZE, {"gaps": {"n": {"value": 4}, "c": {"options": ["m"]}}}, "5/8"),
        (CLOZE, {"gaps": {"c": {"options": ["z"]}, "t": {"text": "blue"}}}, "0"),
        (SINGLE, {"options": ["a"]}, "1"),
        (SINGLE, {"options": ["b"]}, "1/4"),
        (SINGLE, {"options": ["c"]}, "0"),
        (SINGLE, {"options": ["d"]}, "0"),
        (NUMERIC, {"value": -190}, "1"),
        (NUMERIC, {"value": -210}, "1"),
        (NUMERIC, {"value": -189.9999}, "1/2"),
        (NUMERIC, {"value": -300}, "1/2"),
        (NUMERIC, {"value": -100}, "1/2"),
        (NUMERIC, {"value": 0}, "1/10"),
        (NUMERIC, {"value": 1}, "0"),
        (ACCENTS, {"text": "nunez lodz"}, "1"),
        (ACCENTS, {"text": "ÑUÑÉZ LÓDZ"}, "1"),
        (ACCENTS, {"text": "nunes lodz"}, "0"),
    ],
)
def test_an_answer_is_worth_the_share_that_is_right(
    content: Content, raw: object, expected: str
) -> None:
    assert str(worth(content, raw)) == expected
    whole = str(worth(content, raw, "all_or_nothing"))
    parted = content.type in {"matching", "ordering", "cloze", "categorise", "hotspot"}
    assert whole == ("0" if parted and expected != "1" else expected)
    assert correct(content, parse_answer(content, raw)) is (expected == "1")


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [("abc", "1"), ("ab", "2/3"), ("abcd", "1/2"), ("ad", "0"), ("abce", "1"), ("d", "0")],
)
def test_weights_of_few_digits_are_what_they_stand_for(ticked: str, expected: str) -> None:
    assert str(worth(WEIGHTED, {"options": list(ticked)}, "weighted")) == expected


def test_options_without_weights_share_alike() -> None:
    plain = of("multiple_choice", options=[{**one, "correct": True} for one in things("abc")])
    assert worth(plain, {"options": ["a", "b"]}, "weighted") == Fraction(2, 3)


@pytest.mark.parametrize(
    ("content", "raw", "field"),
    [
        (MATCHING, {"pairs": {}}, "answer.pairs"),
        (MATCHING, {"pairs": []}, "answer.pairs"),
        (MATCHING, {"pairs": {"p": 1}}, "answer.pairs.p"),
        (MATCHING, paired("zx0"), "answer.pairs"),
        (MATCHING, paired("pz"), "answer.pairs"),
        (CATEGORISE, paired("ab"), "answer.pairs"),
        (CATEGORISE, paired("kk"), "answer.pairs"),
        (ORDERING, {"options": list("abc")}, "answer.options"),
        (ORDERING, {"options": list("abcde")}, "answer.options"),
        (ORDERING, {"options": list("abcc")}, "answer.options"),
        (ORDERING, {"options": []}, "answer.options"),
        (HOTSPOT, {"points": []}, "answer.points"),
        (HOTSPOT, {"points": [[0.5]]}, "answer.points.0"),
        (HOTSPOT, {"points": [[0.5, 1.1]]}, "answer.points.0.1"),
        (HOTSPOT, {"points": [[0.5, -0.1]]}, "answer.points.0.1"),
        (HOTSPOT, {"points": [[0.5, 0.5]] * 4}, "answer.points"),
        (CLOZE, {"gaps": {}}, "answer.gaps"),
        (CLOZE, {"gaps": {"x": {"text": "a"}}}, "answer.gaps"),
        (CLOZE, {"gaps": {"t": {"value": 1}}}, "answer.gaps.t.text"),
        (CLOZE, {"gaps": {"c": {"options": ["y", "z"]}}}, "answer.gaps.c.options"),
        (CLOZE, {"gaps": {"c": {"options": ["q"]}}}, "answer.gaps.c.options"),
        (ESSAY, {}, "answer"),
        (ESSAY, {"text": " \n"}, "answer"),
        (ESSAY, {"text": "x" * 50_001}, "answer.text"),
        (ESSAY, {"text": "a", "file_ids": [FILE, FILE]}, "answer.file_ids"),
        (ESSAY, {"file_ids": [FILE[:-1] + c for c in "345"]}, "answer.file_ids"),
        (FILES, {"file_ids": []}, "answer.file_ids"),
        (FILES, {"file_ids": ["x"]}, "answer.file_ids.0"),
        (FILES, {"text": "a"}, "answer.file_ids"),
    ],
)
def test_a_malformed_answer_names_its_field(content: Content, raw: object, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_answer(content, raw)
    assert field in [error["field"] for error in refused.value.errors or []]


@pytest.mark.parametrize(
    ("content", "raw", "stored"),
    [
        (MATCHING, paired("rx2", "px2"), paired("px0", "rx0")),
        (ORDERING, {"options": list("dcba")}, {"options": list("dcba")}),
        (HOTSPOT, {"points": [[1, 0], [0.5, 0.25]]}, {"points": [[0.5, 0.25], [1.0, 0.0]]}),
        (
            CLOZE,
            {"gaps": {"t": {"text": " a"}, "n": {"value": 2}}},
            {"gaps": {"n": {"value": 2.0}, "t": {"text": "a"}}},
        ),
        (ESSAY, {"text": "Dear Ada"}, {"text": "Dear Ada", "file_ids": []}),
        (ESSAY, {"file_ids": [FILE]}, {"text": "", "file_ids": [FILE]}),
        (FILES, {"file_ids": [FILE]}, {"file_ids": [FILE]}),
    ],
)
def test_an_answer_is_stored_normalised(
    content: Content, raw: object, stored: dict[str, Any]
) -> None:
    answer = parse_answer(content, raw)
    assert canonical(answer) == stored
    assert parse_answer(content, stored) == answer


# Keys -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("content", JUDGED)
def test_the_key_is_worth_everything_and_nothing_is_worth_nothing(
    content: Content, policy: Policy
) -> None:
    assert worth(content, key(content), policy) == 1
    assert fraction(content, None, policy) == 0
    assert answerable(content)
    assert not by_hand(content)


def test_a_hollow_polygon_shows_a_corner_as_its_key() -> None:
    hollow = hotspot(("poly", [0, 0, 1, 0, 1, 1, 0.9, 0.1, 0, 0.1]))
    assert key(hollow) == {"points": [[0, 0]]}
    assert worth(hollow, key(hollow)) == 1


@pytest.mark.parametrize("content", [ESSAY, FILES])
def test_people_judge_essays_and_files(content: Content) -> None:
    assert by_hand(content)
    assert answerable(content)
    answer = parse_answer(content, {"file_ids": [FILE]})
    with pytest.raises(TypeError):
        fraction(content, answer)
    with pytest.raises(TypeError):
        key(content)


def test_weights_that_dont_make_a_whole_can_earn_no_full_points() -> None:
    options = [{**one, "correct": True, "fraction": 0.4} for one in things("ab")]
    assert not answerable(of("multiple_choice", options=options))


# What is seen -----------------------------------------------------------------------------------


def test_what_is_seen_tells_no_answer() -> None:
    assert seen(MATCHING, 1).keys() == {"left", "right"}
    assert {one["id"] for one in seen(MATCHING, 1)["right"]} == {"x0", "y1", "d"}
    assert seen(CATEGORISE, 1)["categories"] == things("kl")
    assert all(one.keys() == {"id", "text"} for one in seen(CATEGORISE, 1)["items"])
    assert seen(HOTSPOT, 1) == {"file_id": FILE, "clicks": 3, "aspect": 1.0}
    assert seen(ESSAY, 1).keys() == {"min_words", "max_words", "template", "max_files"}
    assert seen(FILES, 1) == {"max_files": 2, "accept": ["pdf"]}
    assert seen(ACCENTS, 1) == {}
    assert seen(NUMERIC, 1) == {"unit": ""}
    gaps = seen(CLOZE, 1)["gaps"]
    assert gaps[0] == {"id": "t", "type": "short_answer"}
    assert gaps[1] == {"id": "n", "type": "numeric", "unit": "m"}
    assert [one["id"] for one in gaps[2]["options"]] == ["y", "m", "z"]
    assert seen(SINGLE, 1)["options"] == [{"id": one, "text": one} for one in "abcd"]


def test_an_order_stays_as_it_was_shown() -> None:
    orders = ["".join(one["id"] for one in seen(ORDERING, n)["options"]) for n in range(300)]
    assert len(set(orders)) == 24
    assert orders == ["".join(o["id"] for o in seen(ORDERING, n)["options"]) for n in range(300)]
    mixed = {
        "".join(one["id"] for one in seen(SINGLE, n, shuffle_options=True)["options"])
        for n in range(300)
    }
    assert len(mixed) == 24


# Content ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [*JUDGED, ESSAY, FILES])
def test_stored_content_comes_back_as_it_was(content: Content) -> None:
    assert content_of(dumped(content)) == content


def gap(**changes: Any) -> dict[str, Any]:
    return {"type": "cloze", "gaps": [TEXT_GAP | changes]}


def area(shape: str, *coords: float, **more: Any) -> dict[str, Any]:
    areas = [{"shape": shape, "coords": list(coords)}]
    return {"type": "hotspot", "file_id": FILE, "areas": areas, **more}


@pytest.mark.parametrize(
    "stored",
    [
        {"type": "matching", "pairs": []},
        {"type": "matching", "pairs": dumped(matching("pq", "xy"))["pairs"][:1]},
        {"type": "matching", "pairs": [dumped(matching("pq", "xy"))["pairs"][0]] * 2},
        dumped(matching("pq", "xy")) | {"distractors": [{"id": "x0", "text": "new"}]},
        {"type": "ordering", "options": things("a")},
        {"type": "ordering", "options": things("aa")},
        {"type": "ordering", "options": [{**one, "correct": True} for one in things("ab")]},
        dumped(CATEGORISE) | {"categories": things("k")},
        dumped(CATEGORISE) | {"categories": things("km")},
        dumped(CATEGORISE) | {"categories": things("kkl")},
        dumped(CATEGORISE) | {"items": [{**one, "category_id": "k"} for one in things("aa")]},
        area("rect", 0.3, 0.1, 0.1, 0.2),
        area("rect", 0.1, 0.3, 0.2, 0.2),
        area("rect", 0.1, 0.3, 0.2),
        area("circle", 0.1, 0.3, 0),
        area("circle", 0.1, 0.3),
        area("circle", 0.1, 1.3, 0.1),
        area("poly", 0, 0, 1, 0),
        area("poly", 0, 0, 1, 0, 1, 1, 0),
        area("star", 0, 0, 1, 0, 1, 1),
        area("circle", 0.1, 0.3, 0.1, clicks=0),
        area("circle", 0.1, 0.3, 0.1, aspect=0),
        area("circle", 0.1, 0.3, 0.1, file_id="x"),
        dumped(HOTSPOT) | {"clicks": 2},
        {"type": "cloze", "gaps": []},
        {"type": "cloze", "gaps": [TEXT_GAP, TEXT_GAP]},
        gap(weight=0),
        gap(type="essay"),
        gap(id=""),
        {"type": "cloze", "gaps": [{"type": "short_answer", "answers": [{"text": "red"}]}]},
        {"type": "essay", "min_words": 3, "max_words": 2},
        {"type": "essay", "max_files": 11},
        {"type": "file", "max_files": 0},
        {"type": "file", "accept": [".PDF"]},
        {"type": "numeric", "numeric": {"value": 1, "also": [{"min": 2, "max": 1, "fraction": 1}]}},
        {"type": "numeric", "numeric": {"value": 1, "tolerance_type": "both"}},
        {
            "type": "single_choice",
            "options": [{"text": "a", "correct": True, "fraction": 0.5}, {"text": "b"}],
        },
        {
            "type": "single_choice",
            "options": [{"text": "a", "correct": True}, {"text": "b", "fraction": 1}],
        },
        {
            "type": "multiple_choice",
            "options": [{"text": "a", "correct": True, "fraction": 1.5}, {"text": "b"}],
        },
    ],
)
def test_content_that_makes_no_sense_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        content_of(stored)


SAME = [{"id": "1", "text": "same"}, {"id": "2", "text": "Other"}, {"id": "3", "text": "same "}]


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (of("ordering", options=SAME), ["options.2.text"]),
        (
            of(
                "matching", pairs=[{"left": x, "right": y} for x, y in zip(SAME, SAME, strict=True)]
            ),
            ["pairs.2.left.text"],
        ),
        (
            of("categorise", categories=SAME, items=[{**x, "category_id": "1"} for x in SAME]),
            ["categories.2.text", "items.2.text"],
        ),
        (
            of(
                "cloze",
                gaps=[
                    TEXT_GAP,
                    {**CHOICE_GAP, "options": [{**SAME[0], "correct": True}, *SAME[1:]]},
                ],
            ),
            ["gaps.1.options.2.text"],
        ),
        (HOTSPOT, []),
    ],
)
def test_what_looks_alike_is_found(content: Content, fields: list[str]) -> None:
    assert twins(content) == fields


# Tallies ----------------------------------------------------------------------------------------


def test_a_tally_counts_what_is_in_its_place() -> None:
    given = [({"options": list("abdc")}, 2), ({"options": list("bacd")}, 1)]
    assert counts(ORDERING, given) == {"a": 2, "b": 2, "c": 1, "d": 1}
    given = [(paired("px2", "qx0"), 3), (paired("qy1"), 1)]
    assert counts(MATCHING, given) == {"p": 3, "q": 1, "r": 0}
    assert counts(CATEGORISE, [(paired("ak", "bl"), 1)]) == {"a": 1, "b": 0, "c": 0}
    assert counts(SINGLE, [({"options": ["b"]}, 4)]) == {"a": 0, "b": 4, "c": 0, "d": 0}
    assert counts(ACCENTS, [({"text": "É"}, 1), ({"text": "e"}, 2)]) == {"e": 3}
    assert parts(ACCENTS) is None


def test_an_answer_of_another_type_is_a_bug() -> None:
    for content, answer in (
        (MATCHING, OrderAnswer(options=["a"])),
        (ORDERING, ChoiceAnswer(options=["a"])),
        (CLOZE, PairsAnswer(pairs={"a": "b"})),
    ):
        with pytest.raises(TypeError):
            fraction(content, answer)
    with pytest.raises(TypeError):
        chosen(ORDERING, TextAnswer(text="a"))
    with pytest.raises(TypeError):
        bucket(SINGLE, ChoiceAnswer(options=["a"]))


# Whatever is answered ---------------------------------------------------------------------------

IDS = "abcdefghij"
SHARES = st.floats(0, 1, width=32)
POINTS = st.tuples(SHARES, SHARES).map(list)


@st.composite
def played(draw: st.DrawFn) -> tuple[Content, dict[str, Any]]:
    """A question of parts and some answer to it."""
    n = draw(st.integers(2, 8))
    match draw(st.sampled_from(["matching", "ordering", "categorise", "hotspot", "cloze"])):
        case "matching":
            content = matching(IDS[:n], draw(st.text("uvwxyz", min_size=n, max_size=n)), "d")
            rights = [one["id"] for one in seen(content, 0)["right"]]
            pairs = st.dictionaries(st.sampled_from(IDS[:n]), st.sampled_from(rights), min_size=1)
            return content, {"pairs": draw(pairs)}
        case "ordering":
            return ordering(IDS[:n]), {"options": draw(st.permutations(IDS[:n]))}
        case "categorise":
            pairs = st.dictionaries(st.sampled_from(IDS[:n]), st.sampled_from("kl"), min_size=1)
            return categorise(k=IDS[:1], l=IDS[1:n]), {"pairs": draw(pairs)}
        case "hotspot":
            corners = draw(
                st.lists(SHARES, min_size=6, max_size=12).filter(lambda c: len(c) % 2 == 0)
            )
            points = draw(st.lists(POINTS, min_size=1, max_size=3))
            return hotspot(RECT, CIRCLE, ("poly", corners)), {"points": points}
    gaps = {
        "t": {"text": draw(st.sampled_from(["red", "blue"]))},
        "n": {"value": draw(st.integers(3, 5))},
        "c": {"options": [draw(st.sampled_from("ymz"))]},
    }
    some = draw(st.sets(st.sampled_from("tnc"), min_size=1))
    return CLOZE, {"gaps": {name: gaps[name] for name in some}}


@given(played(), st.sampled_from(POLICIES))
def test_a_worth_lies_between_nothing_and_all(
    asked: tuple[Content, dict[str, Any]], policy: Policy
) -> None:
    content, raw = asked
    found = worth(content, raw, policy)
    assert 0 <= found <= 1
    assert (found == 1) is (worth(content, raw, "all_or_nothing") == 1)
    assert worth(content, key(content), policy) == 1
    again = canonical(parse_answer(content, raw))
    assert worth(content, again, policy) == found
    assert content_of(dumped(content)) == content


@given(st.integers(0, 2**128), st.sampled_from([MATCHING, ORDERING, CATEGORISE]))
def test_what_is_seen_can_be_answered(seed: int, content: Content) -> None:
    shown = seen(content, seed)
    if "options" in shown:
        raw: dict[str, Any] = {"options": [one["id"] for one in shown["options"]]}
    else:
        lefts, rights = list(shown.values())
        if content.type == "categorise":
            assert [one["id"] for one in rights] == ["k", "l"]
        raw = {"pairs": {one["id"]: rights[seed % len(rights)]["id"] for one in lefts}}
    if content.type != "ordering":
        assert worth(content, raw) < 1, "one partner for all is never right"


def test_every_order_is_shown_as_often() -> None:
    """Of two, never the right one would be always the wrong one."""
    shown = Counter(
        tuple(one["id"] for one in seen(ordering("abc"), seed)["options"]) for seed in range(1200)
    )
    assert len(shown) == 6
    assert min(shown.values()) > 140, shown
