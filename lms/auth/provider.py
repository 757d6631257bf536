"""The OpenID Connect provider for sign-in. Nothing it sends is trusted unchecked."""

from __future__ import annotations

import asyncio
import hmac
import ssl
import time
from collections.abc import Coroutine
from functools import cache, lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx2
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, ValidationError

from lms.auth import rules
from lms.core import clock, errors
from lms.core.errors import Refused
from lms.settings import settings

T = TypeVar("T")

log = structlog.get_logger()

PATIENCE_S = 2.0
"""For all requests to the provider in one step of a sign-in."""
KEPT_S = 3600.0
AGAIN_S = 5.0
"""How long an unreachable provider, or one without the wanted key, isn't asked again."""
LEEWAY_S = 30
MAX_TOKEN_AGE_S = 600
ALGORITHMS = ["RS256", "ES256"]
SCOPE = "openid email profile"
WANTED = ("email", "email_verified", "name")
"""Claims that are read from the userinfo endpoint when the ID token lacks them."""


class Problem(Refused):
    """A sign-in with the provider failed; the sign-in page explains the code."""


class Metadata(BaseModel):
    """The provider's metadata document."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]


errors.away(httpx2.TransportError, httpx2.HTTPStatusError)
WRONG = (AuthlibBaseError, JoseError, ValidationError, ValueError, KeyError, TypeError)


@cache
def _tls() -> ssl.SSLContext:
    """Cached: loading all certificates takes longer than the request."""
    return httpx2.create_ssl_context()


class Provider:
    """The configured provider; its metadata and keys are cached for an hour."""

    def __init__(self, issuer: str, client_id: str, secret: str) -> None:
        self.issuer, self.client_id, self._secret = issuer, client_id, secret
        self._metadata: Metadata | None = None
        self._keys: KeySet | None = None
        self._read = self._keys_read = 0.0
        self._away_until = 0.0
        self._one = asyncio.Lock()

    async def address(self, redirect_uri: str, state: str, nonce: str, verifier: str) -> str:
        """The address to which a sign-in redirects."""
        metadata = await self._asked(self._discovered())
        async with self._client(metadata, redirect_uri) as client:
            url, _ = client.create_authorization_url(
                metadata.authorization_endpoint, state=state, code_verifier=verifier, nonce=nonce
            )
        return str(url)

    async def claims(
        self, code: str, redirect_uri: str, nonce: str, verifier: str
    ) -> dict[str, Any]:
        """The checked claims of the ID token and of the userinfo endpoint."""
        return await self._asked(self._exchanged(code, redirect_uri, nonce, verifier))

    async def _asked(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await work
        except errors.AWAY as error:
            log.warning("provider_away", error=repr(error)[:200])
            raise Problem("provider_away") from None
        except WRONG as error:
            # Only its type: the text may contain what was sent.
            log.warning("provider_distrusted", error=type(error).__name__)
            raise Problem("provider_refused") from None

    async def _exchanged(
        self, code: str, redirect_uri: str, nonce: str, verifier: str
    ) -> dict[str, Any]:
        metadata = await self._discovered()
        async with self._client(metadata, redirect_uri) as client:
            answer = await client.fetch_token(
                metadata.token_endpoint,
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier,
            )
            claims = await self._checked(metadata, answer["id_token"], nonce)
            if metadata.userinfo_endpoint is None or all(claims.get(name) for name in WANTED):
                return claims
            try:
                found = await client.get(metadata.userinfo_endpoint)
                more = found.raise_for_status().json()
                return rules.about_person(claims, more)
            except (*errors.AWAY, *WRONG):
                if not claims.get("email"):
                    raise
                return claims  # enough to identify the user

    def _client(self, metadata: Metadata, redirect_uri: str) -> AsyncOAuth2Client:
        ways = metadata.token_endpoint_auth_methods_supported
        way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
        return AsyncOAuth2Client(
            self.client_id,
            self._secret or None,
            token_endpoint_auth_method=way if self._secret else "none",
            scope=SCOPE,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            timeout=PATIENCE_S,
            verify=_tls(),
        )

    async def _discovered(self) -> Metadata:
        """The provider's metadata; one request for all callers, none while it is unreachable."""
        async with self._one:
            now = time.monotonic()
            if self._metadata is not None and now - self._read < KEPT_S:
                return self._metadata
            if now < self._away_until:
                raise TimeoutError
            self._away_until = now + AGAIN_S
            where = self.issuer.rstrip("/") + "/.well-known/openid-configuration"
            found = Metadata.model_validate(await self._get(where))
            self._accept(found)
            self._metadata, self._read, self._away_until = found, now, 0.0
            return found

    def _accept(self, found: Metadata) -> None:
        if found.issuer != self.issuer:
            raise ValueError("another issuer")
        endpoints = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
        for endpoint in (*endpoints, found.userinfo_endpoint):
            if endpoint and urlsplit(endpoint).scheme not in {
                "https",
                urlsplit(self.issuer).scheme,
            }:
                raise ValueError("an endpoint without encryption")

    async def _get(self, url: str) -> Any:
        async with httpx2.AsyncClient(timeout=PATIENCE_S, verify=_tls()) as client:
            return (await client.get(url)).raise_for_status().json()

    async def _checked(self, metadata: Metadata, token: str, nonce: str) -> dict[str, Any]:
        try:
            claims = jwt.decode(token, await self._key_set(metadata), ALGORITHMS).claims
        except InvalidKeyIdError:
            claims = jwt.decode(token, await self._key_set(metadata, anew=True), ALGORITHMS).claims
        now = int(clock.now().timestamp())
        jwt.JWTClaimsRegistry(
            now=now,
            leeway=LEEWAY_S,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True},
        ).validate(claims)
        self._check_rest(claims, nonce, now)
        return claims

    def _check_rest(self, claims: dict[str, Any], nonce: str, now: int) -> None:
        """Check what the library doesn't."""
        if claims["iat"] < now - MAX_TOKEN_AGE_S:
            raise ValueError("an old token")
        if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
            raise ValueError("a token of another sign-in")
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else self.client_id) != self.client_id:
            raise ValueError("a token for another party")

    async def _key_set(self, metadata: Metadata, *, anew: bool = False) -> KeySet:
        async with self._one:
            now = time.monotonic()
            kept = AGAIN_S if anew else KEPT_S
            if self._keys is None or now - self._keys_read >= kept:
                published = await self._get(metadata.jwks_uri)
                # Refuse keys that aren't for signing, and secret keys.
                usable = [
                    key
                    for key in published["keys"]
                    if key.get("kty") in {"RSA", "EC"} and key.get("use", "sig") == "sig"
                ]
                self._keys = KeySet.import_key_set({"keys": usable})
                self._keys_read = now
            return self._keys


@lru_cache(maxsize=4)
def _made(issuer: str, client_id: str, secret: str) -> Provider:
    return Provider(issuer, client_id, secret)


def current() -> Provider | None:
    """The provider in the settings, or None."""
    given = settings()
    if not given.oidc_issuer or not given.oidc_client_id:
        return None
    return _made(
        given.oidc_issuer, given.oidc_client_id, given.oidc_client_secret.get_secret_value()
    )
