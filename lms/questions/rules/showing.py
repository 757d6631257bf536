"""What a student sees of a question: everything but what tells the answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, TypeVar

from lms.questions.content import (
    Categorise,
    Choice,
    Cloze,
    Content,
    Essay,
    Files,
    Gap,
    Hotspot,
    Matching,
    Numeric,
    Ordering,
    Thing,
)
from lms.questions.rules import sorting

T = TypeVar("T")


def seen(content: Content, seed: int, *, shuffle_options: bool = False) -> dict[str, Any]:
    """The fields a student sees, by the type: `options`, `left` and `right`, and so on.

    What would tell the answer by its order is shuffled by the seed, which nobody may know: every
    order as often, the right one too, or what is never shown would tell.
    """
    by = random.Random(seed)  # noqa: S311  repeatable, and the seed is a secret
    match content:
        case Matching():
            rights = _shuffled(sorting.distinct_rights(content), by)
            return {"left": _texts(content.lefts), "right": _texts(rights)}
        case Ordering():
            return {"options": _texts(_shuffled(content.options, by))}
        case Categorise():
            items = _shuffled(content.items, by)
            return {"items": _texts(items), "categories": _texts(content.categories)}
        case Hotspot():
            shown = {"file_id": str(content.file_id), "clicks": content.clicks}
            return shown | {"aspect": content.aspect}
        case Cloze():
            return {"gaps": [_gap(gap, by, shuffle_options) for gap in content.gaps]}
        case Essay():
            return content.model_dump(mode="json", exclude={"type", "notes", "rubric_id"})
        case Files():
            return content.model_dump(mode="json", include={"max_files", "accept"})
    return _plain(content, by, shuffle_options)


def _plain(content: Content | Gap, by: random.Random, shuffle: bool) -> dict[str, Any]:
    if isinstance(content, Choice):
        options = _shuffled(content.options, by) if shuffle else content.options
        return {"options": _texts(options)}
    return {"unit": content.numeric.unit} if isinstance(content, Numeric) else {}


def _gap(gap: Gap, by: random.Random, shuffle: bool) -> dict[str, Any]:
    return {"id": gap.id, "type": gap.type, **_plain(gap, by, shuffle)}


def _texts(things: Sequence[Thing]) -> list[dict[str, str]]:
    return [{"id": one.id, "text": one.text} for one in things]


def _shuffled(things: Sequence[T], by: random.Random) -> list[T]:
    return by.sample(list(things), len(things))
