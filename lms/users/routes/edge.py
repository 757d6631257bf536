"""The one blueprint of accounts."""

from __future__ import annotations

from quart import Blueprint

routes = Blueprint("users", __name__)
