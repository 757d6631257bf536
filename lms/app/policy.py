"""The marks on views as policies, read once at start-up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quart import Quart
from werkzeug.routing import Rule

from lms.core import access, idempotency, schema
from lms.core.access import Role

PREFIX = "/api/v1/"


class Unmarked(RuntimeError):
    """A route of the API without `@allow`."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a route requires of a request before its view runs."""

    roles: frozenset[Role]
    idempotent: bool
    streams: bool
    takes_file: bool
    """Whether it reads a form with a file as it comes in."""
    counted: bool
    """Whether it counts against the general limit; else against the shared, higher one."""
    early: bool
    """Whether it is open while the account must complete a step first (set up MFA)."""
    answers: Mapping[int, tuple[str, tuple[str, ...]]]
    """What the document can't derive: status -> reason, and media types."""
    by_session: bool
    """Whether API tokens are refused."""
    by_whole_token: bool
    """Whether an API token needs both scopes."""
    own_machine: bool
    """Whether only this machine may call it, unless SHARE_OUTBOX is on."""
    by_player: bool
    """Whether a player token opens it."""
    visited: bool
    """Whether it is open without an account too, unless PUBLIC_CATALOGUE is off."""

    @property
    def public(self) -> bool:
        return not self.roles


def marked(view: Callable[..., Any], name: str) -> Any:
    """The mark of the view, or of a function that its decorators wrap."""
    inner: Any = view
    while inner is not None:
        if name in vars(inner):
            return vars(inner)[name]
        inner = getattr(inner, "__wrapped__", None)
    return None


def policies(app: Quart, crowded: frozenset[str]) -> dict[str, Policy]:
    """The policy of every route of the API, by endpoint; refuses a route without `@allow`."""
    found: dict[str, Policy] = {}
    for rule in api_rules(app):
        view = app.view_functions[rule.endpoint]
        roles = marked(view, access.MARK)
        if roles is None:
            raise Unmarked(f"{rule.rule} ({rule.endpoint}) has no @allow")
        takes_file = bool(marked(view, access.takes_file.name))
        found[rule.endpoint] = Policy(
            roles=roles,
            idempotent=bool(marked(view, idempotency.idempotent.name)),
            streams=bool(marked(view, access.streams.name) or takes_file),
            takes_file=takes_file,
            counted=rule.rule.removeprefix(PREFIX) not in crowded,
            early=bool(marked(view, access.early.name)),
            answers=marked(view, schema.ANSWERS) or {},
            by_session=bool(marked(view, access.by_session.name)),
            by_whole_token=bool(marked(view, access.by_whole_token.name)),
            own_machine=bool(marked(view, access.own_machine.name)),
            by_player=bool(marked(view, access.by_player.name)),
            visited=bool(marked(view, access.visited.name)),
        )
    return found


def api_rules(app: Quart) -> list[Rule]:
    """The REST routes of the API."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX) and not rule.websocket
    ]
