"""What stands round every request and response: the limit of an announced size, and the headers of safety.

It owns these two and must not know any route.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.problems import respond_to_refusal

__all__ = ["MAX_BODY_BYTES", "AnnouncedSizeLimit", "SafeHeaders"]

MAX_BODY_BYTES = 64 * 1024

# Everything from here and nothing inline: neither the paper's text nor an answer can become code.
PAGE_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    # A source's site need not learn what is being read here.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Kept, but asked for again each time by its ETag: after an update the page is never half old.
    "Cache-Control": "no-cache",
}


class AnnouncedSizeLimit:
    """Refuses a body whose announced size is over the limit.

    The framework's own limit, inside this one, refuses a body that grows past it unannounced; an announced one it
    would refuse in plain text.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413."""
        announced = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if announced.isdecimal() and int(announced) > self._limit:
            await respond_to_refusal(HTTPException(413))(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SafeHeaders:
    """Adds the headers that a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its response back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
