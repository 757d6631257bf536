"""Latest-wins views: many touches, a bounded number of reads, the newest state to who keeps up."""

from __future__ import annotations

import asyncio
import time
from uuid import UUID

from lms.realtime.channels import VIEWS, Message, View, send_on, view_id
from lms.realtime.hub import Hub, State, encode
from lms.realtime.wire import broadcast_latest, frame


class Views:
    """The views of one process: when each was read, and whether it is due again."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._shown: dict[tuple[str, UUID], float] = {}
        self._due: set[tuple[str, UUID]] = set()
        self._told: dict[tuple[str, str], float] = {}
        """When the other processes were told to look."""
        self._telling: set[tuple[str, str]] = set()

    def touched(self, message: Message) -> None:
        """A touch made here: shows it here, and tells the others at most `hz` times a second.

        The last touch of a burst is told too, at the end of its interval.
        """
        self.show(message.view, view_id(message))
        key, now = (message.view, message.channel), time.monotonic()
        if key in self._telling:
            return
        wait = self._told.get(key, 0.0) + 1 / VIEWS[message.view].hz - now
        self._telling.add(key)
        asyncio.get_running_loop().call_later(max(0.0, wait), self._tell, key, message)

    def _tell(self, key: tuple[str, str], message: Message) -> None:
        self._telling.discard(key)
        self._told[key] = time.monotonic()
        send_on(message)

    def show(self, name: str, channel_id: UUID) -> None:
        """Read and send the view soon; at once when its interval has passed."""
        view = VIEWS.get(name)
        key = (name, channel_id)
        if view is None or key in self._due:
            return
        state = self._hub.states.get(f"{view.kind}:{channel_id}")
        if state is None or not any(state.lines.get(audience) for audience in view.audiences):
            return
        wait = self._shown.get(key, 0.0) + 1 / view.hz - time.monotonic()
        self._due.add(key)
        asyncio.get_running_loop().call_later(max(0.0, wait), self._start, view, state, key)

    def _start(self, view: View, state: State, key: tuple[str, UUID]) -> None:
        self._due.discard(key)
        self._shown[key] = time.monotonic()
        self._hub.spawn(self._send(view, state))

    async def _send(self, view: View, state: State) -> None:
        for audience in view.audiences:
            if not state.lines.get(audience):
                continue
            version = state.version
            event = await view.read(state.id, audience)
            if event is None or state.version is None:
                continue
            if state.version != version:
                # Read before what everybody has been told since: nobody may be told it now.
                self.show(view.name, state.id)
                continue
            body = encode(state, event)
            if state.shown.get((view.name, audience)) == body:
                continue
            lines = state.up_to_now(audience)
            if not state.ahead and not any(line.slow for line in lines):
                state.shown[view.name, audience] = body
            else:
                state.shown.pop((view.name, audience), None)
            broadcast_latest(lines, frame(b'{"version":%d,' % state.version + body[1:]))

    def forget(self, now: float) -> None:
        """Drop the times of what was not shown for a minute."""
        for key in [key for key, at in self._shown.items() if now - at > 60]:
            del self._shown[key]
        for name in [name for name, at in self._told.items() if now - at > 60]:
            del self._told[name]
