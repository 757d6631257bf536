"""The bases of everything that comes in and goes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, PlainSerializer

from lms.core.clock import stamp

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

Moment = Annotated[datetime, PlainSerializer(stamp, return_type=str, when_used="json")]
"""A time that leaves as RFC 3339 in UTC with milliseconds."""

BIGGEST_INT = 2**31 - 1


class In(BaseModel):
    """Input: an unknown field is an error, as are NaN and infinity."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class Out(BaseModel):
    """Output, built from keywords or from a model's attributes."""

    model_config = ConfigDict(from_attributes=True)


class Page(Out, Generic[T]):
    """One page of a list; `next` is the cursor of the following one."""

    items: list[T]
    next: str | None = None


ANSWERS = "__lms_answers__"


def answers(status: int, why: str, *types: str) -> Callable[[F], F]:
    """Let the API's document say what a view's models don't: a refusal, or what isn't JSON."""

    def mark(view: F) -> F:
        setattr(view, ANSWERS, {**vars(view).get(ANSWERS, {}), status: (why, types)})
        return view

    return mark
