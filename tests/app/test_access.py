"""Who gets in: tokens, cookies, roles, foreign pages."""

from __future__ import annotations

import base64
import hmac
import time
from uuid import uuid4

import jwt
import jwt.utils
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pydantic_core import from_json, to_json

from lms.auth import tokens
from lms.auth.actions import sessions
from lms.settings import Settings
from tests.client import Client
from tests.factories import make_user

OURS = {"X-Requested-With": "lms"}
PASSWORD = "correct horse battery"


async def registered(client: Client, email: str = "ada@example.test") -> str:
    sent = {"email": email, "password": PASSWORD, "full_name": "Ada"}
    assert (await client.post("auth/register", json=sent)).status == 202
    return email


async def signed_in(browser: Client) -> str:
    email = await registered(browser)
    sent = {"email": email, "password": PASSWORD}
    assert (await browser.post("auth/login", json=sent, headers=OURS)).status == 200
    return email


async def test_a_role_that_may_not_is_403(client: Client) -> None:
    answer = await client.get("users", as_=await make_user("instructor"))
    assert (answer.status, answer.code) == (403, "forbidden")


async def test_a_new_role_counts_at_once(client: Client) -> None:
    user, admin = await make_user(), await make_user("admin")
    assert (await client.get("users", as_=user)).status == 403
    changed = await client.patch(f"users/{user.id}", json={"role": "admin"}, as_=admin)
    assert (changed.status, changed.json["role"]) == (200, "admin")
    assert (await client.get("users", as_=user)).status == 200


async def test_a_disabled_account_is_out_at_once(client: Client) -> None:
    user, admin = await make_user(), await make_user("admin")
    assert (await client.get("users/me", as_=user)).status == 200
    await client.patch(f"users/{user.id}", json={"status": "disabled"}, as_=admin)
    assert (await client.get("users/me", as_=user)).status == 401


async def test_a_session_that_was_ended_is_401(client: Client) -> None:
    user = await make_user()
    token = await client.token(user)
    _, session = tokens.read(token)
    await sessions.revoke(user.id, session)
    assert (await client.get("users/me", token=token)).status == 401


def forged(
    settings: Settings,
    algorithm: str = "HS256",
    key: str | None = None,
    kid: str | None = "ours",
    **claims: object,
) -> str:
    now = int(time.time())
    whole = {
        "iss": "lms", "aud": "lms-api", "sub": str(uuid4()), "sid": str(uuid4()), "jti": "x",
        "typ": "access", "iat": now, "exp": now + 60, **claims,
    }  # fmt: skip
    kept = {name: value for name, value in whole.items() if value is not None}
    ours = settings.secret_key.get_secret_value()
    header = {"kid": tokens.key_id(ours) if kid == "ours" else kid} if kid else {}
    return jwt.encode(kept, ours if key is None else key, algorithm, header)


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"iss": "other"},
        {"aud": "other"},
        {"typ": "refresh"},
        {"typ": None},
        {"sub": None},
        {"sub": "x"},
        {"sid": "x"},
        {"sid": None},
        {"iat": int(time.time()) + 3600},
        {"jti": None},
        {},
    ],
)
async def test_a_token_with_wrong_claims_is_401(
    claims: dict[str, object], client: Client, settings: Settings
) -> None:
    answer = await client.get("users/me", token=forged(settings, **claims))
    assert (answer.status, answer.code) == (401, "unauthorized")


def unsigned(settings: Settings, claims: dict[str, object]) -> str:
    """The parts of a good token with an algorithm that a library may be talked into."""
    head, body, _ = forged(settings, **claims).split(".")
    header = from_json(base64.urlsafe_b64decode(head + "==")) | {"alg": "nOnE"}
    return f"{base64.urlsafe_b64encode(to_json(header)).decode().rstrip('=')}.{body}."


def public_pem() -> tuple[bytes, bytes]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private, public


