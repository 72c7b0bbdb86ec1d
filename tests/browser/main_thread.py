"""How long the page kept its main thread: the browser's own trace, read.

A task's length is the processor's time it took: the clock would also count what other programs of a busy machine took.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

CATEGORIES = ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"]
TASK = "ThreadControllerImpl::RunTask"


@dataclass(kw_only=True)
class Tasks:
    """The tasks of the main thread in milliseconds, longest first: of the processor's time, and by the clock."""

    cpu: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)

    @property
    def longest(self) -> float:
        """Return the longest task in milliseconds of the processor's time."""
        return max(self.cpu, default=0.0)


@contextmanager
def watch_main_thread(browser: Any, page: Any) -> Iterator[Tasks]:
    """Trace what happens inside the block; the tasks are there after it."""
    tasks = Tasks()
    browser.start_tracing(page=page, categories=CATEGORIES)
    yield tasks
    events = json.loads(browser.stop_tracing())["traceEvents"]
    mains = {(each["pid"], each["tid"]) for each in events if _names_main_thread(each)}
    done = [each for each in events if each.get("ph") == "X" and each["name"] == TASK and _place(each) in mains]
    tasks.cpu = sorted((each.get("tdur", each["dur"]) / 1000 for each in done), reverse=True)
    tasks.clock = sorted((each["dur"] / 1000 for each in done), reverse=True)


def _place(event: dict[str, Any]) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _names_main_thread(event: dict[str, Any]) -> bool:
    return event.get("name") == "thread_name" and event["args"]["name"] == "CrRendererMain"
