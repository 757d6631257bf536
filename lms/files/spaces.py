"""Whose a file is beside a person's: a course's material, say. Features above register them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core.access import Actor

Scope = Callable[[Actor], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class FileSpace:
    """A kind of thing that has files of its own.

    `staffed` are those whose files an actor may read, rename and delete, `managed` those to
    which the actor may add files and whose files the actor may show to everybody.
    """

    kind: str
    staffed: Scope
    managed: Scope


SPACES: dict[str, FileSpace] = {}


def register(space: FileSpace) -> None:
    SPACES[space.kind] = space


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of receivers of one and the same link; `holds` says whether an actor is of them.

    Who asks without an account has the link alone to show, and it is enough. Players in a game
    get `nameless` ones: what a picture's author calls it may be the answer, and so may be its
    id, which says which of the pictures was uploaded first.
    """

    kind: str
    holds: Callable[[Actor, UUID], Awaitable[bool]]
    nameless: bool = False


async def _is(actor: Actor, user_id: UUID) -> bool:
    return actor.id == user_id


AUDIENCES = {"user": Audience("user", _is)}


def add_audience(audience: Audience) -> None:
    AUDIENCES[audience.kind] = audience
