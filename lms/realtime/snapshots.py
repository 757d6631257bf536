"""Snapshots: read once per version and audience, cached encoded; personal parts in batches."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from pydantic_core import to_json

from lms.core.batch import Batch
from lms.realtime.channel_types import ChannelType, Snapshot


class Snapshots:
    """The snapshots of one channel in one process."""

    def __init__(
        self, name: str, kind: ChannelType, channel_id: UUID, known: Callable[[], int | None]
    ) -> None:
        self._name = to_json(name)
        self._type = kind
        self._id = channel_id
        self._known = known
        """The version that a cached snapshot must have; None: no cached one is valid."""
        self._kept: dict[str, tuple[Snapshot, bytes]] = {}
        self._reading: dict[str, asyncio.Lock] = {}
        self._personal: dict[str, Batch[UUID, bytes]] = {}

    def current(self, audience: str) -> Snapshot | None:
        """The cached snapshot if it is current."""
        kept, known = self._kept.get(audience), self._known()
        if kept is None or known is None or kept[0].version < known:
            return None
        return kept[0]

    async def read(self, audience: str, *, newer_than: int | None = None) -> Snapshot:
        """Read the current snapshot; concurrent callers share the read."""
        lock = self._reading.setdefault(audience, asyncio.Lock())
        async with lock:
            kept = self.current(audience)
            if kept is not None and (newer_than is None or kept.version > newer_than):
                return kept
            snapshot = await self._type.snapshot(self._id, audience)
            self._kept[audience] = snapshot, to_json(snapshot.body)
            return snapshot

    async def frame_head(self, audience: str, snapshot: Snapshot) -> bytes:
        """`"channel":...,"version":...,"snapshot":{...}` with the fresh members inserted."""
        kept = self._kept.get(audience)
        body = kept[1] if kept and kept[0] is snapshot else to_json(snapshot.body)
        fresh = await self._type.fresh(self._id, audience, snapshot.facts)
        if fresh:
            body = body[:-1] + (b"," if len(body) > 2 else b"") + fresh + b"}"
        return self.head(snapshot.version) + b',"snapshot":' + body

    def head(self, version: int) -> bytes:
        return b'"channel":%b,"version":%d' % (self._name, version)

    async def personal(self, audience: str, who: Sequence[UUID]) -> dict[UUID, bytes]:
        """The `me` of many subscribers, in one query."""
        if audience not in self._type.personal_audiences:
            return {}
        return await self._type.personal(self._id, who)

    async def me(self, audience: str, who: UUID) -> bytes | None:
        """One subscriber's `me`; concurrent calls share a query."""
        if audience not in self._type.personal_audiences:
            return None
        batch = self._personal.get(audience)
        if batch is None:
            batch = self._personal[audience] = Batch(partial(self.personal, audience))
        return await batch(who)
