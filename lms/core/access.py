"""Actors, the marks that say who may open a route, and kinds of credentials. No Quart here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from lms.core.errors import Forbidden, Unauthorized

F = TypeVar("F", bound=Callable[..., Any])


class Role(StrEnum):
    STUDENT = "student"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"


SIGNED_IN = frozenset(Role)
"""Every signed-in account."""
TEACHERS = frozenset({Role.INSTRUCTOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})
PUBLIC: frozenset[Role] = frozenset()
"""No account needed; the route may still read the caller with `actor_or_none()`."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or player behind a credential.

    `kind` is `user` or `participant` (a player of one live session, mostly a guest). `session_id`
    is the sign-in session or API token of a user, the live session of a participant. `scopes` are
    what an API token may do; None is a sign-in, which may do all its role may. `pending` is the
    problem code of what the account must do first (set up MFA), or None.
    """

    kind: str
    id: UUID
    role: Role
    full_name: str
    session_id: UUID
    scopes: frozenset[str] | None = None
    pending: str = ""

    @property
    def is_admin(self) -> bool:
        return self.kind == "user" and self.role is Role.ADMIN


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of actor that holds a socket, which outlives a request.

    `alive` checks many actors in one query: each maps to the actor as it is now (its role and name
    may have changed) or to the close code for its sockets; a missing one gets 4401. `describe`
    returns what hello tells of each. `resolve` turns API clients' secrets into actors or close
    codes.
    """

    kind: str
    alive: Callable[[Sequence[Actor]], Awaitable[dict[Actor, Actor | int]]]
    describe: Callable[[Sequence[Actor]], Awaitable[dict[Actor, dict[str, Any]]]] | None = None
    resolve: Callable[[Sequence[str]], Awaitable[dict[str, Actor | int]]] | None = None


SUBJECTS: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    SUBJECTS[subject.kind] = subject


current: ContextVar[Actor | None] = ContextVar("actor", default=None)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request came from, for the audit log."""

    request_id: str = ""
    address: str = ""


origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039  frozen


def actor() -> Actor:
    """The signed-in user of this request; 401 when there is none."""
    who = current.get()
    if who is None:
        raise Unauthorized
    return who


def require_sign_in(who: Actor) -> None:
    """403 for an API token: what outlives it, such as a new admin, needs the person."""
    if who.scopes is not None:
        raise Forbidden("session_needed", "API tokens can't be used here: sign in.")


def actor_or_none() -> Actor | None:
    return current.get()


MARK = "__lms_allow__"


def allow(roles: frozenset[Role]) -> Callable[[F], F]:
    """Mark a route with the roles that may use it; the app won't start with an unmarked one."""

    def mark(view: F) -> F:
        setattr(view, MARK, roles)
        return view

    return mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A decorator that marks a route; `app` finds it by its name on the view."""

    name: str

    def __call__(self, view: F) -> F:
        setattr(view, self.name, True)
        return view


streams = Mark("__lms_streams__")
"""A route that sends or receives files: the request timeout doesn't apply."""
takes_file = Mark("__lms_takes_file__")
"""A route that reads a form with a file, or a zip, while it comes in; `streams` is implied."""
own_machine = Mark("__lms_own_machine__")
"""A route that needs no credentials; only requests from this machine may use it."""
by_session = Mark("__lms_by_session__")
"""A route that refuses API tokens: it manages who may sign in, and how."""
by_whole_token = Mark("__lms_by_whole_token__")
"""A route that opens a socket: an API token needs read and write, since a socket does both."""
by_player = Mark("__lms_by_player__")
"""A public route that also accepts a player token as bearer."""
visited = Mark("__lms_visited__")
"""A route that visitors without an account may use too, where the catalogue is public."""
early = Mark("__lms_early__")
"""A route that stays open while the account must do something first (set up MFA)."""
