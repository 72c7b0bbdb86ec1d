"""The API's description to read and try, without anything from another site.

It owns the page round Swagger UI, whose files come with a package, and must not know the routes described.
"""

from __future__ import annotations

from importlib import resources

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

from server.wrapping import PAGE_POLICY

__all__ = ["serve_docs"]

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Footnoted: the API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="description"></div>
<noscript>This page needs JavaScript; the description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""

START = """SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#description",
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis],
});
"""

FILES = frozenset({"swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"})

# Swagger UI writes style attributes; scripts stay as strict as on the page.
POLICY = {"Content-Security-Policy": f"{PAGE_POLICY}; style-src 'self' 'unsafe-inline'"}


def serve_docs(app: FastAPI) -> None:
    """Serve the description at `/docs`."""

    @app.get("/docs", include_in_schema=False)
    def show_docs() -> HTMLResponse:
        """Show the page round Swagger UI."""
        return HTMLResponse(PAGE, headers=POLICY)

    @app.get("/docs/start.js", include_in_schema=False)
    def show_start() -> Response:
        """Show the script that starts Swagger UI."""
        return Response(START, media_type="text/javascript")

    @app.get("/docs/{name}", include_in_schema=False)
    def show_file(name: str) -> FileResponse:
        """Show one of Swagger UI's files."""
        if name not in FILES:
            raise HTTPException(404)
        with resources.as_file(resources.files("fastapi_swagger.resources") / name) as path:
            return FileResponse(path)
