"""From a frame's text to its fields, from an error to what a client is told."""

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
    """Whether it can be sent back: any short text but half a surrogate pair, most integers."""
    if isinstance(value, str):
        return len(value) <= LONGEST_ID and not any("\ud800" <= one <= "\udfff" for one in value)
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < BIGGEST_ID


def told(error: Exception) -> Refused:
    """What a client is told of an error; only our own mistakes are logged with a trace.

    A socket has no code for a dead session but the close, and none for a fault of ours.
    """
    refused = refusal(error)
    if isinstance(refused, Unauthorized):
        return Refused("forbidden")
    if refused is None:
        log.error("realtime_command_failed", exc_info=error)
        return Unavailable()
    return refused
