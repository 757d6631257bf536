"""The first frame: authenticates the socket."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, model_validator

from lms.core import clock
from lms.core.access import SUBJECTS, Actor
from lms.core.batch import Batch
from lms.realtime.messages import Command

BAD_TICKET, DEAD_SESSION = 4004, 4401
Secret = Annotated[str, Field(min_length=1, max_length=200)]
Consume: TypeAlias = Callable[[str], Awaitable[Actor | None]]
_consume: list[Consume] = []


def tickets(consume: Consume) -> Consume:
    """Register the resolver of tickets; each ticket is valid once."""
    _consume.append(consume)
    return consume


class Hello(Command):
    """The first frame; exactly one of the two."""

    type: Literal["hello"] = "hello"
    ticket: Secret | None = None
    player_token: Secret | None = None

    @model_validator(mode="after")
    def one_of_them(self) -> Hello:
        if (self.ticket is None) == (self.player_token is None):
            raise ValueError("give either ticket or player_token")
        return self


async def still(actors: list[Actor]) -> dict[Actor, Actor | int]:
    """The actors that may still hold a socket, else the close code; absent: unknown."""
    found: dict[Actor, Actor | int] = {}
    for kind, subject in SUBJECTS.items():
        if asked := [one for one in actors if one.kind == kind]:
            found |= await subject.alive(asked)
    return found


alive: Batch[Actor, Actor | int] = Batch(still)
"""The same for one; concurrent calls share a query per kind."""


async def _described(actors: list[Actor]) -> dict[Actor, dict[str, Any]]:
    found: dict[Actor, dict[str, Any]] = {}
    for kind, subject in SUBJECTS.items():
        if subject.describe and (asked := [one for one in actors if one.kind == kind]):
            found |= await subject.describe(asked)
    return found


_descriptions: Batch[Actor, dict[str, Any]] = Batch(_described)


async def _by_token(secrets: list[str]) -> dict[str, Actor | int]:
    found: dict[str, Actor | int] = {}
    for subject in SUBJECTS.values():
        if subject.resolve:
            found |= await subject.resolve(secrets)
    return found


by_token: Batch[str, Actor | int] = Batch(_by_token)


async def welcome(actor: Actor, heartbeat_s: float) -> dict[str, Any]:
    """What hello answers."""
    who = await _descriptions(actor) or {
        "user": {"id": actor.id, "role": actor.role, "full_name": actor.full_name}
    }
    return {**who, "server_time": clock.stamp(clock.now()), "heartbeat_s": heartbeat_s}


async def who(hello: Hello) -> Actor | int:
    """The actor that says hello, or the close code."""
    if hello.ticket is None:
        found = await by_token(hello.player_token or "")
    elif (holder := await _consume[0](hello.ticket)) is None:
        return BAD_TICKET
    else:
        found = await alive(holder)
    return DEAD_SESSION if found is None else found
