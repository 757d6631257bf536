"""Grades of random quizzes beside a second computation, which shares no code with the first.

Each question is drawn together with an answer and what the contract says that it is worth, by
counting decisions one at a time and by ordinary fractions; `lms` sees only question and answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.attempts.actions import closing, saving, starting
from lms.attempts.models import Attempt, AttemptAnswer
from lms.gradebook.models import Grade, GradeChange
from lms.questions.models import QuestionVersion
from lms.quizzes.models import QuizSlot
from tests.attempts.factories import make_sitting
from tests.factories import actor_of
from tests.quizzes.factories import make_question

POLICIES = ("all_or_nothing", "right_minus_wrong", "balanced", "every_decision", "weighted")
EIGHTHS = st.integers(-8, 8).map(lambda n: n / 8)
SHARES = st.integers(0, 8).map(lambda n: n / 8)
WORDS = ("argon", "boron", "carbon", "iodine", "neon", "zinc")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question, an answer to it for each attempt (None: left out), and what each is worth."""

    content: dict[str, Any]
    points: Decimal
    own_policy: str | None
    answers: list[Any]
    worth: list[Fraction]


@dataclass(frozen=True, slots=True)
class Exam:
    """A quiz as it is drawn."""

    policy: str
    grading_policy: str
    pass_percent: Decimal | None
    attempts: int
    questions: list[Drawn]


def in_all(parts: Sequence[bool]) -> Fraction:
    return Fraction(sum(parts), len(parts))


def ids(count: int, letter: str = "o") -> list[str]:
    return [f"{letter}{n}" for n in range(count)]


def ticks_worth(
    policy: str, right: list[bool], ticked: list[bool], own: list[float | None]
) -> Fraction:
    """Multiple choice, decision by decision."""
    of_right = [was for is_right, was in zip(right, ticked, strict=True) if is_right]
    of_wrong = [was for is_right, was in zip(right, ticked, strict=True) if not is_right]
    match policy:
        case "all_or_nothing":
            return Fraction(int(right == ticked))
        case "right_minus_wrong":
            return max(Fraction(0), Fraction(sum(of_right) - sum(of_wrong), len(of_right)))
        case "balanced":
            lost = in_all(of_wrong) if of_wrong else Fraction(0)
            return max(Fraction(0), in_all(of_right) - lost)
        case "every_decision":
            return in_all([a == b for a, b in zip(right, ticked, strict=True)])
    found = Fraction(0)
    for is_right, was, weight in zip(right, ticked, own, strict=True):
        if was:
            plain = Fraction(1, sum(right)) if is_right else Fraction(0)
            found += plain if weight is None else Fraction(weight)
    return sorted((Fraction(0), found, Fraction(1)))[1]


