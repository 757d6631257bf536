"""Keyset pages: bounded, stable while rows are added or removed, one query each."""

from __future__ import annotations

import base64
from typing import Annotated, Any, TypeVar
from uuid import UUID

from pydantic import Field, ValidationError
from pydantic_core import from_json, to_json
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.errors import Invalid
from lms.core.schema import In, Page

M = TypeVar("M", bound=Model)

DEFAULT_LIMIT = 25
MAX_LIMIT = 100


class PageQuery(In):
    """`?limit=` and `?cursor=` of every list."""

    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT
    cursor: Annotated[str, Field(max_length=500)] | None = None


def encode(key: list[Any]) -> str:
    return base64.urlsafe_b64encode(to_json(key)).decode().rstrip("=")


def decode(cursor: str) -> list[Any]:
    """The key in a cursor; 422 when it isn't one of ours."""
    try:
        key = from_json(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, ValidationError):
        raise Invalid.field("cursor", "is not a cursor of this list") from None
    if not isinstance(key, list):
        raise Invalid.field("cursor", "is not a cursor of this list")
    return key


def small(cursor: str | None, first: int) -> int:
    """The position that a cursor holds; `first` without one, 422 when it isn't one of ours."""
    if cursor is None:
        return first
    match decode(cursor):
        case [int(position)] if 0 <= position < 2**15:
            return position
    raise Invalid.field("cursor", "is not a cursor of this list")


async def by_id(scope: QuerySet[M], page: PageQuery, *, newest_first: bool = False) -> Page[M]:
    """A page in the order of the ids (UUIDv7: the order of creation)."""
    if page.cursor:
        try:
            last = UUID(decode(page.cursor)[0])
        except (ValueError, IndexError, AttributeError, TypeError):
            raise Invalid.field("cursor", "is not a cursor of this list") from None
        scope = scope.filter(id__lt=last) if newest_first else scope.filter(id__gt=last)
    found = await scope.order_by("-id" if newest_first else "id").limit(page.limit + 1)
    more = len(found) > page.limit
    items = list(found[: page.limit])
    following = encode([str(items[-1].pk)]) if more else None
    return Page[Any].model_construct(items=items, next=following)
