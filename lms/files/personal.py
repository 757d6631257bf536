"""What files hold about a person."""

from __future__ import annotations

from lms.core.personal import PersonalData, register
from lms.files.actions import keeping
from lms.files.models import StoredFile

register(
    PersonalData(
        StoredFile,
        "Files that a person uploaded. The bytes are at their addresses.",
        fields=("id", "name", "size", "content_type", "state", "created_at"),
        by="owner_id",
        erasure=keeping.erase_of,
    )
)
