"""Drawing questions; pure but for the dice it is given."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def draw(pools: Sequence[tuple[Sequence[T], int]], dice: random.Random) -> list[list[T]]:
    """For each pool as many of its things as are wanted, none of them twice in all.

    Where pools share things, one gives way to the other as far as it can, so fewer than wanted come
    only of pools from which more can't be had.
    """
    total = sum(wanted for _, wanted in pools)
    # Of a large pool so many are enough that all the others can take theirs.
    some = [dice.sample(list(things), min(len(things), total)) for things, _ in pools]
    taken: dict[T, int] = {}
    for place in sorted(range(len(pools)), key=lambda place: len(some[place])):
        for _ in range(pools[place][1]):
            _take(place, some, taken, set())
    found: list[list[T]] = [[] for _ in pools]
    for thing, place in taken.items():
        found[place].append(thing)
    return [dice.sample(things, len(things)) for things in found]


def _take(place: int, pools: list[list[T]], taken: dict[T, int], seen: set[T]) -> bool:
    """Give this pool one more thing: a free one, or one of another pool that can replace it."""
    for thing in pools[place]:
        if thing not in taken:
            taken[thing] = place
            return True
    for thing in pools[place]:
        if thing not in seen and taken[thing] != place:
            seen.add(thing)
            if _take(taken[thing], pools, taken, seen):
                taken[thing] = place
                return True
    return False
