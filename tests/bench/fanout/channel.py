"""The channel of the hub's peer, and the event that is published on it."""

from __future__ import annotations

from uuid import UUID

import msgspec

from lms.realtime.channel_types import EVERYBODY
from lms.realtime.publishing import OrderedEvent

KIND = "bench"
ID = UUID("01930000-0000-7000-8000-000000000000")
CHANNEL = f"{KIND}:{ID}"
FIRST_VERSION = 1000  # so that every version has four digits, and every frame one length


def event(version: int, size: int) -> bytes:
    """What is published in Redis for a frame of `size` bytes of text."""
    start = b'{"version":1000,"text":"'
    body = b'{"text":"' + b"x" * (size - len(start) - 2) + b'"}'
    message = OrderedEvent(CHANNEL, version, {EVERYBODY: body})
    return msgspec.msgpack.encode((None, message))
