"""Ids are UUIDv7: unguessable enough for names, in the order of creation for pages."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    return uuid_utils.compat.uuid7()


def first_id(moment: datetime) -> UUID:
    """The least id that could be made at that moment."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
