"""What the commands share: options, JSON on standard output, and a command that ran and has nothing good to tell.

It owns no command; exit statuses are 0 answered, 3 not found in the documents, 2 usage, 1 anything else.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

__all__ = ["FAILURE", "NOT_FOUND", "USAGE", "AsJson", "Documents", "Unanswered", "print_json"]

NOT_FOUND, USAGE, FAILURE = 3, 2, 1

AsJson = Annotated[bool, typer.Option("--json", help="Print the API's object.")]
Documents = Annotated[list[str] | None, typer.Option("--document", help="Search only this document; may be repeated.")]


class Unanswered(Exception):
    """A command that ran and has nothing good to tell; `status` is the exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def print_json(value: Any) -> None:
    """Print a value as the API would send it, indented."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
