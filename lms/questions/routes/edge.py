"""The blueprint of questions."""

from __future__ import annotations

from quart import Blueprint

routes = Blueprint("questions", __name__)
