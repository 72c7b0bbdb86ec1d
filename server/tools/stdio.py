"""The Model Context Protocol over standard input and output: a program of its own, for clients that start one.

It owns the process: what opens the papers while the client introduces itself, and that nothing but the protocol goes
to standard output. It must not know any tool.
"""

from __future__ import annotations

import logging
import sys
from asyncio import Semaphore
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

from pydantic import ValidationError

from footnoted.settings import Settings
from footnoted.toolbox import open_toolbox
from server.tools.counter import Counter
from server.tools.definitions import build_server

__all__ = ["main", "serve"]


def serve(settings: Settings) -> None:
    """Serve until standard input ends; calls wait for the papers to be open, or say why they cannot be."""
    with ExitStack() as opened, ThreadPoolExecutor(1, thread_name_prefix="opening") as opener:
        toolbox = opener.submit(opened.enter_context, open_toolbox(settings))
        # Told by Ctrl-C, it ends as it does with its input.
        with suppress(KeyboardInterrupt):
            build_server(Counter(toolbox.result, Semaphore(settings.workers))).run("stdio")


def main() -> int:
    """Serve with the settings of the environment; return the exit status."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = Settings()
    except ValidationError as error:
        print(f"footnoted: {error.errors()[0]['msg']}", file=sys.stderr)
        return 1
    serve(settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
