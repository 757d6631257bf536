"""Ids are UUIDv7: unguessable enough for names, in the order of creation for pages."""

from __future__ import annotations

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    return uuid_utils.compat.uuid7()
