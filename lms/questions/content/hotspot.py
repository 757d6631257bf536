"""Questions that are answered by clicking on a picture."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from lms.questions.content.base import MAX_OPTIONS, Number, Stored

MAX_CORNERS = 50
Place = Annotated[Number, Field(ge=0, le=1)]
"""A share of the picture's width, or of its height."""


class Area(Stored):
    """A part of a picture, its border included.

    `coords` are, of a rect, left, top, right, bottom; of a circle x, y and the radius, which is a
    share of the picture's width; of a poly x and y of each corner.
    """

    shape: Literal["rect", "circle", "poly"]
    coords: Annotated[list[Place], Field(max_length=2 * MAX_CORNERS)]

    @model_validator(mode="after")
    def _shaped(self) -> Area:
        match self.shape, self.coords:
            case "rect", [left, top, right, bottom] if left < right and top < bottom:
                return self
            case "circle", [_, _, radius] if radius > 0:
                return self
            case "poly", [*found] if len(found) >= 6 and len(found) % 2 == 0:
                return self
        raise ValueError(f"these are no coordinates of a {self.shape}")


class Hotspot(Stored):
    """A picture with areas to hit, each with one of at most `clicks` clicks."""

    type: Literal["hotspot"] = "hotspot"
    file_id: Annotated[UUID, Field(strict=False)]
    areas: Annotated[list[Area], Field(min_length=1, max_length=MAX_OPTIONS)]
    clicks: Annotated[int, Field(ge=1, le=MAX_OPTIONS)] = 1
    aspect: Annotated[float, Field(gt=0, le=100)] = 1.0
    """The picture's width over its height: what makes a circle round."""

    @model_validator(mode="after")
    def _enough(self) -> Hotspot:
        if self.clicks < len(self.areas):
            raise ValueError("there are fewer clicks than areas")
        return self
