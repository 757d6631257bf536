"""Parses frames, and turns errors into codes for clients."""

from __future__ import annotations

import json
from typing import Any

import structlog
from pydantic_core import from_json

from lms.core.errors import Refused, Unauthorized, Unavailable, refusal

log = structlog.get_logger()

LONGEST_ID = 64
BIGGEST_ID = 2**63


def parse(text: str) -> dict[str, Any]:
    """One JSON object; ValueError for anything else. Lone surrogates are left to the fields."""
    try:
        data = from_json(text, allow_inf_nan=False)
    except ValueError:
        if "\\u" not in text or text.count("[") + text.count("{") > 50:
            raise
        data = json.loads(text, parse_constant=_refuse_constant)
    if not isinstance(data, dict):
        raise ValueError("not an object")  # noqa: TRY004  one error for all that isn't understood
    return data


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def good_id(value: Any) -> bool:
    """Whether the id can be sent back: any short valid text, most integers."""
    if isinstance(value, str):
        return len(value) <= LONGEST_ID and not any("\ud800" <= one <= "\udfff" for one in value)
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < BIGGEST_ID


def refusal_of(error: Exception) -> Refused:
    """The refusal that a client is sent for an exception; only our own faults are logged with a
    traceback.

    A socket has no 401, so an ended session reads as `forbidden`, and a fault of ours as
    `unavailable`.
    """
    refused = refusal(error)
    if isinstance(refused, Unauthorized):
        return Refused("forbidden")
    if refused is None:
        log.error("realtime_command_failed", exc_info=error)
        return Unavailable()
    return refused
