"""Features declare the personal data in their tables; `privacy` exports and erases it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.clock import stamp
from lms.core.schema import Out

Rows = list[dict[str, Any]]
Reader = Callable[[QuerySet[Any]], Awaitable[Rows]]


class Erasure(Enum):
    """What happens to a person's rows when the account is erased."""

    DELETE = "delete"
    UNLINK = "unlink"
    """The row stays, its `by` is set to null."""
    KEEP = "keep"
    """The row stays and refers to the anonymized account, because others need it."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """The personal data in one table.

    `describe` explains it to the person in a sentence, `by` is the column with their id. `fields`
    are exported, oldest row first: names of attributes, or a function that reads the rows
    (`shown_as(JobOut)`). `erasure` may be a function for what no rule covers.
    """

    model: type[Model]
    describe: str
    fields: tuple[str, ...] | Reader
    by: str = "user_id"
    erasure: Erasure | Callable[[UUID], Awaitable[None]] = Erasure.DELETE

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    async def export(self, user_id: UUID) -> Rows:
        """The person's rows as JSON values."""
        mine, fields = self.model.filter(**{self.by: user_id}), self.fields
        rows = mine.order_by(self.model._meta.pk_attr)
        if isinstance(fields, tuple):
            return [chosen(row, *fields) for row in await rows]
        return await fields(rows)

    async def erase(self, user_id: UUID) -> None:
        """Erase the person's rows by the rule, keeping what statistics need."""
        rows = self.model.filter(**{self.by: user_id})
        if self.erasure is Erasure.DELETE:
            await rows.delete()
        elif self.erasure is Erasure.UNLINK:
            await rows.update(**{self.by: None})
        elif not isinstance(self.erasure, Erasure):
            await self.erasure(user_id)


def chosen(row: Model, *names: str) -> dict[str, Any]:
    """These attributes of a row as JSON values."""
    values = {name: getattr(row, name) for name in names}
    return {
        name: stamp(value) if isinstance(value, datetime) else to_jsonable_python(value)
        for name, value in values.items()
    }


def shown_as(out: type[Out]) -> Reader:
    """A reader that exports rows as the API shows them."""

    async def read(rows: QuerySet[Any]) -> Rows:
        return [out.model_validate(row).model_dump(mode="json") for row in await rows]

    return read


PERSONAL: dict[str, PersonalData] = {}


def register(*declared: PersonalData) -> None:
    """Declare tables; features load in floor order, lower ones first."""
    PERSONAL.update({data.table: data for data in declared})
