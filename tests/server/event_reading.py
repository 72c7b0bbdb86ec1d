"""Server-Sent Events taken apart, and an app served on a real socket; knows nothing of what is served."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI


def read_events(text: str) -> list[tuple[str | None, str]]:
    """Return each event's name and data; comments are left out, as a client leaves them out."""
    events = []
    for block in text.split("\n\n"):
        fields = [line.partition(": ") for line in block.split("\n") if line and not line.startswith(":")]
        values = {name: value for name, _, value in fields}
        if "data" in values:
            events.append((values.get("event"), values["data"]))
    return events


class LiveApp:
    """An app behind uvicorn in a thread of its own."""

    def __init__(self, app: FastAPI) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run)
        self.port: int = self._listener.getsockname()[1]

    def _run(self) -> None:
        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            await self._server.serve(sockets=[self._listener])

        asyncio.run(serve())

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)
        self._listener.close()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def count_tasks(self) -> int:
        """Return how many tasks the server's loop has, the connections' among them."""
        assert self._loop is not None
        return len(asyncio.all_tasks(self._loop))


@contextmanager
def live(app: FastAPI) -> Iterator[LiveApp]:
    """Serve an app until the block ends; it is ready when the block begins."""
    served = LiveApp(app)
    served.start()
    try:
        assert app.state.opening.wait() is None
        yield served
    finally:
        served.stop()
