"""Refresh tokens and codes by table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pydantic_core import from_json

from lms.auth.rules import (
    Kind,
    Refresh,
    Use,
    fitting_step,
    format_api_token,
    in_groups,
    local_path,
    old_token,
    parse_api_token,
    parse_code,
    parse_refresh,
)
from tests.node import in_node

FAMILY = UUID("0190a0a0-0000-7000-8000-000000000001")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_token_is_read_as_it_was_written() -> None:
    token = Refresh(FAMILY, 7, "a" * 64)
    assert parse_refresh(str(token)) == token


@pytest.mark.parametrize(
    "text",
    ["", ".", "..", "a.b.c", f"{FAMILY.hex}.1", f"{FAMILY.hex}.x.{'a' * 64}",
     f"{FAMILY.hex}.-1.{'a' * 64}", f"{FAMILY.hex}.1.{'a' * 63}", f"{'z' * 32}.1.{'a' * 64}",
     f"{FAMILY.hex}.{'9' * 20}.{'a' * 64}", f"{FAMILY.hex}.٣.{'a' * 64}"],
)  # fmt: skip
def test_what_is_no_token_is_none(text: str) -> None:
    assert parse_refresh(text) is None


@pytest.mark.parametrize(
    ("generation", "seconds", "alive", "use"),
    [
        (4, 0, True, Use.REPEATED),
        (4, 10, True, Use.REPEATED),
        (4, 10.1, True, Use.STOLEN),
        (3, 0, True, Use.STOLEN),
        (0, 0, True, Use.STOLEN),
        (4, 0, False, Use.DEAD),
        (0, 99, False, Use.DEAD),
        (5, 0, True, Use.STOLEN),
    ],
)
def test_an_old_token(generation: int, seconds: float, alive: bool, use: Use) -> None:
    found = old_token(
        generation=generation,
        newest=5,
        rotated_at=NOW - timedelta(seconds=seconds),
        now=NOW,
        alive=alive,
    )
    assert found is use


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("123456", (Kind.TOTP, "123456")),
        (" 123 456 ", (Kind.TOTP, "123456")),
        ("ABCD-efgh 2345-ijkl", (Kind.RECOVERY, "abcdefgh2345ijkl")),
        ("12345", None),
        ("1234567", None),
        ("١٢٣٤٥٦", (Kind.TOTP, "123456")),
        ("１２３\u3000４５６", (Kind.TOTP, "123456")),
        ("123\u00a0456", (Kind.TOTP, "123456")),
        ("abcd–efgh—２３४５－ＩＪＫＬ", (Kind.RECOVERY, "abcdefgh2345ijkl")),
        ("¹²³⁴⁵⁶", None),
        ("abcd-efgh-2345-ijk1", None),
        ("", None),
    ],
)
def test_what_is_typed_as_a_code(typed: str, code: tuple[Kind, str] | None) -> None:
    assert parse_code(typed) == code


@pytest.mark.parametrize(
    ("code", "step"), [("98", None), ("99", 99), ("100", 100), ("101", 101), ("102", None)]
)
def test_a_code_fits_one_step_either_way(code: str, step: int | None) -> None:
    for second in (0, 29):
        now = datetime.fromtimestamp(100 * 30 + second, UTC)
        assert fitting_step(code, str, now) == step


def test_of_two_steps_with_one_code_the_newer_is_taken() -> None:
    assert fitting_step("7", lambda _: "7", datetime.fromtimestamp(3000, UTC)) == 101


def test_a_recovery_code_is_shown_in_groups() -> None:
    assert in_groups("abcdefgh2345ijkl") == "abcd-efgh-2345-ijkl"


def test_an_api_token_is_read_as_it_was_written() -> None:
    assert parse_api_token(format_api_token(FAMILY, "a-_" * 14 + "x")) == (FAMILY, "a-_" * 14 + "x")


@pytest.mark.parametrize(
    "text",
    ["", "lms_", f"lms_{FAMILY}_{'a' * 43}", f"lms_{FAMILY.hex}_{'a' * 42}",
     f"lms_{FAMILY.hex}_{'a' * 44}", f"lms_{FAMILY.hex}_{'a' * 42}\n",
     f"x_{FAMILY.hex}_{'a' * 43}"],
)  # fmt: skip
def test_what_is_no_api_token_is_none(text: str) -> None:
    assert parse_api_token(text) is None


LOCAL_PATHS = from_json(Path(__file__).with_name("local_paths.json").read_bytes())


@pytest.mark.parametrize(("given", "path"), LOCAL_PATHS)
def test_a_sign_in_goes_on_at_a_path_of_ours(given: str, path: str) -> None:
    assert local_path(given) == path
    assert local_path(path) == path


def test_the_pages_read_each_path_as_the_server_does() -> None:
    given = [one for one, _ in LOCAL_PATHS]
    found = in_node("static/lib/local-path.js", "localPath", given)
    assert list(zip(given, found, strict=True)) == [tuple(one) for one in LOCAL_PATHS]


def test_a_path_has_an_end() -> None:
    assert local_path("/" + "x" * 499) == "/" + "x" * 499
    assert local_path("/" + "x" * 500) == "/"
