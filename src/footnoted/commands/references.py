"""`footnoted references`: the works that a paper cites, once each, in any bibliographic format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from footnoted.commands.frame import FAILURE, AsJson, Unanswered
from footnoted.errors import UnsuitableRequest
from footnoted.exporting import ExportFormat
from footnoted.settings import Settings

__all__ = ["references"]


def references(
    wanted: Annotated[ExportFormat, typer.Option("--format", help="What to write them as.")] = "chicago",
    document: Annotated[str | None, typer.Option(help="Which document; none where there is only one.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the works that a paper cites, once each, with the notes that cite them."""
    from footnoted.desk import export_cited_works  # noqa: PLC0415

    if wanted == "docx" and output is None:
        raise UnsuitableRequest("A Word file is not for a terminal: name one with --output.")
    export = export_cited_works(Settings(), document, "csl-json" if as_json else wanted)
    if output is None:
        sys.stdout.write(export.content.decode("utf-8"))
        return
    try:
        output.write_bytes(export.content)
    except OSError as error:
        raise Unanswered(f"{output} cannot be written: {error.strerror}", FAILURE) from error
