"""Reading an answer, and what it is worth, whatever the type of its question."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from lms.core.errors import Invalid
from lms.core.schema import faults
from lms.core.text import look
from lms.questions.content import (
    Answer,
    Categorise,
    Choice,
    ChoiceAnswer,
    Cloze,
    Content,
    Essay,
    EssayAnswer,
    Files,
    FilesAnswer,
    Gap,
    GapsAnswer,
    GivenGaps,
    Hotspot,
    Matching,
    MultipleChoice,
    NumberAnswer,
    Numeric,
    OrderAnswer,
    Ordering,
    PairsAnswer,
    PointsAnswer,
    ShortAnswer,
    Stored,
    TextAnswer,
    answer_type,
)
from lms.questions.rules import choosing, numbers, pictures, sorting, texts
from lms.questions.rules.choosing import DEFAULT_POLICY, Policy
from lms.questions.rules.numbers import ALL, NOTHING

STRICT = (Matching, Ordering, Cloze, Categorise, Hotspot)
"""The types whose parts count together under `all_or_nothing`."""


# Reading an answer ------------------------------------------------------------------------------


def parse_answer(content: Content, raw: object) -> Answer:
    """The answer in what a client sent, normalised; `Invalid` names what is wrong with it."""
    answer: Answer = _parsed(content, raw, "answer")
    return answer


def _parsed(content: Content | Gap, raw: object, at: str) -> Any:
    if isinstance(content, Cloze):
        return _gaps(content, _validated(GivenGaps, raw, at), at)
    answer = _validated(answer_type(content), raw, at)
    if isinstance(answer, ChoiceAnswer) and isinstance(content, Choice):
        _check_options(content, answer, at)
    elif isinstance(answer, OrderAnswer) and isinstance(content, Ordering):
        if {one.id for one in content.options} != set(answer.options):
            raise Invalid.field(f"{at}.options", "must hold every option of the question once")
    elif isinstance(answer, PairsAnswer) and isinstance(content, Matching | Categorise):
        return _seen_pairs(content, answer, at)
    elif isinstance(answer, PointsAnswer) and isinstance(content, Hotspot):
        if len(answer.points) > content.clicks:
            raise Invalid.field(f"{at}.points", f"should have at most {content.clicks} points")
    else:
        _check_files(content, answer, at)
    return answer


def _validated(model: type[Stored], raw: object, at: str) -> Any:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        errors = faults(error, below=at)
        raise Invalid(detail="This is not an answer to this question.", errors=errors) from None


def _check_options(content: Choice, answer: ChoiceAnswer, at: str) -> None:
    if not {option.id for option in content.options}.issuperset(answer.options):
        raise Invalid.field(f"{at}.options", "holds an option that this question doesn't have")
    if not isinstance(content, MultipleChoice) and len(answer.options) != 1:
        raise Invalid.field(f"{at}.options", "must hold exactly one option")


def _seen_pairs(content: Matching | Categorise, answer: PairsAnswer, at: str) -> PairsAnswer:
    """The pairs by the ids that are seen: of equal right texts the first."""
    if isinstance(content, Matching):
        known = sorting.seen_as(content)
    else:
        known = {one.id: one.id for one in content.categories}
    if not (
        answer.pairs.keys() <= sorting.right_pairs(content).keys()
        and known.keys() >= set(answer.pairs.values())
    ):
        raise Invalid.field(f"{at}.pairs", "names something that this question doesn't have")
    return PairsAnswer(pairs={one: known[other] for one, other in answer.pairs.items()})


def _gaps(content: Cloze, given: GivenGaps, at: str) -> GapsAnswer:
    gaps = {gap.id: gap for gap in content.gaps}
    read = {}
    for name, one in sorted(given.gaps.items()):
        if name not in gaps:
            raise Invalid.field(f"{at}.gaps", "names a gap that this question doesn't have")
        read[name] = _parsed(gaps[name], one, f"{at}.gaps.{name}")
    return GapsAnswer(gaps=read)


def _check_files(content: Content | Gap, answer: object, at: str) -> None:
    match content, answer:
        case ((Essay() | Files()), (EssayAnswer() | FilesAnswer())):
            if len(answer.file_ids) > content.max_files:
                most = f"should have at most {content.max_files} files"
                raise Invalid.field(f"{at}.file_ids", most)


def canonical(answer: Answer) -> dict[str, Any]:
    """The JSON to store and to send; equal for equal answers."""
    return answer.model_dump(mode="json")


def same(one: Answer, other: Answer) -> bool:
    """Equal by value; the order in which options were chosen doesn't count."""
    return one == other