@st.composite
def ticked(draw: st.DrawFn, tries: int, policy: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
    count = draw(st.integers(2, 6))
    right = draw(st.lists(st.booleans(), min_size=count, max_size=count).filter(any))
    own = draw(st.lists(st.none() | EIGHTHS, min_size=count, max_size=count))
    options = [
        {"id": name, "text": f"Text {name}", "correct": is_right, "fraction": weight}
        for name, is_right, weight in zip(ids(count), right, own, strict=True)
    ]
    marks = st.lists(st.booleans(), min_size=count, max_size=count).filter(any)
    chosen = [draw(marks) for _ in range(tries)]
    answers = [
        {"options": [name for name, was in zip(ids(count), one, strict=True) if was]}
        for one in chosen
    ]
    worth = [ticks_worth(policy, right, one, own) for one in chosen]
    return {"type": "multiple_choice", "options": options}, answers, worth


@st.composite
def picked(
    draw: st.DrawFn, tries: int, _policy: str
) -> tuple[dict[str, Any], list[Any], list[Any]]:
    count = draw(st.integers(2, 5))
    right = draw(st.integers(0, count - 1))
    less = st.none() | st.integers(-8, 7).map(lambda n: n / 8)  # only the right one is worth all
    own = draw(st.lists(less, min_size=count, max_size=count))
    own[right] = draw(st.sampled_from([None, 1.0]))
    options = [
        {"id": name, "text": f"Text {name}", "correct": n == right, "fraction": own[n]}
        for n, name in enumerate(ids(count))
    ]
    chosen = [draw(st.integers(0, count - 1)) for _ in range(tries)]
    worth = []
    for n in chosen:
        weight = own[n]
        plain = Fraction(int(n == right))
        worth.append(plain if weight is None else max(Fraction(0), Fraction(weight)))
    return (
        {"type": "single_choice", "options": options},
        [{"options": [f"o{n}"]} for n in chosen],
        worth,
    )


@st.composite
def typed(draw: st.DrawFn, tries: int, _policy: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
    accepted = draw(st.lists(st.tuples(st.sampled_from(WORDS), SHARES), min_size=1, max_size=4))
    exact = draw(st.booleans())
    answers, worth = [], []
    for _ in range(tries):
        word, upper = draw(st.sampled_from(WORDS)), draw(st.booleans())
        matches = [share for text, share in accepted if text == word and not (exact and upper)]
        answers.append({"text": f" {word.upper() if upper else word}"})
        worth.append(Fraction(matches[0]) if matches else Fraction(0))
    stored = [{"text": text, "fraction": share} for text, share in accepted]
    return {"type": "short_answer", "answers": stored, "case_sensitive": exact}, answers, worth


@st.composite
def counted(
    draw: st.DrawFn, tries: int, _policy: str
) -> tuple[dict[str, Any], list[Any], list[Any]]:
    small = st.integers(-40, 40)
    value, tolerance = draw(small), draw(st.integers(0, 5))
    also = [
        {"min": low, "max": low + width, "fraction": share}
        for low, width, share in draw(
            st.lists(st.tuples(small, st.integers(0, 20), SHARES), max_size=3)
        )
    ]
    answers, worth = [], []
    for _ in range(tries):
        given_number = draw(small)
        near = abs(given_number - value) <= tolerance
        inside = [one["fraction"] for one in also if one["min"] <= given_number <= one["max"]]
        answers.append({"value": given_number})
        worth.append(Fraction(1) if near else Fraction(inside[0]) if inside else Fraction(0))
    stored = {"value": value, "tolerance": tolerance, "also": also}
    return {"type": "numeric", "numeric": stored}, answers, worth


def whole(policy: str, parts: Sequence[bool]) -> Fraction:
    """The types with parts: under `all_or_nothing` they count together."""
    return Fraction(int(all(parts))) if policy == "all_or_nothing" else in_all(parts)


@st.composite
def paired(draw: st.DrawFn, tries: int, policy: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
    count, more = draw(st.integers(2, 5)), draw(st.integers(0, 2))
    pairs = [
        {"left": {"id": left, "text": f"Left {left}"}, "right": {"id": right, "text": right}}
        for left, right in zip(ids(count, "l"), ids(count, "r"), strict=True)
    ]
    distractors = [{"id": name, "text": name} for name in ids(more, "d")]
    seen = [*ids(count, "r"), *ids(more, "d")]
    answers, worth = [], []
    for _ in range(tries):
        found = draw(
            st.dictionaries(st.sampled_from(ids(count, "l")), st.sampled_from(seen), min_size=1)
        )
        answers.append({"pairs": found})
        worth.append(whole(policy, [found.get(f"l{n}") == f"r{n}" for n in range(count)]))
    return {"type": "matching", "pairs": pairs, "distractors": distractors}, answers, worth


@st.composite
def ordered(
    draw: st.DrawFn, tries: int, policy: str
) -> tuple[dict[str, Any], list[Any], list[Any]]:
    names = ids(draw(st.integers(2, 6)))
    orders = [draw(st.permutations(names)) for _ in range(tries)]
    options = [{"id": name, "text": f"Step {name}"} for name in names]
    worth = [whole(policy, [a == b for a, b in zip(names, one, strict=True)]) for one in orders]
    return (
        {"type": "ordering", "options": options},
        [{"options": list(one)} for one in orders],
        worth,
    )


@st.composite
def sorted_out(
    draw: st.DrawFn, tries: int, policy: str
) -> tuple[dict[str, Any], list[Any], list[Any]]:
    boxes, count = ids(draw(st.integers(2, 3)), "c"), draw(st.integers(2, 6))
    belongs = [draw(st.sampled_from(boxes)) for _ in range(count)]
    items = [
        {"id": name, "text": f"Thing {name}", "category_id": box}
        for name, box in zip(ids(count, "i"), belongs, strict=True)
    ]
    answers, worth = [], []
    for _ in range(tries):
        found = draw(
            st.dictionaries(st.sampled_from(ids(count, "i")), st.sampled_from(boxes), min_size=1)
        )
        answers.append({"pairs": found})
        worth.append(whole(policy, [found.get(f"i{n}") == belongs[n] for n in range(count)]))
    categories = [{"id": name, "text": f"Box {name}"} for name in boxes]
    return {"type": "categorise", "categories": categories, "items": items}, answers, worth


@st.composite
def gapped(draw: st.DrawFn, tries: int, policy: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
    gaps, given_gaps, weights = [], [dict[str, Any]() for _ in range(tries)], []
    worths: list[list[Fraction]] = [[] for _ in range(tries)]
    for name in ids(draw(st.integers(1, 3)), "g"):
        content, answers, worth = draw(
            st.sampled_from([picked, typed, counted]).flatmap(lambda kind: kind(tries, policy))
        )
        weights.append(draw(st.integers(1, 4)))
        gaps.append({**content, "id": name, "weight": weights[-1]})
        for n in range(tries):
            left_out = draw(st.booleans())
            worths[n].append(Fraction(0) if left_out else worth[n])
            if not left_out:
                given_gaps[n][name] = answers[n]
    total = [
        sum((w * f for w, f in zip(weights, one, strict=True)), Fraction(0)) / sum(weights)
        for one in worths
    ]
    if policy == "all_or_nothing":
        total = [Fraction(int(one == 1)) for one in total]
    return (
        {"type": "cloze", "gaps": gaps},
        [{"gaps": one} if one else None for one in given_gaps],
        total,
    )


KINDS = (ticked, ticked, picked, typed, counted, paired, ordered, sorted_out, gapped)


@st.composite
def exams(draw: st.DrawFn) -> Exam:
    tries, policy = draw(st.integers(1, 3)), draw(st.sampled_from(POLICIES))
    questions = []
    for _ in range(draw(st.integers(1, 4))):
        own = draw(st.none() | st.sampled_from(POLICIES))
        content, answers, worth = draw(draw(st.sampled_from(KINDS))(tries, own or policy))
        left_out = [draw(st.integers(0, 9)) == 0 for _ in range(tries)]
        answers = [None if out else one for out, one in zip(left_out, answers, strict=True)]
        worth = [Fraction(0) if out else one for out, one in zip(left_out, worth, strict=True)]
        points = Decimal(draw(st.integers(0, 2000))) / 100
        questions.append(Drawn(content, points, own, answers, worth))
    return Exam(
        policy,
        draw(st.sampled_from(["highest", "latest", "first", "average"])),
        draw(st.none() | st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)),
        tries,
        questions,
    )


def half_up(value: Fraction) -> Fraction:
    return Fraction(math.floor(value * 100 + Fraction(1, 2)), 100)


async def sit(exam: Exam) -> None:
    """Every attempt of it, and the grade in the end."""
    sitting = await make_sitting(
        questions=0, policy=exam.policy, grading_policy=exam.grading_policy,
        pass_percent=exam.pass_percent, attempts_allowed=0,
    )  # fmt: skip
    actor, asked = actor_of(sitting.student), []
    for n, one in enumerate(exam.questions, start=1):
        asked.append(await make_question(sitting.quiz, one.content, position=n))
        await QuizSlot.filter(question_id=asked[-1].id).update(points=one.points)
        versions = QuestionVersion.filter(question_id=asked[-1].id)
        await versions.update(policy=one.own_policy)
    most = sum((Fraction(one.points) for one in exam.questions), Fraction(0))
    scores = []
    for n in range(exam.attempts):
        attempt, _ = await starting.start(actor, sitting.quiz.id, None)
        for question, one in zip(asked, exam.questions, strict=True):
            if one.answers[n] is not None:
                await saving.keep(actor, attempt.id, question.id, one.answers[n], received=0.0)
        done = await closing.submit(actor, attempt.id, {})
        parts = {
            question.id: half_up(Fraction(one.points) * one.worth[n])
            for question, one in zip(asked, exam.questions, strict=True)
        }
        stored = await AttemptAnswer.filter(attempt_id=attempt.id)
        assert {one.question_id: Fraction(one.earned or 0) for one in stored} == parts
        score = sum(parts.values(), Fraction(0))
        share = half_up(100 * score / most) if most else None
        least = exam.pass_percent
        passes = least is None or (share is not None and share >= Fraction(least))
        done = await Attempt.get(id=attempt.id)
        assert (done.score, done.max_points) == (score, most)
        assert (done.percent, done.passed) == (share, passes)
        scores.append(score)
    counts = {
        "highest": max(scores), "latest": scores[-1], "first": scores[0],
        "average": sum(scores, Fraction(0)) / len(scores),
    }  # fmt: skip
    grade = await Grade.get(user_id=sitting.student.id)
    assert grade.points == half_up(counts[exam.grading_policy])
    assert await GradeChange.filter(item_id=grade.item_id).exists()


@given(exam=exams())
@settings(max_examples=12, suppress_health_check=list(HealthCheck), derandomize=True)
async def test_grades_are_what_a_second_computation_says(db: None, exam: Exam) -> None:
    await sit(exam)


@pytest.mark.slow
@given(exam=exams())
@settings(max_examples=250, suppress_health_check=list(HealthCheck))
async def test_grades_of_other_quizzes_each_time_are(db: None, exam: Exam) -> None:
    await sit(exam)
