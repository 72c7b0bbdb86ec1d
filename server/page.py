"""The page: its files, and the addresses that it answers itself.

It owns how the folder of the page is served and must not know what is in it but index.html.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

__all__ = ["serve_page"]


def serve_page(app: FastAPI, folder: Path) -> None:
    """Serve a folder at `/`, and its index.html for every address under `/read/`.

    An address of the API never gets the page, nor does any other that names no file.
    """
    index = folder / "index.html"

    @app.api_route("/read/{rest:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def show_reader(rest: str) -> FileResponse:
        """Show the page, which reads from the address which paper to open."""
        if not index.is_file():
            raise HTTPException(404)
        return FileResponse(index)

    # Without a page the API still serves.
    if folder.is_dir():
        app.frontend("/", directory=folder, fallback=None)
