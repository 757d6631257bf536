"""What upper floors hear of attempts."""

from __future__ import annotations

from lms.attempts.models import Attempt
from lms.core.hooks import Hook

submitted: Hook[Attempt] = Hook("attempts.submitted")
"""Called once for each attempt that is handed in, previews aside, in the transaction."""
