"""Moodle's cloze questions: `{2:SHORTANSWER:=Paris#Yes~%50%Lutetia}` within the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from lms.questions.content import GAP, Cloze, Gap, Numeric, Option, ShortAnswer
from lms.questions.formats.base import tidy
from lms.questions.formats.numerals import Given, absolute, digits, numeric
from lms.questions.formats.weights import fraction, percent, read_percent, share

Convert = Callable[[str], str]

TEXT_TYPES = {"SHORTANSWER", "SA", "MW"}
EXACT_TYPES = {"SHORTANSWER_C", "SAC", "MWC"}
NUMBER_TYPES = {"NUMERICAL", "NM"}
CHOICE_TYPES = {"MULTICHOICE", "MC"} | {
    name + way for name, ways in (("MULTICHOICE", ("_V", "_H", "_S", "_VS", "_HS")),
                                  ("MC", ("V", "H", "S", "VS", "HS"))) for way in ways
}  # fmt: skip
SEVERAL_TYPES = {"MULTIRESPONSE", "MULTIRESPONSE_H", "MULTIRESPONSE_S", "MULTIRESPONSE_HS"} | {
    "MR", "MRH", "MRS", "MRHS"
}  # fmt: skip
MAX_GAPS = 50
MAX_LENGTH = 10_000
"""Of what stands in one gap's braces."""

_begin = re.compile(r"\{([0-9]{0,4}):([A-Z_]{2,16}):")
_piece = re.compile(r"\\(.)|&#?[0-9a-zA-Z]{1,10};|[~#}]|[^\\&~#}]+|[\\&]", re.DOTALL)
_worth = re.compile(r"\s*(?:=|%([^%]{0,20})%)")
_escaped = re.compile(r'[\\}#~/"]')


def taken_out(text: str) -> tuple[str, list[tuple[int, str, list[tuple[str, str]]]]]:
    """The text with `{{1}}` for its first gap, and of each gap weight, type and alternatives.

    An alternative is its text with what it is worth, and its feedback. ValueError says what is
    wrong.
    """
    kept, gaps, at = [], [], 0
    while found := _begin.search(text, at):
        kind = found[2]
        if kind not in TEXT_TYPES | EXACT_TYPES | NUMBER_TYPES | CHOICE_TYPES | SEVERAL_TYPES:
            kept.append(text[at : found.end()])
            at = found.end()
            continue
        kept.append(text[at : found.start()])
        alternatives, at = _alternatives(text, found.end())
        gaps.append((int(found[1] or 1) or 1, kind, alternatives))
        if len(gaps) > MAX_GAPS:
            raise ValueError(f"The text has more than {MAX_GAPS} gaps.")
        kept.append(f"{{{{{len(gaps)}}}}}")
    kept.append(text[at:])
    if not gaps:
        raise ValueError("The text has no gap.")
    return "".join(kept), gaps


def _alternatives(text: str, at: int) -> tuple[list[tuple[str, str]], int]:
    found = [["", ""]]
    side = 0
    begin = at
    while at < len(text) and at - begin <= MAX_LENGTH:
        piece = _piece.match(text, at)
        if piece is None:
            break
        at = piece.end()
        match piece[0]:
            case "}":
                return [(one[0], one[1]) for one in found], at
            case "~":
                found.append(["", ""])
                side = 0
            case "#" if side == 0:
                side = 1
            case whole:
                found[-1][side] += piece[1] or whole
    raise ValueError("A gap's } is missing.")


def content(
    gaps: list[tuple[int, str, list[tuple[str, str]]]],
    convert: Convert,
    warn: Callable[[str], None],
) -> list[dict[str, Any]]:
    """The gaps as they are stored; ValueError says which makes no sense."""
    return [
        _gap(number, weight, kind, alternatives, convert, warn)
        for number, (weight, kind, alternatives) in enumerate(gaps, 1)
    ]


