"""What every answer has in common."""

from __future__ import annotations

from tests.client import Client
from tests.factories import make_user


async def test_the_signed_in_account_is_read(client: Client) -> None:
    user = await make_user(full_name="Ada")
    answer = await client.get("users/me", as_=user)
    assert answer.status == 200
    assert answer.json["full_name"] == "Ada"
    assert answer.json["created_at"].endswith("Z")
    assert len(answer.json["created_at"]) == len("2026-01-01T00:00:00.000Z")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["RateLimit-Limit"] == "100000"
    assert "Server" not in answer.headers


async def test_without_a_token_it_is_401(client: Client) -> None:
    answer = await client.get("users/me")
    assert (answer.status, answer.code) == (401, "unauthorized")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]
