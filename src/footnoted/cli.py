"""The command line: every command by its name, and what is said when one fails.

It owns exit statuses and the one line on standard error; it must not know what a command does.
Exit status: 0 answered, 3 not found in the documents, 2 usage, 1 anything else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer
from pydantic import ValidationError

from footnoted.commands.audit import audit
from footnoted.commands.checking import check
from footnoted.commands.evaluation import evaluate
from footnoted.commands.feedback import feedback
from footnoted.commands.frame import FAILURE, NOT_FOUND, USAGE, Unanswered
from footnoted.commands.links import links
from footnoted.commands.mcp import mcp
from footnoted.commands.papers import footnote, ingest, list_documents, remove
from footnoted.commands.questions import ask, search
from footnoted.commands.references import references
from footnoted.commands.service import doctor, serve
from footnoted.errors import FootnotedError, UnknownDocument, UnknownFootnote, UnsuitableRequest

__all__ = ["main"]

app = typer.Typer(
    name="footnoted",
    help="Ask a research paper a question; every sentence of the answer leads to the paper's words and notes.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
# In the order in which `--help` lists them.
COMMANDS: dict[str, Callable[..., None]] = {
    "ask": ask,
    "search": search,
    "check": check,
    "footnote": footnote,
    "references": references,
    "audit": audit,
    "links": links,
    "list": list_documents,
    "ingest": ingest,
    "remove": remove,
    "serve": serve,
    "mcp": mcp,
    "feedback": feedback,
    "eval": evaluate,
    "doctor": doctor,
}
for name, command in COMMANDS.items():
    app.command(name=name)(command)


def main() -> int:
    """Run the command line; return the exit status, with one line on standard error where it is not 0."""
    try:
        status = typer.main.get_command(app).main(standalone_mode=False, prog_name="footnoted")
    except (Unanswered, FootnotedError, ValidationError, typer.TyperException) as error:
        return complain(*explain(error))
    # An interrupt comes back as a status of the shell's.
    return complain("stopped", FAILURE) if status else 0


def explain(error: Exception) -> tuple[str, int]:
    """Return what is to be said of an error, and the exit status."""
    match error:
        case Unanswered():
            said = str(error), error.status
        case UnknownDocument() | UnknownFootnote():
            said = str(error), NOT_FOUND
        case UnsuitableRequest():
            said = str(error), USAGE
        case typer.TyperException():
            said = f"{error.format_message()} (see footnoted --help)", USAGE
        case ValidationError():
            said = "; ".join(name_fault(fault["loc"], fault["msg"]) for fault in error.errors()), USAGE
        case _:
            said = f"{error} {getattr(error, 'hint', '')}", FAILURE
    return said


def name_fault(place: tuple[int | str, ...], message: str) -> str:
    """Return what is wrong with the settings, with the variable's name where only one is."""
    said = message.removeprefix("Value error, ")
    return f"FOOTNOTED_{'_'.join(str(part) for part in place).upper()}: {said}" if place else said


def complain(message: str, status: int) -> int:
    """Print one line on standard error and return the status."""
    print(f"footnoted: {' '.join(message.split())}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
