"""Hooks: a lower feature announces what happens, upper ones handle it in the same transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

E = TypeVar("E")

HOOKS: list[Hook[Any]] = []


class Hook(Generic[E]):
    """A typed list of handlers, run in the order the features load (floor order).

    A handler writes rows or raises `Refused`; it never touches the network.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.handlers: list[Callable[[E], Awaitable[Any]]] = []
        HOOKS.append(self)

    def add(self, handler: Callable[[E], Awaitable[Any]]) -> Callable[[E], Awaitable[Any]]:
        self.handlers.append(handler)
        return handler

    async def __call__(self, event: E) -> list[Any]:
        """Run every handler and return their results; the first `Refused` stops the rest."""
        return [await handler(event) for handler in self.handlers]
