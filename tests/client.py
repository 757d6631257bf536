"""The API as its clients use it, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic_core import from_json
from quart import Quart

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.users.models import User

BASE = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response that has been read."""

    status: int
    headers: Any
    body: bytes

    @property
    def json(self) -> Any:
        return from_json(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def code(self) -> str:
        """The problem's stable word."""
        word: str = self.json["code"]
        return word

    def __repr__(self) -> str:
        return f"<{self.status} {self.body[:300]!r}>"


class Client:
    """`await client.get("users/me", as_=user)`: a path without a slash is below /api/v1/.

    `as_` signs in by a bearer token of a real session. `cookies=True` keeps cookies, as a browser.
    """

    def __init__(self, app: Quart, *, cookies: bool = False) -> None:
        self.app = app
        self._client = app.test_client(use_cookies=cookies)
        self._tokens: dict[UUID, str] = {}

    async def token(self, user: User) -> str:
        """An access token of this user's session in this test."""
        if user.id not in self._tokens:
            pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
            self._tokens[user.id] = pair.access
        return self._tokens[user.id]

    async def ask(
        self,
        method: str,
        path: str,
        *,
        as_: User | None = None,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> Answer:
        """One request; `json=`, `data=`, `query_string=` as in Quart's own client."""
        sent = dict(headers or {})
        if as_ is not None:
            token = await self.token(as_)
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        full = path if path.startswith("/") else BASE + path
        response = await self._client.open(full, method=method, headers=sent, **kwargs)
        return Answer(
            response.status_code, response.headers, await response.get_data(as_text=False)
        )

    async def get(self, path: str, **kwargs: Any) -> Answer:
        return await self.ask("GET", path, **kwargs)

    async def post(self, path: str, **kwargs: Any) -> Answer:
        return await self.ask("POST", path, **kwargs)

    async def put(self, path: str, **kwargs: Any) -> Answer:
        return await self.ask("PUT", path, **kwargs)

    async def patch(self, path: str, **kwargs: Any) -> Answer:
        return await self.ask("PATCH", path, **kwargs)

    async def delete(self, path: str, **kwargs: Any) -> Answer:
        return await self.ask("DELETE", path, **kwargs)
