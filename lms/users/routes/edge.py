"""The one blueprint of accounts."""

from quart import Blueprint

routes = Blueprint("users", __name__)
