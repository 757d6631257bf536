"""A small, standards-conforming OpenID provider on real HTTP, which can be told to misbehave."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

from hypercorn.asyncio import serve
from hypercorn.config import Config
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from pydantic_core import to_json
from quart import Quart, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Redirect

CLIENT, SECRET = "lms", "a-secret-of-the-client"


@dataclass
class Account:
    """Who is signed in at the provider; consent is given."""

    sub: str = "person-1"
    email: str | None = "ada@school.test"
    email_verified: bool = True
    name: str = "Ada Lovelace"


@dataclass
class Provider:
    """Its account, and the knobs that make its answers wrong."""

    issuer: str
    account: Account = field(default_factory=Account)
    rsa: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "rsa-1"}))
    ec: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "ec-1"}))
    algorithm: str = "RS256"
    auth_methods: list[str] = field(default_factory=lambda: ["client_secret_basic"])
    claims_in_token: bool = True
    change: Callable[[dict[str, Any]], None] = lambda _: None
    sign: Callable[[dict[str, Any]], str] | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    slow_s: float = 0.0
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def key(self) -> RSAKey | ECKey:
        return self.rsa if self.algorithm == "RS256" else self.ec

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer, "aud": CLIENT, "sub": self.account.sub, "iat": now,
            "exp": now + 300, "nonce": nonce,
        }  # fmt: skip
        if self.claims_in_token:
            claims |= self.about()
        self.change(claims)
        if self.sign is not None:
            return self.sign(claims)
        header = {"alg": self.algorithm, "kid": self.key().kid}
        return jwt.encode(header, claims, self.key(), [self.algorithm])

    def about(self) -> dict[str, Any]:
        who = self.account
        found = {"email": who.email, "email_verified": who.email_verified, "name": who.name}
        return {name: value for name, value in found.items() if value is not None}

    def app(self) -> Quart:
        app = Quart("provider")

        @app.before_request
        async def note() -> None:
            self.asked.append(request.path)
            await asyncio.sleep(self.slow_s)

        @app.get("/.well-known/openid-configuration")
        async def discovery() -> Response:
            return jsonify(
                {
                    "issuer": self.issuer,
                    "authorization_endpoint": f"{self.issuer}/authorize",
                    "token_endpoint": f"{self.issuer}/token",
                    "jwks_uri": f"{self.issuer}/keys",
                    "userinfo_endpoint": f"{self.issuer}/userinfo",
                    "token_endpoint_auth_methods_supported": self.auth_methods,
                    "code_challenge_methods_supported": ["S256"],
                    **self.metadata,
                }
            )

        @app.get("/keys")
        async def keys() -> Response:
            pairs = [self.rsa.as_dict(private=False), self.ec.as_dict(private=False)]
            return jsonify({"keys": [*pairs, {"kty": "OKP", "crv": "X", "kid": "odd"}]})

        @app.get("/authorize")
        async def authorize() -> Redirect | tuple[str, int]:
            given = request.args
            wanted = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
            if any(given.get(name) != value for name, value in wanted.items()):
                return "bad request", 400
            if "openid" not in given["scope"].split() or not given["code_challenge"]:
                return "bad request", 400
            code = token_urlsafe(16)
            self.codes[code] = dict(given)
            back = {"code": code, "state": given["state"], "iss": self.issuer}
            return redirect(f"{given['redirect_uri']}?{urlencode(back)}")

        @app.post("/token")
        async def token() -> tuple[Response, int]:
            form = await request.form
            known = self.codes.pop(form.get("code", ""), None)  # a code works once
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            challenge = _base64(digest)
            if not self.is_client(form):
                return jsonify({"error": "invalid_client"}), 401
            if (
                known is None
                or known["code_challenge"] != challenge
                or known["redirect_uri"] != form.get("redirect_uri")
            ):
                return jsonify({"error": "invalid_grant"}), 400
            answer = {
                "access_token": "an-access-token", "token_type": "Bearer", "expires_in": 300,
                "id_token": self.id_token(known["nonce"]), **self.answer,
            }  # fmt: skip
            return jsonify({k: v for k, v in answer.items() if v is not None}), self.status

        @app.get("/userinfo")
        async def userinfo() -> tuple[Response, int]:
            if request.headers.get("Authorization") != "Bearer an-access-token":
                return jsonify({}), 401
            return jsonify({"sub": self.account.sub, **self.about(), **self.userinfo}), 200

        return app

    def is_client(self, form: Any) -> bool:
        if "client_secret_basic" in self.auth_methods:
            given = request.authorization
            return given is not None and (given.username, given.password) == (CLIENT, SECRET)
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)

    def unsigned(self, claims: dict[str, Any]) -> str:
        """A token of the algorithm `none`."""
        parts = [{"alg": "none", "kid": self.rsa.kid}, claims]
        return ".".join(_part(part) for part in parts) + "."

    def keyed_by_public(self, claims: dict[str, Any]) -> str:
        """A MAC whose secret is what everybody knows."""
        text = ".".join(_part(part) for part in ({"alg": "HS256", "kid": "rsa-1"}, claims))
        secret = self.rsa.as_pem(private=False)
        return f"{text}.{_base64(hmac.digest(secret, text.encode(), 'sha256'))}"

    def keyed_by_another(self, claims: dict[str, Any]) -> str:
        other = RSAKey.generate_key(2048)
        return jwt.encode({"alg": "RS256", "kid": "rsa-1"}, claims, other, ["RS256"])


def _base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def _part(value: dict[str, Any]) -> str:
    return _base64(to_json(value))


@asynccontextmanager
async def running() -> AsyncIterator[Provider]:
    """A provider on a free port of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        provider = Provider(f"http://127.0.0.1:{listening.getsockname()[1]}")
        config = Config()
        config.bind = [f"fd://{listening.fileno()}"]
        config.errorlog = config.accesslog = None
        end = asyncio.Event()
        serving = asyncio.create_task(
            serve(provider.app(), config, shutdown_trigger=end.wait)  # type: ignore[arg-type]
        )
        try:
            yield provider
        finally:
            end.set()
            await serving
            listening.detach()  # hypercorn has closed it
