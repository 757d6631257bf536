"""What upper floors do with questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.core.access import Actor
from lms.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class Move:
    """The actor wants a question at this place, from 1, of the only quiz that has it."""

    actor: Actor
    question_id: UUID
    position: int


@dataclass(frozen=True, slots=True)
class Source:
    """A bank, or one category of it."""

    bank_id: UUID
    category_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """Questions were made for this quiz, in this order."""

    quiz_id: UUID
    question_ids: Sequence[UUID]


imported: Hook[Imported] = Hook("questions.imported")
"""Some questions of a file are there; the quiz that it was meant for asks them."""

placed: Hook[UUID] = Hook("questions.placed")
"""Asked where a question, by its id, stands; a handler returns its positions."""

moved: Hook[Move] = Hook("questions.moved")
"""A question, locked, is to be moved; 409 unless it is in one quiz, and that the actor's."""

drawn: Hook[Source] = Hook("questions.drawn")
"""Asked before a source is deleted; a handler returns whether anything asks from it."""