# What an answer is worth ------------------------------------------------------------------------


def by_hand(content: Content) -> bool:
    """Whether a person must grade it."""
    return isinstance(content, Essay | Files)


def fraction(content: Content, answer: Answer | None, policy: Policy = DEFAULT_POLICY) -> Fraction:
    """How much of a question's points an answer earns, 0 to 1; a blank one nothing."""
    if answer is None:
        return NOTHING
    worth = _worth(content, answer, policy)
    whole = isinstance(content, STRICT) and policy == "all_or_nothing"
    return NOTHING if whole and worth < ALL else worth


def _worth(content: Content | Gap, answer: Answer, policy: Policy) -> Fraction:
    match content, answer:
        case Choice(), ChoiceAnswer():
            return choosing.worth(content, answer.options, policy)
        case ShortAnswer(), TextAnswer():
            return texts.worth(content, answer.text)
        case Numeric(), NumberAnswer():
            return numbers.worth(content.numeric, answer.value)
        case ((Matching() | Categorise()), PairsAnswer()):
            return sorting.paired(sorting.right_pairs(content), answer.pairs)
        case Ordering(), OrderAnswer():
            return sorting.in_place([one.id for one in content.options], answer.options)
        case Hotspot(), PointsAnswer():
            return pictures.worth(content, answer.points)
        case Cloze(), GapsAnswer():
            return _gaps_worth(content, answer, policy)
    raise TypeError(f"{type(answer).__name__} can't be judged as an answer to {content.type}")


def _gaps_worth(content: Cloze, answer: GapsAnswer, policy: Policy) -> Fraction:
    found = sum(
        gap.weight * _worth(gap, answer.gaps[gap.id], policy)
        for gap in content.gaps
        if gap.id in answer.gaps
    )
    return Fraction(found, sum(gap.weight for gap in content.gaps))


def correct(content: Content, answer: Answer) -> bool:
    """Wholly right: what counts in a live game, where there is no partial credit."""
    return fraction(content, answer, "all_or_nothing") == ALL


def key(content: Content | Gap) -> dict[str, Any]:
    """The right answer, in the shape of an answer; where several are right, the first one."""
    match content:
        case ShortAnswer():
            return {"text": texts.best(content).text.replace("\\*", "*")}
        case Numeric():
            return {"value": content.numeric.value}
        case Choice():
            return {"options": content.right}
        case Ordering():
            return {"options": [one.id for one in content.options]}
        case Matching() | Categorise():
            return {"pairs": sorting.right_pairs(content)}
        case Hotspot():
            return {"points": [pictures.inner(area) for area in content.areas]}
        case Cloze():
            return {"gaps": {gap.id: key(gap) for gap in content.gaps}}
    raise TypeError(f"nobody but people knows a right answer to {content.type}")


# What is wrong with a question ------------------------------------------------------------------


def answerable(content: Content) -> bool:
    """Whether a right answer exists: the one shown as right must be worth everything.

    A short answer is not answerable when no accepted text has the fraction 1, or when an
    earlier, poorer pattern catches it; a choice of several not when the fractions of its correct
    options don't add up to 1.
    """
    if by_hand(content):
        return True
    answer = parse_answer(content, key(content))
    return correct(content, answer) and fraction(content, answer, "weighted") == ALL


def senseless(content: Content) -> tuple[str, str] | None:
    """The field, and what is wrong with it, of a question that nobody could ask."""
    if places := twins(content):
        return places[0], "is the same as another one"
    if not answerable(content):
        field = {"short_answer": "answers", "cloze": "gaps"}.get(content.type, "options")
        return field, "nothing that is accepted is worth the whole question"
    return None


def twins(content: Content | Gap) -> list[str]:
    """The fields of what looks like an earlier one, so that nobody could tell them apart."""
    match content:
        case Choice() | Ordering():
            return _alike("options", content.options)
        case Matching():
            return _alike("pairs", content.lefts, ".left")
        case Categorise():
            return _alike("categories", content.categories) + _alike("items", content.items)
        case Cloze():
            inner = [(n, one) for n, gap in enumerate(content.gaps) for one in twins(gap)]
            return [f"gaps.{n}.{field}" for n, field in inner]
    return []


def _alike(field: str, things: list[Any], part: str = "") -> list[str]:
    looks = [look(one.text) for one in things]
    return [f"{field}.{n}{part}.text" for n, one in enumerate(looks) if one in looks[:n]]
