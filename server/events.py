"""Server-Sent Events made by a synchronous iterator: sent as they come, with signs of life while there are none.

It owns the stream's headers, its heartbeats and its end, and must not know what the events say.
"""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import Generator
from typing import Any

import anyio
from anyio.streams.memory import MemoryObjectSendStream
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Send

__all__ = ["EventStream", "describe_events", "write_event"]

# A proxy commonly ends a connection that was silent for half a minute or more.
HEARTBEAT_SECONDS = 10.0
# Neither kept by anyone on the way, nor held back by nginx until there is more.
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
# Line breaks of Unicode that JSON leaves as they are, and by which some clients cut lines.
FURTHER_BREAKS = {0x85: r"\u0085", 0x2028: r"\u2028", 0x2029: r"\u2029"}


def write_event(data: str, *, event: str | None = None) -> bytes:
    """Return one event as it goes over the wire; `data` is JSON, which has no line break of its own."""
    return format_sse_event(data_str=data.translate(FURTHER_BREAKS), event=event)


def describe_events(*names: str) -> dict[str, Any]:
    """Return the `content` of a response of events of these names, as OpenAPI 3.2 describes each of them."""
    data = {"type": "string", "contentMediaType": "application/json"}
    named = {"event": {"type": "string", "enum": list(names)}} if names else {}
    item = {"type": "object", "required": ["data", *named], "properties": {**named, "data": data}}
    return {"text/event-stream": {"itemSchema": item}}


class EventStream(StreamingResponse):
    """A response of events, made in a thread once one of `turns` is free; a comment for every silent while.

    Where the client goes away, the iterator is closed as soon as it has made what it is at; one that has nothing to
    send for a while may yield nothing (b"") now and then, to be closed the sooner.
    """

    media_type = "text/event-stream"

    def __init__(
        self,
        events: Generator[bytes],
        *,
        turns: Semaphore,
        heartbeat_seconds: float = HEARTBEAT_SECONDS,
    ) -> None:
        super().__init__((), headers=HEADERS)
        self._events = events
        self._turns = turns
        self._heartbeat_seconds = heartbeat_seconds

    async def stream_response(self, send: Send) -> None:
        """Send the headers at once, then events and heartbeats, then the end."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        sender, receiver = anyio.create_memory_object_stream[bytes](1)
        async with anyio.create_task_group() as tasks, receiver:
            tasks.start_soon(self._make, sender)
            while True:
                try:
                    with anyio.fail_after(self._heartbeat_seconds):
                        event = await receiver.receive()
                except TimeoutError:
                    event = KEEPALIVE_COMMENT
                except anyio.EndOfStream:
                    break
                await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _make(self, sender: MemoryObjectSendStream[bytes]) -> None:
        """Make the events one by one, no more than one ahead of the client."""
        async with sender, self._turns:
            try:
                while (event := await run_in_threadpool(next, self._events, None)) is not None:
                    if event:
                        await sender.send(event)
            finally:
                with anyio.CancelScope(shield=True):
                    await run_in_threadpool(self._events.close)
