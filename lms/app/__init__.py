"""The web process: one application of all features' routes and sockets."""

from lms.app.factory import create_app, drain

__all__ = ["create_app", "drain"]
