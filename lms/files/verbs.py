"""What the log notes of files."""

from __future__ import annotations

from lms.audit.verbs import Verb


class FileVerb(Verb):
    VISIBILITY_CHANGED = "file.visibility_changed", "file"
    DELETED = "file.deleted", "file"
