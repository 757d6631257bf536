"""Item statistics: a worked example, and agreement with NumPy's and SciPy's formulas."""

from __future__ import annotations

import math
import statistics
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.analytics import rules
from lms.analytics.rules import Item

POINTS = [1, 1, 2, 1]
ROWS = ["1120", "1021", "0111", "1100", "0011", "1120", "0001", "1010"]


def made(rows: list[str], points: list[int]) -> tuple[list[float], list[Item]]:
    marks = [[float(mark) for mark in row] for row in rows]
    items = [
        Item(worth, {n: row[place] for n, row in enumerate(marks)})
        for place, worth in enumerate(points)
    ]
    return [sum(row) for row in marks], items


def test_the_worked_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MIN_STUDENTS", 8)
    totals, items = made(ROWS, POINTS)
    found = rules.figures(totals, sum(POINTS), items)
    near = pytest.approx
    assert (found.mean, found.sd) == (near(55), near(100 * 1.164965 / 5, abs=1e-4))
    assert (found.skewness, found.kurtosis) == (
        near(-0.090357, abs=1e-6),
        near(-1.613296, abs=1e-6),
    )
    assert (found.cic, found.error_ratio) == (near(-17.543860), near(108.417646))
    assert found.standard_error == near(1.263027 * 100 / 5, abs=1e-4)
    one, *_, four = found.items
    assert (one.facility, one.discrimination) == (0.625, near(10.444659))
    assert (one.efficiency, one.effective_weight) == (near(11.111111), near(27.704855))
    assert (four.discrimination, four.efficiency) == (near(-57.735027), near(-75))
    assert (four.effective_weight, four.flags) == (None, ["negative_covariance"])
    shares = [item.effective_weight for item in found.items if item.effective_weight]
    assert sum(shares) == near(100)


def test_few_students_and_equal_ones_say_nothing() -> None:
    totals, items = made(ROWS, POINTS)
    assert [item.flags for item in rules.figures(totals, 5, items).items] == [["too_few"]] * 4
    totals, items = made(["11"] * 12, [1, 1])
    found = rules.figures(totals, 2, items)
    assert (found.skewness, found.kurtosis, found.cic) == (None, None, None)
    assert found.items[0].flags == ["zero_variance"]
    assert found.items[0].discrimination is None
    assert rules.figures([], 5, []).mean is None
    assert rules.figures([], 0, []).histogram == [0] * 10


def test_options_stand_beside_the_totals_of_who_chose_them() -> None:
    chose = {n: "a" if n >= 10 else "b" for n in range(20)}
    totals = [float(n) for n in range(20)]
    item = Item(
        1,
        {n: float(chose[n] == "a") for n in range(20)},
        {name: frozenset(n for n in chose if chose[n] == name) for name in "ab"},
        frozenset(range(20)),
    )
    options = rules.figures(totals, 20, [item]).items[0].options
    assert (options["a"].count, options["a"].share) == (10, 0.5)
    assert (options["a"].top, options["a"].middle, options["a"].bottom) == (5, 5, 0)
    assert (options["b"].top, options["b"].middle, options["b"].bottom) == (0, 5, 5)
    assert options["a"].point_biserial == pytest.approx(0.867110, abs=1e-6)


def test_ties_move_up_whole() -> None:
    assert rules.thirds([1, 2, 2, 2, 3, 3, 3, 4, 4, 4]) == (4, 1)
    assert rules.thirds([2, 2, 2, 2, 2, 2, 2, 2, 2, 2]) == (2, 1)
    assert rules.thirds([]) == (0, 0)


marks = st.lists(st.floats(-100, 100).map(lambda x: round(x, 3)), min_size=4, max_size=40)


