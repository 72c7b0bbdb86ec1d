"""The process: one server on one address, from the first line it prints to a clean end.

It owns the socket, the lines printed and the exit status, and must not know what is served.
"""

from __future__ import annotations

import logging
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress

from footnoted.assistant import Assistant
from footnoted.settings import Settings
from server.app import create_app
from server.opening import Opening

__all__ = ["main", "serve"]

LOG_FORMAT = "%(levelname)s %(name)s: %(message)s"
GRACE_SECONDS = 10  # for answers that are being made when the process is told to end


def open_with_progress(settings: Settings) -> Assistant:
    """Open the assistant, with a bar on a terminal while the index is built; in a log there is none."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Building the index", total=None, visible=False)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        return Assistant.open(settings, progress=show)


def serve(settings: Settings, *, open_assistant: Callable[[Settings], Assistant] = open_with_progress) -> int:
    """Serve until told to end; return the exit status.

    Prints the address on standard output once the service is ready. What keeps it from starting is one line on
    standard error, and the status 1.
    """
    _set_up_logging(settings.log_level.upper())
    try:
        listener = _listen(settings.host, settings.port)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        return _complain(f"cannot listen on {where}: {error.strerror}. Set FOOTNOTED_PORT to another port.")
    app = create_app(settings, open_assistant=open_assistant)
    server = uvicorn.Server(_configure(app, settings))
    opening: Opening = app.state.opening
    watcher = threading.Thread(target=_announce, args=(opening, server, listener), daemon=True)
    watcher.start()
    # Told by Ctrl-C, the server ends cleanly and then raises what it was told by.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    if failure := opening.failure:
        return _complain(f"{failure} {getattr(failure, 'hint', '')}".strip())
    return 0


def main() -> int:
    """Serve with the settings of the environment."""
    try:
        settings = Settings()
    except ValidationError as error:
        return _complain("; ".join(_describe_fault(fault["loc"], fault["msg"]) for fault in error.errors()))
    return serve(settings)


def _set_up_logging(level: str) -> None:
    # Libraries are heard from WARNING on, whatever level they set themselves: what they do step by step is of no
    # use to whoever runs a service.
    ours, theirs = logging.StreamHandler(), logging.StreamHandler()
    theirs.setLevel(logging.WARNING)
    logging.basicConfig(handlers=[theirs], format=LOG_FORMAT)
    ours.setFormatter(logging.Formatter(LOG_FORMAT))
    for name in ("footnoted", "server"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [ours], False
        logger.setLevel(level)


def _configure(app: FastAPI, settings: Settings) -> uvicorn.Config:
    is_chatty = settings.log_level == "debug"
    return uvicorn.Config(
        app,
        log_level="info" if is_chatty else "warning",
        access_log=is_chatty,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def _announce(opening: Opening, server: uvicorn.Server, listener: socket.socket) -> None:
    """Wait for the opening: print the address if it went well, else end the server."""
    if opening.wait() is not None:
        server.should_exit = True
    elif not server.should_exit:
        host, port = listener.getsockname()[:2]
        print(f"Footnoted is ready: http://{f'[{host}]' if ':' in host else host}:{port}/", flush=True)


def _describe_fault(where: tuple[int | str, ...], message: str) -> str:
    name = "_".join(["FOOTNOTED", *(str(part).upper() for part in where)])
    return f"{name}: {message}" if where else message.removeprefix("Value error, ")


def _complain(message: str) -> int:
    print(f"footnoted: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
