"""Notices and letters for tests."""

from __future__ import annotations

from typing import Any, ClassVar

from lms import features
from lms.notifications.kinds import LETTERS, Letter, Notice

features.load()
LINK = "0190b0a0c0de7000800000000000abcd"
FILLED: dict[str, Any] = {
    "link": LINK,
    "change": "on",
    "approved": True,
    "note": "Welcome <b>aboard</b>",
    "notice": {"kind": "test_graded", "data": {"title": "Leaves <b>", "work_id": 7}},
    "items": [{"kind": "test_graded", "data": {"title": "Leaves <b>", "work_id": 7}}],
    "more": 2,
}


def letter_of(kind: str) -> Letter:
    """One of that kind, filled."""
    letter = LETTERS[kind]
    return letter(**{name: FILLED[name] for name in letter.model_fields})


class Hello(Notice, kind="hello"):
    n: int = 0


class Said(Notice, kind="said"):
    text: str


class Graded(Notice, kind="test_graded"):
    """One that people choose how to be told of."""

    said: ClassVar[dict[str, str]] = {
        "en": "\u201c{title}\u201d was graded.",
        "de": "\u201e{title}\u201c wurde bewertet.",
    }
    leads: ClassVar[str] = "/work/{work_id}"
    title: str
    work_id: int = 7
