"""Pictures that came within another file, on their way in: all of them are kept, or none."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

from lms.core import clock
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, refuse
from lms.files.actions.intake import forget, lock_room, no_quota
from lms.files.embedded import Picture
from lms.files.models import FileState, StoredFile
from lms.files.storage import key_of, storage
from lms.settings import settings


@asynccontextmanager
async def bringing(actor: Actor, pictures: Sequence[Picture]) -> AsyncIterator[None]:
    """Store the actor's pictures; when what follows fails, nothing of them stays.

    What follows calls `keep` in its transaction. 507 without room for all of them.
    """
    if pictures:
        await _reserve(actor, pictures)
    try:
        for one in pictures:
            async with storage().writing(key_of(one.id)) as writer:
                await writer.write(one.data)
        yield
    except BaseException:
        for one in pictures:
            await forget(one.id)
        raise


async def keep(pictures: Sequence[Picture]) -> None:
    """Make them files that are there."""
    ids: list[UUID] = [one.id for one in pictures]
    mine = StoredFile.filter(id__in=ids, state=FileState.ARRIVING)
    if ids and await mine.update(state=FileState.KEPT, touched_at=clock.now()) < len(ids):
        refuse(Conflict("gone", "The upload was given up here. Begin it again."))


@atomic
async def _reserve(actor: Actor, pictures: Sequence[Picture]) -> None:
    await lock_room(actor.id)
    taken = await StoredFile.bytes_of(actor.id) + sum(len(one.data) for one in pictures)
    if taken > settings().file_quota_bytes:
        raise no_quota()
    await StoredFile.bulk_create(
        StoredFile(
            id=one.id,
            owner_id=actor.id,
            name=one.name,
            size=len(one.data),
            content_type=one.found.content_type,
            kind=one.found.kind,
            sha256=hashlib.sha256(one.data).hexdigest(),
            touched_at=clock.now(),
        )
        for one in pictures
    )
