"""What many tests of the house read, made once."""

from __future__ import annotations

from typing import Any

import pytest
from quart import Quart

from lms.app.openapi import document


@pytest.fixture(scope="session")
def described(app: Quart) -> dict[str, Any]:
    """The OpenAPI document; it takes a second to make."""
    return document(app)
