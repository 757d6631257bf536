"""The path of a request in one place: authenticate, count, admit, run the view in time, respond."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from inspect import iscoroutinefunction
from typing import Any
from urllib.parse import urlencode, urlsplit

from pydantic import BaseModel
from quart import Quart, Response
from quart.ctx import AppContext, RequestContext, WebsocketContext
from quart.sessions import NullSession, SessionInterface
from werkzeug.exceptions import HTTPException, NotFound

from lms.app import admission, observe, problems, replay
from lms.app.address import client_address, is_own_machine, networks
from lms.app.admission import Admission
from lms.app.budget import Budget, Headroom
from lms.app.guard import SAFE, Guard
from lms.app.headers import API, Headers, request_id
from lms.app.pages import Pages
from lms.app.policy import Policy
from lms.app.request import JSON, Request
from lms.app.server.exchange import HttpConnection
from lms.app.server.incoming import Context
from lms.core import access, errors, idempotency, versions
from lms.core.access import Actor, Origin, current
from lms.core.errors import Refused, Unauthorized
from lms.core.schema import Page
from lms.settings import Settings

FILES = frozenset({"multipart/form-data", "application/zip"})


class NoSessions(SessionInterface):
    """Quart's own sessions are not used."""

    async def open_session(self, app: Quart, request: Any) -> NullSession:  # noqa: ARG002
        return NullSession()

    async def save_session(self, app: Quart, session: Any, response: Any) -> None:
        """Never called: a null session has nothing to save."""


