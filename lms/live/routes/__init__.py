"""The REST edge of live sessions; each module adds its routes to the one blueprint."""

from lms.live.routes import hosting, joining, own
from lms.live.routes.edge import routes

__all__ = ["hosting", "joining", "own", "routes"]
