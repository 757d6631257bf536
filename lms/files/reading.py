"""Which file somebody may have."""

from __future__ import annotations

from uuid import UUID

from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.files.links import Sent
from lms.files.models import FileVisibility, StoredFile


async def one(actor: Actor, file_id: UUID) -> StoredFile:
    """A file of the actor's own, or of a space the actor is on the staff of."""
    return await StoredFile.visible_to(actor).get_or_none(id=file_id) or refuse(NotFound)


async def readable(actor: Actor | None, file_id: UUID, sent: Sent | None) -> StoredFile:
    """A file whose content may go to who asks; a signed address that doesn't open is a 404."""
    if sent is not None:
        signed = sent.file_id(file_id)
        file = await StoredFile.kept().get_or_none(id=signed or file_id) or refuse(NotFound)
        public = file.visibility == FileVisibility.PUBLIC
        if not public and not (signed and await sent.opens(actor)):
            raise NotFound
        return file
    shown = await StoredFile.kept().get_or_none(id=file_id, visibility=FileVisibility.PUBLIC)
    if shown or actor is None:
        return shown or refuse(NotFound)
    return await one(actor, file_id)
