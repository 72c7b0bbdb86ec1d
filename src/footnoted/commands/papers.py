"""`footnoted list` and `footnoted footnote`: what the corpus holds, and a note of it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from footnoted.commands.frame import AsJson, print_json
from footnoted.settings import Settings
from footnoted.terminal import write_documents, write_note

__all__ = ["footnote", "list_documents"]


def footnote(
    number: Annotated[int, typer.Argument(help="The note's number.")],
    document: Annotated[str | None, typer.Option(help="Which document; none where there is only one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a footnote: as printed, what it cites, and the words it supports."""
    from footnoted.desk import find_note  # noqa: PLC0415

    note = find_note(Settings(), document, number)
    print_json(note) if as_json else write_note(Console(soft_wrap=True), note)


def list_documents(as_json: AsJson = False) -> None:
    """List the documents of the corpus."""
    from footnoted.desk import describe_corpus  # noqa: PLC0415

    documents = describe_corpus(Settings())
    print_json({"documents": documents}) if as_json else write_documents(Console(soft_wrap=True), documents)
