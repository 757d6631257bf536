"""Which page a browser gets for a path outside the API; the pages do their own routing."""

from __future__ import annotations

from quart import Response
from werkzeug.exceptions import NotFound

from lms.app.request import Request
from lms.app.static import Static, respond

OURS = ("/api", "/static", "/docs", "/openapi.json", "/metrics")
PLAYERS = ("/join", "/play")
SCREENS = (
    "/account", "/applications", "/attempts", "/audit", "/banks", "/catalogue", "/certificates",
    "/control", "/courses", "/files", "/forgot", "/home", "/host", "/lessons", "/live",
    "/live-results", "/notifications", "/outbox", "/people", "/policies", "/quizzes", "/register",
    "/reset", "/results", "/sign-in", "/unsubscribe", "/verify", "/webhooks",
)  # fmt: skip
"""Where the app's pages stand: the first parts of the addresses in `static/pages/main.js`."""


class Pages:
    """`index.html` for accounts, `play.html` for players."""

    def __init__(self, static: Static) -> None:
        self.static = static

    async def instead_of(self, request: Request, error: Exception) -> Response | None:
        """The page to send in place of a 404: at its addresses, and elsewhere to browsers."""
        if not isinstance(error, NotFound) or request.method not in {"GET", "HEAD"}:
            return None
        path = request.path
        if path.startswith(OURS) or not _wants_page(request, path):
            return None
        name = "play.html" if _is_below(path, PLAYERS) else "index.html"
        try:
            return respond(request, await self.static.file(name))
        except NotFound:
            return None


def _is_below(path: str, roots: tuple[str, ...]) -> bool:
    return any(path == root or path.startswith(f"{root}/") for root in roots)


def _wants_page(request: Request, path: str) -> bool:
    # A program that accepts any media type gets the page at the addresses of pages alone.
    accepted = request.headers.get("Accept", "")
    return "text/html" in accepted or path == "/" or _is_below(path, PLAYERS + SCREENS)
