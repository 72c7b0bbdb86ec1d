"""`footnoted mcp`: the tools of the Model Context Protocol over standard input and output."""

from __future__ import annotations

import runpy

from footnoted.settings import Settings

__all__ = ["mcp"]


def mcp() -> None:
    """Serve the papers to a client of the Model Context Protocol that starts this command."""
    Settings()  # what is wrong with them is said here as by every other command
    # As the server, it is a program of its own that reads the same settings: it is started, not imported.
    runpy.run_module("server.tools.stdio", run_name="__main__", alter_sys=True)
