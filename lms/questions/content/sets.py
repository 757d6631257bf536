"""Questions whose parts are paired, put in order or sorted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lms.questions.content.base import MAX_OPTIONS, Id, Stored, Thing, distinct

MAX_ITEMS = 40
MAX_CATEGORIES = 10


class Pair(Stored):
    """Two things that belong together."""

    left: Thing
    right: Thing


class Matching(Stored):
    """Each left one has its right one; distractors belong to none. Equal right texts are one."""

    type: Literal["matching"] = "matching"
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=MAX_OPTIONS)]
    distractors: Annotated[list[Thing], Field(max_length=MAX_OPTIONS)] = Field(default_factory=list)

    @model_validator(mode="after")
    def _distinct(self) -> Matching:
        distinct((one.id for one in self.lefts), "left ones")
        distinct((one.id for one in self.rights), "right ones")
        return self

    @property
    def lefts(self) -> list[Thing]:
        return [pair.left for pair in self.pairs]

    @property
    def rights(self) -> list[Thing]:
        """The right ones and the distractors, also those whose texts are equal."""
        return [*(pair.right for pair in self.pairs), *self.distractors]


class Ordering(Stored):
    """The options stand in the right order."""

    type: Literal["ordering"] = "ordering"
    options: Annotated[list[Thing], Field(min_length=2, max_length=MAX_OPTIONS)]

    @model_validator(mode="after")
    def _distinct(self) -> Ordering:
        distinct((one.id for one in self.options), "options")
        return self


class Item(Thing):
    """A thing and the category it belongs to."""

    category_id: Id


class Categorise(Stored):
    type: Literal["categorise"] = "categorise"
    categories: Annotated[list[Thing], Field(min_length=2, max_length=MAX_CATEGORIES)]
    items: Annotated[list[Item], Field(min_length=2, max_length=MAX_ITEMS)]

    @model_validator(mode="after")
    def _known(self) -> Categorise:
        distinct((one.id for one in self.categories), "categories")
        distinct((one.id for one in self.items), "items")
        if not {one.category_id for one in self.items} <= {one.id for one in self.categories}:
            raise ValueError("an item names a category that isn't there")
        return self
