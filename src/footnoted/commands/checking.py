"""`footnoted check`: a claim, or a whole text sentence by sentence, held against the papers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from footnoted.commands.frame import NOT_FOUND, AsJson, Documents, Unanswered, print_json
from footnoted.errors import UnsuitableRequest
from footnoted.settings import Settings
from footnoted.terminal import write_check

__all__ = ["check"]


def check(
    claim: Annotated[str | None, typer.Argument(help="The claim.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Option(help="A text file to check sentence by sentence.")] = None,
    documents: Documents = None,
    as_json: AsJson = False,
) -> None:
    """Check a claim: supported, different in which number, date, name or quotation, or not found.

    The exit status is 0 where the papers speak of it, be it that they differ: the verdict says so; 3 where they do not.
    """
    from footnoted.desk import open_desk  # noqa: PLC0415  loads the model: only where it is needed

    if (claim is None) == (file is None):
        raise UnsuitableRequest("Give a claim, or a text file with --file.")
    text = read_text(file) if file is not None else None
    with open_desk(Settings()) as desk:
        found = desk.check(claim if claim is not None else text or "", documents, is_text=text is not None)
    checks = found.get("claims", [found])
    if as_json:
        print_json(found)
    else:
        for each in checks:
            write_check(Console(soft_wrap=True), each)
    if all(each["verdict"] == "not_found" for each in checks):
        raise Unanswered("not found in the documents", NOT_FOUND)


def read_text(file: Path) -> str:
    """Return a text file's words. Raises UnsuitableRequest."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnsuitableRequest(f"{file} cannot be read as a UTF-8 text.") from error
