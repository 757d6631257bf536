"""Secrets that are planted everywhere turn up nowhere: logs, refusals, figures, tables.

A real server runs at its most talkative; every route of signing in is called rightly, wrongly and
with a broken database behind it. The secrets are what we send and what we are given.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
import httpx
import pyotp
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from lms.auth.models import AuthLink, TotpDevice
from lms.core import clock, crypto
from lms.settings import Settings
from tests.house.test_fields import contents
from tests.patience import PATIENCE_S
from tests.server import Running, inherited, start

KEY = "Zr7kQ2vXb9Lm4Tn8Wd3Hs6Jc1Fy5Gp0A"
NOT_SECRET = {"user_agent", "email", "full_name", "id", "hint", "expires_at", "created_at"}
GIVEN = (
    "access_token", "refresh_token", "secret", "otpauth_uri", "recovery_codes", "challenge",
    "token", "ticket", "player_token",
)  # fmt: skip


@dataclass
class Plant:
    """Who sends secrets, keeps what it sent and was given, and what refusals said."""

    web: httpx.AsyncClient
    secrets: set[str] = field(default_factory=set)
    refusals: list[str] = field(default_factory=list)

    def new(self, what: str) -> str:
        """A secret that nobody else has."""
        made = f"{what}{secrets.token_hex(8)}"
        self.secrets.add(made)
        return made

    async def send(
        self, path: str, body: Any = None, method: str = "POST", **more: Any
    ) -> httpx.Response:
        sent = {} if body is None else {"json": body}
        answer = await self.web.request(method, f"/api/v1/{path}", **sent, **more)
        if answer.status_code >= 400:
            self.refusals.append(answer.text + str(answer.headers))
        else:
            self.learn(answer)
        return answer

    def learn(self, answer: httpx.Response) -> None:
        """What was handed out is as secret as what was sent."""
        body = answer.json() if "json" in answer.headers.get("Content-Type", "") else {}
        for name in GIVEN:
            value = body.get(name) if isinstance(body, dict) else None
            self.secrets |= {value} if isinstance(value, str) else {*(value or ())}
        self.secrets |= {cookie.value for cookie in answer.cookies.jar if cookie.value}


@pytest.fixture(scope="module")
def talkative(
    running: asyncpg.Connection, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """A server that logs all it can, with secrets of its own."""
    more = {
        "LOG_LEVEL": "debug",
        "LOG_FORMAT": "json",
        "SECRET_KEY": KEY,
        "OIDC_ISSUER": "http://127.0.0.1:9",
        "OIDC_CLIENT_ID": "lms",
        "OIDC_CLIENT_SECRET": "oidc" + KEY[::-1],
        "SMTP_URL": "smtp://lms:smtp" + KEY[::-1] + "@127.0.0.1:9",
    }
    server = start(tmp_path_factory.mktemp("talkative"), inherited() | more)
    yield server
    server.stop()


@asynccontextmanager
async def without(running: asyncpg.Connection, table: str) -> AsyncIterator[None]:
    """The database as a wrong migration leaves it: what needs the table is a 500."""
    await running.execute(f"alter table {table} rename to {table}_away")
    try:
        yield
    finally:
        await running.execute(f"alter table {table}_away rename to {table}")


@pytest.mark.slow
async def test_planted_secrets_turn_up_nowhere(
    talkative: Running, settings: Settings, db: None, running: asyncpg.Connection
) -> None:
    async with httpx.AsyncClient(base_url=talkative.base_url, timeout=PATIENCE_S) as web:
        plant = Plant(web)
        own = {KEY, "oidc" + KEY[::-1], "smtp" + KEY[::-1]}
        for url in (settings.database_url, settings.redis_url):
            own |= {urlsplit(url.get_secret_value()).password or ""} - {""}
        assert len(own) >= 4
        plant.secrets |= own
        password = await registering(plant)
        await signing_in(plant, password, running)
        await second_factor(plant, password)
        await by_mail(plant)
        await on_the_socket(plant, talkative)
        assert len(plant.secrets) > 60
        assert len(plant.refusals) > 50
        figures = (await web.get("/metrics")).text
    assert "lms_logins_total" in figures
    log = talkative.log.read_text()
    assert log.count('"request"') > 60  # it did talk
    assert "Traceback" in log or '"internal"' in log
    stored = json.dumps({k: [str(r) for r in v] for k, v in (await contents(running)).items()})
    found = [
        (where, secret)
        for where, text in {
            "log": log, "refusals": "\n".join(plant.refusals), "figures": figures, "tables": stored,
        }.items()
        for secret in plant.secrets
        if re.search(rf"(?<![0-9A-Za-z]){re.escape(secret)}(?![0-9A-Za-z])", text)
    ]  # fmt: skip
    assert found == []


EMAIL = "canary@example.test"


async def registering(plant: Plant) -> str:
    password = plant.new("password")
    wish = {"email": EMAIL, "password": password, "full_name": "A Canary"}
    assert (await plant.send("auth/register", wish)).status_code == 202
    await plant.send("auth/register", wish)
    for wrong in (
        wish | {"password": [plant.new("list")]},
        wish | {"password": {"is": plant.new("dict")}},
        wish | {"password": plant.new("long") * 20},
        wish | {"password": plant.new("nul") + "\x00"},
        wish | {plant.new("field"): plant.new("value")},
        wish | {"email": plant.new("address"), "password": plant.new("password")},
        [plant.new("array")],
        plant.new("text"),
    ):
        answer = await plant.send("auth/register", wrong)
        assert answer.status_code in (400, 422), answer.text
    # A name is echoed when it is unknown: that is how one finds the typing error.
    plant.secrets = {one for one in plant.secrets if not one.startswith("field")}
    raw = {"content": '{"password":"' + plant.new("broken"), "headers": JSON}
    await plant.send("auth/register", **raw)
    await plant.send("auth/register", content=plant.new("plain"), headers={"Content-Type": "a/b"})
    return password


JSON = {"Content-Type": "application/json"}


async def signing_in(plant: Plant, password: str, running: asyncpg.Connection) -> None:
    right = {"email": EMAIL, "password": password}
    for path, wrong in (
        ("auth/login", right | {"password": plant.new("wrong")}),
        ("auth/login", right | {"password": 7, "code": plant.new("code")}),
        ("auth/login", {"email": plant.new("mail") + "@a.test", "password": plant.new("wrong")}),
        ("auth/login/mfa", {"challenge": plant.new("challenge"), "code": plant.new("code")}),
        ("auth/login/mfa", {"challenge": [plant.new("challenge")], "code": 7}),
        ("auth/refresh", {"refresh_token": plant.new("refresh")}),
        ("auth/refresh", {"refresh_token": [plant.new("refresh")]}),
        ("auth/refresh", {"refresh_token": f"{'a' * 32}.0.{crypto.digest(KEY).hex()}"}),
    ):
        answer = await plant.send(path, wrong)
        assert answer.status_code in (401, 422), answer.text
    signed = (await plant.send("auth/login", right)).json()
    await plant.send("auth/refresh", {"refresh_token": signed["refresh_token"]})
    for header in (
        {"Authorization": f"Bearer {plant.new('bearer')}"},
        {"Authorization": f"Basic {plant.new('basic')}"},
        {"Authorization": f"Bearer lms_{'0' * 32}_{plant.new('api')}{'x' * 20}"},
        {"Authorization": f"Bearer {signed['access_token'][:-2]}xx"},
        {"Cookie": f"lms_access={plant.new('cookie')}; lms_refresh={plant.new('cookie')}"},
    ):
        await plant.send("users/me", method="GET", headers=header)
        await plant.send("auth/refresh", headers=header | {"X-Requested-With": "lms"})
    for table in ("auth_sessions", "users"):
        async with without(running, table):
            for path, body in (
                ("auth/login", right),
                ("auth/refresh", {"refresh_token": signed["refresh_token"]}),
                ("auth/register", right | {"email": "other@a.test", "full_name": "N"}),
            ):
                assert (await plant.send(path, body)).status_code >= 500 or table != "users"
    for path in (
        f"auth/oidc/callback?code={plant.new('code')}&state={plant.new('state')}",
        f"users/me?token={plant.new('query')}",
        f"nowhere/{plant.new('path')}?password={plant.new('query')}",
    ):
        await plant.send(path, method="GET")
    browser = {"X-Requested-With": "lms", "Origin": str(plant.web.base_url).rstrip("/")}
    await plant.send("auth/login", right, headers=browser)
    plant.web.cookies.clear()


async def second_factor(plant: Plant, password: str) -> None:
    right = {"email": EMAIL, "password": password}
    signed = (await plant.send("auth/login", right)).json()
    me = {"Authorization": f"Bearer {signed['access_token']}"}
    made = await plant.send(
        "auth/tokens", {"name": "N", "scopes": ["read"], "expires_in_days": 1}, headers=me
    )
    assert made.status_code == 201, made.text
    api = {"Authorization": f"Bearer {made.json()['token']}"}
    await plant.send("users/me", method="GET", headers=api)
    await plant.send("auth/sessions", method="GET", headers=api)
    await plant.send("auth/mfa/totp", {"password": plant.new("wrong")}, headers=me)
    setup = (await plant.send("auth/mfa/totp", {"password": password}, headers=me)).json()

    def code(steps: int) -> str:
        made = pyotp.TOTP(setup["secret"]).at(int(clock.now().timestamp()) + 30 * steps)
        plant.secrets.add(made)
        return made

    await plant.send("auth/mfa/totp/confirm", {"code": plant.new("code")}, headers=me)
    done = await plant.send("auth/mfa/totp/confirm", {"code": code(0)}, headers=me)
    assert done.status_code == 200, done.text
    await TotpDevice.all().update(last_step=0)
    for given in (code(0), done.json()["recovery_codes"][0], plant.new("code")):
        challenge = (await plant.send("auth/login", right)).json()["challenge"]
        await plant.send("auth/login/mfa", {"challenge": challenge, "code": given})
        await plant.send("auth/login/mfa", {"challenge": challenge, "code": given})
    wrong = {"password": plant.new("wrong"), "code": plant.new("code")}
    await plant.send("auth/mfa/recovery-codes", wrong, headers=me)
    await plant.send("auth/mfa/totp", wrong, method="DELETE", headers=me)
    changed = {"current_password": plant.new("wrong"), "new_password": plant.new("new")}
    await plant.send("auth/password/change", changed, headers=me)
    await plant.send("auth/password/change", {"current_password": [plant.new("x")]}, headers=me)
    await plant.send("realtime/tickets", {}, headers=me)


async def by_mail(plant: Plant) -> None:
    await plant.send("auth/password/forgot", {"email": EMAIL})
    await plant.send("auth/password/forgot", {"email": plant.new("mail") + "@a.test"})
    for link in await AuthLink.all():
        secret = crypto.derived(KEY, "link", UUID(str(link.id)).hex)
        plant.secrets.add(secret)
        token = f"{link.id.hex}.{secret}"
        purpose = link.purpose.value
        if purpose == "verify":
            await plant.send("auth/email/verify/confirm", {"token": token})
            await plant.send("auth/email/verify/confirm", {"token": token})
        else:
            weak = {"token": token, "new_password": "password"}
            assert (await plant.send("auth/password/reset", weak)).status_code == 422
            good = {"token": token, "new_password": plant.new("renewed")}
            assert (await plant.send("auth/password/reset", good)).status_code == 204
            await plant.send("auth/password/reset", good)
    for path in ("auth/password/reset", "auth/email/verify/confirm"):
        wrong = {"token": plant.new("link"), "new_password": plant.new("new")}
        await plant.send(path, wrong)
        await plant.send(path, {"token": f"{'0' * 32}.{plant.new('a')}{'b' * 40}"})


async def on_the_socket(plant: Plant, server: Running) -> None:
    for hello in (
        {"ticket": plant.new("ticket")},
        {"player_token": plant.new("player")},
        {"ticket": [plant.new("ticket")]},
        {"ticket": plant.new("ticket"), "player_token": plant.new("player")},
    ):
        async with connect(server.ws_url, subprotocols=["lms.v1"]) as line:  # type: ignore[list-item]
            await line.send(json.dumps({"id": 1, "type": "hello", **hello}))
            try:
                plant.refusals.append(str(await line.recv()))
                await line.recv()
            except ConnectionClosed as closed:
                plant.refusals.append(repr(closed))