def _gap(
    number: int,
    weight: int,
    kind: str,
    alternatives: list[tuple[str, str]],
    convert: Convert,
    warn: Callable[[str], None],
) -> dict[str, Any]:
    if kind in SEVERAL_TYPES:
        raise ValueError(f"Gap {number} takes several choices, which no gap does here.")
    weighed = [(*_stated(text, number), convert(told)) for text, told in alternatives]
    if not any(worth == 100 for _, worth, _ in weighed):
        raise ValueError(f"In gap {number} nothing is wholly right.")
    same = {"id": str(number), "weight": weight}
    if kind in NUMBER_TYPES:
        given = [Given(*_number(text), worth, told) for text, worth, told in weighed]
        try:
            return same | numeric(given, warn)["content"]  # type: ignore[no-any-return]
        except ValueError as wrong:
            raise ValueError(f"Gap {number}: {wrong}") from None
    if kind in CHOICE_TYPES:
        if len(weighed) < 2:
            raise ValueError(f"Gap {number} has fewer than two choices.")
        options = [
            {
                "text": convert(text),
                "correct": worth == 100,
                "fraction": fraction(worth) if worth not in (0, 100) else None,
                "feedback": told,
            }
            for text, worth, told in weighed
        ]
        return same | {"type": "single_choice", "options": options}
    answers = [
        {"text": convert(text), "fraction": share(worth, warn), "feedback": told}
        for text, worth, told in weighed
    ]
    return same | {
        "type": "short_answer",
        "answers": answers,
        "case_sensitive": kind in EXACT_TYPES,
    }


def _stated(text: str, number: int) -> tuple[str, Decimal]:
    stated = _worth.match(text)
    if stated is None:
        return text, Decimal(0)
    worth = Decimal(100) if stated[1] is None else read_percent(stated[1])
    if worth is None:
        raise ValueError(f"Gap {number} has a weight that is none.")
    return text[stated.end() :], worth


def _number(text: str) -> tuple[str, str]:
    value, _, tolerance = text.partition(":")
    return value, tolerance


def written(stem: str, cloze: Cloze) -> str | None:
    """The stem with its gaps; None when other parts of it would be read as gaps."""
    if _begin.search(stem):
        return None
    gaps = {gap.id: _written_gap(gap) for gap in cloze.gaps}
    return GAP.sub(lambda found: gaps[found[1]], tidy(stem))


def _written_gap(gap: Gap) -> str:
    match gap:
        case Numeric():
            kind, parts = "NUMERICAL", _written_number(gap)
        case ShortAnswer():
            kind = "SHORTANSWER_C" if gap.case_sensitive else "SHORTANSWER"
            parts = [_alternative(one.text, one.fraction, one.feedback) for one in gap.answers]
        case _:
            kind, parts = "MULTICHOICE", [_option(one) for one in gap.options]
    return f"{{{gap.weight}:{kind}:{'~'.join(parts)}}}"


def _option(option: Option) -> str:
    share = 1.0 if option.correct else option.fraction or 0.0
    return _alternative(option.text, share, option.feedback)


def _written_number(gap: Numeric) -> list[str]:
    own = gap.numeric
    parts = [f"={digits(own.value)}:{digits(absolute(own))}"]
    for one in own.also:
        value, off = middle(one.min, one.max)
        parts.append(_alternative(f"{value}:{off}", one.fraction, one.feedback))
    return parts


def _alternative(text: str, share: float, feedback: str) -> str:
    worth = "=" if share == 1 else f"%{percent(share)}%" if share else ""
    if not worth and text.lstrip()[:1] in ("=", "%"):
        worth = "%0%"
    told = f"#{_escape(tidy(feedback))}" if tidy(feedback) else ""
    return f"{worth}{_escape(text)}{told}"


def _escape(text: str) -> str:
    return _escaped.sub(lambda found: "\\" + found[0], tidy(text))


def middle(low: float, high: float) -> tuple[str, str]:
    """A range as the number in its middle and how far it reaches."""
    least, most = Decimal(repr(low)), Decimal(repr(high))
    return digits(float((least + most) / 2)), digits(float((most - least) / 2))
