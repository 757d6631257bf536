"""What the marks on a view mean, looked up once at the start."""

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
    """A route of the API that doesn't say who may use it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a route asks of a request before its view runs."""

    roles: frozenset[Role]
    idempotent: bool
    streams: bool
    counted: bool
    """Whether it takes from the general limit; else from the crowds'."""
    early: bool
    """Whether it is open while the account must do something first."""
    answers: Mapping[int, tuple[str, tuple[str, ...]]]
    """What the document can't see: status -> why, and which media types."""
    by_session: bool
    """Whether no API token opens it."""
    own_machine: bool
    """Whether it is there for this machine alone, unless SHARE_OUTBOX is on."""
    by_player: bool
    """Whether a player token opens it."""

    @property
    def public(self) -> bool:
        return not self.roles


def marked(view: Callable[..., Any], name: str) -> Any:
    """A mark of the view, or of one of those its decorators wrap."""
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
        found[rule.endpoint] = Policy(
            roles=roles,
            idempotent=bool(marked(view, idempotency.MARK)),
            streams=bool(marked(view, access.STREAM)),
            counted=rule.rule.removeprefix(PREFIX) not in crowded,
            early=bool(marked(view, access.EARLY)),
            answers=marked(view, schema.ANSWERS) or {},
            by_session=bool(marked(view, access.BY_SESSION)),
            own_machine=bool(marked(view, access.OWN_MACHINE)),
            by_player=bool(marked(view, access.BY_PLAYER)),
        )
    return found


def api_rules(app: Quart) -> list[Rule]:
    """The REST routes of the API."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX) and not rule.websocket
    ]
