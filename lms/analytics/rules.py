"""Item statistics of classical test theory; pure.

The formulas are those that Moodle reports, with n - 1 in denominators (MoodleDocs, "Quiz statistics
calculations"); the point-biserial is Pearson's r with the population's standard deviation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, sqrt
from typing import Literal, TypeAlias

MIN_STUDENTS = 10
"""Below so many nothing is said of an item: one person would decide it."""
TOP_SHARE = 0.27
"""Of all students, those with the best and those with the worst totals."""
BARS = 10

Flag: TypeAlias = Literal["too_few", "zero_variance", "negative_covariance"]


def mean(values: Sequence[float]) -> float | None:
    return fsum(values) / len(values) if values else None


def covariance(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """With n - 1 in the denominator; None below two values."""
    if len(xs) < 2:
        return None
    x, y = fsum(xs) / len(xs), fsum(ys) / len(ys)
    return fsum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / (len(xs) - 1)


def variance(values: Sequence[float]) -> float | None:
    return covariance(values, values)


def deviation(values: Sequence[float]) -> float | None:
    """The standard deviation."""
    found = variance(values)
    return None if found is None else sqrt(found)


def median(values: Sequence[float]) -> float | None:
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def _moment(values: Sequence[float], power: int) -> float:
    centre = fsum(values) / len(values)
    return fsum((value - centre) ** power for value in values) / len(values)


def skewness(values: Sequence[float]) -> float | None:
    """k3 / k2^1.5; None below three values, or where all are equal."""
    n = len(values)
    if n < 3 or not (k2 := _moment(values, 2) * n / (n - 1)):
        return None
    return n * n * _moment(values, 3) / ((n - 1) * (n - 2)) / sqrt(k2) ** 3


def kurtosis(values: Sequence[float]) -> float | None:
    """k4 / k2^2, 0 for a normal distribution; None below four values, or where all are equal."""
    n = len(values)
    if n < 4 or not (k2 := _moment(values, 2) * n / (n - 1)):
        return None
    k4 = (n + 1) * _moment(values, 4) - 3 * (n - 1) * _moment(values, 2) ** 2
    return n * n * k4 / ((n - 1) * (n - 2) * (n - 3)) / k2**2


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's r; None where one of both never varies."""
    both, x, y = covariance(xs, ys), variance(xs), variance(ys)
    if both is None or not x or not y:
        return None
    return both / sqrt(x * y)


@dataclass(frozen=True, slots=True)
class Item:
    """What each student (by place in the list of totals) earned of an item, and chose of it.

    Of a drawn question only those have a place who got it. `chosen` is by option; who chose
    nothing stands in none.
    """

    points: float
    earned: Mapping[int, float]
    chosen: Mapping[str, frozenset[int]] = field(default_factory=dict)
    answered: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How many chose an option, and how their totals compare with those of the others."""

    count: int
    share: float | None
    point_biserial: float | None
    top: int
    middle: int
    bottom: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item; what can't be said is None, and `flags` say why. Shares are 0..1, the rest %."""

    n: int
    facility: float | None
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    intended_weight: float | None
    effective_weight: float | None
    options: dict[str, OptionFigures]
    flags: list[Flag]


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """The whole quiz, in percent of its points."""

    mean: float | None
    median: float | None
    sd: float | None
    min: float | None
    max: float | None
    skewness: float | None
    kurtosis: float | None
    cic: float | None
    error_ratio: float | None
    standard_error: float | None
    histogram: list[int]
    items: list[ItemFigures]


def figures(totals: Sequence[float], max_points: float, items: Sequence[Item]) -> QuizFigures:
    """All statistics of a quiz, from each student's total and what each earned of each item."""
    percents = [100 * one / max_points for one in totals] if max_points else []
    sd = deviation(percents)
    cic = consistency(totals, items)
    ratio = None if cic is None or cic > 100 else 100 * sqrt(1 - cic / 100)
    weights = [_root(_with_total(item, totals)) for item in items]
    together = fsum(weight for weight in weights if weight is not None)
    intended = fsum(item.points for item in items)
    return QuizFigures(
        mean=mean(percents),
        median=median(percents),
        sd=sd,
        min=min(percents, default=None),
        max=max(percents, default=None),
        skewness=skewness(percents),
        kurtosis=kurtosis(percents),
        cic=cic,
        error_ratio=ratio,
        standard_error=None if ratio is None or sd is None else ratio * sd / 100,
        histogram=histogram(percents),
        items=[
            _item(item, totals, weight, together, intended)
            for item, weight in zip(items, weights, strict=True)
        ],
    )


