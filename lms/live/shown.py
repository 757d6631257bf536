"""What all see of a question that is open: options and the like, without what is right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic import BaseModel

from lms.files.shown import addressed
from lms.live.models import LIVE, LiveQuestion
from lms.questions.content import content_of
from lms.questions.rules import seen

SHAPES = ("triangle", "diamond", "circle", "square", "pentagon", "cross")


class ShownThing(BaseModel):
    """What is chosen, put in order, paired or sorted."""

    id: str
    text: str
    html: str


class ShownOption(ShownThing):
    shape: str


def shown(question: LiveQuestion) -> dict[str, Any]:
    """What the type adds for all to see: options and the like, without what is right.

    In which order, the row's id says, which is told to nobody. Pictures have addresses that say
    nothing else either, in Markdown as in HTML.
    """
    fields = beside(question)
    options = [
        ShownOption(**one, shape=SHAPES[n] if n < len(SHAPES) else "")
        for n, one in enumerate(fields.get("options", ()))
    ]
    return fields | {"options": options}


def beside(question: LiveQuestion) -> dict[str, Any]:
    """What the type adds for all to see, with the HTML beside each text."""
    found = question.html.beside(seen(content_of(question.version.content), question.id.int))
    return {name: _addressed(one, question.session_id) for name, one in found.items()}


def _addressed(value: Any, session_id: UUID) -> Any:
    if isinstance(value, list):
        return [_addressed(one, session_id) for one in value]
    if isinstance(value, dict) and "text" in value:
        return value | {"text": addressed(value["text"], (LIVE, session_id))}
    return value
