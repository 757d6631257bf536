"""What of a request becomes a question's content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lms.core.errors import Invalid
from lms.core.schema import faults
from lms.questions.content import content_of
from lms.questions.rules import named, senseless
from lms.questions.schemas.inputs import CONTENT

FIELD_NAMED = {
    "matching": "pairs",
    "categorise": "items",
    "cloze": "gaps",
    "hotspot": "clicks",
    "essay": "min_words",
}
"""The field that is named when a type's fields don't go together; choices have their options."""


def checked(
    fields: Mapping[str, Any], stem: str, known: frozenset[str]
) -> tuple[dict[str, Any], str]:
    """The content among these fields as it is stored, and the stem; what isn't `known` gets ids of
    ours. 422 for what makes no sense."""
    stored = {name: fields[name] for name in ("type", *CONTENT) if name in fields}
    if "options" in stored:
        stored["options"] = [_without_strange_id(one, known) for one in stored["options"]]
    try:
        content = content_of(stored)
    except ValidationError as error:
        # Each place begins with the type, by which pydantic chose among the classes.
        whole = FIELD_NAMED.get(stored.get("type", ""), "options")
        errors = [one | {"field": one["field"].partition(".")[2] or whole} for one in faults(error)]
        raise Invalid(detail="The question is not valid.", errors=errors) from None
    if wrong := senseless(content):
        raise Invalid.field(*wrong)
    return named(content, stem, known)


def _without_strange_id(option: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {name: one for name, one in option.items() if name != "id" or one in known}
