"""`footnoted list`, `ingest`, `remove` and `footnote`: which papers there are, and a note of one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from footnoted.commands.frame import AsJson, print_json
from footnoted.reading import add_papers, remove_paper
from footnoted.settings import Settings
from footnoted.terminal import write_documents, write_note

__all__ = ["footnote", "ingest", "list_documents", "remove"]


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
    from footnoted.desk import describe_papers  # noqa: PLC0415

    documents = describe_papers(Settings())
    print_json({"documents": documents}) if as_json else write_documents(Console(soft_wrap=True), documents)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Text files of papers (.txt), or folders of them.")],
    as_json: AsJson = False,
) -> None:
    """Add papers: keep copies of them in the data folder and index them."""
    from footnoted.desk import describe_papers, refresh_index  # noqa: PLC0415

    settings = Settings()
    added = {paper.id for paper in add_papers(paths, settings.corpus_dir, settings.data_dir)}
    documents = [each for each in describe_papers(settings) if each["id"] in added]
    print_json({"documents": documents}) if as_json else write_documents(Console(soft_wrap=True), documents)
    tell_of_index(is_fresh=refresh_index(settings))


def remove(id: Annotated[str, typer.Argument(help="The id of a paper that was added.")]) -> None:
    """Remove a paper that was added; one in the corpus folder is left alone."""
    from footnoted.desk import refresh_index  # noqa: PLC0415

    settings = Settings()
    remove_paper(id, settings.corpus_dir, settings.data_dir)
    tell_of_index(is_fresh=refresh_index(settings))


def tell_of_index(*, is_fresh: bool) -> None:
    """Say on standard error where a running server does not know of the change yet."""
    if not is_fresh:
        print("footnoted: the running server has the index: start it again to let it know", file=sys.stderr)
