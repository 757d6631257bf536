"""The base classes of input and output models."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    PlainSerializer,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from lms.core.clock import stamp
from lms.core.errors import Invalid

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
_set = object.__setattr__

Moment = Annotated[datetime, PlainSerializer(stamp, return_type=str, when_used="json")]
"""A time that is sent as RFC 3339 in UTC with milliseconds."""


def _in_our_days(moment: datetime) -> datetime:
    if not 1970 < moment.year < 9000:
        raise ValueError("must be a time after 1970 and before 9000")
    return moment.astimezone(UTC)


When = Annotated[AwareDatetime, AfterValidator(_in_our_days)]
"""A time that is sent to us, in UTC. Years can be added to it without leaving the calendar."""

MAX_ERRORS = 20
MAX_FIELD_LENGTH, MAX_MESSAGE_LENGTH = 100, 300


class Bounded(BaseModel):
    """Forbids unknown fields and reports only a few of them, however many were sent."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _few(cls, data: Any) -> Any:
        fields = cls.__pydantic_fields__
        if not isinstance(data, dict) or len(data) <= len(fields) + MAX_ERRORS:
            return data
        unknown = islice((name for name in data if name not in fields), MAX_ERRORS)
        return {name: data[name] for name in [*(n for n in fields if n in data), *unknown]}


class In(Bounded):
    """Input: an unknown field is an error, as are NaN and infinity."""


def faults(error: ValidationError, *, below: str = "") -> list[dict[str, str]]:
    """The first 20 of pydantic's findings: `{"field": "options.0.text", "message": "..."}`.

    `below` is the name of the field whose value was validated.
    """
    found = error.errors(include_url=False, include_input=False)
    return [
        {
            "field": _short(".".join(map(str, (below, *one["loc"]) if below else one["loc"]))),
            "message": _message(one)[:MAX_MESSAGE_LENGTH],
        }
        for one in found[:MAX_ERRORS]
    ]


def _message(one: ErrorDetails) -> str:
    """What is wrong, for people: how many are allowed, where pydantic tells how it has counted."""
    allowed = one.get("ctx", {})
    if one["type"] == "too_long":
        return f"should have at most {allowed['max_length']}"
    if one["type"] == "too_short":
        return f"should have at least {allowed['min_length']}"
    return one["msg"].removeprefix("Value error, ")


def invalid(error: ValidationError) -> Invalid:
    """pydantic's findings as a refusal with the contract's `errors`."""
    return Invalid(detail="Some fields are wrong.", errors=faults(error))


def _short(field: str) -> str:
    """A field's name, shortened: the sender chose it, and it is sent back."""
    return field[:MAX_FIELD_LENGTH].encode(errors="replace").decode()


class Out(BaseModel):
    """Output, built from keywords or from a model's attributes."""

    model_config = ConfigDict(from_attributes=True)

    @classmethod
    def made(cls, **values: Any) -> Self:
        """An instance of right values, one for each field; for what is made by the dozen.

        `model_construct` does the same, but looks at each field: that is ten times the work.
        """
        one = cls.__new__(cls)
        _set(one, "__dict__", values)
        _set(one, "__pydantic_fields_set__", set(values))
        _set(one, "__pydantic_extra__", None)
        _set(one, "__pydantic_private__", None)
        return one


class Page(Out, Generic[T]):
    """One page of a list; `next` is the cursor of the following one."""

    items: list[T]
    next: str | None = None


ANSWERS = "__lms_answers__"


def answers(status: int, why: str, *types: str) -> Callable[[F], F]:
    """Document what a view's models don't say: refusals, or a body that isn't JSON."""

    def mark(view: F) -> F:
        setattr(view, ANSWERS, {**vars(view).get(ANSWERS, {}), status: (why, types)})
        return view

    return mark