async def test_key_and_algorithm_are_ours_whatever_a_token_says(
    client: Client, settings: Settings
) -> None:
    user = await make_user()
    good = jwt.decode(await client.token(user), options={"verify_signature": False})
    private, public = public_pem()
    head, body, signature = (await client.token(user)).split(".")
    as_mac = jwt.utils.base64url_encode(
        hmac.new(public, f"{head}.{body}".encode(), "sha256").digest()
    ).decode()
    cases = {
        "another key": forged(settings, key="x" * 64, **good),
        "none in other letters": unsigned(settings, good),
        "a longer hash": forged(settings, algorithm="HS512", **good),
        "another hash": forged(settings, algorithm="HS384", **good),
        "none": forged(settings, algorithm="none", key="", **good),
        "a public key as secret": f"{head}.{body}.{as_mac}",
        "RS256": jwt.encode(
            good, private, "RS256", {"kid": tokens.key_id(settings.secret_key.get_secret_value())}
        ),
        "no key id": forged(settings, kid=None, **good),
        "another key id": forged(settings, kid="0" * 16, **good),
        "a path as key id": forged(settings, kid="../../dev/null", **good),
        "a changed signature": f"{head}.{body}.{signature[:-3]}AAA",
        "no signature": f"{head}.{body}.",
        "a challenge": tokens.challenge(user.id, "x"),
        "three letters": "a.b.c",
        "nothing": "",
        "a long one": "x" * 5000,
    }
    for what, token in cases.items():
        answer = await client.get("users/me", token=token)
        assert (answer.status, answer.code) == (401, "unauthorized"), what
    assert (await client.get("users/me", token=forged(settings, **good))).status == 200


def test_the_key_id_tells_nothing_of_the_key(settings: Settings) -> None:
    key = settings.secret_key.get_secret_value()
    assert tokens.key_id(key) != tokens.key_id(key + "x")
    assert len(tokens.key_id(key)) == 16


async def test_the_session_of_another_user_is_401(client: Client) -> None:
    one, other = await make_user(), await make_user()
    _, session = tokens.read(await client.token(one))
    answer = await client.get("users/me", token=tokens.issue(other.id, session))
    assert answer.status == 401


async def test_a_bad_bearer_is_401_on_public_routes_too(client: Client) -> None:
    assert (await client.get("health", token="nonsense")).status == 401
    assert (await client.get("health", headers={"Cookie": "lms_access=x"})).status == 200


async def test_a_bearer_makes_cookies_ignored(browser: Client) -> None:
    await signed_in(browser)
    other = await make_user(full_name="Bearer")
    answer = await browser.get("users/me", as_=other)
    assert answer.json["full_name"] == "Bearer"
    assert (await browser.get("users/me", token="nonsense")).status == 401


async def test_a_browser_gets_cookies_and_no_token(browser: Client) -> None:
    email = await registered(browser)
    sent = {"email": email, "password": PASSWORD}
    answer = await browser.post("auth/login", json=sent, headers=OURS)
    assert answer.json == {"expires_in": 600}
    cookies = answer.headers.get_all("Set-Cookie")
    names = {one.partition("=")[0] for one in cookies}
    assert names == {"lms_access", "lms_refresh", "lms_device"}
    assert all("HttpOnly" in one and "SameSite=Lax" in one for one in cookies)
    assert (await browser.get("users/me")).json["email"] == email


async def test_an_unsafe_request_by_cookie_needs_the_header(browser: Client) -> None:
    await signed_in(browser)
    change = {"full_name": "Eve"}
    answer = await browser.patch("users/me", json=change)
    assert (answer.status, answer.code) == (403, "csrf")
    answer = await browser.patch("users/me", json=change, headers={"X-Requested-With": "x"})
    assert answer.status == 403
    assert (await browser.patch("users/me", json=change, headers=OURS)).status == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost", 200),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://localhost.evil.example", 403),
    ],
)
async def test_a_foreign_page_is_refused(origin: str, status: int, browser: Client) -> None:
    await signed_in(browser)
    answer = await browser.patch(
        "users/me", json={"full_name": "Eve"}, headers=OURS | {"Origin": origin}
    )
    assert answer.status == status


async def test_a_browser_refreshes_and_leaves(browser: Client) -> None:
    await signed_in(browser)
    assert (await browser.post("auth/refresh", headers=OURS)).json == {"expires_in": 600}
    assert (await browser.get("users/me")).status == 200
    assert (await browser.post("auth/logout", headers=OURS)).status == 204
    assert (await browser.get("users/me")).status == 401
    assert (await browser.post("auth/refresh", headers=OURS)).status == 401


async def test_production_cookies_are_bound_to_the_host(
    browser: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    production = settings.model_copy(update={"environment": "production"})
    monkeypatch.setattr("lms.core.cookies.settings", lambda: production)
    email = await registered(browser)
    sent = {"email": email, "password": PASSWORD}
    answer = await browser.post("auth/login", json=sent, headers=OURS)
    for cookie in answer.headers.get_all("Set-Cookie"):
        assert cookie.startswith("__Host-lms_")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
