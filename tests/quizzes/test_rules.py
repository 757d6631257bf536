"""Drawing: as many as are wanted, none twice, whichever pools overlap."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.quizzes.rules import draw

POOLS = st.lists(st.tuples(st.sets(st.integers(0, 5), max_size=5), st.integers(1, 3)), max_size=4)


def most(pools: list[tuple[list[int], int]]) -> int:
    """How many things can be had at all, by trying everything."""
    places = [[None, *things] for things, wanted in pools for _ in range(wanted)]
    return max(
        len(taken)
        for choice in product(*places)
        if len(taken := [one for one in choice if one is not None]) == len(set(taken))
    )


@given(POOLS, st.integers())
def test_as_many_are_drawn_as_can_be(pools: list[tuple[set[int], int]], seed: int) -> None:
    given = [(sorted(things), wanted) for things, wanted in pools]
    drawn = draw(given, random.Random(seed))
    for (things, wanted), found in zip(given, drawn, strict=True):
        assert set(found) <= set(things)
        assert len(found) <= wanted
    everything = [one for found in drawn for one in found]
    assert len(everything) == len(set(everything))
    if sum(wanted for _, wanted in given) <= 5:
        assert len(everything) == most(given)


@pytest.mark.parametrize("seed", range(20))
def test_a_wide_pool_gives_way_to_a_narrow_one(seed: int) -> None:
    wide = list(range(300))
    drawn = draw([(wide, 3), ([0], 1), ([1, 0], 1)], random.Random(seed))
    assert drawn[1:] == [[0], [1]]
    assert len(drawn[0]) == 3
    assert not {0, 1} & set(drawn[0])


def test_each_is_drawn_as_often_as_any_other() -> None:
    dice = random.Random(1)
    times = Counter(one for _ in range(3000) for one in draw([(list("abcdef"), 2)], dice)[0])
    assert all(900 <= n <= 1100 for n in times.values()), times
    firsts = Counter(draw([(list("abcdef"), 6)], dice)[0][0] for _ in range(3000))
    assert all(400 <= n <= 600 for n in firsts.values()), firsts