def histogram(percents: Sequence[float]) -> list[int]:
    """How many stand in each tenth; 100 % stands in the last."""
    found = [0] * BARS
    for one in percents:
        found[min(BARS - 1, max(0, int(one // (100 / BARS))))] += 1
    return found


def consistency(totals: Sequence[float], items: Sequence[Item]) -> float | None:
    """The coefficient of internal consistency (Cronbach's alpha) in percent; may be negative.

    Only where everybody was asked every item: None for drawn ones, and below two items.
    """
    k, spread = len(items), variance(totals)
    if k < 2 or not spread or any(len(item.earned) < len(totals) for item in items):
        return None
    single = fsum(variance(list(item.earned.values())) or 0.0 for item in items)
    return 100 * k / (k - 1) * (1 - single / spread)


def _with_total(item: Item, totals: Sequence[float]) -> float | None:
    who = sorted(item.earned)
    return covariance([item.earned[one] for one in who], [totals[one] for one in who])


def _root(value: float | None) -> float | None:
    return None if value is None or value < 0 else sqrt(value)


def _item(
    item: Item,
    totals: Sequence[float],
    weight: float | None,
    together: float,
    intended: float,
) -> ItemFigures:
    who = sorted(item.earned)
    n = len(who)
    if n < MIN_STUDENTS:
        return ItemFigures(n, None, None, None, None, None, None, {}, ["too_few"])
    earned = [item.earned[one] for one in who]
    rest = [totals[one] - item.earned[one] for one in who]
    r = correlation(earned, rest)
    flags: list[Flag] = ["zero_variance"] if r is None else []
    if weight is None:
        flags.append("negative_covariance")
    most = covariance(sorted(earned), sorted(rest))
    both = covariance(earned, rest)
    average = mean(earned)
    return ItemFigures(
        n=n,
        facility=average / item.points if item.points and average is not None else None,
        sd=deviation(earned),
        discrimination=None if r is None else 100 * r,
        efficiency=100 * both / most if r is not None and both is not None and most else None,
        intended_weight=100 * item.points / intended if intended else None,
        effective_weight=100 * weight / together if weight is not None and together else None,
        options={name: _option(item, chose, totals) for name, chose in item.chosen.items()},
        flags=flags,
    )


def _option(item: Item, chose: frozenset[int], totals: Sequence[float]) -> OptionFigures:
    answered = sorted(item.answered)
    told = [1.0 if one in chose else 0.0 for one in answered]
    upper, lower = thirds([totals[one] for one in answered])
    ranked = {one: _third(totals[one], upper, lower) for one in answered}
    places = [ranked[one] for one in answered if one in chose]
    return OptionFigures(
        count=len(chose),
        share=len(chose) / len(answered) if answered else None,
        point_biserial=correlation(told, [totals[one] for one in answered]),
        top=places.count("top"),
        middle=places.count("middle"),
        bottom=places.count("bottom"),
    )


def thirds(totals: Sequence[float]) -> tuple[float, float]:
    """The totals from which the best 27 % begin, and with which the worst end.

    Ties move up whole: who has the same total stands in the same part.
    """
    ordered = sorted(totals)
    if not ordered:
        return 0.0, 0.0
    size = round(TOP_SHARE * len(ordered))
    upper = ordered[-size] if size else ordered[-1] + 1
    below = [one for one in ordered[:size] if one < ordered[size]] if size < len(ordered) else []
    return upper, below[-1] if below else ordered[0] - 1


def _third(total: float, upper: float, lower: float) -> Literal["top", "middle", "bottom"]:
    if total >= upper:
        return "top"
    return "bottom" if total <= lower else "middle"
