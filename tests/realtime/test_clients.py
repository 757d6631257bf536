"""A socket's ids, and what its round trips are worth to its player."""

from __future__ import annotations

import json

import pytest

from lms.realtime.clients import Client
from lms.realtime.dispatch import Dispatcher
from lms.settings import Settings
from tests.realtime.test_gathering import somebody
from tests.realtime.written import Written, client_on


@pytest.mark.parametrize(
    ("round_trips", "round_trip_ms"),
    [
        ([], 0),
        ([0.08], 80),
        ([0.03, 0.9, 0.04], 40),
        ([9.0, 9.0, 9.0, 0.01, 0.02, 0.03, 0.04, 0.05], 30),  # the last five
        ([0.249, 0.249], 249),
        ([3.0, 3.0, 3.0], 3000),
    ],
)
def test_the_median_of_the_last_five_counts(round_trips: list[float], round_trip_ms: int) -> None:
    client: Client = client_on(Written())
    for one in round_trips:
        client.measured(one)
    assert client.round_trip_ms == round_trip_ms


async def test_a_pong_is_measured_once_from_its_ping(settings: Settings) -> None:
    dispatcher, line = Dispatcher(settings), somebody()
    client = line.owner
    assert isinstance(client, Client)
    dispatcher.on_message(line, '{"type":"pong"}')  # type: ignore[arg-type]
    assert client.round_trips == ()
    client.pinged = client.since - 0.1
    dispatcher.on_message(line, '{"type":"pong"}')  # type: ignore[arg-type]
    dispatcher.on_message(line, '{"type":"pong"}')  # type: ignore[arg-type]
    assert len(client.round_trips) == 1
    assert client.round_trip_ms >= 100


@pytest.mark.parametrize(
    "message_id", [0, -1, 2**53, 2**63 - 1, "", "a" * 64, "\n\t\0", "\u00a0", "👩‍👩‍👧", "שלום"]
)
async def test_every_id_the_contract_allows_comes_back(
    settings: Settings, message_id: int | str
) -> None:
    dispatcher, line = Dispatcher(settings), somebody()
    dispatcher.on_message(line, json.dumps({"id": message_id, "type": "ping"}))  # type: ignore[arg-type]
    assert [(one["id"], one["type"]) for one in line.frames] == [(message_id, "ok")]


@pytest.mark.parametrize("message_id", ["a" * 65, "\ud800", 1.5, True, None, [], {}, 2**64])
async def test_any_other_id_is_invalid_and_comes_back_as_null(
    settings: Settings, message_id: object
) -> None:
    dispatcher, line = Dispatcher(settings), somebody()
    dispatcher.on_message(line, json.dumps({"id": message_id, "type": "ping"}))  # type: ignore[arg-type]
    assert [(one["id"], one["code"]) for one in line.frames] == [(None, "invalid")]
    assert line.closed is None
