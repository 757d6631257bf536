"""Accounts over REST; each module adds its routes to the one blueprint."""

from lms.users.routes import applications, imports, people
from lms.users.routes.edge import routes

__all__ = ["applications", "imports", "people", "routes"]
