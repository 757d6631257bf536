"""Questions for the formats: any, by Hypothesis, and what of them each format holds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lms.core.text import empty
from lms.questions.content import Choice, Cloze, TrueFalse, dumped
from lms.questions.formats import Draft
from lms.questions.formats.base import says_true_false, tidy
from lms.questions.formats.numerals import absolute
from lms.questions.formats.weights import weighed
from lms.questions.rules import senseless

SIGNS = "aB3 =~#{}:\\%[]<>&*_`|$.,;-+/'\"()\n\tÄß½²م中🎉\u00a0\u2028"
WORDS = [
    "T", "[html]", "[markdown]", "%50%", "->", "::", "//", "$CATEGORY: x", "]]>", "&amp;", "A. b",
    "ANSWER: B", "=1+1", "@sum", "{1:SA:=x}", "####", "\\n", "TRUE", "_____", "    code", "True",
]  # fmt: skip

_raw = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=5).map("".join)


def _says(text: str) -> bool:
    return not empty(text)


texts = _raw.filter(_says)
lines = texts.map(lambda text: " ".join(text.split())).filter(_says)
feedback = st.one_of(st.just(""), _raw)
shares = st.sampled_from([0.0, 0.1, 0.25, 0.3333333, 0.5, 0.75, 0.9])
numbers = st.decimals(-1000, 1000, places=3).map(float)
small = st.decimals(0, 100, places=3).map(float)


@st.composite
def _choices(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    found = draw(st.lists(texts, min_size=2, max_size=6, unique_by=tidy))
    right = draw(st.integers(0, len(found) - 1))
    options = [
        {"text": text, "correct": n == right, "feedback": draw(feedback)}
        for n, text in enumerate(found)
    ]
    if kind == "multiple_choice":
        more = draw(st.sets(st.integers(0, len(found) - 1)))
        for place in more:
            options[place]["correct"] = True
    return {"type": kind, "options": options}


@st.composite
def _true_false(draw: st.DrawFn) -> dict[str, Any]:
    words = draw(st.sampled_from([["True", "False"], ["Yes", "No"], ["False", "True"]]))
    right = draw(st.integers(0, 1))
    return {
        "type": "true_false",
        "options": [
            {"text": word, "correct": n == right, "feedback": draw(feedback)}
            for n, word in enumerate(words)
        ],
    }


_accepted = st.fixed_dictionaries({"text": lines, "fraction": shares, "feedback": feedback})
_short = st.builds(
    lambda first, others, exact: {
        "type": "short_answer",
        "answers": [{**first, "fraction": 1.0}, *others],
        "case_sensitive": exact,
    },
    _accepted,
    st.lists(_accepted, max_size=3),
    st.booleans(),
)
_ranges = st.builds(
    lambda low, size, share, told: {
        "min": low,
        "max": float(Decimal(repr(low)) + Decimal(repr(size))),
        "fraction": share,
        "feedback": told,
    },
    numbers,
    small,
    shares,
    feedback,
)
_own_number = st.fixed_dictionaries(
    {
        "value": numbers,
        "tolerance": small,
        "tolerance_type": st.sampled_from(["absolute", "percent"]),
        "unit": st.sampled_from(["", "m", "km/h", "°C <"]),
        "also": st.lists(_ranges, max_size=2),
    }
)
_numeric = _own_number.map(lambda own: {"type": "numeric", "numeric": own})
_thing = texts.map(lambda text: {"text": text})
_matching = st.builds(
    lambda pairs, others: {"type": "matching", "pairs": pairs, "distractors": others},
    st.lists(
        st.fixed_dictionaries({"left": _thing, "right": _thing}),
        min_size=2,
        max_size=4,
        unique_by=lambda pair: tidy(pair["left"]["text"]),
    ),
    st.lists(_thing, max_size=2),
)
_ordering = st.lists(_thing, min_size=2, max_size=5, unique_by=lambda one: tidy(one["text"])).map(
    lambda options: {"type": "ordering", "options": options}
)
_essay = st.fixed_dictionaries(
    {
        "type": st.just("essay"),
        "min_words": st.sampled_from([None, 5]),
        "max_words": st.sampled_from([None, 500]),
        "template": feedback,
        "max_files": st.integers(0, 10),
        "notes": feedback,
    }
)
_files = st.fixed_dictionaries(
    {
        "type": st.just("file"),
        "max_files": st.integers(1, 10),
        "accept": st.lists(st.sampled_from(["pdf", "odt", "png"]), unique=True),
    }
)
_categorise = st.just(
    {
        "type": "categorise",
        "categories": [{"id": "1", "text": "x"}, {"id": "2", "text": "y"}],
        "items": [{"text": "a", "category_id": "1"}, {"text": "b", "category_id": "2"}],
    }
)

_contents = st.one_of(
    _choices("single_choice"),
    _choices("multiple_choice"),
    _true_false(),
    _short,
    _numeric,
    _matching,
    _ordering,
    _essay,
    _files,
    _categorise,
)


@st.composite
def _gap(draw: st.DrawFn, name: str) -> dict[str, Any]:
    kind = draw(st.sampled_from([_choices("single_choice"), _short, _numeric]))
    return {**draw(kind), "id": name, "weight": draw(st.integers(1, 9))}


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Any question that makes sense."""
    stem = draw(texts)
    content = draw(_contents)
    if draw(st.integers(0, 5)) == 0:
        content = {"type": "cloze", "gaps": [draw(_gap(name)) for name in ("1", "2")]}
        stem = f"{draw(texts)} {{{{1}}}} {draw(_raw)} {{{{2}}}}{draw(texts)}"
    hints = draw(st.lists(texts, max_size=2))
    return Draft.model_validate(
        {
            "stem": stem,
            "content": content,
            "title": draw(st.one_of(st.just(""), lines)),
            "category": draw(st.lists(st.sampled_from(["a", "b/c", "top", "d e"]), max_size=3)),
            "tags": draw(st.lists(st.sampled_from(["x", "t]ag", "a\\b"]), unique=True)),
            "explanation": draw(feedback),
            "hints": hints,
            "feedback": {name: draw(feedback) for name in ("correct", "partial", "incorrect")},
            "policy": draw(st.sampled_from([None, "weighted", "balanced", "right_minus_wrong"])),
            "points": draw(st.sampled_from([Decimal(1), Decimal("2.5"), Decimal(0)])),
            "time_limit_s": draw(st.sampled_from([5, 20, 600])),
        }
    )


