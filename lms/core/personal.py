"""Who registers what a table holds about a person; `privacy` holds the routes and runs them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One table with a person in it.

    `describe` says in a sentence what it holds and why; `export` gives the person's rows as JSON
    values; `erase` removes the person from it and keeps what statistics need.
    """

    table: str
    describe: str
    export: Callable[[UUID], Awaitable[list[dict[str, Any]]]]
    erase: Callable[[UUID], Awaitable[None]]


PERSONAL: dict[str, PersonalData] = {}


def register(data: PersonalData) -> None:
    PERSONAL[data.table] = data
