"""The ids within a question: the server gives them, and keeps those that it has given."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import Any

from lms.core.errors import Invalid
from lms.questions.content import GAP, Cloze, Content, dumped, new_option_id

LISTS = ("options", "distractors", "categories", "items", "gaps")


def ids_in(content: dict[str, Any]) -> frozenset[str]:
    """All ids of a stored content."""
    found = [one for name in LISTS for one in content.get(name, ())]
    found += [side for pair in content.get("pairs", ()) for side in pair.values()]
    found += [one for gap in content.get("gaps", ()) for one in gap.get("options", ())]
    return frozenset(one["id"] for one in found)


def named(content: Content, stem: str, known: frozenset[str]) -> tuple[dict[str, Any], str]:
    """The content to store, with ids of ours where they aren't known, and the stem that refers to
    them.

    `Invalid` when a cloze's stem doesn't hold each of its gaps once, and no other.
    """
    stored = dumped(content)
    for name in ("options", "distractors", "items"):
        _rename(stored.get(name, ()), known)
    for pair in stored.get("pairs", ()):
        _rename(pair.values(), known)
    for gap in stored.get("gaps", ()):
        _rename(gap.get("options", ()), known)
    categories = _rename(stored.get("categories", ()), known)
    for item in stored.get("items", ()):
        item["category_id"] = categories[item["category_id"]]
    gaps = _rename(stored.get("gaps", ()), known, lambda: secrets.token_hex(4))
    if isinstance(content, Cloze):
        if sorted(GAP.findall(stem)) != sorted(gaps):
            raise Invalid.field("stem", "must hold each gap once, as its id in {{ }}")
        stem = GAP.sub(lambda found: f"{{{{{gaps[found[1]]}}}}}", stem)
    return stored, stem


def _rename(
    things: Iterable[dict[str, Any]], known: frozenset[str], make: Callable[[], str] = new_option_id
) -> dict[str, str]:
    """Give ids that aren't known new ones; which became which."""
    names = {}
    for one in things:
        old = one["id"]
        one["id"] = names[old] = old if old in known else make()
    return names
