"""What all see of a question that is open: options and the like, without what is right."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from lms.live.models import LiveQuestion
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

    In which order, the row's id says, which is told to nobody.
    """
    version = question.version
    fields = question.html.beside(seen(content_of(version.content), question.id.int))
    options = [
        ShownOption(**one, shape=SHAPES[n] if n < len(SHAPES) else "")
        for n, one in enumerate(fields.get("options", ()))
    ]
    return fields | {"options": options}
