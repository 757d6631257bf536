"""How long a test waits for what must happen: a ceiling for a busy machine, no measure of speed."""

from __future__ import annotations

from typing import Any

import pytest

PATIENCE_S = 90.0

PROMPT_S = 12.0
"""What happens by itself is done by then; what only a fallback would do (15 s, 60 s) is not."""


def slowly(*several: Any) -> list[Any]:
    """Parameters that are not tried every day, but by `make test-slow`."""
    sets = [one if isinstance(one, tuple) else (one,) for one in several]
    return [pytest.param(*one, marks=pytest.mark.slow) for one in sets]
