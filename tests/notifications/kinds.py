"""Notices and letters for tests."""

from __future__ import annotations

from typing import Any

from lms import features
from lms.notifications.kinds import LETTERS, Letter, Notice

features.load()
LINK = "0190b0a0c0de7000800000000000abcd"
FILLED: dict[str, Any] = {
    "link": LINK,
    "change": "on",
    "approved": True,
    "note": "Welcome <b>aboard</b>",
}


def letter_of(kind: str) -> Letter:
    """One of that kind, filled."""
    letter = LETTERS[kind]
    return letter(**{name: FILLED[name] for name in letter.model_fields})


class Hello(Notice, kind="hello"):
    n: int = 0


class Said(Notice, kind="said"):
    text: str