@given(marks)
def test_moments_are_those_of_the_unbiased_formulas(values: list[float]) -> None:
    """k-statistics by their definition from power sums (Fisher), an independent way."""
    n = len(values)
    s1, s2, s3, s4 = (math.fsum(v**p for v in values) for p in (1, 2, 3, 4))
    k2 = (n * s2 - s1**2) / (n * (n - 1))
    spread = max(values) - min(values)
    if spread < 0.1:
        return
    k3 = (2 * s1**3 - 3 * n * s1 * s2 + n**2 * s3) / (n * (n - 1) * (n - 2))
    top = (
        -6 * s1**4 + 12 * n * s1**2 * s2 - 3 * n * (n - 1) * s2**2
        - 4 * n * (n + 1) * s1 * s3 + n**2 * (n + 1) * s4
    )  # fmt: skip
    k4 = top / (n * (n - 1) * (n - 2) * (n - 3))
    assert rules.variance(values) == pytest.approx(k2, rel=1e-6, abs=1e-6)
    assert rules.skewness(values) == pytest.approx(k3 / k2**1.5, rel=1e-4, abs=1e-4)
    assert rules.kurtosis(values) == pytest.approx(k4 / k2**2, rel=1e-3, abs=1e-3)


@given(marks)
def test_the_median_stands_in_the_middle(values: list[float]) -> None:
    found = rules.median(values)
    assert found is not None
    below, above = sum(v < found for v in values), sum(v > found for v in values)
    assert max(below, above) <= len(values) / 2
    assert all(a <= b for a, b in pairwise(sorted(values)))


# Another computation, exact -----------------------------------------------------------------------


def cov(xs: list[Fraction], ys: list[Fraction]) -> Fraction:
    """From the sums of products, with n - 1: another way than through deviations."""
    n = len(xs)
    products = sum((x * y for x, y in zip(xs, ys, strict=True)), Fraction(0))
    return (products - sum(xs) * sum(ys) / n) / (n - 1)


def root(value: Fraction) -> float:
    """To twice a float's digits."""
    with localcontext() as context:
        context.prec = 50
        return float((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


grades = st.integers(10, 40).flatmap(
    lambda n: st.lists(st.tuples(*[st.integers(0, 8)] * 4), min_size=n, max_size=n)
)


@given(grades)
def test_all_figures_equal_an_exact_computation(rows: list[tuple[int, ...]]) -> None:
    """In fractions and to 1e-9: NumPy and SciPy would bring 60 MB to round as floats do.

    The textbook formulas, from sums of products; the standard library's correlation and median
    stand beside them.
    """
    most = [2, 2, 4, 8]
    marks = [[Fraction(mark * top, 8) for mark, top in zip(row, most, strict=True)] for row in rows]
    totals = [sum(row, Fraction(0)) for row in marks]
    columns = [list(column) for column in zip(*marks, strict=True)]
    items = [
        Item(float(top), {n: float(mark) for n, mark in enumerate(column)})
        for top, column in zip(most, columns, strict=True)
    ]
    found = rules.figures([float(one) for one in totals], float(sum(most)), items)
    percents = [100 * one / sum(most) for one in totals]

    def near(value: float) -> object:
        return pytest.approx(value, rel=1e-9, abs=1e-9)

    assert found.mean == near(float(sum(percents) / len(percents)))
    assert found.median == near(float(statistics.median(percents)))
    assert found.sd == near(root(cov(percents, percents)))
    spread = cov(totals, totals)
    if spread:
        single = sum((cov(one, one) for one in columns), Fraction(0))
        cic = Fraction(400, 3) * (1 - single / spread)
        assert found.cic == near(float(cic))
        assert found.error_ratio == near(100 * root(1 - cic / 100))
        assert found.standard_error == near(root(1 - cic / 100) * root(cov(percents, percents)))
    else:
        assert found.cic is None
    with_total = [cov(one, totals) for one in columns]
    together = math.fsum(root(one) for one in with_total if one >= 0)
    for item, column, both in zip(found.items, columns, with_total, strict=True):
        rest = [total - mark for total, mark in zip(totals, column, strict=True)]
        x, y = cov(column, column), cov(rest, rest)
        if x and y:
            r = statistics.correlation([float(v) for v in column], [float(v) for v in rest])
            assert item.discrimination == near(100 * r)
            sign = 1 if cov(column, rest) >= 0 else -1
            assert item.discrimination == near(100 * sign * root(cov(column, rest) ** 2 / (x * y)))
            highest = cov(sorted(column), sorted(rest))
            if highest:
                assert item.efficiency == near(float(100 * cov(column, rest) / highest))
        else:
            assert (item.discrimination, "zero_variance" in item.flags) == (None, True)
        if both >= 0 and together:
            assert item.effective_weight == near(100 * root(both) / together)
        elif both < 0:
            assert (item.effective_weight, "negative_covariance" in item.flags) == (None, True)
