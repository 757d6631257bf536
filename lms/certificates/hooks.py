"""How upper features react to certificates."""

from __future__ import annotations

from lms.certificates.models import Certificate
from lms.core.hooks import Hook

changed: Hook[Certificate] = Hook("certificates.changed")
"""A certificate was issued, has expired or was revoked."""
