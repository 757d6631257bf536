"""Latest-wins states: many touches, a bounded number of reads, the newest to fast readers."""

from __future__ import annotations

import asyncio
import time

from lms.realtime.channel_types import LATEST_WINS, LatestWins
from lms.realtime.channels import Channel, broadcast_latest
from lms.realtime.frames import frame
from lms.realtime.hub import Hub
from lms.realtime.publishing import Touch, encoded, events


class Latest:
    """The latest-wins states of one process: when each was read, and whether it is due again."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._shown: dict[tuple[str, str], float] = {}
        """When each state was last read, by name and channel."""
        self._due: set[tuple[str, str]] = set()
        self._told: dict[tuple[str, str], float] = {}
        """When the other processes were last notified."""
        self._telling: set[tuple[str, str]] = set()

    def touched(self, message: Touch) -> None:
        """Handle a local touch: show the state here, notify the others at most `hz` times a second.

        The last touch of a burst is forwarded too, at the end of its interval.
        """
        self.show(message.name, message.channel)
        key, now = (message.name, message.channel), time.monotonic()
        if key in self._telling:
            return
        wait = self._told.get(key, 0.0) + 1 / LATEST_WINS[message.name].hz - now
        self._telling.add(key)
        asyncio.get_running_loop().call_later(max(0.0, wait), self._tell, key, message)

    def _tell(self, key: tuple[str, str], message: Touch) -> None:
        self._telling.discard(key)
        self._told[key] = time.monotonic()
        events.put(message)

    def show(self, name: str, channel_name: str) -> None:
        """Read and send the state: at once if its interval has passed, else when it has."""
        state = LATEST_WINS.get(name)
        key = (name, channel_name)
        if state is None or key in self._due:
            return
        channel = self._hub.channels.get(channel_name)
        if channel is None or not any(channel.connections.get(one) for one in state.audiences):
            return
        wait = self._shown.get(key, 0.0) + 1 / state.hz - time.monotonic()
        self._due.add(key)
        asyncio.get_running_loop().call_later(max(0.0, wait), self._start, state, channel)

    def _start(self, state: LatestWins, channel: Channel) -> None:
        key = (state.name, channel.name)
        self._due.discard(key)
        self._shown[key] = time.monotonic()
        self._hub.spawn(self._send(state, channel))

    async def _send(self, state: LatestWins, channel: Channel) -> None:
        for audience in state.audiences:
            if not channel.connections.get(audience):
                continue
            version = channel.version
            event = await state.read(channel.id, audience)
            if event is None or channel.version is None:
                continue
            if channel.version != version:
                # The read is older than the newest version sent meanwhile, so it must not be sent.
                self.show(state.name, channel.name)
                continue
            body = encoded(channel.name, event)
            if channel.shown.get((state.name, audience)) == body:
                continue
            connections = channel.up_to_now(audience)
            if not channel.ahead and not any(one.slow for one in connections):
                channel.shown[state.name, audience] = body
            else:
                channel.shown.pop((state.name, audience), None)
            if "version" not in type(event).model_fields:  # else it is the event's own
                body = b'{"version":%d,' % channel.version + body[1:]
            broadcast_latest(connections, frame(body))

    def forget(self, now: float) -> None:
        """Drop the times of states not shown for a minute."""
        for times in (self._shown, self._told):
            for key in [key for key, at in times.items() if now - at > 60]:
                del times[key]
