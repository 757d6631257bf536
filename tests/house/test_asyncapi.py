"""The socket's documents are what the message models say.

`UPDATE_SNAPSHOTS=1 pytest tests/house/test_asyncapi.py` writes them anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from lms import features
from lms.realtime import document

DOCS = Path(__file__).resolve().parents[2] / "docs"
MARK = "<!-- made from the message models: python -m lms asyncapi --tables -->\n"


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    features.load()


def current(path: Path, made: str) -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(made)
    assert path.read_text() == made, "see this file's first lines"


def test_the_document_is_the_one_that_clients_have() -> None:
    made = json.dumps(document.document(), indent=1, ensure_ascii=False) + "\n"
    current(DOCS / "asyncapi.json", made)


def test_the_page_has_every_message() -> None:
    page = DOCS / "realtime.md"
    current(page, page.read_text().partition(MARK)[0] + MARK + document.tables())


def test_every_message_says_what_it_is_for() -> None:
    silent = [
        model.__name__
        for model in (*document.commands(), *document.events())
        if not document.summary(model)
    ]
    assert silent == []


def test_every_reference_leads_somewhere() -> None:
    made = document.document()

    def follow(reference: str) -> Any:
        found: Any = made
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        return found

    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [one for inner in value.values() for one in references(inner)]
        if isinstance(value, list):
            return [one for inner in value for one in references(inner)]
        return []

    found = references(made)
    assert found
    assert all(follow(one) for one in found)
