"""Signing in with FastAPI, SQLAlchemy and asyncpg: the statements, hash and tokens of ours.

`python -m tests.bench.login_cpu.peer <port>`, with DATABASE_URL.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import sys
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
import uvicorn
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel, Field
from sqlalchemy import DateTime, select, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from lms.audit.actions import RECORD
from lms.auth.actions.signing import STILL
from lms.core.ids import new_id

KEY = "peer-only-" + "5f0c1d2e3b4a6978" * 4
hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
threads = ThreadPoolExecutor(os.cpu_count() or 1)
address = os.environ["DATABASE_URL"].replace("postgresql://", "postgres://", 1)
engine = create_async_engine(
    address.replace("postgres://", "postgresql+asyncpg://", 1), pool_size=10, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
Moment = DateTime(timezone=True)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]
    full_name: Mapped[str]
    role: Mapped[str]
    status: Mapped[str]
    password_hash: Mapped[str | None]
    email_verified_at: Mapped[datetime | None] = mapped_column(Moment)
    locale: Mapped[str | None]
    timezone: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)


class TotpDevice(Base):
    __tablename__ = "totp_devices"
    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    seed: Mapped[bytes] = mapped_column(BYTEA)
    last_step: Mapped[int]
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class AuthSession(Base):
    __tablename__ = "auth_sessions"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    generation: Mapped[int]
    token_hash: Mapped[bytes] = mapped_column(BYTEA)
    rotated_at: Mapped[datetime] = mapped_column(Moment)
    user_agent: Mapped[str]
    address: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class LoginIn(BaseModel):
    email: str = Field(max_length=254)
    password: str = Field(max_length=128)


class Tokens(BaseModel):
    access_token: str
    refresh_token: str
    token_type: str = "bearer"
    expires_in: int = 600


def numbered(statement: str) -> Any:
    """Our own statement with SQLAlchemy's names in place of asyncpg's numbers."""
    for n in range(10, 0, -1):
        statement = statement.replace(f"${n}::", f"CAST(:p{n} AS ").replace(f"${n}", f":p{n}")
    statement = statement.replace("CAST(:p8 AS jsonb", "CAST(:p8 AS jsonb)")
    return text(statement.replace("CAST(:p10 AS text", "CAST(:p10 AS text)"))


still, record = numbered(STILL), numbered(RECORD)


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    print("ready", flush=True)  # noqa: T201  the bench waits for it
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)


def fits(stored: str, password: str) -> bool:
    try:
        return hasher.verify(stored, password)
    except VerificationError:
        return False


@app.post("/api/v1/auth/login")
async def login(data: LoginIn, request: Request) -> Tokens:
    async with sessions() as db:
        user = await db.scalar(select(User).where(User.email == data.email.strip().lower()))
        await db.commit()  # no transaction is held while the password is looked at
        loop = asyncio.get_running_loop()
        if user is None or not await loop.run_in_executor(
            threads, fits, user.password_hash, data.password
        ):
            raise HTTPException(401)
        async with db.begin():
            await db.execute(still, {"p1": user.id, "p2": user.password_hash})
            await db.scalar(
                select(TotpDevice).where(
                    TotpDevice.user_id == user.id, TotpDevice.confirmed_at.is_not(None)
                )
            )
            now, session, refresh = datetime.now(UTC), new_id(), secrets.token_urlsafe(32)
            client = request.client.host if request.client else ""
            db.add(
                AuthSession(
                    id=session, user_id=user.id, generation=0,
                    token_hash=hashlib.sha256(refresh.encode()).digest(), rotated_at=now,
                    user_agent=request.headers.get("User-Agent", "")[:300], address=client,
                    created_at=now, last_seen_at=now, expires_at=now + timedelta(days=30),
                )
            )  # fmt: skip
            await db.flush()
            values = [
                new_id(), now, user.id, "user", "session.opened", "session", session, "[]",
                "peer", client,
            ]  # fmt: skip
            await db.execute(record, {f"p{n}": value for n, value in enumerate(values, 1)})
    claims = {
        "iss": "lms", "aud": "lms-api", "jti": secrets.token_urlsafe(16), "typ": "access",
        "iat": int(time.time()), "exp": int(time.time()) + 600, "sub": str(user.id),
        "sid": str(session),
    }  # fmt: skip
    return Tokens(access_token=jwt.encode(claims, KEY, "HS256"), refresh_token=refresh)


if __name__ == "__main__":
    uvicorn.run(
        app, host="127.0.0.1", port=int(sys.argv[1]), loop="uvloop", log_level="warning",
        access_log=False,
    )  # fmt: skip
