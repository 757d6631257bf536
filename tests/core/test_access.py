"""Who is asking, below any edge."""

from __future__ import annotations

import pytest

from lms.core import access
from lms.core.errors import Unauthorized


def test_nobody_is_signed_in_until_somebody_is() -> None:
    token = access.current.set(None)
    try:
        assert access.actor_or_none() is None
        with pytest.raises(Unauthorized):
            access.actor()
    finally:
        access.current.reset(token)
