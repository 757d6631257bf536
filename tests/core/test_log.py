"""A traceback in the log says where and what, and none of the values."""

from __future__ import annotations

import re
import subprocess
import sys
from uuid import UUID

import asyncpg
import pytest
from pydantic import BaseModel
from tortoise.exceptions import OperationalError

from lms.core import log
from lms.core.log import told
from lms.users.models import User
from tests.factories import make_user

CANARY = "canary-7qx2"


class Shape(BaseModel):
    number: int


async def wrong_value(connection: asyncpg.Connection) -> None:
    await connection.fetch("select $1::int", CANARY)


async def wrong_text(connection: asyncpg.Connection) -> None:
    await connection.fetch("select $1::text::int", CANARY)


async def same_row(connection: asyncpg.Connection) -> None:
    await make_user(email=CANARY)
    await connection.execute(
        "insert into users (id, email, full_name, role, status, created_at, updated_at) "
        "values ($1, $2, '', 'student', 'active', now(), now())",
        UUID(int=1),
        CANARY,
    )


async def through_the_mapper(_connection: asyncpg.Connection) -> None:
    await make_user(email=CANARY)
    await make_user(email=CANARY)


async def wrong_model(_connection: asyncpg.Connection) -> None:
    Shape.model_validate({"number": CANARY})


async def wrapped(connection: asyncpg.Connection) -> None:
    try:
        await wrong_text(connection)
    except asyncpg.PostgresError as error:
        raise OperationalError(error) from error


@pytest.mark.parametrize(
    ("fail", "says"),
    [
        (wrong_value, "DataError"),
        (wrong_text, "InvalidTextRepresentationError"),
        (same_row, "duplicate key value violates unique constraint"),
        (through_the_mapper, "IntegrityError"),
        (wrong_model, "number (int_parsing)"),
        (wrapped, "see its cause"),
    ],
)
async def test_a_traceback_holds_no_values(
    fail: object, says: str, db: None, running: asyncpg.Connection
) -> None:
    with pytest.raises(Exception) as raised:
        await fail(running)  # type: ignore[operator]
    assert CANARY in str(raised.value)  # it would have been there
    text = told(raised.value)
    assert says in text
    assert "test_log.py" in text
    assert CANARY not in text


async def test_what_has_no_values_is_said(db: None) -> None:
    with pytest.raises(OperationalError) as raised:
        await User.raw("select * from nothing_of_ours")
    assert 'relation "nothing_of_ours" does not exist' in told(raised.value)


TWO_LINES = """
import structlog
from lms.core import log
log.configure("info", "json")
structlog.contextvars.bind_contextvars(request_id="ab-1")
fields = {"method": "GET", "route": "/a/<b>", "ms": 1.5, "user": None, "address": "ä"}
log.line("request", fields, "ab-1")
structlog.get_logger("lms.access").info("request", **fields)
"""


def test_a_request_is_logged_as_anything_else_is() -> None:
    said = subprocess.run([sys.executable, "-c", TWO_LINES], capture_output=True, check=True)
    first, second = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]{15}Z", b"now", said.stderr).splitlines()
    assert first == second
    assert b'"timestamp": "now"' in first


def test_a_full_log_stops_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, _text: str) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(log, "_stream", Full())
    log.line("request", {"method": "GET"}, "ab-1")
