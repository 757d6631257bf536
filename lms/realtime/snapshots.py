"""Snapshots: read once a version and audience, kept encoded; personal parts many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from pydantic_core import to_json

from lms.core.batch import Batch
from lms.realtime.channels import Snapshot

if TYPE_CHECKING:
    from lms.realtime.hub import State


class Snapshots:
    """The snapshots of one channel in one process."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._kept: dict[str, tuple[Snapshot, bytes]] = {}
        self._reading: dict[str, asyncio.Lock] = {}
        self._personal: dict[str, Batch[UUID, bytes]] = {}

    def current(self, audience: str) -> Snapshot | None:
        """The kept one, when nothing has changed since."""
        kept = self._kept.get(audience)
        state = self._state
        if kept is None or state.version is None or not state.channel.ordered:
            return None
        return kept[0] if kept[0].version >= state.version and not state.held else None

    async def read(self, audience: str, *, newer_than: int | None = None) -> Snapshot:
        """The snapshot as of now; askers who come while it is read share it."""
        lock = self._reading.setdefault(audience, asyncio.Lock())
        async with lock:
            kept = self.current(audience)
            if kept is not None and (newer_than is None or kept.version > newer_than):
                return kept
            state = self._state
            snapshot = await state.channel.snapshot(state.id, audience)
            self._kept[audience] = snapshot, to_json(snapshot.body)
            return snapshot

    async def frame_head(self, audience: str, snapshot: Snapshot) -> bytes:
        """`"channel":...,"version":...,"snapshot":{...}` with what is fresh put in."""
        state = self._state
        kept = self._kept.get(audience)
        body = kept[1] if kept and kept[0] is snapshot else to_json(snapshot.body)
        fresh = await state.channel.fresh(state.id, audience, snapshot.facts)
        if fresh:
            body = body[:-1] + (b"," if len(body) > 2 else b"") + fresh + b"}"
        return self.head(snapshot.version) + b',"snapshot":' + body

    def head(self, version: int) -> bytes:
        return b'"channel":%b,"version":%d' % (to_json(self._state.name), version)

    async def personal(self, audience: str, who: Sequence[UUID]) -> dict[UUID, bytes]:
        """The `me` of many, in one query."""
        channel = self._state.channel
        if audience not in channel.personal_audiences:
            return {}
        return await channel.personal(self._state.id, who)

    async def me(self, audience: str, who: UUID) -> bytes | None:
        """The `me` of one; all who ask at once share a query."""
        if audience not in self._state.channel.personal_audiences:
            return None
        batch = self._personal.get(audience)
        if batch is None:

            async def many(ids: list[UUID]) -> dict[UUID, bytes]:
                return await self.personal(audience, ids)

            batch = self._personal[audience] = Batch(many)
        return await batch(who)