sensible = drafts().filter(lambda draft: senseless(draft.content) is None)


def plain(draft: Draft) -> dict[str, Any]:
    """All of a question but its ids and its line."""
    fields = draft.model_dump(exclude={"line", "content"})
    fields["points"] = float(draft.points)
    return fields | {"content": _without_ids(dumped(draft.content))}


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(one) for name, one in value.items() if name != "id"}
    if isinstance(value, list):
        return [_without_ids(one) for one in value]
    return value


Hold = Callable[[Draft, dict[str, Any]], dict[str, Any]]


def tidied(value: Any) -> Any:
    """All texts without white space around them, as writers leave them."""
    if isinstance(value, dict):
        return {name: tidied(one) for name, one in value.items()}
    if isinstance(value, list):
        return [tidied(one) for one in value]
    return tidy(value) if isinstance(value, str) else value


def with_weights(draft: Draft, fields: dict[str, Any]) -> None:
    """A choice of several is what its policy makes of the options: weights."""
    content = draft.content
    if not isinstance(content, Choice):
        return
    several = content.type == "multiple_choice"
    for option, one in zip(
        fields["content"]["options"], weighed(content, draft.policy), strict=True
    ):
        option["fraction"] = float(one.percent / 100) if several else None
    fields["policy"] = "weighted" if several else None


def with_tolerance(draft: Draft, fields: dict[str, Any]) -> None:
    """A tolerance as a number, wherever it stands."""
    content = draft.content
    if content.type == "numeric":
        _absolute(content.numeric, fields["content"]["numeric"])
    if isinstance(content, Cloze):
        for gap, stored in zip(content.gaps, fields["content"]["gaps"], strict=True):
            if gap.type == "numeric":
                _absolute(gap.numeric, stored["numeric"])


def _absolute(own: Any, stored: dict[str, Any]) -> None:
    stored |= {"tolerance": absolute(own), "tolerance_type": "absolute"}


def with_known_words(draft: Draft, fields: dict[str, Any]) -> None:
    """Words that aren't True and False make a choice of one."""
    content = draft.content
    if isinstance(content, TrueFalse) and not says_true_false(content.options):
        fields["content"]["type"] = "single_choice"


def with_true_first(draft: Draft, fields: dict[str, Any]) -> None:
    """The same, and True comes before False."""
    with_known_words(draft, fields)
    if fields["content"]["type"] == "true_false":
        fields["content"]["options"].sort(key=lambda one: one["text"], reverse=True)
