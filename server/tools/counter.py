"""Where a tool's work is done: off the event loop, in its turn, at a toolbox that may not be there yet.

It owns turns and what a failure is called; it must not know any tool.
"""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from footnoted.errors import FootnotedError, UnknownDocument, UnknownFootnote, UnsuitableRequest
from footnoted.toolbox import Toolbox

__all__ = ["Counter", "say_failure"]

Found = TypeVar("Found")

# The errors' own hints name addresses and commands, which are not at hand for whoever calls tools.
ADVICE: dict[type[FootnotedError], str] = {
    UnknownDocument: "The list of resources names the documents there are.",
    UnknownFootnote: "The document's resource counts its footnotes.",
    UnsuitableRequest: "",
}


@dataclass(frozen=True, slots=True)
class Counter:
    """`find_toolbox` returns the toolbox, waits for it, or raises why there is none; `turns` bounds work at once."""

    find_toolbox: Callable[[], Toolbox]
    turns: Semaphore

    async def serve(self, work: Callable[[Toolbox], Found]) -> Found:
        """Return what the work finds; raises what it raises, and what the toolbox cannot be had for."""
        async with self.turns:
            return await run_in_threadpool(lambda: work(self.find_toolbox()))


def say_failure(error: FootnotedError) -> str:
    """Return what went wrong and what to do, for a model to read."""
    return f"{error} {ADVICE.get(type(error), error.hint)}".strip()
