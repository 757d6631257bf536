"""Models read by plain SQL: a query set's statement is built anew each time it runs.

Models know their columns once Tortoise has started, so statements are made when they first run.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from tortoise.models import Model

from lms.core import db

M = TypeVar("M", bound=Model)


@cache
def _names(model: type[Model], alias: str) -> list[tuple[str, str]]:
    columns = model._meta.fields_db_projection.values()
    return [(column, f"{alias}_{column}") for column in columns]


@cache
def columns(model: type[Model], alias: str) -> str:
    """A model's columns for a statement in which its table is called `alias`."""
    return ", ".join(f"{alias}.{column} as {name}" for column, name in _names(model, alias))


def made(model: type[M], alias: str, row: Any) -> M:
    """The instance that a row with those columns holds."""
    return model._init_from_db(**{column: row[name] for column, name in _names(model, alias)})


async def one(model: type[M], where: str, *args: Any) -> M | None:
    """The instance of which `where` is true, with its table called `t`; None without one.

    `await plain.one(Lesson, "t.id = $1", lesson_id)`; a lock may stand behind the condition.
    """
    table = model._meta.db_table
    row = await db.row(f"select {columns(model, 't')} from {table} t where {where}", *args)  # noqa: S608
    return None if row is None else made(model, "t", row)
