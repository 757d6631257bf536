"""Quart's request objects and contexts, made without what this application doesn't use."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from quart import Quart
from quart.ctx import AppContext, RequestContext
from quart.globals import _cv_app, _cv_request
from quart.wrappers import Request
from werkzeug.datastructures import Headers
from werkzeug.routing import MapAdapter


@lru_cache(maxsize=1_000)
def _name(raw: bytes) -> str:
    return raw.decode("latin1").title()


class Incoming(Headers):
    """A request's headers, which nobody changes: werkzeug would look through all for each name."""

    def __init__(self, items: list[tuple[str, str]]) -> None:
        self._list = items
        self._first = {name.lower(): value for name, value in reversed(items)}

    def _get_key(self, key: str) -> str:
        return self._first[key.lower()]


def make_request(app: Quart, scope: Any) -> Request:
    """The request of an ASGI scope; hypercorn has checked its headers."""
    client = scope.get("client") or ("<local>",)
    items = [("Remote-Addr", client[0])]
    items += [(_name(name), value.decode("latin1")) for name, value in scope["headers"]]
    headers = Incoming(items)
    if scope["http_version"] < "1.1" and "Host" not in headers:
        headers = Incoming([*items, ("Host", "")])
    return app.request_class(
        scope["method"],
        scope["scheme"],
        scope["path"],
        scope["query_string"],
        headers,
        scope.get("root_path", ""),
        scope["http_version"],
        max_content_length=app.config["MAX_CONTENT_LENGTH"],
        body_timeout=app.config["BODY_TIMEOUT"],
        send_push_promise=_no_push,
        scope=scope,
    )


async def _no_push(path: str, headers: Headers) -> None:
    """HTTP/1.1 has no push."""


class Context(RequestContext):
    """A request's context without session, signals and a context of the application's own.

    Rules here have no hosts, so the request's host plays no part in finding its own.
    """

    def __init__(self, app: Quart, request: Request, always: AppContext) -> None:
        self.app = app
        self.request_websocket = request
        self.session = None
        self.flashes = None
        self.preserved = False
        self._cv_tokens = []
        self._after_request_functions = []
        request.json_module = app.json
        self.url_adapter = MapAdapter(
            app.url_map, "", "/", "", request.scheme, request.path, request.method
        )
        self.match_request()
        self._always = always

    def __enter__(self) -> Context:
        self._set = _cv_request.set(self), _cv_app.set(self._always)
        return self

    def __exit__(self, *_error: object) -> None:
        request, app = self._set
        _cv_request.reset(request)
        _cv_app.reset(app)
