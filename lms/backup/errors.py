"""Why a backup or restore was refused."""

from __future__ import annotations


class Refused(RuntimeError):
    """The message says why nothing was done."""
