"""Latest-wins views: many touches, a bounded number of reads, the newest state to who keeps up."""

from __future__ import annotations

import asyncio
import time
from uuid import UUID

from lms.realtime.channels import VIEWS, View
from lms.realtime.hub import Hub, State, encode
from lms.realtime.wire import broadcast_latest, frame


class Views:
    """The views of one process: when each was read, and whether it is due again."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._shown: dict[tuple[str, UUID], float] = {}
        self._due: set[tuple[str, UUID]] = set()
        self._hinted: dict[tuple[str, UUID], float] = {}

    def hint(self, name: str, channel_id: UUID) -> bool:
        """A touch made here: shows it here; whether the other processes are to hear of it now.

        They are told at most `hz` times a second; the last touch of a burst is covered by the
        read that each process makes after its interval, and by the watch.
        """
        self.show(name, channel_id)
        key, now = (name, channel_id), time.monotonic()
        if now - self._hinted.get(key, 0.0) < 1 / VIEWS[name].hz:
            return False
        self._hinted[key] = now
        return True

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
            event = await view.read(state.id, audience)
            if event is None or state.version is None:
                continue
            version = b'{"version":%d,' % state.version
            behind = {sub.client.line for sub in state.ahead}
            lines = [line for line in state.lines.get(audience, ()) if line not in behind]
            broadcast_latest(lines, frame(version + encode(state, event)[1:]))

    def forget(self, now: float) -> None:
        """Drop the times of what was not shown for a minute."""
        for times in (self._shown, self._hinted):
            for key in [key for key, at in times.items() if now - at > 60]:
                del times[key]
