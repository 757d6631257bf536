"""Figures that are counted where it is hot, and read elsewhere."""

from __future__ import annotations

import re

from lms.core import metrics
from lms.live.answers.batch import batches_stored, verdicts_told


def figure(name: str, labels: str = "") -> float:
    """A sample of this process's page; 0 when there is none."""
    pattern = rf"^{name}\{{(?=[^}}]*{labels})[^}}]*\}} (\S+)$"
    found = re.search(pattern, metrics.own(), re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_a_tally_is_told_when_it_is_read_and_once() -> None:
    before = figure("lms_live_answers_total", 'verdict="late"')
    verdicts_told.count("late")
    verdicts_told.count("late", 4)
    assert figure("lms_live_answers_total", 'verdict="late"') == before + 5
    assert figure("lms_live_answers_total", 'verdict="late"') == before + 5
    verdicts_told.count("late")
    assert figure("lms_live_answers_total", 'verdict="late"') == before + 6


def test_each_batch_is_observed() -> None:
    before = [figure(f"lms_live_batch_size_{part}") for part in ("count", "sum")]
    for size in (3, 3, 400):
        batches_stored.count(size)
    after = [figure(f"lms_live_batch_size_{part}") for part in ("count", "sum")]
    assert [b - a for a, b in zip(before, after, strict=True)] == [3, 406]


def test_timings_are_the_histogram_that_each_value_alone_would_make() -> None:
    values = [0.004, 0.005, 0.02, 3.0, 0.02]
    once = metrics.histogram("lms_tests_once_seconds", "Observed one by one")
    for value in values:
        once.observe({"route": "a"}, value)
    timings = metrics.Timings(metrics.histogram("lms_tests_seconds", "Counted"), "route")
    for value in values[:3]:
        timings.add("a", value)
    metrics.own()
    for value in values[3:]:
        timings.add("a", value)
    timings.add("b", 1.0)
    page = metrics.own()
    found = [line for line in page.splitlines() if line.startswith("lms_tests_seconds")]
    wanted = [line for line in page.splitlines() if line.startswith("lms_tests_once_seconds")]
    assert [line for line in found if '"a"' in line] == [
        line.replace("_once", "") for line in wanted
    ]
    assert figure("lms_tests_seconds_count", 'route="b"') == 1
