"""Fifty at once with one secret: of what works once exactly one has it, and a refresh is one."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import pyotp
from argon2 import PasswordHasher

from lms.auth.actions.factors import base32
from lms.core import clock, crypto
from lms.core.ids import new_id
from tests.faults.table import Row, check, none_of
from tests.faults.world import ENVIRONMENT, PASSWORD, World

AT_ONCE = 50
KEY = ENVIRONMENT["SECRET_KEY"]
PERSON = """
insert into users (id, email, full_name, role, status, password_hash, created_at, updated_at)
values ($1, $2, 'A Person', 'student', 'active', $3, now(), now())
"""
LINK = """
insert into auth_links (id, user_id, purpose, email, secret_hash, expires_at, created_at)
values ($1, $2, 'reset', $3, $4, now() + interval '10 minutes', now())
"""
DEVICE = """
insert into totp_devices (user_id, seed, last_step, confirmed_at, created_at)
values ($1, $2, 0, now(), now())
"""
CODE = "insert into recovery_codes (id, user_id, code_hash) values ($1, $2, $3)"


@dataclass
class Person:
    """Somebody with a password."""

    world: World
    web: httpx.AsyncClient
    id: UUID
    email: str

    @classmethod
    async def of(cls, world: World, web: httpx.AsyncClient, name: str) -> Person:
        one = cls(world, web, new_id(), f"{name}@races.test")
        stored = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1).hash(PASSWORD)
        await world.sql(PERSON, one.id, one.email, stored)
        return one

    async def post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        return await self.web.post(f"/api/v1/auth/{path}", json=body)

    async def login(self) -> dict[str, Any]:
        answer = await self.post("login", {"email": self.email, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        given: dict[str, Any] = answer.json()
        return given

    async def at_once(self, path: str, body: dict[str, Any]) -> list[httpx.Response]:
        return await asyncio.gather(*(self.post(path, body) for _ in range(AT_ONCE)))


def won(answers: list[httpx.Response], good: int) -> tuple[bool, Counter[int]]:
    """Whether exactly one came through and the others were refused."""
    statuses = Counter(answer.status_code for answer in answers)
    # 503: fifty wait for one row, and a busy machine may let some of them wait too long.
    fine = statuses[good] == 1 and set(statuses) <= {good, 401, 422, 429, 503}
    return fine, statuses


async def reset_once(person: Person) -> tuple[bool, Counter[int]]:
    link = new_id()
    secret = crypto.derived(KEY, "link", link.hex)
    await person.world.sql(LINK, link, person.id, person.email, crypto.digest(secret))
    body = {"token": f"{link.hex}.{secret}", "new_password": secrets.token_hex(12)}
    return won(await person.at_once("password/reset", body), 204)


async def totp_once(person: Person, seed: bytes) -> tuple[bool, Counter[int]]:
    await person.world.sql("update totp_devices set last_step = 0 where user_id = $1", person.id)
    challenge = (await person.login())["challenge"]
    code = pyotp.TOTP(base32(seed)).at(int(clock.now().timestamp()))
    return won(await person.at_once("login/mfa", {"challenge": challenge, "code": code}), 200)


async def recovery_once(person: Person) -> tuple[bool, Counter[int]]:
    code = base32(secrets.token_bytes(10)).lower()
    await person.world.sql(CODE, new_id(), person.id, crypto.digest(code))
    challenge = (await person.login())["challenge"]
    return won(await person.at_once("login/mfa", {"challenge": challenge, "code": code}), 200)


async def refreshed_once(person: Person) -> tuple[bool, bool]:
    """Whether fifty got one successor; whether the old token later ended the family."""
    world = person.world
    old = (await person.login())["refresh_token"]
    answers = await person.at_once("refresh", {"refresh_token": old})
    family = UUID(old.partition(".")[0])
    given = {answer.json().get("refresh_token") for answer in answers}
    [row] = await world.sql("select generation from auth_sessions where id = $1", family)
    equal = (
        all(answer.status_code == 200 for answer in answers)
        and len(given) == 1
        and row["generation"] == 1
    )
    back = "update auth_sessions set rotated_at = rotated_at - interval '11 s' where id = $1"
    await world.sql(back, family)
    again = await person.post("refresh", {"refresh_token": old})
    newest = await person.post("refresh", {"refresh_token": given.pop()})
    [row] = await world.sql("select revoked_at from auth_sessions where id = $1", family)
    ended = {again.status_code, newest.status_code} == {401} and row["revoked_at"] is not None
    return equal, ended


@check
async def secrets_that_work_once(world: World) -> list[Row]:
    """Fifty simultaneous uses over two processes, each round with a new secret."""
    rounds = 10 if world.short else 100
    lost: Counter[str] = Counter()
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    with world.serving() as server:
        async with httpx.AsyncClient(base_url=server.base_url, limits=limits, timeout=20) as web:
            people = {
                name: await Person.of(world, web, name)
                for name in ("reset", "totp", "recovery", "refresh")
            }
            seed = secrets.token_bytes(20)
            for name in ("totp", "recovery"):
                box = crypto.sealed(KEY, "totp", seed)
                await world.sql(DEVICE, people[name].id, box)
            tried = 0
            for _ in range(rounds):
                async with world.redis() as redis:  # the limits of tries are another check's
                    await redis.flushall()
                for name, (fine, statuses) in {
                    "reset": await reset_once(people["reset"]),
                    "totp": await totp_once(people["totp"], seed),
                    "recovery": await recovery_once(people["recovery"]),
                }.items():
                    lost[name] += not fine
                    if not fine:
                        print(f"  {name}: {dict(statuses)}", flush=True)  # noqa: T201
                    tried += AT_ONCE - statuses[429]
                equal, ended = await refreshed_once(people["refresh"])
                lost["refresh"] += not equal
                lost["family"] += not ended
    return [
        none_of(f"resets that not one of {AT_ONCE} won", lost["reset"], rounds),
        none_of(f"app codes that not one of {AT_ONCE} won", lost["totp"], rounds),
        none_of(f"recovery codes that not one of {AT_ONCE} won", lost["recovery"], rounds),
        none_of(f"refreshes without {AT_ONCE} equal successors", lost["refresh"], rounds),
        none_of("old tokens that did not end their family", lost["family"], rounds),
        Row("tries that no limit refused", str(tried), tried >= rounds * AT_ONCE),
    ]
