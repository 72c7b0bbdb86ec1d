"""The page: its files, sent small and with a tag of their content, and the addresses that it answers itself.

It owns how the folder of the page is served and must not know what is in it but index.html.
"""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

__all__ = ["serve_page"]

# The tables of types that a system has do not agree on scripts, and modules are run only as one of theirs.
SCRIPT, STYLE, MARKUP = "text/javascript", "text/css", "text/html"
TYPES = {".js": SCRIPT, ".css": STYLE}
INDENTATION = re.compile(r"\n\s+")
PACKERS: dict[str, Callable[[str], str]] = {
    SCRIPT: rjsmin.jsmin,
    STYLE: rcssmin.cssmin,
    # A line's end stays: between words it is their space.
    MARKUP: lambda text: INDENTATION.sub("\n", text),
}


def serve_page(app: FastAPI, folder: Path) -> None:
    """Serve a folder wherever no route is, and its index.html for every address under `/read/`.

    An address of the API never gets the page, nor does any other that names no file.
    """
    files = PageFiles(folder)

    @app.api_route("/read/{rest:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def show_reader(rest: str, request: Request) -> Response:
        """Show the page, which reads from the address which paper to open."""
        return await files.get_response("index.html", request.scope)

    # Without a page the API still serves.
    if folder.is_dir():
        app.router.default = files


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file as it is sent, and the state on disk that it was read in."""

    state: tuple[int, int]
    content: bytes
    headers: dict[str, str]


class PageFiles(StaticFiles):
    """The files of a folder: each without what only its writers need, tagged by its content."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._packed: dict[Path, PackedFile] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file; raise 404 where there is none, 405 where it is asked to do more than be read."""
        found = await super().get_response(path, {**scope, "method": "GET"})
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        return found

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Send a file as packed, or 304 where the asker has that very content."""
        file = self._pack(Path(full_path), stat_result)
        response = Response(file.content, status_code, headers=file.headers)
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def _pack(self, path: Path, stat_result: os.stat_result) -> PackedFile:
        """Read and pack a file, anew only when it has changed on disk."""
        state = (stat_result.st_mtime_ns, stat_result.st_size)
        kept = self._packed.get(path)
        if kept is None or kept.state != state:
            kept = self._packed[path] = pack_file(path, state)
        return kept


def pack_file(path: Path, state: tuple[int, int]) -> PackedFile:
    """Read a file, drop comments and needless white space from what a browser reads, and tag what is left."""
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    content = path.read_bytes()
    if pack := PACKERS.get(kind):
        content = pack(content.decode()).encode()
    headers = {
        "content-type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
    }
    return PackedFile(state=state, content=content, headers=headers)
