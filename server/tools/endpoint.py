"""The address `/mcp`: who may ask there, and the SDK brought in with the first request.

It owns the protections of the address and the life of what answers there; it must not know any tool.
"""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from footnoted.answer import Answer
from footnoted.toolbox import Toolbox
from server.keeping import Keeper, Place
from server.metrics import Metrics
from server.opening import Opening, Service
from server.problems import respond_with_problem
from server.tools.counter import Counter

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

__all__ = ["ToolsEndpoint", "serve_tools"]

PATH = "/mcp"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class ToolsEndpoint:
    """Answers at `/mcp`; `host` is the address that the server listens on."""

    def __init__(self, counter: Counter, host: str) -> None:
        self._counter = counter
        self._is_local = is_loopback(host)
        self._run: Run | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not self._may_ask(Headers(scope=scope)):
            await refuse()(scope, receive, send)
            return
        if self._run is None:
            self._run = Run(self._counter)
        manager = await self._run.manager()
        await manager.handle_request(scope, receive, send)

    async def close(self) -> None:
        """End what answers, if anything ever did; a later request starts it anew."""
        run, self._run = self._run, None
        if run is not None:
            await run.close()

    def _may_ask(self, headers: Headers) -> bool:
        """Tell whether a request may come from where it says it does.

        On this machine alone only its own names are asked for and only its own pages ask, so that no site in a
        reader's browser gets here, be it by a name of its own that leads to this machine. A server for others has
        names that it does not know: there a page may ask the host that it came from.
        """
        host, origin = headers.get("host", ""), headers.get("origin")
        if self._is_local and strip_port(host) not in LOOPBACK:
            return False
        if origin is None:
            return True
        asking = urlsplit(origin).netloc if origin.startswith(("http://", "https://")) else ""
        return strip_port(asking) in LOOPBACK if self._is_local else asking.casefold() == host.casefold()


class Run:
    """The SDK at work, from the first request to the end of the app, in one task as the SDK's own tasks need it."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._end = asyncio.Event()
        self._manager: asyncio.Future[StreamableHTTPSessionManager] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._live())

    async def manager(self) -> StreamableHTTPSessionManager:
        """Return what answers requests, once it can."""
        # Whoever gives up waiting does so for itself alone.
        return await asyncio.shield(self._manager)

    async def close(self) -> None:
        """End it, and wait for that."""
        self._end.set()
        await self._task

    async def _live(self) -> None:
        try:
            # Most of a second goes into loading the SDK, which must not hold up who else is asking.
            manager = await run_in_threadpool(make_manager, self._counter)
            async with manager.run():
                self._manager.set_result(manager)
                await self._end.wait()
        except Exception as failure:
            # Nobody is above a task to catch it: whoever asks gets to know.
            if self._manager.done():
                raise
            self._manager.set_exception(failure)


class Cupboard:
    """Has the toolbox of the open service; what that has read of the papers it keeps with it."""

    def __init__(self, opening: Opening, metrics: Metrics) -> None:
        self._opening = opening
        self._metrics = metrics
        self._made: tuple[Service, Toolbox] | None = None

    def find_toolbox(self) -> Toolbox:
        """Return the toolbox; raise NotReady before the service is open, or why there will be none."""
        service = self._opening.service()
        if self._made is None or self._made[0] is not service:
            keeper = Keeper(store=service.store, metrics=self._metrics)

            def keep(answer: Answer) -> Answer:
                return keeper.keep(answer, Place()).answer

            self._made = (service, Toolbox.over(service.assistant, keep))
        return self._made[1]


def make_manager(counter: Counter) -> StreamableHTTPSessionManager:
    """Load the SDK and return what speaks its protocol."""
    from server.tools import definitions  # noqa: PLC0415

    return definitions.make_manager(definitions.build_server(counter))


def refuse() -> JSONResponse:
    """Return the problem for a request from elsewhere."""
    return respond_with_problem(
        status=403,
        code="foreign_origin",
        detail="This address answers neither other sites' pages nor names that are not the server's own.",
        hint="Ask 127.0.0.1 or localhost, without a page of another site in between.",
    )


def strip_port(place: str) -> str:
    """Return a host without its port, in lower case."""
    host, _, port = place.casefold().rpartition(":")
    return host if host and port.isdecimal() else place.casefold()


def is_loopback(host: str) -> bool:
    """Tell whether a server that listens on an address is heard on this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def serve_tools(app: FastAPI, host: str) -> None:
    """Serve `/mcp`; what answers there is in the app's state, to be closed with it."""

    cupboard = Cupboard(app.state.opening, app.state.metrics)
    app.state.tools = ToolsEndpoint(Counter(cupboard.find_toolbox, app.state.turns), host)
    # A GET would open a stream on which nothing is ever said, for as long as whoever opened it likes.
    app.router.routes.append(Route(PATH, endpoint=app.state.tools, methods=["POST"]))
