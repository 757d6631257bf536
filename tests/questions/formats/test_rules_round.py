"""What a format holds of a question is the same after writing and reading it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.questions.formats import KINDS, Draft, FormatName, UnwritableError, read
from lms.questions.formats.aiken import stem_lines
from lms.questions.formats.base import says_true_false
from tests.patience import slowly
from tests.questions.formats.drafts import (
    plain,
    sensible,
    tidied,
    with_known_words,
    with_tolerance,
    with_true_first,
    with_weights,
)

TOLD = {"correct": "", "partial": "", "incorrect": ""}
LOST = {"policy": None, "live_points": 1000}


def gift(draft: Draft) -> dict[str, Any]:
    fields = plain(draft)
    with_weights(draft, fields)
    with_tolerance(draft, fields)
    with_true_first(draft, fields)
    content, told = fields["content"], TOLD
    policy = fields["policy"] if content["type"] == "multiple_choice" else None
    if content["type"] == "short_answer":
        content |= {"case_sensitive": False}
    if content["type"] == "numeric":
        content["numeric"]["unit"] = ""
        told = fields["feedback"] | {"partial": ""}
    if content["type"] == "essay":
        content = {**content, "min_words": None, "max_words": None, "template": "", "notes": ""}
        content["max_files"] = 0
    lost = LOST | {"points": 1.0, "time_limit_s": 20, "hints": [], "policy": policy}
    return fields | lost | {"content": content, "feedback": told}


def moodle(draft: Draft) -> dict[str, Any]:
    fields = plain(draft)
    with_weights(draft, fields)
    with_tolerance(draft, fields)
    with_known_words(draft, fields)
    policy = fields["policy"] if draft.content.type == "multiple_choice" else None
    for gap in fields["content"].get("gaps", ()):
        if gap["type"] == "numeric":
            gap["numeric"]["unit"] = ""
    return fields | LOST | {"time_limit_s": 20, "policy": policy}


def aiken(draft: Draft) -> dict[str, Any]:
    fields = plain(draft)
    options = [
        {**one, "text": " ".join(one["text"].split()), "feedback": "", "fraction": None}
        for one in fields["content"]["options"]
    ]
    fields["content"]["options"] = options
    fields["content"]["type"] = "single_choice"
    if says_true_false(draft.content.options):  # type: ignore[union-attr]
        fields["content"]["type"] = "true_false"
    lost = LOST | {"points": 1.0, "time_limit_s": 20, "hints": [], "feedback": TOLD}
    lost |= {"title": "", "tags": [], "category": [], "explanation": ""}
    return fields | lost | {"stem": "\n".join(stem_lines(draft.stem))}


def sheet(draft: Draft) -> dict[str, Any]:
    fields = plain(draft)
    content = fields["content"]
    for option in content.get("options", ()):
        option |= {"feedback": "", "fraction": None}
    for answer in content.get("answers", ()):
        answer["feedback"] = ""
    if content["type"] == "short_answer":
        content["case_sensitive"] = False
    if content["type"] == "essay":
        content |= {"min_words": None, "max_words": None, "template": "", "notes": ""}
        content["max_files"] = 0
    if content["type"] == "single_choice" and says_true_false(draft.content.options):  # type: ignore[union-attr]
        content["type"] = "true_false"
    lost = LOST | {"hints": [], "feedback": TOLD, "category": []}
    return fields | lost


HELD: dict[FormatName, Callable[[Draft], dict[str, Any]]] = {
    "gift": gift,
    "moodle_xml": moodle,
    "aiken": aiken,
    "sheet": sheet,
}
LACKS = {
    "gift": {"ordering", "cloze", "categorise", "file"},
    "moodle_xml": {"categorise"},
    "aiken": {"multiple_choice", "short_answer", "numeric", "matching", "ordering", "cloze"}
    | {"categorise", "essay", "file"},
    "sheet": {"numeric", "matching", "ordering", "cloze", "categorise", "file"},
}


def unwritable(name: FormatName, found: list[Draft]) -> set[int]:
    """The places of the questions that a format can't hold."""
    try:
        KINDS[name].write(found)
    except UnwritableError as refused:
        return set(refused.places)
    return set()


@pytest.mark.parametrize("name", [next(iter(KINDS)), *slowly(*[*KINDS][1:])])
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(sensible, min_size=1, max_size=2))
def test_what_is_exported_is_imported_again(name: FormatName, found: list[Draft]) -> None:
    places = unwritable(name, found)
    assert places >= {n for n, one in enumerate(found) if one.content.type in LACKS[name]}
    found = [one for n, one in enumerate(found) if n not in places]
    if not found:
        return
    back = read(name, KINDS[name].write(found))
    assert back.errors == []
    wanted = [tidied(HELD[name](one)) for one in found]
    assert [tidied(plain(one)) for one in back.questions] == wanted
    again = read(name, KINDS[name].write(back.questions))
    assert [plain(one) for one in again.questions] == [plain(one) for one in back.questions]
