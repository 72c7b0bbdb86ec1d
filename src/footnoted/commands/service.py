"""`footnoted serve` and `footnoted doctor`: the program itself, run and examined."""

from __future__ import annotations

import runpy
from typing import Annotated

import typer

from footnoted.commands.frame import FAILURE, AsJson, Unanswered, print_json
from footnoted.settings import Settings

__all__ = ["doctor", "serve"]


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the page and the API until stopped."""
    from os import environ  # noqa: PLC0415

    # The server is a program of its own that reads the same settings: it is started, not imported.
    for name, value in (("FOOTNOTED_HOST", host), ("FOOTNOTED_PORT", port)):
        if value is not None:
            environ[name] = str(value)
    Settings()  # what is wrong with them is said here as by every other command
    runpy.run_module("server.main", run_name="__main__", alter_sys=True)


def doctor(as_json: AsJson = False) -> None:
    """Examine the installation: settings, model, corpus, index."""
    from footnoted.doctor import examine  # noqa: PLC0415

    findings = examine(Settings())
    if as_json:
        print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            print(finding.line())
    if not all(finding.is_well for finding in findings):
        raise Unanswered("something is not as it should be, see above", FAILURE)
