"""The websocket endpoint: refuse a foreign page, else take the socket over."""

from __future__ import annotations

from quart import Quart, Response
from quart.globals import websocket_ctx

from lms.app.server.takeover import Handshake, adopt
from lms.realtime import sockets
from lms.realtime.clients import Client


def install(app: Quart) -> None:
    """Add the endpoint to the app; `sockets.start` makes it work."""
    app.asgi_websocket_class = Handshake
    app.add_websocket(sockets.PATH, "realtime", realtime)


async def realtime() -> Response | None:
    here, websocket = sockets.current, websocket_ctx.websocket
    if here is None:
        return Response("starting", 503)
    origin = websocket.headers.get("Origin")
    if origin is not None and origin.rstrip("/") not in here.settings.origins:
        return Response("foreign origin", 403)
    offered = websocket.requested_subprotocols
    ours = sockets.SUBPROTOCOL in offered
    chosen = sockets.SUBPROTOCOL if ours else (offered[0] if offered else None)
    client = Client(here.settings.ws_burst)
    connection = await adopt(
        websocket, here.dispatcher.on_message, here.limits, subprotocol=chosen, owner=client
    )
    here.admit(client, connection, chosen)
    return None
