"""`/openapi.json`, and `/docs`: Swagger UI from our own files, under the same CSP as all pages."""

from __future__ import annotations

import hashlib

from pydantic_core import to_json
from quart import Quart, Response

from lms.app.openapi import document

PAGE = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>LMS API</title>
  <link rel="stylesheet" href="/static/vendor/swagger/swagger-ui.css">
</head>
<body>
  <div id="ui"></div>
  <script src="/static/vendor/swagger/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>
"""
START = """SwaggerUIBundle({
  dom_id: "#ui", url: "/openapi.json", layout: "BaseLayout", validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers["X-Requested-With"] = "lms";
    return request;
  },
});
"""


def add(app: Quart) -> None:
    """The routes of the documentation."""
    made: list[tuple[bytes, str]] = []

    @app.get("/openapi.json")
    async def openapi() -> Response:
        if not made:  # building it takes longer than a request should
            body = to_json(document(app))
            made.append((body, f'"{hashlib.sha256(body).hexdigest()[:20]}"'))
        body, etag = made[0]
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        return Response(body, 200, headers, content_type="application/json")

    @app.get("/docs")
    async def docs() -> Response:
        return Response(PAGE, content_type="text/html; charset=utf-8")

    @app.get("/docs/start.js")
    async def docs_start() -> Response:
        return Response(START, content_type="text/javascript; charset=utf-8")
