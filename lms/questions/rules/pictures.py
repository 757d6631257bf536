"""Clicks on a picture: which areas they hit. Exact, so that a border is in for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from lms.questions.content import Area, Hotspot
from lms.questions.rules.numbers import NOTHING, exact

Point = tuple[Fraction, Fraction]


def point(place: Sequence[float]) -> Point:
    return exact(place[0]), exact(place[1])


def hits(area: Area, at: Point, aspect: Fraction) -> bool:
    """Whether a click is in the area; `aspect` is the picture's width over its height."""
    x, y = at
    numbers = [exact(one) for one in area.coords]
    if area.shape == "rect":
        left, top, right, bottom = numbers
        return left <= x <= right and top <= y <= bottom
    if area.shape == "circle":
        middle_x, middle_y, radius = numbers
        return (x - middle_x) ** 2 + ((y - middle_y) / aspect) ** 2 <= radius**2
    return _within(_corners(numbers), at)


def _corners(numbers: Sequence[Fraction]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _within(corners: list[Point], at: Point) -> bool:
    """By how often a ray to the right crosses the border; on the border is in."""
    x, y = at
    inside = False
    for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
        side = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
        on_line = side == 0 and min(x1, x2) <= x <= max(x1, x2)
        if on_line and min(y1, y2) <= y <= max(y1, y2):
            return True
        if (y1 > y) != (y2 > y) and (side > 0) == (y2 > y1):
            inside = not inside
    return inside


def worth(content: Hotspot, clicks: Sequence[Sequence[float]]) -> Fraction:
    """The areas hit, less the clicks beside all of them."""
    aspect = exact(content.aspect)
    struck: set[int] = set()
    beside = 0
    for click in map(point, clicks):
        found = {n for n, area in enumerate(content.areas) if hits(area, click, aspect)}
        struck |= found
        beside += not found
    return max(NOTHING, Fraction(len(struck) - beside, len(content.areas)))


def inner(area: Area) -> list[float]:
    """A point of the area: its middle, or a corner of a polygon that has no area there."""
    numbers = area.coords
    if area.shape == "rect":
        return [(numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2]
    if area.shape == "circle":
        return numbers[:2]
    many = len(numbers) // 2
    middle = [sum(numbers[::2]) / many, sum(numbers[1::2]) / many]
    return middle if hits(area, point(middle), Fraction(1)) else numbers[:2]
