"""Pictures that came within another file: made anew as uploads are, and kept by their ids."""

from __future__ import annotations

import io
from dataclasses import dataclass
from uuid import UUID

import filetype

from lms.core.ids import new_id
from lms.files import rules
from lms.files.rules import FileType


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to keep: its id is chosen, so that texts can show it already."""

    id: UUID
    name: str
    found: FileType
    data: bytes


def picture(name: str, data: bytes) -> Picture | None:
    """The picture anew; None for what is none, or is too large.

    What opens pictures takes 20 MB and may be burst by them: for a process of its own.
    """
    from lms.files import images

    seen = filetype.guess(data) if data else None
    found = rules.TYPES.get(seen.extension) if seen else None
    if seen is None or found is None or not found.is_image:
        return None
    name = rules.clean_name(name)
    if rules.TYPES.get(rules.ending(name)) is not found:
        name = rules.clean_name(f"{name}.{seen.extension}")
    try:
        made = images.remade(io.BytesIO(data), found.content_type.partition("/")[2].upper())
    except Exception:
        return None
    return Picture(new_id(), name, found, made)
