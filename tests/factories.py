"""Rows that tests begin with. Each feature's own stand in tests/<feature>/factories.py."""

from __future__ import annotations

from itertools import count
from typing import Any

from lms.core.access import Actor, Role
from lms.core.ids import new_id
from lms.users.models import User

_numbers = count(1)


def number() -> int:
    """A number that no other row of this run has."""
    return next(_numbers)


async def make_user(role: Role | str = Role.STUDENT, **fields: Any) -> User:
    """An active account without a password; sign in with `client.get(..., as_=user)`."""
    n = number()
    fields.setdefault("email", f"person{n}@example.test")
    fields.setdefault("full_name", f"Person {n}")
    return await User.create(role=Role(role), **fields)


def actor_of(user: User) -> Actor:
    """What actions get for this user; its sign-in session exists only in name."""
    return Actor("user", user.id, Role(user.role), user.full_name, new_id())