class App(Quart):
    """Quart with our own pipeline in place of its hooks: shorter, in an order that can be read."""

    request_class = Request
    asgi_http_class = HttpConnection
    session_interface = NoSessions()  # type: ignore[assignment]

    def prepare(self, settings: Settings, pages: Pages) -> None:
        self.settings = settings
        self.pages = pages
        self.policies: dict[str, Policy] = {}
        self.guard = Guard(settings)
        self.budget = Budget(settings)
        self.safe_headers = Headers(settings)
        self.admission = Admission(settings.request_timeout_s)
        self.trusted = networks(settings.trusted_proxies)
        self.deadline_s = settings.request_timeout_s
        self.draining = False
        self.always = AppContext(self)

    async def asgi_app(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan" and not scope["path"].startswith("/"):
            # Quart's parser may raise for `GET http://host/path` and `GET *`.
            whole: str = scope["path"]
            scope["path"] = "/" + whole.partition("://")[2].partition("/")[2]
        if scope["type"] != "http":
            await super().asgi_app(scope, receive, send)
            return
        if refused := self.gate(scope["method"], scope["path"], scope["headers"]):
            headers, body = refused
            await send({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": body, "more_body": False})
            return
        self.admission.enter(scope)
        try:
            await super().asgi_app(scope, receive, send)
        finally:
            self.admission.leave(scope)

    def gate(
        self, method: str, path: str, headers: list[tuple[bytes, bytes]]
    ) -> tuple[list[tuple[bytes, bytes]], bytes] | None:
        """Headers and body of the 503 for a request that the overloaded process refuses.

        Our server asks before it creates the request, other servers after it.
        """
        wait = self.admission.too_much(method, path)
        return admission.refusal(wait, headers, self.safe_headers.raw) if wait else None

    def takes_file(self, request: Request) -> bool:
        """Whether this is a form with a file, or a zip, for a route that reads it as it comes."""
        if request.method != "POST" or request.mimetype not in FILES:
            return False
        with suppress(HTTPException):
            endpoint, _ = self.url_map.bind("").match(request.path, "POST")
            return endpoint in self.policies and self.policies[endpoint].takes_file
        return False

    def ensure_async(self, func: Any) -> Any:
        return func if iscoroutinefunction(func) else super().ensure_async(func)

    async def handle_request(self, request: Any) -> Any:
        """The response to a request, in a context of its own."""
        with Context(self, request, self.always) as context:
            try:
                return await self.full_dispatch_request(context)
            except Exception as error:
                return await self.handle_exception(error)

    async def full_dispatch_request(self, request_context: RequestContext | None = None) -> Any:
        assert request_context is not None  # noqa: S101  Quart's own call
        request: Any = request_context.request
        headers = request.headers
        observe.begin(request, request_id(headers.get("X-Request-ID")))
        if self.trusted:
            request.remote_addr = client_address(
                request.remote_addr or "", headers.getlist("X-Forwarded-For"), self.trusted
            )
        try:
            response = await self._answer(request)
        except Exception as error:
            self._note_headroom(request, error)
            response = await self.make_response(problems.answer(error, request.request_id))
        for function in request_context._after_request_functions:
            response = await self.ensure_async(function)(response)
        if (seen := headers.get("If-None-Match")) and _unchanged(request, response, seen):
            response = Response(b"", 304, {"ETag": response.headers["ETag"]})
        self._finish(request, response)
        self.admission.leave(request.scope, answered=response.status_code < 500)
        return response

    async def full_dispatch_websocket(
        self, websocket_context: WebsocketContext | None = None
    ) -> Any:
        """Handle a handshake; a refusal is a problem with our headers, like any other response."""
        assert websocket_context is not None  # noqa: S101  Quart's own call
        asked: Any = websocket_context.websocket
        rid = request_id(asked.headers.get("X-Request-ID"))
        try:
            refused = await self.dispatch_websocket(websocket_context)
        except Exception as error:
            refused = problems.answer(error, rid)
        if refused is None:
            return None
        answer = await self.make_response(refused)
        self.safe_headers.add(answer, api=asked.path.startswith(API), rid=rid)
        return answer

    async def _answer(self, request: Request) -> Response:
        if request.routing_exception is not None:
            page = await self.pages.instead_of(request, request.routing_exception)
            if page is None:
                # werkzeug reuses some of these: not with the traceback of earlier requests.
                raise request.routing_exception.with_traceback(None)
            return page
        rule = request.url_rule
        if rule is None:
            raise NotFound
        if request.method == "OPTIONS" and rule.provide_automatic_options:
            options: Response = await self.make_default_options_response()
            return options
        view: Any = self.view_functions[rule.endpoint]
        policy = self.policies.get(rule.endpoint)
        if policy is None:
            return await self._run(view, request)
        if request.carries_body and not policy.streams:
            # The upload's speed is up to the client, so the request timeout doesn't include it.
            with self.admission.waiting_for_client(request.scope):
                await request.read()
        if policy.streams:
            self.admission.leave(request.scope)
            return await self._admitted(request, policy, view)
        async with asyncio.timeout(self.deadline_s):
            return await self._admitted(request, policy, view)

    async def _admitted(self, request: Request, policy: Policy, view: Any) -> Response:
        if policy.own_machine and not self._is_for(request.scope):
            raise errors.NotFound
        address = request.remote_addr or ""
        access.origin.set(Origin(request.request_id, address))
        try:
            actor = await self.guard.identify(request, policy)
        except Unauthorized:
            await self._count(request, policy, None, address)
            raise
        await self._count(request, policy, actor, address)
        self.guard.admit(actor, policy, request.method)
        versions.if_match.set(request.headers.get("If-Match"))

        keyed = policy.idempotent and not policy.takes_file
        if keyed and actor is not None and idempotency.HEADER in request.headers:
            return await replay.once(request, actor, lambda: self._run(view, request))
        return await self._run(view, request)

    def _is_for(self, scope: Any) -> bool:
        own_name = urlsplit(self.settings.public_url).hostname
        return self.settings.share_outbox or is_own_machine(scope, own_name)

    async def _count(
        self, request: Request, policy: Policy, actor: Actor | None, address: str
    ) -> None:
        if policy.counted:
            request.headroom = await self.budget.spend(actor, address)
        else:
            await self.budget.spend_as_crowd(address)

    async def _run(self, view: Any, request: Request) -> Response:
        response: Response = await self.make_response(await view(**(request.view_args or {})))
        return response

    async def make_response(self, result: Any) -> Any:
        """Encode models as JSON in one step; a list page gets the link to the next one."""
        value, rest = (result[0], result[1:]) if isinstance(result, tuple) else (result, ())
        if not isinstance(value, BaseModel):
            return await super().make_response(result)
        response = Response(value.__pydantic_serializer__.to_json(value), content_type=JSON)
        for part in rest:
            if isinstance(part, int):
                response.status_code = part
            elif part:
                response.headers.update(part)
        if isinstance(value, Page) and value.next:
            response.headers["Link"] = _next_link(value.next)
        return response

    def _note_headroom(self, request: Request, error: Exception) -> None:
        if isinstance(error, Refused):
            headroom: Headroom | None = error.extra.pop("headroom", None)
            request.headroom = headroom or request.headroom

    def _finish(self, request: Request, response: Any) -> None:
        if request.headroom is not None:
            limit, remaining, reset = request.headroom
            response.headers._list += [
                ("RateLimit-Limit", str(limit)),
                ("RateLimit-Remaining", str(remaining)),
                ("RateLimit-Reset", str(round(reset))),
            ]
        api = request.path.startswith(API)
        self.safe_headers.add(response, api=api, rid=request.request_id)
        observe.finish(request, response)
        current.set(None)
        access.origin.set(Origin())


def _unchanged(request: Request, response: Any, seen: str) -> bool:
    tag = response.headers.get("ETag")
    return bool(tag and response.status_code == 200 and request.method in SAFE and tag in seen)


def _next_link(cursor: str) -> str:
    from quart import request

    args = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    return f'<{request.path}?{urlencode([*args, ("cursor", cursor)])}>; rel="next"'
