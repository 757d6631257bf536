"""`create_app()`: one application with the routes of all features."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import cast

from quart import Quart, Response

from lms import features
from lms.app import docs, openapi, realtime, system
from lms.app.application import App
from lms.app.guard import this_request
from lms.app.pages import Pages
from lms.app.policy import PREFIX, policies
from lms.app.static import Bundle, Sources, respond
from lms.core import log, metrics
from lms.notifications import outbox
from lms.realtime import sockets
from lms.settings import Settings
from lms.settings import settings as read_settings

MAX_BODY_BYTES = 1024 * 1024
BODY_S = 15
SHARED_LIMIT_ROUTES = frozenset({"health", "ready", "demo", "live/join"})
"""Routes with the higher shared limit: a whole school, or a machine, asks for these often."""


def create_app(settings: Settings | None = None) -> Quart:
    """The web application; it connects to its services when it begins to serve."""
    settings = settings or read_settings()
    static = Sources() if settings.serve_sources else Bundle()
    app = App("lms", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES, BODY_TIMEOUT=BODY_S, PROVIDE_AUTOMATIC_OPTIONS=True
    )
    app.url_map.merge_slashes = False  # a mistyped address gets 404, not a redirect
    app.prepare(settings, Pages(static))
    openapi.install(app)
    features.load()
    developing = [] if settings.production else [outbox.routes]
    for blueprint in [*features.blueprints(), system.make(settings), *developing]:
        app.register_blueprint(blueprint, url_prefix=PREFIX.rstrip("/"))
    docs.add(app, static)
    app.add_url_rule("/metrics", "metrics", system.figures)

    @app.get("/static/<path:name>")
    async def static_file(name: str) -> Response:
        return respond(this_request(), await static.file(name))

    realtime.install(app)
    app.policies = policies(app, SHARED_LIMIT_ROUTES)
    _live(app, settings)
    return app


def _live(app: App, settings: Settings) -> None:
    """Open and close the connections together with the server."""
    running = AsyncExitStack()

    @app.before_serving
    async def begin() -> None:
        log.configure(settings.log_level, settings.log_format)
        await running.enter_async_context(features.running(settings, "web"))
        await running.enter_async_context(metrics.leaving())

    @app.after_serving
    async def end() -> None:
        await running.aclose()


async def drain(app: Quart) -> None:
    """Prepare to stop: report not ready, tell sockets to reconnect elsewhere, write the metrics."""
    cast(App, app).draining = True
    metrics.leave()
    await sockets.drain()
