"""The connections of a call to a model's server: its own, and closed with it however it ends.

It owns their opening and closing; it must not know what goes over them.
"""

# The library that has it comes with a provider's, and is imported where a model is opened.
# ruff: noqa: PLC0415

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

__all__ = ["close_connections", "keep_connections", "open_clients"]

# The clients that the call at hand has opened.
OPENED: ContextVar[list[Any]] = ContextVar("opened")


def keep_connections() -> list[Any]:
    """Have the connections of the task at hand kept in a list, to be closed, and return it."""
    opened: list[Any] = []
    OPENED.set(opened)
    return opened


async def close_connections(opened: list[Any]) -> None:
    """Close the connections in a list. A pool would keep one whose reply was broken off in the middle for ever."""
    for client in opened:
        await client.aclose()


def open_clients(timeout: float) -> tuple[Any, Any]:
    """Return HTTP clients that open a connection for each request.

    The second, which waits for its replies, is never used: the library would make one that warns of itself.
    """
    import httpx

    class OwnConnection(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            client = httpx.AsyncClient(timeout=timeout)
            OPENED.get([]).append(client)
            return await client.send(request, stream=True)

    options: dict[str, Any] = {"timeout": timeout, "follow_redirects": True}
    return httpx.AsyncClient(**options, transport=OwnConnection()), httpx.Client(**options)
