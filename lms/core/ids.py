"""Ids are UUIDv7: hard to guess, and ordered by creation for paging."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    return uuid_utils.compat.uuid7()


def first_id(moment: datetime) -> UUID:
    """The smallest id that could be created at that moment."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
