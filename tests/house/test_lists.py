"""No list is unbounded, and no list asks the database once a row."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel
from quart import Quart
from quart_schema.validation import (
    QUART_SCHEMA_QUERYSTRING_ATTRIBUTE as QUERY,
)
from quart_schema.validation import (
    QUART_SCHEMA_RESPONSE_ATTRIBUTE as RESPONSE,
)

from lms.app.policy import api_rules
from lms.core.paging import MAX_LIMIT, PageQuery
from tests.client import Client
from tests.conftest import Counting
from tests.house.lists import LISTS


def listing_views(app: Quart) -> dict[str, Any]:
    """The views whose answer is a page: `items` and `next`."""
    found = {}
    for rule in api_rules(app):
        view = app.view_functions[rule.endpoint]
        for model, _ in getattr(view, RESPONSE, {}).values():
            known = isinstance(model, type) and issubclass(model, BaseModel)
            if known and {"items", "next"} <= set(model.model_fields):
                found[rule.endpoint] = view
    return found


def test_every_list_is_known_here(app: Quart) -> None:
    assert set(listing_views(app)) == set(LISTS)


def test_every_list_takes_a_bounded_limit(app: Quart) -> None:
    for endpoint, view in listing_views(app).items():
        query = getattr(view, QUERY, None)
        assert query is not None, endpoint
        assert issubclass(query, PageQuery), endpoint
        assert query(limit=MAX_LIMIT).limit == MAX_LIMIT
        with pytest.raises(ValueError, match="less than or equal"):
            query(limit=MAX_LIMIT + 1)


@pytest.mark.parametrize("endpoint", LISTS)
async def test_a_list_asks_as_often_for_nine_rows_as_for_three(
    endpoint: str, client: Client, query_count: Counting
) -> None:
    listing = await LISTS[endpoint]()
    await client.token(listing.reader)
    counts, lengths = [], []
    for rows in (3, 6):
        for _ in range(rows):
            await listing.grow()
        async with query_count() as statements:
            answer = await client.get(f"{listing.path}?limit=50", as_=listing.reader)
        assert answer.status == 200
        counts.append(len(statements))
        lengths.append(len(answer.json["items"]))
    assert lengths[1] == lengths[0] + 6
    assert counts[0] == counts[1], statements
    assert counts[1] <= 5, statements


@pytest.mark.parametrize("endpoint", LISTS)
async def test_a_list_is_whole_and_without_repeats_page_by_page(
    endpoint: str, client: Client
) -> None:
    listing = await LISTS[endpoint]()
    await client.token(listing.reader)
    for _ in range(5):
        await listing.grow()
    whole = (await client.get(f"{listing.path}?limit=100", as_=listing.reader)).json
    assert whole["next"] is None
    pages: list[Any] = []
    cursor = ""
    while True:
        answer = await client.get(f"{listing.path}?limit=2{cursor}", as_=listing.reader)
        assert len(answer.json["items"]) <= 2
        assert ('rel="next"' in answer.headers.get("Link", "")) is bool(answer.json["next"])
        pages += answer.json["items"]
        if not answer.json["next"]:
            break
        cursor = f"&cursor={answer.json['next']}"
    for item in (*pages, *whole["items"]):
        item.pop("server_time", None)
        item.pop("remaining_ms", None)
    assert pages == whole["items"]
