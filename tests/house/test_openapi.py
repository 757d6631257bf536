"""The API doesn't change silently: its document is kept, and a change of it is seen in review.

`UPDATE_SNAPSHOTS=1 pytest tests/house/test_openapi.py` writes it anew.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from quart import Quart

from lms.core.schema import In, Out

SNAPSHOT = Path(__file__).parent / "snapshots" / "openapi.json"


def test_the_api_is_the_one_that_was_reviewed(described: dict[str, Any]) -> None:
    made = json.dumps(described, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(made)
    assert json.loads(made) == json.loads(SNAPSHOT.read_text()), "see this file's first lines"


def every(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """All models of ours that are made from this one."""
    for one in base.__subclasses__():
        if one.__module__.startswith("lms.") and "[" not in one.__name__:
            yield one
        yield from every(one)


def test_no_two_schemas_share_a_name(app: Quart) -> None:
    """The document knows them by their names: of two it would show one, in both places."""
    found = {f"{one.__module__}.{one.__name__}" for base in (In, Out) for one in every(base)}
    names = Counter(name.rpartition(".")[2] for name in found)
    assert [name for name, times in names.items() if times > 1] == []


def is_time(schema: dict[str, Any]) -> bool:
    return "date-time" in {one.get("format") for one in (schema, *schema.get("anyOf", ()))}


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_no_time_is_taken_that_cannot_be_sent_back(app: Quart, moment: str) -> None:
    """In UTC it would be before the first or after the last year there is."""
    times = [
        (model, name)
        for model in every(In)
        for name, schema in model.model_json_schema().get("properties", {}).items()
        if is_time(schema)
    ]
    assert len(times) > 10
    for model, name in times:
        with pytest.raises(ValidationError) as refused:
            model.model_validate({name: moment})
        assert (name,) in {one["loc"] for one in refused.value.errors()}, f"{model}.{name}"


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]

    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*(references(one) for one in value.values()))
        if isinstance(value, list):
            return set().union(*(references(one) for one in value))
        return set()

    found = references(described)
    assert found
    assert {one.removeprefix("#/components/schemas/") for one in found} <= set(schemas)


def test_every_path_parameter_and_answer_is_described(described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            for parameter in operation["parameters"]:
                if parameter["in"] == "path" and parameter["name"].endswith("_id"):
                    assert parameter["schema"].get("format") == "uuid", where
            for status, answer in operation["responses"].items():
                assert answer["description"], f"{where} {status}"
